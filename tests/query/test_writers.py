"""Answers as text: each format is read back by its own reader."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from html import unescape
from io import StringIO
from itertools import islice, pairwise

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, Store, Triple, parse_query_results

from kg.query.answers import Row, Solutions
from kg.query.writers import WRITERS, Layout, write
from kg.record import record
from kg.store import load
from tests.query.asking import run_query
from tests.readings import HOSTILE, hostile_world, small_world, tiny_ontology

TEXTS = st.text(max_size=30) | st.sampled_from(HOSTILE) | st.text("|`*_<>&[]()#\\~$@:/.-w!\n", max_size=20)
IRIS = st.from_regex(r"https?://[a-z]{1,5}\.example/[a-z_*~()'$&#%2F.-]{0,20}", fullmatch=True)


@pytest.fixture(scope="module")
def store() -> Store:
    return load(record(*small_world(), tiny_ontology()))


def text(format: str, *rows: Row, names: tuple[str, ...] = ("a", "b"), width: int | None = None) -> str:
    return "".join(write(Solutions(names, rows), format, Layout(width)))


def cells(markdown: str) -> list[str]:
    """What a reader of a Markdown table sees in its body, cell by cell."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    assert [t.type for t in tokens if t.type == "html_block"] == []
    assert tokens[-1].type == "table_close", "all of it is one table"
    inline = [after for before, after in pairwise(tokens) if before.type == "td_open"]
    for token in inline:
        kinds = {child.type for child in token.children or ()}
        assert kinds <= {"text", "text_special", "code_inline", "link_open", "link_close"}, kinds
    return ["".join(child.content for child in token.children or ()) for token in inline]


@given(TEXTS, TEXTS)
def test_markdown_shows_texts_as_they_are(one: str, other: str) -> None:
    shown = cells(text("md", (Literal(one), Literal(other))))
    expected = ["".join(c if c.isprintable() else " " for c in each).strip() for each in (one, other)]
    assert [each.strip() for each in shown] == expected


@given(IRIS)
def test_markdown_links_lead_where_the_iri_does(iri: str) -> None:
    try:
        node = NamedNode(iri)
    except ValueError:
        return
    inside = MarkdownIt("gfm-like", {"linkify": False}).parse(text("md", (node,), names=("a",)))
    (link,) = [child for token in inside for child in token.children or () if child.type == "link_open"]
    assert unescape(str(link.attrs["href"])) == MarkdownIt().normalizeLink(iri)


def test_markdown_of_what_is_the_graphs_own_and_of_what_is_no_web_address() -> None:
    own = NamedNode("https://w3id.org/kg-press/id/ada")
    assert cells(text("md", (own, NamedNode("javascript:alert(1)")))) == ["id:ada", "javascript:alert(1)"]
    assert "](" not in text("md", (own, NamedNode("javascript:alert(1)")))


def test_ids_are_short_below_the_base_of_their_graph() -> None:
    row = (NamedNode("https://news.example/id/ada"),)
    for format, shown in (("table", "id:ada"), ("md", "`id:ada`"), ("csv", "https://news.example/id/ada")):
        assert shown in "".join(write(Solutions(("who",), [row]), format, Layout(80, "https://news.example/")))


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_tsv_and_sparql_json_are_read_back_by_oxigraph(rows: list[tuple[str, str]]) -> None:
    terms = [(Literal(one), Literal(other, language="en")) for one, other in rows]
    found = parse_query_results(text("srj", *terms).encode(), format=QueryResultsFormat.JSON)
    assert [tuple(row) for row in found] == terms  # type: ignore[union-attr]
    if rows:
        found = parse_query_results(text("tsv", *terms).encode(), format=QueryResultsFormat.TSV)
        assert [tuple(row) for row in found] == terms  # type: ignore[union-attr]


