"""Readings + Resolution → RDF quads (docs/rdf.md): direct triples, statements, claims, evidence, events, entities.

What one article says lies in a graph named after the article, so that it can be taken back alone. What follows from
all of them together (entities, sums over articles, the terms used) lies in the default graph. Every node is an IRI made
from content: the same readings give the same quads, in whatever order they come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, NamedNode, Quad
from rdflib import URIRef
from rdflib.namespace import RDF

from kg.chronicle.chronicle import Chronicle
from kg.errors import KgError
from kg.ids import content_id
from kg.model import (
    NO_COPIES,
    UNKNOWN,
    Article,
    Claim,
    Entity,
    Form,
    Mention,
    Reading,
    Reports,
    Resolution,
    Run,
    Status,
)
from kg.nodes import (
    DERIVED,
    STATUS,
    TYPE,
    write_article,
    write_claim,
    write_entity,
    write_evidence,
    write_outlet,
    write_report,
    write_statement,
    write_time,
)
from kg.nodes.links import Triple, write_link
from kg.nodes.provenance import run_node, write_dataset, write_vocabularies
from kg.nodes.support import Support, write_support
from kg.nodes.vocabulary import describe_terms
from kg.ontology import Ontology, Relation
from kg.ontology.classes import local_name
from kg.rdf import vocab
from kg.rdf.known import KG, PLOVER, PROV, SEM
from kg.rdf.prefixes import BASE, Ids, ids_below
from kg.rdf.terms import Line, integer, iri, truth


def record(
    readings: Iterable[Reading],
    resolution: Resolution,
    ontology: Ontology,
    reports: Reports = NO_COPIES,
    *,
    base: str = BASE,
    run: Run = UNKNOWN,
    include_spoken: bool = False,
) -> tuple[Quad, ...]:
    """The graph as sorted quads."""
    told = readings, resolution, ontology, reports
    return as_quads(write_lines(*told, base=base, run=run, include_spoken=include_spoken))


def as_quads(lines: Iterable[Line | Quad]) -> tuple[Quad, ...]:
    """The same as the store takes them, sorted."""
    return tuple(sorted((Quad(*line) for line in lines), key=str))


def write_lines(
    readings: Iterable[Reading],
    resolution: Resolution,
    ontology: Ontology,
    reports: Reports = NO_COPIES,
    *,
    base: str = BASE,
    run: Run = UNKNOWN,
    include_spoken: bool = False,
) -> tuple[Line, ...]:
    """The graph line by line, each once; ids live below `base`, and `run` made the readings.

    A claim that is actual, has not ended and is nobody's mere word also gives a direct triple; with `include_spoken`
    those that rest on one side's word give one too. Claims whose two ends are one entity say nothing and are
    left out. Raises KgError when a claim uses a relation that the ontology lacks.
    """
    scribe = Scribe(resolution, ontology, reports, base, run, include_spoken)
    lines = dict[Line, None]()  # in the order of writing, which is fast to go through: what belongs together is near
    for reading in readings:
        graph = iri(scribe.ids.article, reading.article.id)
        lines.update((Line(*triple, graph), None) for triple in scribe.reading(reading))
    common = DefaultGraph()
    lines.update((Line(*triple, common), None) for triple in scribe.common())
    predicates = {line.predicate for line in lines}
    lines.update((Line(*triple, common), None) for triple in write_vocabularies(base, predicates))
    lines.update([(Line(*triple, common), None) for triple in describe_terms(lines, ontology)])
    return tuple(lines)


@dataclass
class Scribe:
    """Writes articles one by one and remembers what their sums need."""

    resolution: Resolution
    ontology: Ontology
    reports: Reports
    base: str
    run: Run
    include_spoken: bool
    ids: Ids = field(init=False)
    entities: Mapping[str, Entity] = field(init=False)
    kinds: Mapping[str, NamedNode] = field(init=False)
    happenings: Mapping[str, tuple[list[NamedNode], NamedNode]] = field(init=False)  # relation -> classes, role
    support: dict[NamedNode, Support] = field(init=False)  # by statement
    printed: dict[NamedNode, str] = field(init=False)  # article or sentence -> its report
    told: set[str] = field(init=False)  # the entities that are named, or that a claim speaks of
    described: set[str] = field(init=False)  # those that some article describes
    chronicle: Chronicle = field(init=False)
    articles: int = 0  # how many were read
    outlets: dict[str, Counter[str]] = field(init=False)  # by what they are called

    def __post_init__(self) -> None:
        self.ids = ids_below(self.base)
        self.entities = {e.id: e for e in self.resolution.entities}
        self.kinds = {local_name(k): NamedNode(str(k)) for k in self.ontology.graph.subjects(RDF.type, vocab.KG.Kind)}
        self.happenings = {r.name: happening(r, self.ontology) for r in self.ontology.relations.values()}
        self.support, self.printed = defaultdict(Support), {}
        self.chronicle = Chronicle(self.ontology, self.include_spoken)
        self.told, self.described = set(), set()
        self.outlets = defaultdict(Counter)

    def reading(self, reading: Reading) -> Iterator[Triple]:
        """Everything that one article says."""
        yield from write_article(self.ids, reading.article)
        if self.run.programs:
            yield run_node(self.ids, self.run), PROV.used, iri(self.ids.article, reading.article.id)
        self.articles += 1
        if reading.article.outlet:
            self.outlets[reading.article.outlet].update(filter(None, [reading.article.publisher]))
        self.printed[iri(self.ids.article, reading.article.id)] = self.reports.of_article(reading.article.id)
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
        node = iri(self.ids.claim, claim.id)
        evidence = iri(self.ids.ev, article.id, claim.evidence.start, claim.evidence.end)
        said = ends[0].id, relation.iri, ends[1].id, claim.status, speaker or "", claim.when or ""
        statement = iri(self.ids.statement, content_id(*said))
        yield from write_evidence(self.ids, evidence, claim.evidence, article)
        yield from write_claim(node, claim, (subject.span, obj.span), article)
        yield node, DERIVED, evidence
        yield node, KG.states, statement
        yield statement, DERIVED, evidence
        yield from write_statement(self.ids, statement, claim, relation, ends)
        if speaker:
            yield statement, PROV.wasAttributedTo, iri(self.ids.id, speaker)
        if claim.ended:
            yield node, KG.ended, truth(True)
        holds = claim.status == Status.ACTUAL and not claim.ended
        if holds and (self.include_spoken or not speaker):
            yield iri(self.ids.id, ends[0].id), NamedNode(relation.iri), iri(self.ids.id, ends[1].id)
        if relation.event_class:
            event = iri(self.ids.event, content_id(article.id, claim.event or claim.id, claim.status, speaker or ""))
            yield statement, KG.event, event
            yield event, DERIVED, evidence
            if speaker:
                yield event, PROV.wasAttributedTo, iri(self.ids.id, speaker)
            yield from self.event(event, claim, relation, ends)
        report = self.reports.of_sentence(article.id, claim.evidence)
        self.printed[evidence] = report
        self.support[statement].add(article, report, claim.confidence)
        fact = ends[0].id, relation.name, ends[1].id
        self.chronicle.hear(statement, fact, claim, speaker, article, report)

    def event(
        self, event: NamedNode, claim: Claim, relation: Relation, ends: tuple[Entity, Entity]
    ) -> Iterator[Triple]:
        """A happening: its class, those who take part, its place, time, status and PLOVER type."""
        classes, subject_role = self.happenings[relation.name]
        for cls in classes:
            yield event, TYPE, cls
        if plover := relation.plover_type(claim.status):
            yield event, SEM.eventType, PLOVER[plover]
        yield event, TYPE, KG.Event
        yield event, STATUS, KG[claim.status]
        subject, obj = (iri(self.ids.id, end.id) for end in ends)
        yield event, subject_role, subject
        yield event, KG.agent if relation.symmetric else KG.recipient, obj
        if "Place" in self.ontology.ancestors(ends[1].kind):
            yield event, KG.place, obj
        if claim.where:
            yield event, KG.place, iri(self.ids.id, self.entity(claim.where).id)
        for role, mention in claim.roles:
            yield event, KG[role], iri(self.ids.id, self.entity(mention).id)
        if claim.when:
            time = iri(self.ids.time, claim.when)
            yield event, KG.time, time
            yield from write_time(time, claim.when)

    def common(self) -> Iterator[Triple]:
        """What rests on all articles together; said after the last one.

        Whoever is only described ("an official", "we") and of whom nothing is claimed is no entity of the graph.
        """
        yield from write_dataset(self.ids, self.base, self.articles, self.run, self.ontology)
        for entity in (self.entities[name] for name in sorted(self.entities.keys() - (self.described - self.told))):
            yield from write_entity(self.ids, entity, self.kinds.get(entity.kind, KG[entity.kind]))
            if entity.size is not None and "Group" in self.ontology.ancestors(entity.kind):
                yield iri(self.ids.id, entity.id), KG.size, integer(entity.size)  # others are no sum of members
        for link in self.resolution.links:
            if link.verdict == "same":
                yield from write_link(self.ids, link)
        for statement, support in self.support.items():
            yield from write_support(statement, support)
        for printed, report in self.printed.items():
            yield printed, KG.report, iri(self.ids.report, report)
        for outlet, spellings in self.outlets.items():
            yield from write_outlet(self.ids, outlet, spellings)
        for report in set(self.printed.values()):
            yield from write_report(self.ids, report)
        yield from self.chronicle.tell(self.ids, self.entities)

    def entity(self, mention: str) -> Entity:
        """Whom a mention refers to; whoever is asked for is told of."""
        self.told.add(self.resolution.of_mention[mention])
        return self.entities[self.resolution.of_mention[mention]]


def happening(relation: Relation, ontology: Ontology) -> tuple[list[NamedNode], NamedNode]:
    """The classes of the events that claims of a relation tell of, and the role of its subject there."""
    about, graph = URIRef(relation.iri), ontology.graph
    classes = [NamedNode(str(cls)) for cls in graph.objects(about, vocab.KG.eventClass)]
    return classes, NamedNode(str(graph.value(about, vocab.KG.subjectRole) or vocab.KG.agent))
