"""What follows by the rules of the ontology lies in a graph and a file of its own."""

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from rdflib.namespace import OWL

import kg
from kg.graph import Graph
from kg.ontology import extend_ontology, load_ontology
from kg.pipeline import withdraw
from kg.publish.rdf import nquads, turtle
from kg.publish.view import View
from kg.rdf.prefixes import BASE, PREFIXES, find_base, inferred_graph
from kg.record import record
from kg.source import open_graph
from kg.store import infer, load, query, read_file
from tests.readings import Newsroom, Said, small_world, tiny_ontology
from tests.written import written

CAPTAIN = Path(__file__).parent.parent / "examples" / "captain"


def small_graph(**about) -> Graph:
    readings, resolution = small_world()
    return Graph(readings, resolution, tiny_ontology(), infers=True, **about)


def triples(lines) -> set[tuple[object, ...]]:
    return {tuple(line)[:3] for line in lines}


@pytest.mark.parametrize("base", [BASE, "https://example.org/news#"])
def test_what_follows_is_apart_from_what_is_asserted(base):
    view = small_graph(base=base).view
    assert view.inferred
    assert {quad.graph_name for quad in view.inferred} == {inferred_graph(base)}
    assert not triples(view.inferred) & triples(view.lines)
    assert find_base(view.inferred) == base
    assert triples(View(view.lines).lines) == triples(replace(small_graph(base=base), infers=False).view.lines)


def test_nothing_follows_from_what_is_not_asserted():
    released, met = (NamedNode(PREFIXES["kg"] + name) for name in ("releasedBy", "met"))
    inferred = small_graph().view.inferred
    assert any(quad.predicate == released for quad in inferred)
    assert not any(quad.predicate == met for quad in inferred)  # planned, denied, and Norland's word


def test_only_formats_that_keep_graphs_apart_write_what_follows():
    view = small_graph().view
    alone = View(view.lines)
    assert written(turtle.write, view.lines) == b"".join(turtle.write(view))
    quads, asserted = b"".join(nquads.write(view)).decode(), b"".join(nquads.write(alone)).decode()
    name = f"{inferred_graph(BASE)} ."
    assert "".join(line for line in quads.splitlines(keepends=True) if name not in line) == asserted


def test_the_rules_say_all_that_the_ontology_declares():
    """Each thing that an OWL reasoner would conclude from these axioms on facts, over several steps."""
    own = """@prefix kg: <https://w3id.org/kg-press/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        kg:below a kg:Relation, owl:TransitiveProperty ; rdfs:label "below"@en ; kg:inverseName "above" ;
          rdfs:subPropertyOf kg:linked . kg:linked a kg:Relation, owl:SymmetricProperty ; rdfs:label "linked"@en ."""
    room = Newsroom()
    room.add(*(kg.Entity(name, "Ministry", name) for name in "abcd"))
    reading = room.read("x", *(Said("X[a] Y[b]", one, "below", other) for one, other in ("ab", "bc", "cd")))
    store = load(record([reading], room.resolution(), extend_ontology(own, "own.ttl")))
    infer(store)
    for one, other in ("ac", "ad", "bd"):
        assert bool(query(store, f"ASK {{ id:{one} kg:below id:{other} . id:{other} kg:above id:{one} }}"))
        assert bool(query(store, f"ASK {{ id:{other} kg:linked id:{one} }}"))
    assert bool(
        query(store, "ASK { id:a a kg:Organization, kg:Actor, prov:Agent, org:Organization, schema:Organization }")
    )
    assert not bool(query(store, "ASK { id:d kg:below id:a }"))


def test_the_ontology_declares_nothing_that_the_rules_leave_out():
    axioms = {str(p) for p in load_ontology().graph.predicates() if str(p).startswith(str(OWL))}
    kinds = {
        str(o) for o in load_ontology().graph.objects() if str(o).startswith(str(OWL)) and str(o).endswith("Property")
    }
    heeded = {str(OWL.inverseOf), str(OWL.versionIRI), str(OWL.versionInfo)}
    assert axioms - heeded <= {str(OWL.disjointWith), str(OWL.members), str(OWL.priorVersion)}
    silent = ("FunctionalProperty", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    assert kinds - {str(OWL[name]) for name in silent} <= {str(OWL.SymmetricProperty), str(OWL.TransitiveProperty)}


@pytest.mark.model
def test_a_folder_keeps_to_infer_until_told_otherwise(tmp_path):
    plain, rich = tmp_path / "plain", tmp_path / "rich"
    kg.build(CAPTAIN, output=plain)
    kg.build(CAPTAIN, output=rich, infer=True)
    assert not (plain / "inferred.ttl").exists()
    assert (plain / "graph.ttl").read_bytes() == (rich / "graph.ttl").read_bytes()
    before = (rich / "inferred.ttl").read_bytes()
    assert triples(read_file(rich / "inferred.ttl")) == triples(open_graph(rich).view.inferred)
    withdraw(rich, [open_graph(rich).readings[0].article.id])
    assert (rich / "inferred.ttl").read_bytes() != before
    read: list[str] = []
    kg.build(CAPTAIN, output=rich, infer=False, on_article=lambda a: read.append(a.id))
    assert not (rich / "inferred.ttl").exists()
    assert not open_graph(rich).view.inferred
    assert not read