def test_sparql_json_knows_every_sort_of_term() -> None:
    ada, knows = NamedNode("a:ada"), NamedNode("a:knows")
    rows = [(ada, None), (BlankNode("b"), Literal(5)), (Literal("x", language="en"), Triple(ada, knows, Literal("y")))]
    found = parse_query_results(text("srj", *rows).encode(), format=QueryResultsFormat.JSON)
    assert next(tuple(row) for row in found) == (ada, None)  # type: ignore[union-attr]
    assert json.loads(text("srj", *rows))["results"]["bindings"][2]["b"]["type"] == "triple"


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_plain_json_is_what_json_writes(rows: list[tuple[str, str]]) -> None:
    written = text("json", *((Literal(one), Literal(other)) for one, other in rows))
    expected = [{"a": one, "b": other} for one, other in rows]
    assert written == json.dumps(expected, ensure_ascii=False, indent=1) + "\n"
    assert json.loads(text("json", (None, None))) == [{}]


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_csv_is_read_back_and_no_cell_is_a_formula(rows: list[tuple[str, str]]) -> None:
    written = text("csv", *((Literal(one), Literal(other)) for one, other in rows))
    found = list(csv.reader(StringIO(written, newline="")))
    assert found[0] == ["a", "b"]
    for row, values in zip(found[1:], rows, strict=True):
        for cell, value in zip(row, values, strict=True):
            assert cell in (value, f"'{value}")
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_numbers_stay_numbers_in_csv() -> None:
    assert text("csv", (Literal(-5), Literal("-5"))) == "a,b\r\n-5,'-5\r\n"


@pytest.mark.parametrize("format", [name for name in WRITERS if name != "ttl"])
def test_an_ask_is_answered_in_every_format_of_rows(store: Store, format: str) -> None:
    yes, no = (run_query(store, f"ASK {{ id:sudonia kg:{name} ?x }}", format=format) for name in ("released", "met"))
    assert yes != no
    assert "yes" in yes or "true" in yes


@pytest.mark.parametrize("format", WRITERS)
def test_triples_are_written_in_every_format(store: Store, format: str) -> None:
    written = run_query(store, "CONSTRUCT WHERE { ?x kg:released ?y }", format=format)
    assert "sudonia" in written
    assert "prisoners" in written
    assert written == run_query(store, "CONSTRUCT WHERE { ?x kg:released ?y }", format=format)


def test_turtle_is_that_of_the_graph_and_means_the_same(store: Store) -> None:
    written = run_query(store, "DESCRIBE id:sudonia id:ada-moss", format="ttl")
    assert "# Entities\n\nid:ada-moss a kg:Person ;\n    skos:prefLabel" in written
    lines = run_query(store, "DESCRIBE id:sudonia id:ada-moss").splitlines()
    assert len(rdflib.Graph().parse(data=written, format="turtle")) == len(lines) > 5


def test_blank_nodes_are_named_the_same_every_time(store: Store) -> None:
    question = "CONSTRUCT { [] rdfs:label ?name ; rdfs:seeAlso [ rdfs:seeAlso ?x ] } WHERE { ?x skos:prefLabel ?name }"
    for format in ("ttl", "table"):
        assert run_query(store, question, format=format) == run_query(store, question, format=format)
    written = run_query(store, question, format="ttl")
    assert len(rdflib.Graph().parse(data=written, format="turtle")) == 18


def test_hostile_texts_reach_every_format_whole() -> None:
    asked = load(record(*hostile_world(), tiny_ontology()))
    question = "SELECT ?name { ?x a kg:Person ; skos:prefLabel ?name }"
    assert sorted(row["name"] for row in json.loads(run_query(asked, question, format="json"))) == sorted(HOSTILE)
    assert len(cells(run_query(asked, question, format="md"))) == len(HOSTILE)
    assert all(line.isprintable() for line in run_query(asked, question, width=None).split("\n"))


def test_a_pipe_is_as_wide_as_a_row_needs() -> None:
    long = "word " * 100 + "end"
    table = text("table", (Literal("x"), Literal(long)), (Literal("y" * 70), Literal("z")))
    assert len(table.splitlines()) == 4
    assert not any(line.endswith(" ") for line in table.splitlines())


@pytest.mark.parametrize("format", [name for name in WRITERS if name not in {"table", "ttl"}])
def test_rows_are_written_as_they_are_found(format: str) -> None:
    def endless() -> Iterator[Row]:
        while True:
            yield (Literal("x"),)

    assert len(list(islice(write(Solutions(("a",), endless()), format, Layout()), 50))) == 50
