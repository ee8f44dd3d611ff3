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

LABELS = """
@prefix my: <https://example.org/museums#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .

<https://example.org/museums> a owl:Ontology ; dcterms:replaces <https://w3id.org/kg-press/ontology> .

my:Museum a owl:Class ; rdfs:label "museum" ; rdfs:subClassOf schema:Organization .
my:Work a owl:Class ; rdfs:label "work of art" ; skos:definition "Nothing that kg tells apart." .

my:curatorOf a owl:ObjectProperty ; rdfs:label "curator of" ; rdfs:domain schema:Person ; rdfs:range my:Museum .
my:lent a owl:ObjectProperty ; rdfs:label "lent to" ; rdfs:domain my:Museum ; rdfs:range my:Museum ;
    skos:definition "One museum lets another show what it owns." .
my:restored a owl:ObjectProperty ; rdfs:label "restored" ; rdfs:domain my:Museum ; rdfs:range my:Work .
my:foundedBy a owl:ObjectProperty ; rdfs:domain my:Museum ; rdfs:range schema:Person .
my:seat a owl:ObjectProperty ; rdfs:label "based in" ; rdfs:domain my:Museum ; rdfs:range schema:Place .
my:rivals a owl:ObjectProperty, owl:SymmetricProperty ; rdfs:label "competes with" ;
    rdfs:domain my:Museum ; rdfs:range my:Museum .
my:hasDirector a owl:ObjectProperty ; rdfs:label "has director" ; rdfs:domain my:Museum ; rdfs:range schema:Person .
"""
NEWS = """
The Lindholm Museum, based in Lillehammer, competes with the Aalto Gallery. It was founded by Greta Lindholm in 1911.
Peter Olsen, the curator of the Aalto Gallery, said it would never lend to the Lindholm Museum.
The director of the Lindholm Museum, Maria Costa, met Peter Olsen on Friday. The museum has restored the Aalto Gallery.
""".replace("\n", "\n\n")


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


def test_an_ontology_of_nothing_but_labels(tmp_path):
    found, graph = claims(tmp_path, LABELS, NEWS)
    assert found == {
        ("Lindholm Museum", "seat", "Lillehammer", "actual"),
        ("Lindholm Museum", "rivals", "Aalto Gallery", "actual"),
        ("Lindholm Museum", "foundedBy", "Greta Lindholm", "actual"),
        ("Peter Olsen", "curatorOf", "Aalto Gallery", "actual"),
        ("Aalto Gallery", "lent", "Lindholm Museum", "negated"),
        ("Lindholm Museum", "hasDirector", "Maria Costa", "actual"),
        ("Lindholm Museum", "restored", "Aalto Gallery", "actual"),
    }
    assert "https://example.org/museums#hasDirector" in graph_turtle(graph, tmp_path)


def graph_turtle(graph, folder):
    graph.write(folder / "out")
    return (folder / "out" / "graph.ttl").read_text()
