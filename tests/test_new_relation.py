"""A relation that the code has never heard of, added by Turtle alone."""

from __future__ import annotations

import pytest

import kg

pytestmark = pytest.mark.model

FULL = """
@prefix kg: <https://w3id.org/kg-press/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .

kg:mournedFor a kg:EventRelation ;
    rdfs:label "mourned for"@en ;
    schema:domainIncludes kg:Actor ;
    schema:rangeIncludes kg:Person ;
    kg:eventClass kg:Mourning ;
    kg:verb "X mourn|lament Y", "X lay wreath for Y" ;
    kg:noun "X's mourning for Y" .
"""
BARE = """
@prefix my: <https://example.org/terms#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix kg: <https://w3id.org/kg-press/ontology#> .

my:tradesWith a owl:ObjectProperty ; rdfs:label "trade with"@en ; rdfs:domain kg:Country ; rdfs:range kg:Country .
"""


def claims(tmp_path, turtle, text):
    (tmp_path / "own.ttl").write_text(turtle)
    (tmp_path / "news.txt").write_text(text)
    graph = kg.build(tmp_path / "news.txt", ontology=tmp_path / "own.ttl")
    return {(c.subject.name, c.predicate, c.object.name, str(c.status)) for c in graph.claims}, graph


def test_relation_with_a_lexicon(tmp_path):
    text = "Iceland will mourn Jonas Thorsen. A wreath for Jonas Thorsen was laid by Norway on Monday."
    found, graph = claims(tmp_path, FULL, text)
    assert ("Iceland", "mournedFor", "Jonas Thorsen", "planned") in found
    assert "kg:mournedFor" in graph_turtle(graph, tmp_path)


def test_relation_with_nothing_but_a_label(tmp_path):
    found, _ = claims(tmp_path, BARE, "Peru has traded with Chile for years. Peru does not trade with Bolivia.")
    assert found >= {("Peru", "tradesWith", "Chile", "actual"), ("Peru", "tradesWith", "Bolivia", "negated")}


def graph_turtle(graph, folder):
    graph.write(folder / "out")
    return (folder / "out" / "graph.ttl").read_text()
