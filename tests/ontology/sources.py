"""The ontology files and the vocabularies that they lean on, as graphs."""

from __future__ import annotations

from functools import cache

from rdflib import RDF, Graph, URIRef

from kg.ontology import builtin_folder, load_ontology
from kg.rdf.prefixes import PREFIXES
from kg.record import record
from tests.readings import DATA, small_world

KG = PREFIXES["kg"]
OURS = (KG, PREFIXES["plover"])
VOCABULARIES = {path.stem: path for path in sorted((DATA / "vocabularies").glob("*.ttl"))}


@cache
def read(name: str) -> Graph:
    """One of the ontology files."""
    return Graph().parse(builtin_folder() / f"{name}.ttl")


@cache
def ontology() -> Graph:
    """kg.ttl with plover.ttl, as kg reads them."""
    return read("kg") + read("plover")


@cache
def vocabulary(name: str) -> Graph:
    """What a vocabulary says of its own terms."""
    return Graph().parse(VOCABULARIES[name])


@cache
def vocabularies() -> Graph:
    """All of them in one."""
    found = Graph()
    for name in VOCABULARIES:
        found += vocabulary(name)
    return found


@cache
def namespaces() -> tuple[str, ...]:
    """Where the terms of the vocabularies lie."""
    known = {**PREFIXES, "vann": "http://purl.org/vocab/vann/", "void": "http://rdfs.org/ns/void#"}
    return tuple(known[name] for name in VOCABULARIES)


@cache
def written() -> Graph:
    """A graph as kg writes it."""
    lines = record(*small_world(), load_ontology(), include_spoken=True)
    return Graph().parse(data="\n".join(f"{q.subject} {q.predicate} {q.object} ." for q in lines), format="turtle")


def ours(term: object) -> bool:
    """Whether kg defines a term."""
    return isinstance(term, URIRef) and str(term).startswith(OURS)


def declared(graph: Graph, *kinds: URIRef) -> set[URIRef]:
    """The IRIs that a graph says to be of a kind."""
    return {s for kind in kinds for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef)}


def iris(graph: Graph) -> set[URIRef]:
    """Every IRI of a graph."""
    return {term for triple in graph for term in triple if isinstance(term, URIRef)}
