"""The terms that a graph uses, described by the ontology, so that every file kg writes explains itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pyoxigraph import Literal, NamedNode
from rdflib import Literal as OntologyLiteral
from rdflib import URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.ontology import Ontology
from kg.terms import Line
from kg.vocab import KG

KEPT = (
    *(RDF.type, RDFS.label, RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf, SKOS.prefLabel, SKOS.definition),
    *(
        SKOS.closeMatch,
        SKOS.exactMatch,
        SKOS.inScheme,
        KG.plover,
        KG.eventClass,
        KG.colour,
        KG.inverseLabel,
        KG.lasting,
    ),
)  # the lexicon stays in the ontology


def describe_terms(
    lines: Collection[Line], ontology: Ontology
) -> Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    """Label, definition, hierarchy and alignment of every class, property and concept that these lines use."""
    terms = {line.predicate for line in lines} | {line.object for line in lines}
    used = {term.value for term in terms if isinstance(term, NamedNode)}
    todo = sorted(iri for iri in used if (URIRef(iri), RDF.type, None) in ontology.graph)
    inverse_names = {r.iri: (r.inverse_name, r.inverse_label) for r in ontology.relations.values()}
    seen = set(todo)
    while todo:
        term = todo.pop()
        for prop in KEPT:
            for value in ontology.graph.objects(URIRef(term), prop):
                if isinstance(value, URIRef):
                    yield NamedNode(term), NamedNode(str(prop)), NamedNode(str(value))
                    if prop in (RDFS.subClassOf, RDFS.subPropertyOf, KG.eventClass) and str(value) not in seen:
                        seen.add(str(value))
                        todo.append(str(value))
                elif isinstance(value, OntologyLiteral):
                    yield NamedNode(term), NamedNode(str(prop)), _literal(value)
        name, label = inverse_names.get(term, (None, None))
        if name:
            inverse = NamedNode(term[: max(term.rfind("#"), term.rfind("/")) + 1] + name)
            yield NamedNode(term), NamedNode(str(OWL.inverseOf)), inverse
            yield inverse, NamedNode(str(RDFS.label)), Literal(label or name, language="en")


def _literal(value: OntologyLiteral) -> Literal:
    if value.language:
        return Literal(str(value), language=value.language)
    return Literal(str(value), datatype=NamedNode(str(value.datatype))) if value.datatype else Literal(str(value))
