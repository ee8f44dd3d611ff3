"""The spreadsheets, read by the csv module and by DuckDB."""

import csv
from io import StringIO
from pathlib import Path

import duckdb
import pytest

from kg.project import project
from kg.publish import export
from kg.publish.network import csv as tables
from kg.publish.view import View
from kg.rdf.prefixes import BASE
from kg.record import record
from tests.publish.network.worlds import HOSTILE_QUADS, SMALL, WORLDS
from tests.readings import HOSTILE, small_world, tiny_ontology
from tests.written import written


def test_spreadsheets_run_no_formula() -> None:
    for write in (tables.nodes, tables.edges, tables.evidence):
        rows = list(csv.reader(StringIO(written(write, HOSTILE_QUADS).decode(), newline="")))
        assert len(rows) == len(HOSTILE) + 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_spreadsheets_give_back_the_text() -> None:
    labels = [
        row["label"] for row in csv.DictReader(StringIO(written(tables.nodes, HOSTILE_QUADS).decode(), newline=""))
    ]
    assert sorted(label.removeprefix("'") for label in labels) == sorted(HOSTILE)


@pytest.mark.parametrize("write", [tables.nodes, tables.edges, tables.evidence])
def test_rows_come_one_by_one(write) -> None:
    pieces = list(write(View(SMALL)))
    assert all(piece.endswith(b"\r\n") and piece.count(b"\r\n") == 1 for piece in pieces)


@pytest.mark.parametrize("base", [BASE, "https://example.org/news/"])
def test_rows_can_be_joined_with_the_rdf(base: str) -> None:
    quads = record(*small_world(), tiny_ontology(), base=base)
    subjects = {quad.subject.value for quad in quads}
    for write in (tables.nodes, tables.edges, tables.evidence):
        rows = list(csv.DictReader(StringIO(written(write, quads).decode(), newline="")))
        assert {row["iri"] for row in rows} <= subjects
        assert all(row["iri"].startswith(base) for row in rows)


@pytest.mark.parametrize("world", WORLDS)
def test_duckdb_joins_evidence_to_edges(world: str, tmp_path: Path) -> None:
    export(View(WORLDS[world]), "csv", tmp_path)
    told = {key: len(about["evidence"]) for *_, key, about in project(WORLDS[world]).edges(keys=True, data=True)}
    found = duckdb.sql(
        f"""SELECT edges.id, count(*) FROM read_csv('{tmp_path}/edges.csv', all_varchar=true) AS edges
        JOIN read_csv('{tmp_path}/evidence.csv', all_varchar=true) AS evidence ON evidence.edge = edges.id
        GROUP BY edges.id"""
    ).fetchall()
    assert dict(found) == told
