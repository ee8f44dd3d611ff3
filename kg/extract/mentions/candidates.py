"""What the layers of mention finding hand over: stretches of tokens that may be mentions, and which of them stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Form


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens that may refer to an entity. `open` says that other mentions may lie inside ("[[Israeli] army]")."""

    start: int  # token indices, end-exclusive
    end: int
    kind: str
    name: str
    form: Form = Form.NAME
    found: str = "ner"
    wikidata: str | None = None
    size: int | None = None
    open: bool = False
    score: float = 1.0  # how sure the network is of what it proposes

    def covers(self, other: Candidate) -> bool:
        """Whether the other's tokens all lie in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Candidate) -> bool:
        """Whether the two share a token."""
        return self.start < other.end and other.start < self.end


def settle(ranked: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that may stand together, given best first; the result is in text order.

    Two mentions may share words only where the wider one is open and truly wider.
    """
    kept: list[Candidate] = []
    by_token: dict[int, list[Candidate]] = {}
    for candidate in ranked:
        tokens = range(candidate.start, candidate.end)
        rivals = {id(r): r for i in tokens for r in by_token.get(i, ())}
        if all(nest(candidate, rival) for rival in rivals.values()):
            kept.append(candidate)
            for i in tokens:
                by_token.setdefault(i, []).append(candidate)
    return sorted(kept, key=lambda c: (c.start, -c.end))


def nest(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates that share words may both stand.

    >>> army = Candidate(0, 2, "Organization", "Israeli army", open=True)
    >>> nest(army, Candidate(0, 1, "Country", "Israel")), nest(army, Candidate(1, 3, "Person", "army Smith"))
    (True, False)
    """
    if (one.start, one.end) == (other.start, other.end):
        return False
    return (one.open and one.covers(other)) or (other.open and other.covers(one))
