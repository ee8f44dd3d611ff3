"""RDF → where articles or speakers disagree, both sides with who says what, the weightiest first.

What contradicts what, kg has judged when it wrote the graph (docs/time.md); this reads it, from any file that kg wrote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from pyoxigraph import Quad

from kg.ontology.classes import local_name
from kg.project import (
    KG,
    PROV,
    RDFS,
    Facts,
    claims_by_statement,
    describe_claim,
    find_ids,
    in_order,
    many,
    name_of,
    one,
    read_facts,
)
from kg.rdf.prefixes import Ids


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence that makes a statement, and where it stands."""

    quote: str
    article: str
    title: str
    publisher: str
    date: str


@dataclass(frozen=True, slots=True)
class Side:
    """A statement of a conflict: what is said, by whom, and in which sentences."""

    statement: str  # as an id
    says: str  # "Norland attacked Port Hale"
    status: str
    speaker: str  # the one to whose word it is tied, or nothing where articles say it themselves
    reports: int
    confidence: float
    words: tuple[Words, ...]  # by date, at least one


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that cannot all be right."""

    sides: tuple[Side, ...]  # those that say that it is so first

    @property
    def weight(self) -> tuple[int, int, float]:
        """How much stands on the weaker of what is held and what is denied, then on both; then the least confidence."""
        told: dict[tuple[str, str], int] = defaultdict(int)
        for side in self.sides:
            told[side.says, side.status] += side.reports
        return min(told.values()), sum(told.values()), min(side.confidence for side in self.sides)


def list_conflicts(quads: Iterable[Quad]) -> tuple[Conflict, ...]:
    """The conflicts of a graph, the one with the most support on both sides first."""
    facts = read_facts(quads)
    ids, claims = find_ids(facts), claims_by_statement(facts)
    found = [
        Conflict(tuple(sorted((describe_side(facts, ids, node, claims[node]) for node in group), key=order)))
        for group in groups(facts)
    ]
    return tuple(sorted(found, key=lambda c: (*(-w for w in c.weight), [order(side) for side in c.sides])))


def groups(facts: Facts) -> list[set[str]]:
    """The statements that contradict each other, directly or over others."""
    of: dict[str, set[str]] = {}
    for node, about in facts.items():
        for other in many(about, KG.contradicts):
            joined = of.get(node, {node}) | of.get(other, {other})
            of |= dict.fromkeys(joined, joined)
    return list({id(group): group for group in of.values()}.values())


def describe_side(facts: Facts, ids: Ids, node: str, claims: Iterable[str]) -> Side:
    """A statement with its words."""
    about = facts[node]
    speaker = one(about, PROV.wasAttributedTo)
    rows = sorted((describe_claim(facts, ids, claim) for claim in claims), key=in_order)
    words = {Words(r["quote"], r["article"], r["title"], r["publisher"], r["date"] or ""): None for r in rows}
    return Side(
        statement=local_name(node),
        says=one(about, RDFS.label),
        status=local_name(one(about, KG.status)),
        speaker=name_of(facts, speaker) if speaker else "",
        reports=int(one(about, KG.reportCount) or one(about, KG.articleCount) or 0),
        confidence=float(one(about, KG.confidence) or 0),
        words=tuple(words),
    )


def order(side: Side) -> tuple[bool, str, int, str, str]:
    """What is held before what is denied; the best supported first."""
    return side.status == "negated", side.says, -side.reports, side.speaker, side.statement


def as_rows(conflicts: Iterable[Conflict]) -> list[Mapping[str, object]]:
    """The conflicts for programs."""
    return [asdict(conflict) for conflict in conflicts]
