"""One name, one kind: what an article says several times is decided once and found wherever it stands."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.extract.mentions.candidates import Candidate
from kg.extract.mentions.cues import Nouns
from kg.extract.parse import Doc

ARTICLE = re.compile(r"^[AaEe]l-(?=\w)")
# A title or "near" before a name outweighs what the taggers say.
WEIGHTS = {"title": 10, "network": 6, "ner": 2, "runs": 1}


def agree(doc: Doc, found: Iterable[Candidate], nouns: Nouns, headings: frozenset[int]) -> list[Candidate]:
    """The candidates with one kind for each name, and the places where it stands unseen.

    In headings only people named in full and names confirmed by the body are believed.
    """
    candidates = [*found]
    candidates += acronyms_after(doc, candidates)
    body = [c for c in candidates if c.start not in headings or is_full_person(c)]
    kinds = vote(body)
    people = [*short_names(body, kinds), *surnames_of(body, kinds)]
    known = kinds | {name: "Person" for name in people if nouns.get(name.lower()) != "Organization"}
    kept = [replace(c, kind=known[c.name]) for c in candidates if c.name in known]
    return [*kept, *missed(doc, known, kept, headings)]


def acronyms_after(doc: Doc, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The acronyms that the article introduces in brackets, each of the kind of the name before it."""
    for c in candidates:
        if c.end + 2 < len(doc) and doc[c.end].text == "(" and doc[c.end + 2].text == ")":
            acronym = doc[c.end + 1].text
            if acronym.isupper() and acronym == "".join(w[0] for w in c.name.split() if w[0].isupper()):
                yield Candidate(c.end + 1, c.end + 2, c.kind, acronym, found="title")


def is_full_person(candidate: Candidate) -> bool:
    """Whether a person is named by at least two words, not all in capitals."""
    return candidate.kind == "Person" and " " in candidate.name and not candidate.name.isupper()


def vote(candidates: Iterable[Candidate]) -> dict[str, str]:
    """The kind that most occurrences of each name have; when in doubt it is a person."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for c in candidates:
        votes[c.name][c.kind] += WEIGHTS[c.found]
    return {
        name: min(counts, key=lambda kind: (-counts[kind], kind != "Person", kind)) for name, counts in votes.items()
    }


def surnames_of(candidates: Iterable[Candidate], kinds: Mapping[str, str]) -> list[str]:
    """The last words of people's full names, an Arabic article in front of them or not."""
    last = {c.name.split()[-1] for c in candidates if kinds[c.name] == "Person" and " " in c.name}
    return sorted({*last, *(ARTICLE.sub("", name) for name in last)})


def short_names(candidates: Iterable[Candidate], kinds: Mapping[str, str]) -> dict[str, str]:
    """The first words of people's full names, where only one of them has it."""
    people = {c.name for c in candidates if kinds[c.name] == "Person" and " " in c.name}
    counts = Counter(name.split()[0] for name in people)
    return {word: "Person" for word, count in counts.items() if count == 1 and len(word) > 2}


def missed(
    doc: Doc, known: Mapping[str, str], found: Iterable[Candidate], headings: frozenset[int]
) -> Iterator[Candidate]:
    """Further places where a known name stands, capitalised, outside the candidates."""
    taken = {i for c in found for i in range(c.start, c.end)}
    small = {token.text for token in doc if token.is_lower}
    starts: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for name, kind in known.items():
        words = name.split()
        starts[words[0]].append((words, kind))
    for token in doc:
        if token.i in taken or token.text not in starts or not token.text[0].isupper():
            continue
        for words, kind in sorted(starts[token.text], key=lambda w: (-len(w[0]), w[1])):
            end = token.i + len(words)
            if [t.text for t in doc[token.i : end]] == words and not taken & set(range(token.i, end)):
                plain = token.pos_ == "PROPN" or (kind == "Person" and token.lower_ not in small)
                if len(words) > 1 or plain or token.i in headings:
                    taken.update(range(token.i, end))
                    yield Candidate(token.i, end, kind, " ".join(words), found="consistency")
                break
