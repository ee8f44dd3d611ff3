"""Identifiers and links → RDF: the same thing elsewhere, and how sure that is (docs/rdf.md)."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import DCTERMS, RDF, SKOS

from kg.ids import content_id
from kg.model import Link
from kg.rdf.prefixes import Ids
from kg.rdf.terms import address, decimal, iri
from kg.rdf.vocab import GEONAMES, GN, KG, WD

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]
EXACT, IDENTIFIER = NamedNode(str(SKOS.exactMatch)), NamedNode(str(DCTERMS.identifier))


def triple_end(identifier: tuple[str, str]) -> tuple[NamedNode, NamedNode | Literal]:
    """Predicate and object of what an entity is called elsewhere: an IRI where there is one, else "scheme:id"."""
    scheme, value = identifier
    match scheme:
        case "wikidata":
            return EXACT, iri(WD, value)
        case "geonames":
            return EXACT, NamedNode(iri(GEONAMES, value).value + "/")
        case "country":
            return NamedNode(str(GN.countryCode)), Literal(value)
    there = address(value)
    return (EXACT, there) if isinstance(there, NamedNode) else (IDENTIFIER, Literal(f"{scheme}:{value}"))


def write_link(ids: Ids, link: Link) -> Iterator[Triple]:
    """The triple that was judged, with the score and the reasons of the judgement."""
    node = iri(ids.link, content_id(link.entity, link.base, link.entry))
    predicate, value = triple_end(link.identifier)
    yield node, NamedNode(str(RDF.type)), NamedNode(str(KG.Link))
    yield node, NamedNode(str(RDF.subject)), iri(ids.id, link.entity)
    yield node, NamedNode(str(RDF.predicate)), predicate
    yield node, NamedNode(str(RDF.object)), value
    yield node, NamedNode(str(KG.score)), decimal(link.score)
    for reason in link.reasons:
        yield node, NamedNode(str(KG.reason)), Literal(reason)
