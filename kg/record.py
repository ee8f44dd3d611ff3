"""Readings + Resolution → RDF quads (docs/rdf.md): direct triples, statements, claims, evidence, events, entities.

What one article says lies in a graph named after the article, so that it can be taken back alone. What follows from
all of them together (entities, sums over articles, the terms used) lies in the default graph. Every node is an IRI made
from content: the same readings give the same quads, in whatever order they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from rdflib import URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS

from kg.assertions import Assertion
from kg.classes import local_name
from kg.contradictions import find_contradictions
from kg.dates import bounds
from kg.denials import Denials, read_denials
from kg.errors import KgError
from kg.ids import content_id
from kg.links import triple_end, write_link
from kg.model import NO_COPIES, Article, Claim, Entity, Form, Mention, Reading, Reports, Resolution, Span, Status
from kg.ontology import Ontology, Relation
from kg.prefixes import CLAIM, STATE, TIME
from kg.support import Support, write_support
from kg.terms import address, decimal, integer, iri, moment, truth
from kg.validity import State, derive_states
from kg.vocab import ARTICLE, EVENT, EVIDENCE, ID, KG, NIF, PLOVER, REPORT, SCHEMA, SEM, STATEMENT
from kg.vocabulary import describe_terms

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]


def record(
    readings: Iterable[Reading],
    resolution: Resolution,
    ontology: Ontology,
    reports: Reports = NO_COPIES,
    *,
    include_spoken: bool = False,
) -> tuple[Quad, ...]:
    """The graph as sorted quads.

    A claim that is actual, has not ended and is nobody's mere word also gives a direct triple; with `include_spoken`
    those that rest on one side's word give one too. Claims whose two ends are one entity say nothing and are
    left out. Raises KgError when a claim uses a relation that the ontology lacks.
    """
    scribe = Scribe(resolution, ontology, reports, include_spoken)
    quads = {Quad(*triple, iri(ARTICLE, r.article.id)) for r in readings for triple in scribe.reading(r)}
    common = {Quad(*triple, DefaultGraph()) for triple in (*scribe.common(), *scribe.states())}
    common |= {Quad(*triple, DefaultGraph()) for triple in describe_terms(quads | common, ontology)}
    return tuple(sorted(quads | common, key=str))


@dataclass
class Scribe:
    """Writes articles one by one and remembers what their sums need."""

    resolution: Resolution
    ontology: Ontology
    reports: Reports
    include_spoken: bool
    entities: Mapping[str, Entity] = field(init=False)
    kinds: Mapping[str, NamedNode] = field(init=False)
    support: dict[NamedNode, Support] = field(init=False)  # by statement
    printed: dict[NamedNode, str] = field(init=False)  # article or sentence -> its report
    told: set[str] = field(init=False)  # the entities that are named, or that a claim speaks of
    described: set[str] = field(init=False)  # those that some article describes
    denials: Denials = field(init=False)
    assertions: list[Assertion] = field(init=False)  # what validity and contradictions are judged by

    def __post_init__(self) -> None:
        self.entities = {e.id: e for e in self.resolution.entities}
        self.kinds = {local_name(k): NamedNode(str(k)) for k in self.ontology.graph.subjects(RDF.type, KG.Kind)}
        self.support, self.printed = defaultdict(Support), {}
        self.denials = read_denials(self.ontology)
        self.told, self.described, self.assertions = set(), set(), []

    def reading(self, reading: Reading) -> Iterator[Triple]:
        """Everything that one article says."""
        yield from write_article(reading.article)
        self.printed[iri(ARTICLE, reading.article.id)] = self.reports.of_article(reading.article.id)
        mentions = {m.id: m for m in reading.mentions}
        for mention in reading.mentions:
            seen = self.told if mention.form in {Form.NAME, Form.DEMONYM} else self.described
            seen.add(self.resolution.of_mention[mention.id])
        for claim in reading.claims:
            yield from self.claim(claim, mentions, reading.article)

    def claim(self, claim: Claim, mentions: Mapping[str, Mention], article: Article) -> Iterator[Triple]:
        """A claim with its evidence, its statement and, where it tells of a happening, its event."""
        relation = self.ontology.relations.get(claim.predicate)
        if relation is None:
            raise KgError(f"{article.id}: the ontology has no relation {claim.predicate!r}")
        subject, obj = mentions[claim.subject], mentions[claim.object]
        if relation.symmetric and self.entity(subject.id).id > self.entity(obj.id).id:
            subject, obj = obj, subject  # said either way round, it is one statement
        ends = self.entity(subject.id), self.entity(obj.id)
        if ends[0].id == ends[1].id:
            return
        speaker = self.entity(claim.speaker).id if claim.speaker else None
        node = iri(CLAIM, claim.id)
        evidence = iri(EVIDENCE, article.id, claim.evidence.start, claim.evidence.end)
        statement = iri(
            STATEMENT, content_id(ends[0].id, relation.iri, ends[1].id, claim.status, speaker or "", claim.when or "")
        )
        yield from write_evidence(evidence, claim.evidence, article)
        yield from write_claim(node, claim, (subject.span, obj.span), article)
        yield node, _PROV_DERIVED, evidence
        yield node, _STATES, statement
        yield statement, _PROV_DERIVED, evidence
        yield from write_statement(statement, claim, relation, ends)
        if speaker:
            yield statement, NamedNode(str(PROV.wasAttributedTo)), iri(ID, speaker)
        if claim.ended:
            yield node, _node(KG.ended), truth(True)
        ids = ends[0].id, claim.predicate, ends[1].id
        denies = claim.status is Status.NEGATED and self.denials.denies(
            claim.evidence.of(article.text), speaker, bool(relation.event_class), claim.confidence
        )
        said = Assertion(statement.value, *ids, claim.status, speaker, claim.when, claim.ended, article, denies)
        self.assertions.append(said)
        if self.is_fact(said) and not claim.ended:
            yield iri(ID, ends[0].id), NamedNode(relation.iri), iri(ID, ends[1].id)
        if relation.event_class:
            event = iri(EVENT, content_id(article.id, claim.event or claim.id, claim.status, speaker or ""))
            yield statement, _node(KG.event), event
            if speaker:
                yield event, NamedNode(str(PROV.wasAttributedTo)), iri(ID, speaker)
            yield from self.event(event, claim, relation, ends)
        report = self.reports.of_sentence(article.id, claim.evidence)
        self.printed[evidence] = report
        self.support[statement].add(article, report, claim.confidence)

    def event(
        self, event: NamedNode, claim: Claim, relation: Relation, ends: tuple[Entity, Entity]
    ) -> Iterator[Triple]:
        """A happening: its class, those who take part, its place, time, status and PLOVER type."""
        graph, relation_iri = self.ontology.graph, URIRef(relation.iri)
        for value in graph.objects(relation_iri, KG.eventClass):
            yield event, _TYPE, _node(value)
        if plover := relation.plover_type(claim.status):
            yield event, _node(SEM.eventType), _node(PLOVER[plover])
        yield event, _TYPE, _node(KG.Event)
        yield event, _STATUS, _node(KG[claim.status])
        subject, obj = (iri(ID, end.id) for end in ends)
        yield event, _node(graph.value(relation_iri, KG.subjectRole) or KG.agent), subject
        yield event, _node(KG.agent if relation.symmetric else KG.recipient), obj
        if "Place" in self.ontology.ancestors(ends[1].kind):
            yield event, _node(KG.place), obj
        if claim.where:
            yield event, _node(KG.place), iri(ID, self.entity(claim.where).id)
        for role, mention in claim.roles:
            yield event, _node(KG[role]), iri(ID, self.entity(mention).id)
        if claim.when:
            time = iri(TIME, claim.when)
            yield event, _node(KG.time), time
            yield from write_time(time, claim.when)

    def common(self) -> Iterator[Triple]:
        """What rests on all articles together; said after the last one.

        Whoever is only described ("an official", "we") and of whom nothing is claimed is no entity of the graph.
        """
        for entity in (self.entities[name] for name in sorted(self.entities.keys() - (self.described - self.told))):
            yield from write_entity(entity, self.kinds.get(entity.kind, _node(KG[entity.kind])))
        for link in self.resolution.links:
            if link.verdict == "same":
                yield from write_link(link)
        for statement, support in self.support.items():
            yield from write_support(statement, support)
        for printed, report in self.printed.items():
            yield printed, _node(KG.report), iri(REPORT, report)
        for report in set(self.printed.values()):
            yield from write_report(iri(REPORT, report), report)

    def states(self) -> Iterator[Triple]:
        """From when until when states held, and which statements contradict each other."""
        states = derive_states(filter(self.is_fact, self.assertions), self.ontology.relations)
        for state in states:
            yield from write_state(state, self.ontology.relations[state.predicate], self.entities)
        for one, other in find_contradictions(self.assertions, states, self.ontology.relations):
            yield NamedNode(one), _node(KG.contradicts), NamedNode(other)

    def is_fact(self, said: Assertion) -> bool:
        """Whether it is actual, now or once, and nobody's mere word."""
        return said.status is Status.ACTUAL and (self.include_spoken or not said.speaker)

    def entity(self, mention: str) -> Entity:
        """Whom a mention refers to; whoever is asked for is told of."""
        self.told.add(self.resolution.of_mention[mention])
        return self.entities[self.resolution.of_mention[mention]]


