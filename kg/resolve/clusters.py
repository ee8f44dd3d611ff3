"""Clusters that grow by joins and respect every "different"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.resolve.bearers import Bearer
from kg.resolve.people import compare

Sides = Mapping[str, tuple[tuple[int, int], ...]]  # chain -> judgement and side, for the chains a "different" names


def sides_of(partitions: Iterable[Sequence[Iterable[str]]]) -> dict[str, tuple[tuple[int, int], ...]]:
    """By chain: in which of people's "different" it stands on which side."""
    found: dict[str, dict[int, int]] = {}
    for number, sides in enumerate(partitions):
        for side, chains in enumerate(sides):
            for chain in chains:
                found.setdefault(chain, {})[number] = side
    return {chain: tuple(sorted(places.items())) for chain, places in found.items()}


class Clusters:
    """Bearers → clusters; each bearer is one of its own until it is joined.

    Two clusters stay apart where a person said so, or where names in them cannot be one person's.
    """

    def __init__(self, bearers: Sequence[Bearer], sides: Sides) -> None:
        self.members: dict[int, list[Bearer]] = {}
        self._parents = list(range(len(bearers)))
        self._sides: list[dict[int, int]] = []
        self._numbers = {bearer.key: number for number, bearer in enumerate(bearers)}
        for number, bearer in enumerate(bearers):
            self.members[number] = [bearer]
            self._sides.append(dict(place for m in bearer.members for place in sides.get(m.chain, ())))

    def find(self, bearer: Bearer) -> int:
        """The number of the cluster that a bearer is in."""
        number = self._numbers[bearer.key]
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number

    def forbidden(self, left: Bearer, right: Bearer) -> bool:
        """Whether a person keeps the clusters of two bearers apart."""
        one, other = self._sides[self.find(left)], self._sides[self.find(right)]
        return any(other.get(n, side) != side for n, side in one.items())

    def clash(self, left: Bearer, right: Bearer) -> tuple[Bearer, Bearer] | None:
        """Two people of the clusters whose full names cannot be one person's."""
        for one in self.members[self.find(left)]:
            for other in self.members[self.find(right)]:
                if one.kind == other.kind == "Person" and compare(one.name, other.name) == "different":
                    return one, other
        return None

    def join(self, left: Bearer, right: Bearer) -> None:
        """Make one cluster of two; the caller has asked whether they may be."""
        keep, gone = sorted((self.find(left), self.find(right)))
        if keep != gone:
            self._parents[gone] = keep
            self.members[keep] += self.members.pop(gone)
            self._sides[keep] |= self._sides[gone]

    def merged(self) -> list[Bearer]:
        """Each cluster as one bearer, by key."""
        found = []
        for number in sorted(self.members):
            bearers = self.members[number]
            if len(bearers) == 1:
                found += bearers
                continue
            first = max(bearers, key=lambda b: (not b.alone, len(b.articles), b.key))
            members = sorted((m for b in bearers for m in b.members), key=lambda m: (m.article, m.chain))
            found.append(Bearer(first.key, tuple(members)))
        return found
