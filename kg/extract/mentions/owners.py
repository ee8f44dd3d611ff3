"""Bodies named with whom they belong to: "Anna Berg's Progress Party" is the Progress Party, whoever leads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.mentions.candidates import Candidate
from kg.extract.parse import Doc, Token
from kg.model import Form

SEATS = frozenset({"Organization", "Place"})  # "Anna Berg's White House" may be taken for a house
LEAST = 2  # words that a body's name keeps without its owner


def without_owners(doc: Doc, candidates: Sequence[Candidate], known: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, bodies' names without the person before them, and not at all where the gazetteer has the rest."""
    lands = {i for c in known if c.kind in {"Country", "Place"} for i in range(c.start, c.end)}
    people = {i for c in candidates if c.kind == "Person" for i in range(c.start, c.end)} - lands
    bodies = {c.end: c.start for c in known if c.kind == "Organization" and c.form is Form.NAME}
    for c in candidates:
        if c.kind not in SEATS or c.form is not Form.NAME:
            yield c
            continue
        before = [t for t in doc[c.start : bodies.get(c.end, c.start)] if t.tag_ != "POS"]
        if before and is_owner(before[-1], people):
            continue
        owned = next((t.i + 1 for t in doc[c.start + 1 : c.end] if t.tag_ == "POS" and t.i - 1 in people), c.start)
        short = c.end - owned < LEAST
        yield c if short or owned == c.start else replace(c, start=owned, name=doc[owned : c.end].text)


def is_owner(token: Token, people: set[int]) -> bool:
    """Whether the word before a known body's name is no part of it: a person, "this", "and"."""
    return token.i in people or token.pos_ in {"DET", "PRON", "CCONJ"}
