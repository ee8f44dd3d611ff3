"""Clusters of bearers: what people keep apart, and what two full names keep apart."""

from __future__ import annotations

from collections.abc import Sequence

from kg.clusters import Clusters, Sides
from kg.resolve.bearers import Bearer, Key
from kg.resolve.people import compare


class BearerClusters(Clusters[Key]):
    """Bearers → clusters, by their keys; each bearer is one of its own until it is joined."""

    def __init__(self, bearers: Sequence[Bearer], sides: Sides) -> None:
        places = {b.key: {n: s for m in b.members for n, s in sides.get(m.chain, {}).items()} for b in bearers}
        super().__init__({key: found for key, found in places.items() if found})
        self.members: dict[Key, list[Bearer]] = {bearer.key: [bearer] for bearer in bearers}

    def apart(self, left: Bearer, right: Bearer) -> bool:
        """Whether two bearers are not one so far."""
        return self.find(left.key) != self.find(right.key)

    def forbidden(self, left: Bearer, right: Bearer) -> bool:
        """Whether a person keeps the clusters of two bearers apart."""
        return self.barrier(left.key, right.key) is not None

    def clash(self, left: Bearer, right: Bearer) -> tuple[Bearer, Bearer] | None:
        """Two people of the clusters whose full names cannot be one person's."""
        for one in self.members[self.find(left.key)]:
            for other in self.members[self.find(right.key)]:
                if one.kind == other.kind == "Person" and compare(one.name, other.name) == "different":
                    return one, other
        return None

    def unite(self, left: Bearer, right: Bearer) -> None:
        """Make one cluster of two, unless a person keeps them apart."""
        ends = {self.find(left.key), self.find(right.key)}
        if len(ends) == 2 and self.join(left.key, right.key):
            (gone,) = ends - {keep := self.find(left.key)}
            self.members[keep] += self.members.pop(gone)

    def merged(self) -> list[Bearer]:
        """Each cluster as one bearer, in order."""
        found = []
        for key in sorted(self.members):
            bearers = self.members[key]
            if len(bearers) == 1:
                found += bearers
                continue
            first = max(bearers, key=lambda b: (not b.alone, len(b.articles), b.key))
            members = sorted((m for b in bearers for m in b.members), key=lambda m: (m.article, m.chain))
            found.append(Bearer(first.key, tuple(members)))
        return found
