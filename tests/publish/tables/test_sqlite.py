"""The database: its tables by sqlite3, its pages by Datasette."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from pyoxigraph import Quad

from kg.ontology import load_ontology
from kg.publish import export
from kg.publish.tables.schema import TABLES
from kg.publish.view import View
from kg.rdf.known import KG
from kg.record import record
from tests.readings import HOSTILE, hostile_world, small_world, tiny_ontology

SMALL = View(record(*small_world(), load_ontology()))
HOSTILE_VIEW = View(record(*hostile_world(), tiny_ontology()))
VIEWS = ("by_actor", "contradictions", "disputed", "facts", "sayings", "timeline")
SITE = "https://example.org/a?x=1&y=2"

Get = Callable[[str], Any]


@pytest.fixture
def database(tmp_path: Path) -> sqlite3.Connection:
    return sqlite3.connect(export(SMALL, "sqlite", tmp_path) / "graph.sqlite")


def browse(folder: Path) -> Get:
    """Asks a Datasette of the database in this folder."""
    metadata = json.loads((folder / "graph.metadata.json").read_text())
    served = Datasette([str(folder / "graph.sqlite")], metadata=metadata)

    def get(path: str) -> Any:
        answer = asyncio.run(served.client.get(path))
        assert answer.status_code == 200, answer.text
        return answer.json() if ".json" in path else answer.text

    return get


@pytest.mark.parametrize("view", [SMALL, HOSTILE_VIEW], ids=["small", "hostile"])
def test_the_database_is_whole_and_every_reference_is_to_a_row(view: View, tmp_path: Path) -> None:
    database = sqlite3.connect(export(view, "sqlite", tmp_path) / "graph.sqlite")
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in TABLES:
        assert database.execute(f"SELECT count(*) FROM {table.name}").fetchone() == (len(list(table.rows(view))),)


def test_facts_are_readable_and_only_what_the_graph_asserts(database: sqlite3.Connection) -> None:
    found = database.execute("SELECT who, relation, whom, quote, date, url FROM facts ORDER BY date, number").fetchall()
    assert found == [
        *[("Ada Moss", "envoy of", "Norland", "Ada Moss, envoy of Norland, spoke.", "2024-05-07", SITE)],
        *[("Sudonia", "released", "12 prisoners", "Sudonia freed 12 prisoners in Port Hale.", "2024-05-07", SITE)],
        *[("Sudonia", "released", "12 prisoners", "The twelve were let go by Sudonia.", "2024-06-01", None)],
        *[("Ada Moss", "envoy of", "Sudonia", "Moss was envoy of Sudonia.", "2024-06-01", None)],
        *[("Ada Moss", "visited", "Port Hale", "Moss went to Port Hale.", "2024-06-01", None)],
    ]


def test_what_is_disputed_says_how_it_stands(database: sqlite3.Connection) -> None:
    found = database.execute("SELECT who, relation, whom, standing FROM disputed ORDER BY standing").fetchall()
    assert found == [
        ("Ada Moss", "met", "Sudonia", "claimed by Norland"),
        ("Norland", "met", "Sudonia", "denied by Sudonia"),
        ("Ada Moss", "met", "Sudonia", "planned"),
    ]


def test_an_actor_is_told_of_from_either_side(database: sqlite3.Connection) -> None:
    found = database.execute("SELECT DISTINCT relation, other FROM by_actor WHERE actor = 'Norland' ORDER BY 1, 2")
    assert found.fetchall() == [("has envoy", "Ada Moss"), ("met", "Sudonia")]


def test_contradictions_are_told_once(tmp_path: Path) -> None:
    one, other = sorted({q.object for q in SMALL.lines if q.predicate == KG.states}, key=str)[:2]
    lines = (*SMALL.lines, Quad(one, KG.contradicts, other), Quad(other, KG.contradicts, one))
    database = sqlite3.connect(export(View(lines), "sqlite", tmp_path) / "graph.sqlite")
    assert len(database.execute("SELECT one, one_standing, other, other_standing FROM contradictions").fetchall()) == 1


def test_the_timeline_tells_dates_of_the_world_from_dates_of_reports(database: sqlite3.Connection) -> None:
    found = database.execute("SELECT date, dated, who, relation FROM timeline LIMIT 2").fetchall()
    assert found == [("2001", "told", "Ada Moss", "envoy of"), ("2024-05-06", "told", "Sudonia", "released")]
    assert ("reported",) in database.execute("SELECT dated FROM timeline").fetchall()


def test_a_search_finds_quotes_names_and_other_names(database: sqlite3.Connection) -> None:
    quotes = "SELECT quote FROM evidence WHERE rowid IN (SELECT rowid FROM evidence_fts WHERE evidence_fts MATCH ?)"
    assert database.execute(quotes, ["freed"]).fetchall() == [("Sudonia freed 12 prisoners in Port Hale.",)]
    names = (
        "SELECT entity FROM entity_aliases WHERE rowid IN (SELECT rowid FROM entity_aliases_fts WHERE alias MATCH ?)"
    )
    assert database.execute(names, ["kingdom"]).fetchall() == [("norland",)]


def test_a_search_still_finds_what_it_found_when_the_database_was_packed(tmp_path: Path) -> None:
    database = sqlite3.connect(export(SMALL, "sqlite", tmp_path) / "graph.sqlite")
    question = (
        "SELECT quote FROM evidence WHERE rowid IN (SELECT rowid FROM evidence_fts WHERE evidence_fts MATCH 'hale')"
    )
    before = database.execute(question).fetchall()
    database.execute("VACUUM")
    assert database.execute(question).fetchall() == before != []


def test_datasette_shows_tables_and_views_with_what_they_mean(tmp_path: Path) -> None:
    get = browse(export(SMALL, "sqlite", tmp_path))
    shown = get("/graph.json")
    assert {table["name"] for table in shown["tables"]} >= {table.name for table in TABLES}
    assert {view["name"] for view in shown["views"]} == set(VIEWS)
    for name in (*(table.name for table in TABLES), *VIEWS):
        assert get(f"/graph/{name}.json?_shape=array") is not None
    page = get("/graph/statements")
    assert "What is said, each once, however many articles say it." in page
    assert '<a href="/graph/entities/ada-moss">Ada Moss</a>' in page


def test_datasette_searches_quotes_in_facts(tmp_path: Path) -> None:
    get = browse(export(SMALL, "sqlite", tmp_path))
    assert [row["quote"] for row in get("/graph/facts.json?_search=freed&_shape=array")] == [
        "Sudonia freed 12 prisoners in Port Hale."
    ]
    assert [row["name"] for row in get("/graph/entities.json?_search=norland&_shape=array")] == ["Norland"]


def test_datasette_shows_hostile_names_as_text(tmp_path: Path) -> None:
    get = browse(export(HOSTILE_VIEW, "sqlite", tmp_path))
    for page in ("/graph/entities", "/graph/facts", "/graph/articles", "/graph/entities/n2"):
        assert "<script>alert" not in get(page)
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in get("/graph/entities")
    assert {row["name"] for row in get("/graph/entities.json?_shape=array")} == set(HOSTILE)
