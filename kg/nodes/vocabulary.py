"""The terms that a graph uses, described by the ontology, so that every file kg writes explains itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pyoxigraph import Literal, NamedNode
from rdflib import Literal as OntologyLiteral
from rdflib import URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from kg.nodes.links import Triple
from kg.ontology import Ontology, Relation
from kg.rdf import known
from kg.rdf.terms import Line
from kg.rdf.vocab import KG

KEPT = (
    *(RDF.type, RDFS.label, RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf, SKOS.prefLabel, SKOS.definition),
    DCTERMS.title,  # of an ontology
    *(
        SKOS.closeMatch,
        SKOS.exactMatch,
        SKOS.inScheme,
        KG.plover,
        KG.family,
        KG.eventClass,
        KG.colour,
        KG.inverseLabel,
        KG.lasting,
        KG.ftmSchema,
    ),
)  # the lexicon stays in the ontology


def describe_terms(lines: Collection[Line], ontology: Ontology) -> Iterator[Triple]:
    """Label, definition, hierarchy and alignment of every class, property and concept that these lines use.

    What describes a term is described as well: whatever the ontology defines is explained in the file itself.
    """
    terms = {line.predicate for line in lines} | {line.object for line in lines}
    todo = {URIRef(term.value) for term in terms if isinstance(term, NamedNode)}
    inverses = {URIRef(r.iri): r for r in ontology.relations.values() if r.inverse_name}
    seen = set[URIRef]()
    while todo := {term for term in todo - seen if (term, RDF.type, None) in ontology.graph}:
        seen |= todo
        found = [(s, p, o) for s in sorted(todo) for p in KEPT for o in sorted(ontology.graph.objects(s, p), key=str)]
        yield from (triple(*each) for each in found)
        for relation in (inverses[term] for term in sorted(todo) if term in inverses):
            yield from name_inverse(relation)
        todo = {term for each in found for term in each[1:] if isinstance(term, URIRef)}


def name_inverse(relation: Relation) -> Iterator[Triple]:
    """A relation read from object to subject, which patterns do not look for: kg:releasedBy."""
    inverse = NamedNode(relation.iri[: max(map(relation.iri.rfind, "#/")) + 1] + str(relation.inverse_name))
    yield inverse, known.RDF.type, NamedNode(str(OWL.ObjectProperty))
    yield inverse, known.RDFS.label, Literal(relation.inverse_label or relation.inverse_name or "", language="en")
    yield NamedNode(relation.iri), NamedNode(str(OWL.inverseOf)), inverse


def triple(subject: Node, predicate: Node, obj: Node) -> Triple:
    """A triple of the ontology as the store knows it."""
    value = _literal(obj) if isinstance(obj, OntologyLiteral) else NamedNode(str(obj))
    return NamedNode(str(subject)), NamedNode(str(predicate)), value


def _literal(value: OntologyLiteral) -> Literal:
    if value.language:
        return Literal(str(value), language=value.language)
    return Literal(str(value), datatype=NamedNode(str(value.datatype))) if value.datatype else Literal(str(value))
