"""One name, one kind: what an article says several times is decided once and found wherever it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc

from kg.extract.mentions.candidates import Candidate

TITLED, CUED, TAGGED = 3, 2, 1


def agree(doc: Doc, found: Iterable[Candidate], nouns: Mapping[str, str], headings: frozenset[int]) -> list[Candidate]:
    """The candidates with one kind for each name, and the places where spaCy missed a name."""
    candidates = list(found)
    body = [c for c in candidates if c.start not in headings] or candidates
    kinds = vote(body)
    surnames = surnames_of(body, kinds)
    kept = []
    for c in candidates:
        kind = "Person" if c.name in surnames else kinds.get(c.name)
        if kind is not None:
            kept.append(Candidate(c.start, c.end, kind, c.name, c.form, c.found, c.wikidata, c.size, c.open))
    known = {**kinds, **{name: "Person" for name in surnames}}
    return [*kept, *missed(doc, known, kept)]


def vote(candidates: Iterable[Candidate]) -> dict[str, str]:
    """The kind that most occurrences of each name have."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for c in candidates:
        votes[c.name][c.kind] += TITLED if c.found == "persons" else TAGGED
    return {name: min(counts, key=lambda kind: (-counts[kind], kind)) for name, counts in votes.items()}


def surnames_of(candidates: Iterable[Candidate], kinds: Mapping[str, str]) -> frozenset[str]:
    """The last words of people's full names, unless the article uses them for something else more often."""
    people = {c.name for c in candidates if kinds[c.name] == "Person"}
    return frozenset(name.split()[-1] for name in people if " " in name)


def missed(doc: Doc, known: Mapping[str, str], found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Further places where a known name stands, capitalised, outside the candidates."""
    taken = {i for c in found for i in range(c.start, c.end)}
    starts: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for name, kind in known.items():
        words = name.split()
        starts[words[0]].append((words, kind))
    for token in doc:
        if token.i in taken or not token.text[0].isupper() or token.text not in starts:
            continue
        for words, kind in sorted(starts[token.text], key=lambda w: (-len(w[0]), w[1])):
            end = token.i + len(words)
            if [t.text for t in doc[token.i : end]] == words and not taken & set(range(token.i, end)):
                if len(words) > 1 or token.pos_ == "PROPN":
                    taken.update(range(token.i, end))
                    yield Candidate(token.i, end, kind, " ".join(words), found="consistency")
                break
