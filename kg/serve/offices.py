"""Offices as a page shows them: what somebody was where, and who was what in a body."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from kg.project import KG as OF
from kg.project import ORG as IN
from kg.project import Facts, name_of, one, read_facts
from kg.rdf.known import ORG
from kg.rdf.terms import id_of, iri
from kg.serve.edition import Opened
from kg.serve.parts import Part

MOST = 60  # offices of somebody, and in a body


@dataclass(frozen=True, slots=True)
class Office:
    """Who is what in which body; dates as far as they are known, of reports where no others are."""

    holder: str  # an id
    name: str
    role: str
    body: str  # an id
    place: str
    post: bool  # that is there whoever holds it
    begin: str
    end: str
    first: str
    last: str


def list_offices(opened: Opened, entity: str) -> list[Office]:
    """The offices of an entity, then those in it: posts first, the latest reported first."""
    part = Part(opened)
    node = iri(part.ids.id, entity)
    nodes = [each for end in (ORG.member, ORG.organization) for each in islice(part.leading(end, node), MOST)]
    told = part.whole(dict.fromkeys(nodes))
    part.called(part.nodes(told, ORG.member, ORG.organization, ORG.role))
    facts = read_facts(part.quads)
    found = (read_office(facts, part, each.value) for each in dict.fromkeys(nodes))
    shown = (office for office in found if office.holder in (entity,) or office.post)
    return sorted(shown, key=lambda o: (o.holder != entity, not o.post, *(-ord(c) for c in o.end or o.last), o.name))


def read_office(facts: Facts, part: Part, node: str) -> Office:
    """One office."""
    about = facts[node]
    holder, body = one(about, IN.member), one(about, IN.organization)
    dates = (one(about, OF[name]) for name in ("holdsFrom", "holdsUntil", "reportedFrom", "reportedUntil"))
    return Office(
        id_of(holder, part.ids.id),
        name_of(facts, holder),
        name_of(facts, one(about, IN.role)),
        id_of(body, part.ids.id),
        name_of(facts, body),
        bool(one(about, OF.post)),
        *dates,
    )
