"""Every IRI of a graph is described in it, is a term of a published vocabulary, or links to the outside."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

import kg
from kg.model import UNKNOWN, Link, Run
from kg.ontology import load_ontology
from kg.rdf.prefixes import BASE, OUTSIDE
from kg.record import record
from tests.nodes.test_offices import head, told
from tests.readings import hostile_world, small_world

RUN = Run((("kg", "0.9"), ("kg-network", "f00d")), "0ff1ce")
VOCABULARIES = tuple(
    space for prefix, space in OUTSIDE.items() if prefix not in {"kg", "plover", "wd", "wdt", "geonames"}
)
OUTWARD = {  # what points to things and vocabularies elsewhere
    OUTSIDE[prefix] + name
    for prefix, names in {
        "skos": "exactMatch closeMatch broadMatch narrowMatch relatedMatch",
        "dcterms": "source isVersionOf",
        "rdfs": "seeAlso",
        "void": "vocabulary",
    }.items()
    for name in names.split()
}


def unresolved(quads: Iterable[Quad]) -> set[str]:
    """The IRIs that stand for nothing."""
    quads = tuple(quads)
    described = {quad.subject.value for quad in quads}
    links = {quad.subject for quad in quads if quad.object == NamedNode(OUTSIDE["kg"] + "Link")}
    used = {quad.predicate.value for quad in quads}
    for quad in quads:
        if isinstance(quad.object, Literal):
            used.add(quad.object.datatype.value)
        elif quad.predicate.value not in OUTWARD and quad.subject not in links:
            used.add(quad.object.value)
        if isinstance(quad.graph_name, NamedNode):
            used.add(quad.graph_name.value)
    return {iri for iri in used - described if not iri.startswith(VOCABULARIES)}


def linked(world):
    readings, resolution = world()
    link = Link(resolution.entities[0].id, "own", "e-7", "", "same", 0.9, ("same name",), "kg.catalogue")
    return readings, replace(resolution, links=(link,))


@pytest.mark.parametrize("base", [BASE, "https://example.org/news#"])
@pytest.mark.parametrize("run", [RUN, UNKNOWN])
@pytest.mark.parametrize("world", [small_world, hostile_world])
def test_every_iri_of_a_written_graph_stands_for_something(world, run, base):
    quads = record(*linked(world), load_ontology(), base=base, run=run)
    assert unresolved(quads) == set()
    gone = {quad for quad in quads if not quad.subject.value.startswith(base + "report/")}
    assert unresolved(gone)  # the test would tell


def test_so_does_every_iri_of_offices():
    assert unresolved(told(head("ada-moss", when="2020"), head("bo-lund", ended=True))) == set()


@pytest.mark.model
def test_so_does_every_iri_of_the_examples(tmp_path):
    graph = kg.build(["examples/captain", "examples/articles"], output=tmp_path, infer=True)
    assert unresolved((*graph.quads, *graph.view.inferred)) == set()
