"""Which of the media types that there are suits who asks: RFC 9110's Accept, with its weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.datastructures import Headers


@dataclass(frozen=True, slots=True)
class Range:
    """One media range of an Accept header: `text/turtle`, `text/*` or `*/*`, and how welcome it is, from 0 to 1."""

    type: str
    weight: float

    def covers(self, type: str) -> int:
        """How closely it names a type: 3 by its name, 2 by its group, 1 as anything, 0 not at all."""
        if self.type == type:
            return 3
        if self.type == f"{type.partition('/')[0]}/*":
            return 2
        return int(self.type == "*/*")


def accepts(headers: Headers) -> str:
    """The Accept header of a request, which may come in several lines; "" where it says nothing."""
    return ", ".join(headers.getlist("accept"))


def read_accept(header: str) -> list[Range]:
    """The media ranges of an Accept header; what makes no sense is passed over.

    >>> read_accept("text/turtle;q=0.5, */*;q=0")
    [Range(type='text/turtle', weight=0.5), Range(type='*/*', weight=0.0)]
    """
    found = list[Range]()
    for part in header.split(","):
        name, *params = (piece.strip().lower() for piece in part.split(";"))
        weights = [param[2:] for param in params if param.startswith("q=")]
        try:
            weight = float(weights[0]) if weights else 1.0
        except ValueError:
            continue
        if "/" in name and 0 <= weight <= 1:
            found.append(Range(name, weight))
    return found


def choose(header: str, offered: Sequence[str]) -> str | None:
    """The most welcome of the types offered, the first where several are; None where none is.

    >>> choose("text/csv;q=0.4, application/*", ["text/csv", "application/json"])
    'application/json'
    >>> choose("", ["text/csv"]), choose("image/png", ["text/csv"])
    ('text/csv', None)
    """
    ranges = read_accept(header) if header.strip() else [Range("*/*", 1.0)]

    def welcome(type: str) -> float:
        closest = max(ranges, key=lambda each: each.covers(type), default=None)
        return closest.weight if closest and closest.covers(type) else 0.0

    best = max(offered, key=welcome)
    return best if welcome(best) else None