def write_article(article: Article) -> Iterator[Triple]:
    """An article's own description; its text stays outside the graph but for the sentences quoted."""
    node = iri(ARTICLE, article.id)
    yield node, _TYPE, _node(SCHEMA.NewsArticle)
    yield node, _TYPE, _node(PROV.Entity)
    yield node, _node(DCTERMS.identifier), Literal(article.id)
    yield node, _node(DCTERMS.language), Literal(article.language)
    if article.title:
        yield node, _node(DCTERMS.title), Literal(article.title)
    if article.published:
        yield node, _node(DCTERMS.issued), moment(article.published)
    if article.publisher:
        yield node, _node(DCTERMS.publisher), Literal(article.publisher)
    if article.url:
        yield node, _node(DCTERMS.source), address(article.url)
    for author in article.authors:
        yield node, _node(DCTERMS.creator), Literal(author)


def write_report(node: NamedNode, article: str) -> Iterator[Triple]:
    """An independent text, and the article that printed it first."""
    yield node, _TYPE, _node(KG.Report)
    yield node, _node(KG.firstPrintedIn), iri(ARTICLE, article)


def write_evidence(node: NamedNode, span: Span, article: Article) -> Iterator[Triple]:
    """A sentence of an article, in its own words."""
    yield node, _TYPE, _node(NIF.Sentence)
    yield node, _node(NIF.beginIndex), integer(span.start)
    yield node, _node(NIF.endIndex), integer(span.end)
    yield node, _node(NIF.anchorOf), Literal(span.of(article.text))
    yield node, _node(NIF.referenceContext), iri(ARTICLE, article.id)


