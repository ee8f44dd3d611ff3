"""What is said of each kind of node: article, report, sentence, claim, statement, time, state, entity (docs/rdf.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS

from kg.dates import bounds
from kg.ids import content_id
from kg.links import triple_end
from kg.model import Article, Claim, Entity, Span
from kg.ontology import Relation
from kg.prefixes import STATE
from kg.terms import address, decimal, integer, iri, moment, named
from kg.validity import State
from kg.vocab import ARTICLE, ID, KG, NIF, SCHEMA, SEM

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]

TYPE = named(RDF.type)
STATUS = named(KG.status)
CONFIDENCE = named(KG.confidence)
DERIVED = named(PROV.wasDerivedFrom)


def write_article(article: Article) -> Iterator[Triple]:
    """An article's own description; its text stays outside the graph but for the sentences quoted."""
    node = iri(ARTICLE, article.id)
    yield node, TYPE, named(SCHEMA.NewsArticle)
    yield node, TYPE, named(PROV.Entity)
    yield node, named(DCTERMS.identifier), Literal(article.id)
    yield node, named(DCTERMS.language), Literal(article.language)
    if article.title:
        yield node, named(DCTERMS.title), Literal(article.title)
    if article.published:
        yield node, named(DCTERMS.issued), moment(article.published)
    if article.publisher:
        yield node, named(DCTERMS.publisher), Literal(article.publisher)
    if article.url:
        yield node, named(DCTERMS.source), address(article.url)
    for author in article.authors:
        yield node, named(DCTERMS.creator), Literal(author)


def write_report(node: NamedNode, article: str) -> Iterator[Triple]:
    """An independent text, and the article that printed it first."""
    yield node, TYPE, named(KG.Report)
    yield node, named(KG.firstPrintedIn), iri(ARTICLE, article)


def write_evidence(node: NamedNode, span: Span, article: Article) -> Iterator[Triple]:
    """A sentence of an article, in its own words."""
    yield node, TYPE, named(NIF.Sentence)
    yield node, named(NIF.beginIndex), integer(span.start)
    yield node, named(NIF.endIndex), integer(span.end)
    yield node, named(NIF.anchorOf), Literal(span.of(article.text))
    yield node, named(NIF.referenceContext), iri(ARTICLE, article.id)


def write_claim(node: NamedNode, claim: Claim, ends: tuple[Span, Span], article: Article) -> Iterator[Triple]:
    """Where in the article the words of a claim stand, and what found them."""
    yield node, TYPE, named(KG.Claim)
    yield node, CONFIDENCE, decimal(claim.confidence)
    yield node, named(KG.extractor), Literal(claim.extractor)
    yield node, named(KG.trigger), Literal(claim.trigger.of(article.text))
    for name, span in zip(("subject", "object", "trigger"), (*ends, claim.trigger), strict=True):
        yield node, named(KG[name + "Begin"]), integer(span.start)
        yield node, named(KG[name + "End"]), integer(span.end)


def write_statement(node: NamedNode, claim: Claim, relation: Relation, ends: tuple[Entity, Entity]) -> Iterator[Triple]:
    """What is said, whoever says it: subject, predicate, object, status, validity, and a label to read."""
    yield node, TYPE, named(KG.Statement)
    yield node, TYPE, named(RDF.Statement)
    yield node, named(RDFS.label), Literal(f"{ends[0].name} {relation.label} {ends[1].name}")
    yield node, named(RDF.subject), iri(ID, ends[0].id)
    yield node, named(RDF.predicate), NamedNode(relation.iri)
    yield node, named(RDF.object), iri(ID, ends[1].id)
    yield node, STATUS, named(KG[claim.status])
    begin, end = bounds(claim.when)
    if begin:
        yield node, named(KG.validFrom), moment(begin)
    if end:
        yield node, named(KG.validUntil), moment(end)


def write_time(node: NamedNode, when: str) -> Iterator[Triple]:
    """A moment with its first and last day."""
    begin, end = bounds(when)
    yield node, TYPE, named(KG.Moment)
    yield node, named(RDFS.label), Literal(when)
    if begin:
        yield node, named(SEM.hasBeginTimeStamp), moment(begin)
    if end:
        yield node, named(SEM.hasEndTimeStamp), moment(end)


def write_state(state: State, relation: Relation, entities: Mapping[str, Entity]) -> Iterator[Triple]:
    """A period of a state: its ends, what is known of its begin and end, and the statements that tell so."""
    node = iri(STATE, content_id(state.subject, relation.iri, state.object), state.number)
    yield node, TYPE, named(KG.State)
    names = entities[state.subject].name, entities[state.object].name
    yield node, named(RDFS.label), Literal(f"{names[0]} {relation.label} {names[1]}")
    yield node, named(RDF.subject), iri(ID, state.subject)
    yield node, named(RDF.predicate), NamedNode(relation.iri)
    yield node, named(RDF.object), iri(ID, state.object)
    dates = state.holds_from, state.holds_until, state.reported_from, state.reported_until, state.reported_over
    for name, date in zip(
        ("holdsFrom", "holdsUntil", "reportedFrom", "reportedUntil", "reportedOver"), dates, strict=True
    ):
        if date:
            yield node, named(KG[name]), moment(date)
    for statement in state.begun_by:
        yield node, named(KG.begunBy), NamedNode(statement)
    for statement in state.ended_by:
        yield node, named(KG.endedBy), NamedNode(statement)
    for statement in state.begun_by | state.ended_by | state.reported_by:
        yield node, DERIVED, NamedNode(statement)


def write_entity(entity: Entity, kind: NamedNode) -> Iterator[Triple]:
    """Who or what the graph is about: kind, names, size, and the same thing elsewhere."""
    node = iri(ID, entity.id)
    yield node, TYPE, kind
    yield node, named(SKOS.prefLabel), Literal(entity.name)
    for alias in entity.aliases:
        if alias != entity.name:
            yield node, named(SKOS.altLabel), Literal(alias)
    if entity.size is not None:
        yield node, named(KG.size), integer(entity.size)
    for identifier in entity.links:
        yield node, *triple_end(identifier)
