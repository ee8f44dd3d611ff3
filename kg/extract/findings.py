"""What the frames and the titles hand over: a relation between two mentions, before stance."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Mention


@dataclass(frozen=True, slots=True)
class Finding:
    """That the words around `trigger` evoke `predicate` between two mentions."""

    subject: Mention
    predicate: str
    object: Mention
    trigger: tuple[int, int]  # token indices, end-exclusive
    sentence_root: int  # any token of the evidence sentence
    confidence: float
    extractor: str
    past: bool = False
    standing: bool = False  # holds whatever its sentence says of what happens: in no doubt, and nobody's mere word
    signs: tuple[str, ...] = ()  # what makes it more or less sure: how its ends were found, what was taken loosely
