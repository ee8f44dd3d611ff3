import csv
import json
from io import StringIO
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Store

from kg.errors import KgError
from kg.query.run import select
from kg.record import record
from kg.store import infer, load
from tests.query.asking import run_query
from tests.readings import HOSTILE, hostile_world, small_world, tiny_ontology
from tests.written import turtle


@pytest.fixture(scope="module")
def store() -> Store:
    made = load(record(*small_world(), tiny_ontology()))
    infer(made)
    return made


def relations(rows: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    return sorted((row["who"], row["relation"], row["whom"]) for row in rows)


@pytest.mark.parametrize(
    ("question", "params", "expected"),
    [
        ("represents", {}, [("Ada Moss", "envoy of", "Norland"), ("Ada Moss", "envoy of", "Sudonia")]),
        ("represents", {"entity": "kingdom of norland"}, [("Ada Moss", "envoy of", "Norland")]),
        ("released", {"entity": "SUDONIANS"}, [("Sudonia", "released", "12 prisoners")] * 2),
        ("met", {"entity": "Port Hale"}, [("Ada Moss", "visited", "Port Hale")]),
        ("planned", {}, [("Ada Moss", "met", "Sudonia")]),
        ("denials", {"entity": "norland"}, [("Norland", "met", "Sudonia")]),
        ("one-side", {"entity": "norland"}, [("Ada Moss", "met", "Sudonia")]),
        ("allies", {}, []),
        ("sanctions", {}, []),
        ("offices", {}, []),
    ],
)
def test_stored_questions(store: Store, question: str, params: dict[str, str], expected: list[object]) -> None:
    assert relations(select(store, question, params)) == expected


def test_about_tells_everything_with_the_sentences(store: Store) -> None:
    rows = select(store, "about", {"entity": "moss"})
    assert len(rows) == 5
    assert rows[0]["quote"] == "Ada Moss, envoy of Norland, spoke."


def test_sources_of_one_relation_between_two(store: Store) -> None:
    rows = select(store, "sources", {"entity": "12 prisoners", "other": "sudonia", "relation": "Released"})
    assert [(row["status"], row.get("publisher")) for row in rows] == [("actual", "The Example"), ("actual", None)]
    assert [row["report"] for row in rows] == ["a-1", "b 2/ü"]
    assert select(store, "sources", {"entity": "12 prisoners", "other": "sudonia", "relation": "met"}) == []


def test_supported_puts_what_most_reports_say_first(store: Store) -> None:
    rows = select(store, "supported", {"entity": "sudonia"})
    assert [(row["relation"], row["reports"], row.get("outlets")) for row in rows] == [
        ("released", "2", "1"),
        ("envoy of", "1", None),
    ]
    assert (rows[0]["first"], rows[0]["last"]) == ("2024-05-07", "2024-06-01")


def test_connected_counts_neighbours(store: Store) -> None:
    rows = select(store, "connected", {"kind": "country"})
    assert [(row["name"], row["neighbours"]) for row in rows] == [("Sudonia", "3"), ("Norland", "2")]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_parameter_stays_one_value(text: str) -> None:
    asked = load(record(*hostile_world(), tiny_ontology()))
    question = "SELECT ?name { ?x skos:prefLabel ?name FILTER(?name = ?who) }"
    assert select(asked, question, {"who": text}) == [{"name": text}]


def test_a_parameter_cannot_change_the_query(store: Store) -> None:
    assert select(store, "SELECT ?x { ?x skos:prefLabel ?who }", {"who": '" } UNION { ?x ?p ?o'}) == []


def test_a_parameter_may_be_an_iri(store: Store) -> None:
    rows = select(store, "SELECT ?n { ?who skos:prefLabel ?n }", {"who": "<https://w3id.org/kg-press/id/norland>"})
    assert rows == [{"n": "Norland"}]


def test_parameters_reach_the_pattern_of_a_construct(store: Store) -> None:
    text = "CONSTRUCT { ?x a kg:Person } WHERE { ?x skos:prefLabel ?who }"
    assert run_query(store, text, {"who": "Norland"}) == "id:norland a kg:Person .\n".replace(" a ", " rdf:type ")


def test_formats(store: Store) -> None:
    table = run_query(store, "planned", width=120)
    assert "Moss will meet Sudonia." in table
    (row,) = csv.DictReader(StringIO(run_query(store, "planned", format="csv"), newline=""))
    assert row["who"] == "Ada Moss"
    assert json.loads(run_query(store, "planned", format="json"))[0]["whom"] == "Sudonia"
    assert json.loads(run_query(store, "ASK { id:sudonia kg:released ?x }", format="json")) is True
    described = rdflib.Graph().parse(data=run_query(store, "DESCRIBE id:norland", format="ttl"), format="turtle")
    assert len(described) > 3


QUOTE = "Ada Moss said that the talks in Port Hale would go on for as long as either side had anything to say."


@pytest.mark.parametrize(("width", "is_table"), [(60, False), (80, False), (120, True), (200, True)])
def test_rows_are_a_table_only_where_it_can_be_read(width: int, is_table: bool) -> None:
    names = "'Ada Moss' 'negotiated with' 'the Sudonians of Port Hale' 'actual' 'the envoys of Norland'"
    columns = "?who ?what ?whom ?status ?says ?quote"
    rows = f"({names} '{QUOTE}') ('x' 'y' 'z' 'a' 'b' 'c')"
    sparql = f"SELECT {columns} {{ VALUES ({columns}) {{ {rows} }} }}"
    shown = run_query(Store(), sparql, width=width)
    lines = shown.splitlines()
    assert max(map(len, lines)) <= width
    assert ("who: Ada Moss" in lines) is not is_table
    assert len(lines) < (12 if is_table else 18)
    assert all(word in shown for word in QUOTE.split())
    assert shown == run_query(Store(), sparql, width=width)


def test_a_record_is_a_paragraph_of_values() -> None:
    shown = run_query(
        Store(), f"SELECT ?who ?quote {{ VALUES (?who ?quote) {{ ('x' '{QUOTE}') ('y' UNDEF) }} }}", width=30
    )
    assert shown.startswith("who: x\nquote: Ada Moss said that the\n    talks in Port Hale would\n")
    assert shown.endswith("say.\n\nwho: y\n")


def test_what_fails_while_the_store_searches_is_explained(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.query.run.forbid_service", lambda sparql: None)
    monkeypatch.setattr("kg.query.run.check", lambda sparql, prefixes, known, used: None)
    with pytest.raises(KgError, match="query: "):
        run_query(store, "SELECT * { SERVICE <nowhere:x> { ?s ?p ?o } }")


@pytest.mark.parametrize(
    ("question", "params", "complaint"),
    [
        ("about", {"entity": "Norlandd"}, r"nothing in the graph is called 'Norlandd'; did you mean 'Norland'\?"),
        ("met", {"entity": "sudonian"}, r"did you mean 'Sudonians'\?"),
        ("sources", {"entity": "norland", "other": "Qqqqq"}, "nothing in the graph is called 'Qqqqq'$"),
    ],
)
def test_an_unknown_name_is_explained(store: Store, question: str, params: dict[str, str], complaint: str) -> None:
    with pytest.raises(KgError, match=complaint):
        run_query(store, question, params)


def test_only_names_are_looked_up(store: Store) -> None:
    assert select(store, "SELECT ?x { ?x skos:prefLabel ?entity }", {"entity": "Nobody at all"}) == []
    assert run_query(store, "allies", {"entity": "kingdom of NORLAND"}) == "nothing found\n"


def test_a_table_shows_markup_and_control_characters_as_text() -> None:
    asked = load(record(*hostile_world(), tiny_ontology()))
    table = run_query(asked, "SELECT ?n { ?x a kg:Person ; skos:prefLabel ?n }", width=200)
    assert "<script>alert('x')</script> & co" in table
    assert "\x1b" not in table


def test_a_folder_is_asked_with_what_follows_from_it(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes(turtle(record(*small_world(), tiny_ontology())))
    assert run_query(tmp_path, "ASK { id:prisoners kg:releasedBy id:sudonia }") == "yes\n"


@pytest.mark.parametrize(
    ("question", "params", "complaint"),
    [
        ("SELECT * { ?s kgg:met ?o }", {}, r"line 1, column 15: unknown prefix 'kgg'; did you mean 'kg'\?"),
        ("SELECT * {\n ?s kg:mett ?o }", {}, r"line 2, column 5: kg has no term 'mett'; did you mean kg:met\?"),
        ("SELECT * {\n ?s ?p }", {}, "line 2, column 2: the triple that begins here is not whole"),
        ("SELECT * { ?s ?p ?x . ?x ?y }", {"x": "long value"}, "line 1, column 23"),
        ("DELETE WHERE { ?s ?p ?o }", {}, "DELETE would change the graph"),
        ("PREFIX a: <http://a/> insert data { a:b a:c 1 }", {}, "insert would change the graph"),
        ("LOAD <http://example.org/>", {}, "LOAD would change the graph"),
        ("SELECT * { service <http://example.org/> { ?s ?p ?o } }", {}, "column 12: SERVICE would ask another server"),
        ("relesed", {}, r"no stored question 'relesed'; did you mean 'released'\?"),
        ("about", {}, "this question needs entity: who or what"),
        ("met", {"entitty": "x"}, r"no parameter 'entitty'; did you mean 'entity'\?"),
        ("SELECT ?x { ?x ?y 1 }", {"x": "<not an iri>"}, "parameter '<not an iri>'"),
        ("DESCRIBE ?x", {"x": "a"}, "no pattern in which a parameter could stand"),
    ],
)
def test_mistakes_are_explained(store: Store, question: str, params: dict[str, str], complaint: str) -> None:
    with pytest.raises(KgError, match=complaint):
        run_query(store, question, params)


@pytest.mark.parametrize(
    ("question", "format", "complaint"),
    [
        ("planned", "xml", "there is no format 'xml'; choose one of table, csv, tsv, json, srj, md, ttl"),
        ("planned", "ttl", "ttl needs a CONSTRUCT or DESCRIBE query"),
        ("ASK { ?s ?p ?o }", "ttl", "ttl needs a CONSTRUCT or DESCRIBE query"),
    ],
)
def test_a_format_that_does_not_fit_is_explained(store: Store, question: str, format: str, complaint: str) -> None:
    with pytest.raises(KgError, match=complaint):
        run_query(store, question, format=format)


def test_a_missing_file_is_named(store: Store) -> None:
    with pytest.raises(KgError, match=r"nowhere\.rq: no such file"):
        run_query(store, "nowhere.rq")
