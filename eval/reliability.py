"""Whether the confidence of a claim can be taken at its word: bins of confidence against how many claims are right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

EDGES = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims whose confidence is from `low` to below `high`; `said` is its mean, `right` how many are right."""

    low: float
    high: float
    claims: int
    said: float
    right: int

    @property
    def share(self) -> float:
        """The share of the claims that are right."""
        return self.right / self.claims


def bin_claims(claims: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Claims, as confidence and whether right, in bins; empty ones are left out.

    >>> [(b.claims, b.said, b.share) for b in bin_claims([(0.65, True), (0.62, False), (1.0, True)])]
    [(2, 0.635, 0.5), (1, 1.0, 1.0)]
    """
    claims, bins = list(claims), []
    for low, high in pairwise(EDGES):
        inside = [(sure, ok) for sure, ok in claims if low <= sure < high or sure == high == EDGES[-1]]
        if inside:
            said = round(sum(sure for sure, _ in inside) / len(inside), 3)
            bins.append(Bin(low, high, len(inside), said, sum(ok for _, ok in inside)))
    return bins


def is_monotone(bins: list[Bin], least: int = 30) -> bool:
    """Whether surer claims are more often right, looking at bins of enough claims to tell."""
    shares = [b.share for b in bins if b.claims >= least]
    return shares == sorted(shares)
