"""What is said of each kind of node: articles, sentences, claims, statements, states, entities, … (docs/rdf.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.chronicle.validity import State
from kg.dates import bounds
from kg.ids import content_id
from kg.model import Article, Claim, Entity, Span
from kg.nodes.links import Triple, triple_end
from kg.ontology import Relation
from kg.rdf.known import DC, DCTERMS, KG, NIF, PROV, RDF, RDFS, SCHEMA, SEM, SKOS
from kg.rdf.prefixes import Ids
from kg.rdf.terms import address, decimal, integer, iri, moment

TYPE = RDF.type
STATUS = KG.status
CONFIDENCE = KG.confidence
DERIVED = PROV.wasDerivedFrom


def write_article(ids: Ids, article: Article) -> Iterator[Triple]:
    """An article's own description; its text stays outside the graph but for the sentences quoted."""
    node = iri(ids.article, article.id)
    yield node, TYPE, SCHEMA.NewsArticle
    yield node, TYPE, PROV.Entity
    yield node, TYPE, NIF.Context
    yield node, DCTERMS.identifier, Literal(article.id)
    yield node, SCHEMA.inLanguage, Literal(article.language)
    if article.title:
        yield node, DCTERMS.title, Literal(article.title)
    if article.published:
        yield node, DCTERMS.issued, moment(article.published)
    if article.publisher:
        yield node, DC.publisher, Literal(article.publisher)
    if article.outlet:
        yield node, KG.outlet, iri(ids.outlet, article.outlet)
    if article.url:
        yield node, DCTERMS.source, address(article.url)
    for author in article.authors:
        yield node, DC.creator, Literal(author)


def write_outlet(ids: Ids, outlet: str, spellings: Counter[str]) -> Iterator[Triple]:
    """Who prints articles, by the commonest of his names, or by the host of his site."""
    node = iri(ids.outlet, outlet)
    yield node, TYPE, KG.Outlet
    yield node, RDFS.label, Literal(min(spellings, key=lambda name: (-spellings[name], name), default=outlet))


def write_report(ids: Ids, article: str) -> Iterator[Triple]:
    """An independent text, and the article that printed it first, whose id it has."""
    node = iri(ids.report, article)
    yield node, TYPE, KG.Report
    yield node, KG.firstPrintedIn, iri(ids.article, article)


def write_evidence(ids: Ids, node: NamedNode, span: Span, article: Article) -> Iterator[Triple]:
    """A sentence of an article, in its own words."""
    yield node, TYPE, NIF.Sentence
    yield node, NIF.beginIndex, integer(span.start)
    yield node, NIF.endIndex, integer(span.end)
    yield node, NIF.anchorOf, Literal(span.of(article.text))
    yield node, NIF.referenceContext, iri(ids.article, article.id)


def write_claim(node: NamedNode, claim: Claim, ends: tuple[Span, Span], article: Article) -> Iterator[Triple]:
    """Where in the article the words of a claim stand, and what found them."""
    yield node, TYPE, KG.Claim
    yield node, CONFIDENCE, decimal(claim.confidence)
    yield node, KG.extractor, Literal(claim.extractor)
    yield node, KG.trigger, Literal(claim.trigger.of(article.text))
    for name, span in zip(("subject", "object", "trigger"), (*ends, claim.trigger), strict=True):
        yield node, KG[name + "Begin"], integer(span.start)
        yield node, KG[name + "End"], integer(span.end)


def write_statement(
    ids: Ids, node: NamedNode, claim: Claim, relation: Relation, ends: tuple[Entity, Entity]
) -> Iterator[Triple]:
    """What is said, whoever says it: subject, predicate, object, status, validity, and a label to read."""
    yield node, TYPE, KG.Statement
    yield node, TYPE, RDF.Statement
    yield node, RDFS.label, Literal(f"{ends[0].name} {relation.label} {ends[1].name}")
    yield node, RDF.subject, iri(ids.id, ends[0].id)
    yield node, RDF.predicate, NamedNode(relation.iri)
    yield node, RDF.object, iri(ids.id, ends[1].id)
    yield node, STATUS, KG[claim.status]
    begin, end = bounds(claim.when)
    if begin:
        yield node, KG.validFrom, moment(begin)
    if end:
        yield node, KG.validUntil, moment(end)


def write_time(node: NamedNode, when: str) -> Iterator[Triple]:
    """A moment with its first and last day."""
    begin, end = bounds(when)
    yield node, TYPE, KG.Moment
    yield node, RDFS.label, Literal(when)
    if begin:
        yield node, SEM.hasBeginTimeStamp, moment(begin)
    if end:
        yield node, SEM.hasEndTimeStamp, moment(end)


def state_node(ids: Ids, state: State, relation: Relation) -> NamedNode:
    """The IRI of a period of a state."""
    return iri(ids.state, content_id(state.subject, relation.iri, state.object), state.number)


def write_state(ids: Ids, state: State, relation: Relation, ends: tuple[Entity, Entity]) -> Iterator[Triple]:
    """A period of a state: its ends, what is known of its begin and end, and the statements that tell so."""
    node = state_node(ids, state, relation)
    yield node, TYPE, KG.State
    yield node, RDFS.label, Literal(f"{ends[0].name} {relation.label} {ends[1].name}")
    yield node, RDF.subject, iri(ids.id, state.subject)
    yield node, RDF.predicate, NamedNode(relation.iri)
    yield node, RDF.object, iri(ids.id, state.object)
    yield from write_period(node, state)
    for statement in state.begun_by:
        yield node, KG.begunBy, NamedNode(statement)
    for statement in state.ended_by:
        yield node, KG.endedBy, NamedNode(statement)
    for statement in state.begun_by | state.ended_by | state.reported_by:
        yield node, DERIVED, NamedNode(statement)


def write_period(node: NamedNode, state: State) -> Iterator[Triple]:
    """From when until when: what is dated, and what only the dates of articles bound."""
    dates = state.holds_from, state.holds_until, state.reported_from, state.reported_until, state.reported_over
    for name, date in zip(
        ("holdsFrom", "holdsUntil", "reportedFrom", "reportedUntil", "reportedOver"), dates, strict=True
    ):
        if date:
            yield node, KG[name], moment(date)


def write_entity(ids: Ids, entity: Entity, kind: NamedNode) -> Iterator[Triple]:
    """Who or what the graph is about: kind, names, and the same thing elsewhere."""
    node = iri(ids.id, entity.id)
    yield node, TYPE, kind
    yield node, SKOS.prefLabel, Literal(entity.name)
    for alias in entity.aliases:
        if alias != entity.name:
            yield node, SKOS.altLabel, Literal(alias)
    for identifier in entity.links:
        yield node, *triple_end(identifier)