def write_claim(node: NamedNode, claim: Claim, ends: tuple[Span, Span], article: Article) -> Iterator[Triple]:
    """Where in the article the words of a claim stand, and what found them."""
    yield node, _TYPE, _node(KG.Claim)
    yield node, _CONFIDENCE, decimal(claim.confidence)
    yield node, _node(KG.extractor), Literal(claim.extractor)
    yield node, _node(KG.trigger), Literal(claim.trigger.of(article.text))
    for name, span in zip(("subject", "object", "trigger"), (*ends, claim.trigger), strict=True):
        yield node, _node(KG[name + "Begin"]), integer(span.start)
        yield node, _node(KG[name + "End"]), integer(span.end)


def write_statement(node: NamedNode, claim: Claim, relation: Relation, ends: tuple[Entity, Entity]) -> Iterator[Triple]:
    """What is said, whoever says it: subject, predicate, object, status, validity, and a label to read."""
    yield node, _TYPE, _node(KG.Statement)
    yield node, _TYPE, _node(RDF.Statement)
    yield node, _node(RDFS.label), Literal(f"{ends[0].name} {relation.label} {ends[1].name}")
    yield node, _node(RDF.subject), iri(ID, ends[0].id)
    yield node, _node(RDF.predicate), NamedNode(relation.iri)
    yield node, _node(RDF.object), iri(ID, ends[1].id)
    yield node, _STATUS, _node(KG[claim.status])
    begin, end = bounds(claim.when)
    if begin:
        yield node, _node(KG.validFrom), moment(begin)
    if end:
        yield node, _node(KG.validUntil), moment(end)


def write_time(node: NamedNode, when: str) -> Iterator[Triple]:
    """A moment with its first and last day."""
    begin, end = bounds(when)
    yield node, _TYPE, _node(KG.Moment)
    yield node, _node(RDFS.label), Literal(when)
    if begin:
        yield node, _node(SEM.hasBeginTimeStamp), moment(begin)
    if end:
        yield node, _node(SEM.hasEndTimeStamp), moment(end)


def write_state(state: State, relation: Relation, entities: Mapping[str, Entity]) -> Iterator[Triple]:
    """A period of a state: its ends, what is known of its begin and end, and the statements that tell so."""
    node = iri(STATE, content_id(state.subject, relation.iri, state.object), state.number)
    yield node, _TYPE, _node(KG.State)
    names = entities[state.subject].name, entities[state.object].name
    yield node, _node(RDFS.label), Literal(f"{names[0]} {relation.label} {names[1]}")
    yield node, _node(RDF.subject), iri(ID, state.subject)
    yield node, _node(RDF.predicate), NamedNode(relation.iri)
    yield node, _node(RDF.object), iri(ID, state.object)
    dates = state.holds_from, state.holds_until, state.reported_from, state.reported_until, state.reported_over
    for name, date in zip(
        ("holdsFrom", "holdsUntil", "reportedFrom", "reportedUntil", "reportedOver"), dates, strict=True
    ):
        if date:
            yield node, _node(KG[name]), moment(date)
    for statement in state.begun_by:
        yield node, _node(KG.begunBy), NamedNode(statement)
    for statement in state.ended_by:
        yield node, _node(KG.endedBy), NamedNode(statement)
    for statement in state.begun_by | state.ended_by | state.reported_by:
        yield node, _PROV_DERIVED, NamedNode(statement)


def write_entity(entity: Entity, kind: NamedNode) -> Iterator[Triple]:
    """Who or what the graph is about: kind, names, size, and the same thing elsewhere."""
    node = iri(ID, entity.id)
    yield node, _TYPE, kind
    yield node, _node(SKOS.prefLabel), Literal(entity.name)
    for alias in entity.aliases:
        if alias != entity.name:
            yield node, _node(SKOS.altLabel), Literal(alias)
    if entity.size is not None:
        yield node, _node(KG.size), integer(entity.size)
    for identifier in entity.links:
        yield node, *triple_end(identifier)


def _node(term: object) -> NamedNode:
    return NamedNode(str(term))


_TYPE = _node(RDF.type)
_STATUS = _node(KG.status)
_STATES = _node(KG.states)
_CONFIDENCE = _node(KG.confidence)
_PROV_DERIVED = _node(PROV.wasDerivedFrom)
