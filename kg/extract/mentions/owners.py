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
        if c.kind not in SEATS or c.form is not Form.NAME:
            yield c
        elif not before or not (is_owner(before[-1]) or (is_loose(before[-1]) and before[-1].i not in lands)):
            marks = (t.i for t in doc[c.start + 1 : c.end] if t.tag_ == "POS" and is_owner(doc[t.i - 1]))
            start = next((i + 1 for i in marks), c.start)
            whole = start == c.start or c.end - start < LEAST
            yield c if whole else replace(c, start=start, name=doc[start : c.end].text)


def is_loose(token: Token) -> bool:
    """Whether the word before a known body's name is no part of it: "this", "and", "official", "new"."""
    return token.pos_ in {"DET", "PRON", "CCONJ", "ADJ", "NUM", "VERB"} or token.text.islower()
