"""Where a graph comes from: the data set that it is, the run that made it, with which programs, by which ontology.

Nothing here tells the time: the same programs on the same articles give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode
from rdflib import URIRef
from rdflib.namespace import OWL

from kg.ids import content_id
from kg.model import Run
from kg.nodes.links import Triple
from kg.ontology import Ontology
from kg.ontology.turtle import text_of, typed
from kg.rdf.known import DCTERMS, PROV, RDF, RDFS, SCHEMA, VOID
from kg.rdf.prefixes import OUTSIDE, Ids, inferred_graph
from kg.rdf.terms import iri

TYPE = RDF.type
TITLE = URIRef(DCTERMS.title.value)


def write_dataset(ids: Ids, base: str, count: int, run: Run, ontology: Ontology) -> Iterator[Triple]:
    """The graph as a whole: where its ids live, how many articles it tells of, what it keeps to and what made it."""
    node = NamedNode(base)
    yield node, TYPE, VOID.Dataset
    yield node, TYPE, PROV.Entity
    yield node, VOID.uriSpace, Literal(base)
    articles = "1 news article" if count == 1 else f"{count} news articles"
    yield node, DCTERMS.title, Literal(f"Knowledge graph of {articles}", language="en")
    for standard, triples in standards(ids, run, ontology):
        yield node, DCTERMS.conformsTo, standard
        yield from triples
    if run.programs:
        yield node, PROV.wasGeneratedBy, run_node(ids, run)
        yield from write_run(ids, run, ontology)


def write_inferred(base: str) -> Iterator[Triple]:
    """What follows from the graph by the rules of the ontology, as a data set of its own."""
    node = inferred_graph(base)
    yield NamedNode(base), VOID.subset, node
    yield node, TYPE, VOID.Dataset
    yield node, TYPE, PROV.Entity
    yield node, VOID.uriSpace, Literal(base)
    yield node, DCTERMS.title, Literal("What follows from the graph by the rules of the ontology", language="en")
    yield node, PROV.wasDerivedFrom, NamedNode(base)


def write_vocabularies(base: str, predicates: Iterable[NamedNode]) -> Iterator[Triple]:
    """The vocabularies whose properties a graph uses."""
    spaces = {predicate.value[: max(map(predicate.value.rfind, "#/")) + 1] for predicate in predicates}
    for space in sorted(spaces & set(OUTSIDE.values())):
        yield NamedNode(base), VOID.vocabulary, NamedNode(space)


def run_node(ids: Ids, run: Run) -> NamedNode:
    """The reading of articles with these programs, whichever articles: so that no article's graph hangs on another."""
    return iri(ids.run, content_id(run))


def write_run(ids: Ids, run: Run, ontology: Ontology) -> Iterator[Triple]:
    """The activity that made a graph; each article that it used is said in the article's own graph."""
    node = run_node(ids, run)
    yield node, TYPE, PROV.Activity
    yield node, RDFS.label, Literal("reading of news articles by kg", language="en")
    for standard, _ in standards(ids, run, ontology):
        yield node, PROV.used, standard
    for name, version in run.programs:
        program = iri(ids.program, name, version)
        yield node, PROV.wasAssociatedWith, program
        yield program, TYPE, PROV.SoftwareAgent
        yield program, TYPE, SCHEMA.SoftwareApplication
        yield program, SCHEMA.name, Literal(name)
        yield program, SCHEMA.softwareVersion, Literal(version)


def standards(ids: Ids, run: Run, ontology: Ontology) -> Iterator[tuple[NamedNode, tuple[Triple, ...]]]:
    """The ontologies that a graph keeps to, each in its version, and what is said of them."""
    graph = ontology.graph
    for header in typed(graph, OWL.Ontology):
        name = text_of(graph, header, TITLE) or str(header)
        version, number = graph.value(header, OWL.versionIRI), text_of(graph, header, OWL.versionInfo)
        node = NamedNode(str(version or header))
        said: list[Triple] = [(node, TYPE, DCTERMS.Standard), (node, RDFS.label, Literal(name, language="en"))]
        said += [(node, DCTERMS.isVersionOf, NamedNode(str(header)))] if version else []
        said += [(node, NamedNode(str(OWL.versionInfo)), Literal(number))] if number else []
        yield node, tuple(said)
    if run.own:
        node = iri(ids.extension, run.own)
        label = Literal("ontology of the user's own", language="en")
        yield node, ((node, TYPE, DCTERMS.Standard), (node, RDFS.label, label))
