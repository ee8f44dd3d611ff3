"""ontology/shapes.ttl: what every node of a graph keeps to, checked by pySHACL one shape after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib import RDF, RDFS, SH, Graph, URIRef

from kg.ontology import builtin_folder
from kg.validate.report import Severity

SEVERITIES = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
SHOWN = 3  # values


def read_shapes() -> Graph:
    """The shapes of kg's own graphs."""
    return Graph().parse(builtin_folder() / "shapes.ttl", format="turtle")


def list_shapes(shapes: Graph) -> list[tuple[URIRef, str]]:
    """The shapes of nodes and what each is called, by IRI."""
    found = (shape for shape in shapes.subjects(RDF.type, SH.NodeShape) if isinstance(shape, URIRef))
    return sorted((shape, str(shapes.value(shape, RDFS.label) or shape)) for shape in found)


def as_rdflib(quads: Iterable[Quad]) -> Graph:
    """The triples as pySHACL takes them, those that speak of triples aside. Terms are made once, to be fast."""
    graph = Graph()

    @cache
    def made(term: NamedNode | BlankNode | Literal) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
        if isinstance(term, NamedNode):
            return rdflib.URIRef(term.value)
        if isinstance(term, BlankNode):
            return rdflib.BNode(term.value)
        kind = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=kind, normalize=False)

    for quad in quads:
        if not isinstance(quad.subject, Triple) and not isinstance(quad.object, Triple):
            graph.add((made(quad.subject), made(quad.predicate), made(quad.object)))
    return graph


def check_shape(data: Graph, shapes: Graph, shape: URIRef) -> Iterator[tuple[Severity, str, str, str, str]]:
    """Severity, rule, constraint, node and value of each breach of a shape."""
    from pyshacl import validate as run_shacl  # slow to import

    conforms, results, _ = run_shacl(data, shacl_graph=shapes, use_shapes=[str(shape)], inplace=True)
    if conforms:
        return
    for result in results.subjects(RDF.type, SH.ValidationResult):
        node, path = results.value(result, SH.focusNode), results.value(result, SH.resultPath)
        rule = str(results.value(result, SH.resultMessage))
        severity = SEVERITIES.get(results.value(result, SH.resultSeverity), Severity.VIOLATION)
        constraint = str(results.value(result, SH.sourceConstraintComponent))
        yield severity, rule, constraint, str(node), value_of(data, node, path, results.value(result, SH.value))


def value_of(data: Graph, node: object, path: object, value: object) -> str:
    """What stands where a shape is broken: the value itself, or all of them where there are too few or too many."""
    if value is not None:
        return in_words(value)
    if not isinstance(path, URIRef):
        return "there is none"
    told = sorted(in_words(each) for each in data.objects(node, path))  # type: ignore[arg-type]
    more = f" and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    return f"<{path}> {', '.join(told[:SHOWN])}{more}" if told else f"<{path}> is missing"


def in_words(term: object) -> str:
    """A term to be read: an IRI in brackets, a text in quotes."""
    return f"<{term}>" if isinstance(term, URIRef) else f"“{term}”"
