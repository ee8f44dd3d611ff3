"""The titles of the lexicon, and where they stand in a text.

A title is a noun for what its bearer is: "envoy", "foreign minister", "chief of staff". The longest one wins, so a
"vice president" is no president.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.heads import phrases_by_word
from kg.extract.lexicon import Entry
from kg.extract.parse import Doc, Token
from kg.ontology import Ontology, Relation

NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title where it stands. `head` is its main noun; `offices` are the relations it states of a country unsaid."""

    start: int
    end: int
    head: int
    entries: tuple[Entry, ...]
    offices: tuple[Relation, ...]
    plural: bool


@dataclass(frozen=True, slots=True)
class TitleLexicon:
    """Titles as word sequences by their last word, with what each one states."""

    by_last: Mapping[str, tuple[tuple[str, ...], ...]]
    entries: Mapping[tuple[str, ...], tuple[Entry, ...]]
    offices: Mapping[tuple[str, ...], tuple[Relation, ...]]


@lru_cache(maxsize=8)
def index_titles(ontology: Ontology) -> TitleLexicon:
    """The title patterns of an ontology by their words, and the titles that are held in a country."""
    entries: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    offices: dict[tuple[str, ...], list[Relation]] = defaultdict(list)
    for name in sorted(ontology.relations):
        relation = ontology.relations[name]
        for pattern in relation.patterns:
            if pattern.pos == "title":
                for head in sorted(pattern.heads):
                    entries[split(head)].append(Entry(relation, pattern))
        for head in relation.country_titles:
            if relation not in offices[split(head)]:
                offices[split(head)].append(relation)
    by_last: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words in {*entries, *offices}:
        by_last[words[-1]].add(words)
    longest_first = {last: tuple(sorted(all_, key=lambda w: (-len(w), w))) for last, all_ in by_last.items()}
    return TitleLexicon(
        longest_first, {k: tuple(v) for k, v in entries.items()}, {k: tuple(v) for k, v in offices.items()}
    )


def split(head: str) -> tuple[str, ...]:
    """The words of a title as they are compared: hyphens part words.

    >>> split("vice_president"), split("son-in-law")
    (('vice', 'president'), ('son', 'in', 'law'))
    """
    return tuple(head.lower().replace("_", " ").replace("-", " ").split())


def find_titles(doc: Doc, ontology: Ontology) -> list[Title]:
    """The titles of a text in order; none lies inside another."""
    lexicon = index_titles(ontology)
    found: list[Title] = []
    for token in doc:
        for words in (w for form in forms(token) for w in lexicon.by_last.get(form, ())):
            start = match_back(doc, token.i, words)
            if start is not None and (title := make_title(doc, start, token.i + 1, words, lexicon)):
                found.append(title)
                break
    return outermost(found)


def outermost(titles: list[Title]) -> list[Title]:
    """The titles that lie in no other one; they come in the order of their ends, and no two end together."""
    kept: list[Title] = []
    for title in reversed(titles):
        if not kept or title.start < kept[-1].start:
            kept.append(title)
    return kept[::-1]


def forms(token: Token) -> tuple[str, ...]:
    """The word, its lemma and its singular: the tagger leaves the plural of capitalised titles alone.

    >>> import spacy
    >>> [forms(t) for t in spacy.blank("en")("Sens Spokeswomen")]
    [('sens', 'sen'), ('spokeswomen', 'spokeswoman')]
    """
    return inflections(token.lower_, token.lemma_)


@lru_cache(maxsize=65536)
def inflections(lower: str, lemma: str) -> tuple[str, ...]:
    """The forms of a word by how it is written and its lemma."""
    word = lower.replace("’", "'").rstrip(".")
    singular = word[:-3] + "man" if word.endswith("men") else word[:-1] if word.endswith("s") else word
    singular = word[:-3] + "y" if word.endswith("ies") else singular
    return tuple(dict.fromkeys((word, lemma.lower() or word, singular)))


def match_back(doc: Doc, last: int, words: tuple[str, ...]) -> int | None:
    """The first token of a title that ends at `last`, hyphens skipped, or None where it does not stand there."""
    i = last
    for n, word in enumerate(reversed(words)):
        while n and i >= 0 and doc[i].text == "-":
            i -= 1
        if i < 0 or word not in forms(doc[i]):
            return None
        i -= 1
    return i + 1


def make_title(doc: Doc, start: int, end: int, words: tuple[str, ...], lexicon: TitleLexicon) -> Title | None:
    """The title at these tokens, unless they are no noun, or every relation blocks the phrase they stand in."""
    span = doc[start:end]
    head = next((t for t in span if t.head.i < start or t.head.i >= end), span[-1])
    nouns = [t for t in span if t.pos_ in NOUNS]
    if not nouns:
        return None
    head = head if head in nouns else nouns[-1]
    around = phrases_around(doc, start - 4, end + 4)
    entries = tuple(e for e in lexicon.entries.get(words, ()) if not is_blocked(e.relation, words, around))
    offices = tuple(r for r in lexicon.offices.get(words, ()) if not is_blocked(r, words, around))
    plural = any(t.tag_ in {"NNS", "NNPS"} or (len(forms(t)) > 1 and t.lower_.endswith("s")) for t in nouns)
    return Title(start, end, head.i, entries, offices, plural) if entries or offices else None


def phrases_around(doc: Doc, start: int, end: int) -> str:
    """A window of words as phrases are compared: in lower case without hyphens, as written and in the singular."""
    tokens = [t for t in doc[max(0, start) : end] if t.text != "-"]
    return f" {' '.join(forms(t)[0] for t in tokens)} | {' '.join(forms(t)[-1] for t in tokens)} "


def is_blocked(relation: Relation, words: tuple[str, ...], around: str) -> bool:
    """Whether the title stands in a phrase where it does not count for this relation."""
    return any(f" {phrase} " in around for phrase in phrases_by_word(relation.blocked_by).get(words[-1], ()))
