"""A graph as it stood on a day: what had happened by then, and the states that then held (docs/time.md).

Made of the triples alone, so any file that kg wrote can be asked. The day is one of the world told of, not of the
telling: what an article of 2020 says of 2014 stood in 2014.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from pyoxigraph import Quad
from rdflib.namespace import DCTERMS, ORG, PROV, RDF

from kg.dates import last_day
from kg.errors import KgError
from kg.rdf.vocab import KG, NIF

Fact = tuple[str, str, str]
Index = dict[str, set[str]]


def read_day(date: str) -> str:
    """The last day of a day, month or year as people write it for a computer: "2015" is the end of 2015.

    Raises KgError where it is none.
    """
    if not last_day(date.strip()):
        raise KgError(f"{date!r} is no date; write a day, a month or a year: 2015-01-21, 2015-01 or 2015")
    return last_day(date.strip())


def rewind(quads: Iterable[Quad], date: str) -> tuple[Quad, ...]:
    """The quads of what stood on a day, month or year, which count as their last days.

    A state stands from its begin, or from the first report of it, to its end; what happened from its date on, or from
    the first article that tells of it; plans, possibilities and denials from the first article. What has no date is
    left out, but for what neither happens nor lasts ("Port Hale lies in Norland"). Entities, articles and sentences
    stay.
    """
    every, day = tuple(quads), read_day(date)
    past = Past(every, day)
    dropped = past.dropped()
    gone = past.facts() - past.facts(but=dropped)
    return tuple(
        quad
        for quad in every
        if value(quad.subject) not in dropped
        and value(quad.object) not in dropped
        and (value(quad.subject), quad.predicate.value, value(quad.object)) not in gone
    )


@dataclass
class Past:
    """What the triples tell of dates, and what of it stood on a day."""

    quads: Collection[Quad]
    day: str
    about: dict[str, Index] = field(init=False)  # property -> subject -> objects

    def __post_init__(self) -> None:
        wanted = {str(term) for term in TERMS}
        self.about = {term: defaultdict(set) for term in wanted}
        for quad in self.quads:
            if quad.predicate.value in wanted:
                self.about[quad.predicate.value][value(quad.subject)].add(value(quad.object))

    def one(self, node: str, term: object) -> str:
        """The only value of a property, or nothing."""
        return min(self.about[str(term)].get(node, ()), default="")

    def typed(self, cls: object) -> set[str]:
        """The nodes of a class."""
        return {node for node, classes in self.about[str(RDF.type)].items() if str(cls) in classes}

    def fact(self, node: str) -> Fact:
        """The triple that a statement or state is about."""
        return self.one(node, RDF.subject), self.one(node, RDF.predicate), self.one(node, RDF.object)

    def facts(self, but: Collection[str] = ()) -> set[Fact]:
        """What some actual statement says, but for these; one side's word counts where nobody else says it."""
        actual = [s for s in self.typed(KG.Statement) if self.one(s, KG.status) == str(KG.actual)]
        told = {self.fact(s) for s in actual if not self.one(s, PROV.wasAttributedTo)}
        kept = (s for s in actual if s not in but)
        return {self.fact(s) for s in kept if not (self.one(s, PROV.wasAttributedTo) and self.fact(s) in told)}

    def dropped(self) -> set[str]:
        """The statements, claims, events, states and memberships that did not stand on the day."""
        states = self.typed(KG.State)
        over = {state for state in states if not self.held(state)}
        lasting = {self.fact(state) for state in states}
        holding = {self.fact(state) for state in states - over}
        statements = self.typed(KG.Statement)
        told = {s for s in statements if self.had_come(s)}
        stood = {s for s in statements if (self.stands(s, holding) if self.lasts(s, lasting) else s in told)}
        events = {event for s in told for event in self.about[str(KG.event)].get(s, ())}
        claims = {c for c, said in self.about[str(KG.states)].items() if not said & stood}
        held = {m for m in self.typed(ORG.Membership) if self.about[str(PROV.wasDerivedFrom)][m] & over}
        return over | held | (statements - stood) | claims | (self.typed(KG.Event) - events)

    def lasts(self, statement: str, lasting: Collection[Fact]) -> bool:
        """Whether a statement is of a state whose begin and end are known."""
        return self.fact(statement) in lasting and self.one(statement, KG.status) == str(KG.actual)

    def held(self, state: str) -> bool:
        """Whether a state had begun and not ended."""
        begin, end = (self.one(state, a) or self.one(state, b) for a, b in BOUNDS)
        return bool(begin) and last_day(begin) <= self.day and not (end and last_day(end) <= self.day)

    def stands(self, statement: str, holding: Collection[Fact]) -> bool:
        """Whether a statement is of a state that held, and speaks of no later day."""
        return self.fact(statement) in holding and self.own_day(statement) <= self.day

    def had_come(self, statement: str) -> bool:
        """Whether what a statement tells had happened, or its plan or denial been told."""
        relation = self.one(statement, RDF.predicate)
        happened = self.one(statement, KG.status) == str(KG.actual)
        if happened and not (self.one(relation, KG.eventClass) or self.one(relation, KG.lasting)):
            return True
        day = (happened and self.own_day(statement)) or self.first_told(statement)
        return bool(day) and day <= self.day

    def own_day(self, statement: str) -> str:
        """The last day that a statement itself gives, or nothing."""
        return last_day(self.one(statement, KG.validUntil) or self.one(statement, KG.validFrom))

    def first_told(self, statement: str) -> str:
        """The day of the first article that makes a statement, or nothing."""
        sentences = self.about[str(PROV.wasDerivedFrom)].get(statement, ())
        articles = (self.one(sentence, NIF.referenceContext) for sentence in sentences)
        days = (last_day(self.one(article, DCTERMS.issued)) for article in articles)
        return min((day for day in days if day), default="")


def value(term: object) -> str:
    """An IRI or a literal's text."""
    return str(getattr(term, "value", term))


BOUNDS = ((KG.holdsFrom, KG.reportedFrom), (KG.holdsUntil, KG.reportedOver))  # each known, or else as reported
TERMS = (
    *(
        RDF.type,
        RDF.subject,
        RDF.predicate,
        RDF.object,
        PROV.wasAttributedTo,
        PROV.wasDerivedFrom,
        NIF.referenceContext,
    ),
    *(DCTERMS.issued, KG.status, KG.states, KG.event, KG.eventClass, KG.lasting, KG.validFrom, KG.validUntil),
    *(term for pair in BOUNDS for term in pair),
)  # what the triples tell of dates by
