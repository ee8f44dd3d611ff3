"""Clusters that grow by joins and respect every "different": what stays apart stays apart (a disjoint-set forest)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Any)  # hashable, and ordered among its like

Sides = Mapping[str, Mapping[int, int]]  # chain -> "different" -> the side of it that the chain is on


def sides_of(partitions: Iterable[Sequence[Iterable[str]]]) -> Sides:
    """By chain: in which "different" it stands, and on which side; a partition is two or more sides of chains."""
    found: dict[str, dict[int, int]] = {}
    for number, sides in enumerate(partitions):
        for side, chains in enumerate(sides):
            for chain in chains:
                found.setdefault(chain, {})[number] = side
    return found


class Clusters(Generic[Key]):
    """Keys → clusters; each key is one of its own until it is joined.

    Keys on two sides of one "different" never share a cluster.
    """

    def __init__(self, sides: Mapping[Key, Mapping[int, int]]) -> None:
        self._parents: dict[Key, Key] = {}
        self._sides = {key: dict(places) for key, places in sides.items()}

    def find(self, key: Key) -> Key:
        """The key that stands for the cluster of this one."""
        while (parent := self._parents.get(key, key)) != key:
            self._parents[key] = self._parents.get(parent, parent)
            key = parent
        return key

    def barrier(self, left: Key, right: Key) -> int | None:
        """The first "different" that keeps the clusters of two keys apart, None when they may be joined."""
        one, other = (self._sides.get(self.find(key), {}) for key in (left, right))
        return min((n for n, side in one.items() if other.get(n, side) != side), default=None)

    def join(self, left: Key, right: Key) -> bool:
        """Make one cluster of two and return True, or leave them and return False where a barrier stands."""
        if self.barrier(left, right) is not None:
            return False
        keep, gone = sorted((self.find(left), self.find(right)))
        if keep != gone:
            self._parents[gone] = keep
            self._sides.setdefault(keep, {}).update(self._sides.pop(gone, {}))
        return True
