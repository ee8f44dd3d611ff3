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
    people = {i for c in candidates if c.kind == "Person" for i in range(c.start, c.end)}
    surnames = {c.name.split()[-1] for c in candidates if c.kind == "Person"}
    bodies = {c.end: c.start for c in known if c.kind == "Organization" and c.form is Form.NAME}

    def is_owner(token: Token) -> bool:
        return token.i not in lands and (token.i in people or token.text in surnames)

    for c in candidates:
        before = [t for t in doc[c.start : bodies.get(c.end, c.start)] if t.tag_ != "POS"]
        if c.kind not in SEATS or not (before or c.form is Form.NAME):
            yield c
        elif not before or not (is_owner(before[-1]) or (is_loose(before[-1]) and before[-1].i not in lands)):
            owned = next(
                (t.i + 1 for t in doc[c.start + 1 : c.end] if t.tag_ == "POS" and is_owner(doc[t.i - 1])), c.start
            )
            short = c.form is not Form.NAME or c.end - owned < LEAST
            yield c if short or owned == c.start else replace(c, start=owned, name=doc[owned : c.end].text)


def is_loose(token: Token) -> bool:
    """Whether the word before a known body's name is no part of it: "this", "and", "official", "new"."""
    return token.pos_ in {"DET", "PRON", "CCONJ", "ADJ", "NUM", "VERB"} or token.text.islower()
