"""Parquet files, read by DuckDB."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from kg.errors import KgError
from kg.ontology import load_ontology
from kg.publish import export
from kg.publish.tables import parquet
from kg.publish.tables.schema import TABLES
from kg.publish.view import View
from kg.record import record
from tests.readings import HOSTILE, hostile_world, small_world, tiny_ontology

SMALL = View(record(*small_world(), load_ontology()))


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Any]:
    """Asks DuckDB, which knows each file by the name of its table."""
    folder = export(SMALL, "parquet", tmp_path)
    with duckdb.connect() as database:
        for table in TABLES:
            database.execute(f"CREATE VIEW {table.name} AS FROM '{folder / table.name}.parquet'")
        yield lambda question: database.execute(question).fetchall()


def test_duckdb_joins_facts_with_their_sentences(ask: Any) -> None:
    found = ask("""
        SELECT who.name, relation.label, whom.name, evidence.quote, article.date
        FROM statements s
        JOIN entities who ON who.id = s.subject
        JOIN entities whom ON whom.id = s.object
        JOIN relations relation ON relation.name = s.relation
        JOIN claims claim ON claim.statement = s.id
        JOIN evidence ON evidence.id = claim.evidence
        JOIN articles article ON article.id = evidence.article
        WHERE s.asserted AND s.relation = 'released' ORDER BY article.date
    """)
    assert [(*row[:4], row[4].isoformat()) for row in found] == [
        ("Sudonia", "released", "12 prisoners", "Sudonia freed 12 prisoners in Port Hale.", "2024-05-07"),
        ("Sudonia", "released", "12 prisoners", "The twelve were let go by Sudonia.", "2024-06-01"),
    ]


def test_every_reference_is_to_a_row(ask: Any) -> None:
    keys = {table.name: table.columns[0].name for table in TABLES}
    for table in TABLES:
        assert ask(f"SELECT count(*) FROM {table.name}") > [(0,)]
        for column in table.columns:
            if column.of:
                item = f'unnest("{column.name}")' if column.each else f'"{column.name}"'
                lost = f"SELECT name FROM (SELECT {item} AS name FROM {table.name}) WHERE name IS NOT NULL"
                assert ask(f"{lost} EXCEPT SELECT {keys[column.of]} FROM {column.of}") == []


def test_lists_are_lists_and_truth_is_truth(ask: Any) -> None:
    assert ask("SELECT aliases FROM entities WHERE id = 'norland'") == [(["Kingdom of Norland"],)]
    assert ask("SELECT DISTINCT standing FROM statements WHERE NOT asserted ORDER BY 1") == [
        ("claimed by Norland",),
        ("denied by Sudonia",),
        ("planned",),
    ]


def test_a_day_is_a_date_and_a_year_stays_as_it_is_known(ask: Any) -> None:
    [(day, said)] = ask("SELECT valid_from, valid_from_said FROM statements WHERE relation = 'released'")
    assert (day.isoformat(), said) == ("2024-05-06", "2024-05-06")
    assert ask("SELECT valid_from, valid_until_said FROM statements WHERE valid_from_said = '2001'") == [(None, "2003")]


def test_columns_say_what_they_mean(tmp_path: Path) -> None:
    schema = pq.read_schema(export(SMALL, "parquet", tmp_path) / "articles.parquet")
    assert schema.metadata == {b"description": b"the articles, without their texts"}
    assert all(schema.field(name).metadata[b"description"] for name in schema.names)


def test_any_text_comes_back_as_it_was(tmp_path: Path) -> None:
    folder = export(View(record(*hostile_world(), tiny_ontology())), "parquet", tmp_path)
    found = duckdb.connect().execute(f"SELECT name FROM '{folder}/entities.parquet'").fetchall()
    assert sorted(name for (name,) in found) == sorted(HOSTILE)


def test_large_tables_are_written_in_row_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP", 2)
    file = pq.ParquetFile(export(SMALL, "parquet", tmp_path) / "entities.parquet")
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [2, 2, 2]


def test_without_pyarrow_one_sentence_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(KgError, match=r"^the format parquet needs pyarrow: pip install 'kg-press\[parquet\]'$"):
        export(SMALL, "parquet", tmp_path)
    assert list(tmp_path.iterdir()) == []
