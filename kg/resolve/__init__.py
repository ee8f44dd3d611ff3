"""Readings → Resolution: which mentions of which articles are one entity, and the judgements that say why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Protocol

from kg.clusters import Sides, sides_of
from kg.gazetteer import Gazetteer
from kg.model import Judgement, Reading, Resolution
from kg.resolve.bearers import Bearer, find_bearers
from kg.resolve.clusters import BearerClusters
from kg.resolve.entities import make_entities
from kg.resolve.judge import join_bare, join_full
from kg.resolve.members import members_of

__all__ = ["Verdicts", "resolve"]


class Verdicts(Protocol):
    """What people said of chains: pairs that are one, and sides of chains that never share an entity."""

    @property
    def same(self) -> Sequence[tuple[str, str, object]]:
        """Two chains that are one, and the line that says so; all of them can hold without breaking a "different"."""

    @property
    def partitions(self) -> Sequence[Sequence[Iterable[str]]]:
        """Sides, two or more each."""


def resolve(
    readings: Iterable[Reading],
    gazetteer: Gazetteer,
    verdicts: Verdicts | None = None,
    same: Iterable[tuple[str, str]] = (),
) -> Resolution:
    """Entities over all articles. The readings are gone through once, and their order does not matter.

    `verdicts` are what people's ledger says of the chains; they always win. `same` are chains that stand at the same
    words of a copy and its original.
    """
    members = sorted((m for r in readings for m in members_of(r)), key=lambda m: (m.article, m.chain))
    sides = sides_of(verdicts.partitions) if verdicts else {}
    bearers = find_bearers(members, gazetteer, sides)
    if verdicts:
        bearers = join_said(bearers, [pair[:2] for pair in verdicts.same], sides)
    bearers, copied = join_copied(bearers, same, sides)
    bearers, full = join_full(bearers, sides)
    bearers, bare = join_bare(bearers, sides)
    entities = make_entities(bearers, gazetteer)
    of_mention = {m: id for id, (_, cluster) in entities.items() for member in cluster.members for m in member.mentions}
    return Resolution(
        tuple(entities[id][0] for id in sorted(entities)),
        of_mention,
        tuple(sorted(chain(copied, full, bare), key=lambda j: (j.left, j.right))),
    )


def join_said(bearers: Sequence[Bearer], pairs: Iterable[tuple[str, str]], sides: Sides) -> list[Bearer]:
    """Join what was said to be one."""
    clusters = BearerClusters(bearers, sides)
    of_chain = {m.chain: b for b in bearers for m in b.members}
    for left, right in pairs:
        clusters.unite(of_chain[left], of_chain[right])
    return clusters.merged()


def join_copied(
    bearers: Sequence[Bearer], pairs: Iterable[tuple[str, str]], sides: Sides
) -> tuple[list[Bearer], list[Judgement]]:
    """Join chains that stand at the same words of a copy and its original, unless a person keeps them apart."""
    clusters, copied = BearerClusters(bearers, sides), list[Judgement]()
    of_chain = {m.chain: b for b in bearers for m in b.members}
    for left, right in pairs:
        ends = of_chain[left], of_chain[right]
        if clusters.apart(*ends) and not (clusters.forbidden(*ends) or clusters.clash(*ends)):
            clusters.unite(*ends)
            copied.append(Judgement(left, right, "same", 1.0, ("the same words of a copy",), "kg.resolve"))
    return clusters.merged(), copied
