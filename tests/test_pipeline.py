"""The whole way from text to files: same bytes, in any order, in one step or several."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Graph as RdfGraph
from rdflib import URIRef
from rdflib.compare import isomorphic

import kg
from kg.rdf.prefixes import BASE
from kg.source import LIBRARY, open_graph
from kg.store import load, union
from kg.validate import validate

EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"

pytestmark = pytest.mark.model


def contents(folder: Path) -> dict[str, bytes]:
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.name != LIBRARY)
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    return kg.build(EXAMPLES, output=folder), folder


def test_two_runs_write_the_same_bytes(built, tmp_path):
    kg.build(EXAMPLES, output=tmp_path)
    assert contents(tmp_path) == contents(built[1])


def test_steps_in_any_order_end_at_the_same_bytes(built, tmp_path):
    for path in sorted(EXAMPLES.rglob("*.*"), reverse=True):
        if path.suffix in {".md", ".txt", ".jsonl"}:
            kg.build(path, output=tmp_path)
    assert contents(tmp_path) == contents(built[1])


def test_unchanged_articles_are_not_read_again(built, tmp_path):
    read: list[str] = []
    kg.build(EXAMPLES / "summit.txt", output=tmp_path, on_article=lambda a: read.append(a.id))
    kg.build(EXAMPLES / "summit.txt", output=tmp_path, on_article=lambda a: read.append(a.id))
    assert read == ["summit"]


def test_corrected_text_takes_the_place_of_the_old(tmp_path):
    news = tmp_path / "news.txt"
    news.write_text("Norway released two Danish pilots.")
    kg.build(news, output=tmp_path / "out")
    news.write_text("Sweden released two Danish pilots.")
    graph = kg.build(news, output=tmp_path / "out")
    assert {c.subject.name for c in graph.claims if c.predicate == "released"} == {"Sweden"}


def test_graph_conforms_to_the_shapes(built):
    report = validate(load(built[1] / "graph.ttl"))
    assert report.conforms, report.problems


def test_rdflib_and_oxigraph_read_the_same(built):
    turtle = RdfGraph().parse(built[1] / "graph.ttl")
    triples = "".join(f"{t} .\n" for t in union(load(built[1] / "graph.ttl")))
    assert isomorphic(turtle, RdfGraph().parse(data=triples, format="nt"))
    assert isomorphic(turtle, built[0].to_rdflib())


def test_network_loses_no_statement(built):
    graph = built[0]
    [row] = graph.query("SELECT (COUNT(?s) AS ?n) WHERE { ?s a kg:Statement }")
    assert graph.to_networkx().number_of_edges() == int(row["n"])


def test_every_mention_is_a_slice_and_has_an_entity(built):
    graph = built[0]
    known = {e.id for e in graph.entities}
    for reading in graph.readings:
        for mention in reading.mentions:
            assert mention.span.of(reading.article.text).strip()
            assert graph.resolution.of_mention[mention.id] in known


def test_only_what_is_actual_and_nobodys_word_becomes_a_triple(built):
    graph = built[0]
    rdf, relations = graph.to_rdflib(), graph.ontology.relations
    over = [claim.ended for reading in graph.readings for claim in reading.claims]
    firm = {
        ends(c)
        for c, ended in zip(graph.claims, over, strict=True)
        if c.status == "actual" and not (c.speaker or ended)
    }
    rest = [c for c in graph.claims if ends(c) not in firm]
    assert rest
    for claim in graph.claims:
        subject, obj = (URIRef(BASE + "id/" + end.id) for end in (claim.subject, claim.object))
        relation = relations[claim.predicate]
        triples = {(subject, obj), (obj, subject)} if relation.symmetric else {(subject, obj)}
        stated = any((s, URIRef(relation.iri), o) in rdf for s, o in triples)
        assert stated == (ends(claim) in firm), str(claim)


def ends(claim):
    return claim.subject.id, claim.predicate, claim.object.id


def test_open_graph_reads_nothing_again(built):
    graph = open_graph(built[1])
    assert graph.claims == built[0].claims


def test_papers_that_print_one_story_are_one_report(tmp_path):
    story = (
        "Norway released the Danish pilot Lars Holm on Monday, ending a quarrel that had gone on since the winter. "
        "He had been held on an island in the north, and saw the sun again only in March, his family said. "
        "Denmark praised Norway and promised to return two trawlers that it had kept in the harbour of Esbjerg."
    )
    papers = {
        "harbour-post": f"OSLO (Wire) - {story}",
        "island-daily": f"{story} The mayor of Tromso, Jon Berg, met Lars Holm at the quay with a brass band.",
        "lantern": "A pilot is home. Norway released the Danish pilot Lars Holm, whose engine had failed at sea.",
    }
    rows = [{"id": name, "text": text, "source": name, "date": "2024-05-06"} for name, text in papers.items()]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    graph = kg.build(tmp_path / "news.jsonl", output=tmp_path / "out", fast=True)
    assert {name: graph.report()[name] for name in ("articles", "reports", "copies")} == {
        "articles": 3,
        "reports": 2,
        "copies": 1,
    }
    statements = [json.loads(line) for line in (tmp_path / "out" / "statements.jsonl").read_text().splitlines()]
    support = {(s["predicate"], s["object"]["name"]): (s["articles"], s["reports"], s["outlets"]) for s in statements}
    assert support["supports", "Norway"] == (2, 1, 2)
    assert support["met", "Lars Holm"] == (1, 1, 1)
    assert sum(s["reports"] for s in statements if s["predicate"] == "released") == 2
    assert validate(load(tmp_path / "out" / "graph.ttl")).conforms


def test_an_article_without_a_claim_is_no_error(tmp_path):
    (tmp_path / "dull.txt").write_text("It rained.")
    graph = kg.build(tmp_path / "dull.txt", output=tmp_path / "out")
    assert graph.claims == ()
    assert (tmp_path / "out" / "graph.html").exists()


def test_a_correction_wins_over_what_an_older_version_read(tmp_path):
    news, own = tmp_path / "news.txt", tmp_path / "own.ttl"
    news.write_text("Norway released two Danish pilots.")
    kg.build(news, output=tmp_path / "out")
    news.write_text("Sweden released two Danish pilots.")
    prefix = "@prefix kg: <https://w3id.org/kg-press/ontology#> .\n"
    own.write_text(prefix + 'kg:thanked a kg:Relation ; kg:verb "X thank Y" .')
    graph = kg.build(news, output=tmp_path / "out", ontology=own)
    assert {c.subject.name for c in graph.claims if c.predicate == "released"} == {"Sweden"}


def test_an_ontology_of_ones_own_stays_with_the_folder(tmp_path):
    (tmp_path / "own.ttl").write_text(
        '@prefix kg: <https://w3id.org/kg-press/ontology#> .\nkg:mourned a kg:Relation ; kg:verb "X mourn Y" .'
    )
    (tmp_path / "news.txt").write_text("Norway mourned Jonas Thorsen on Monday.")
    kg.build(tmp_path / "news.txt", output=tmp_path / "out", ontology=tmp_path / "own.ttl")
    assert [c.predicate for c in open_graph(tmp_path / "out").claims] == ["mourned"]
