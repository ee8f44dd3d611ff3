"""Clusters of chains that grow by joins and respect every "different"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Clusters:
    """Chains → clusters; each chain is one of its own until it is joined.

    `partitions` are sides of chains, two or more each: chains of two sides of one partition never share a cluster.
    """

    def __init__(self, partitions: Iterable[Sequence[Iterable[str]]] = ()) -> None:
        self._parents: dict[str, str] = {}
        self._sides: dict[str, dict[int, int]] = {}  # cluster -> partition -> the side that it is on
        for number, sides in enumerate(partitions):
            for side, chains in enumerate(sides):
                for chain in chains:
                    self._sides.setdefault(chain, {})[number] = side

    def find(self, chain: str) -> str:
        """The chain that stands for the cluster of this one."""
        while (parent := self._parents.get(chain, chain)) != chain:
            self._parents[chain] = self._parents.get(parent, parent)
            chain = parent
        return chain

    def barrier(self, left: str, right: str) -> int | None:
        """The first partition that keeps the clusters of two chains apart, None when they may be joined."""
        one, other = (self._sides.get(self.find(chain), {}) for chain in (left, right))
        return min((n for n, side in one.items() if other.get(n, side) != side), default=None)

    def join(self, left: str, right: str) -> bool:
        """Make one cluster of two and return True, or leave them and return False where a barrier stands."""
        if self.barrier(left, right) is not None:
            return False
        keep, gone = sorted((self.find(left), self.find(right)))
        if keep != gone:
            self._parents[gone] = keep
            self._sides.setdefault(keep, {}).update(self._sides.pop(gone, {}))
        return True
