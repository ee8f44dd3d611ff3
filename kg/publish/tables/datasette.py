"""What Datasette says of the SQLite database: what it is, what its columns mean, what to search."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.publish.tables.schema import TABLES, Table
from kg.publish.tables.sqlite import list_name
from kg.publish.view import View

TITLE = "A knowledge graph of the news"
DESCRIPTION = "Made by kg: every fact with the sentence that says it. The sentences belong to those who published them."
VIEWS = {
    "facts": "What the graph holds as facts, with the sentences that say so.",
    "disputed": "What is denied, planned, possible, over, or somebody's mere word, with the sentences that say so.",
    "sayings": "Both: all that is said, with the sentences.",
    "contradictions": "Statements that cannot both be right.",
    "by_actor": "All that is said of each, from either side.",
    "timeline": "What is said, by its own date (dated: told), else by that of its first report (dated: reported).",
}
SEARCHED = ("facts", "disputed", "sayings")  # views with the quotes in them
LABELS = ("name", "label", "title", "quote")  # columns that tell people which row it is
WEIGHTS = ("weight", "reports")  # what the most of comes first
FACETS = ("kind", "relation", "status", "role", "outlet")


def write(view: View) -> Iterator[bytes]:
    """The file for `datasette graph.sqlite --metadata graph.metadata.json`."""
    tables = {table.name: describe_table(table) for table in TABLES}
    lists = {list_name(t, c): {"description": sentence(c.means)} for t in TABLES for c in t.columns if c.each}
    search = {"fts_table": "evidence_fts", "fts_pk": "number"}
    views = {name: {"description": text} | (search if name in SEARCHED else {}) for name, text in VIEWS.items()}
    about = {"title": TITLE, "description": DESCRIPTION, "databases": {"graph": {"tables": tables | lists | views}}}
    yield json.dumps(about, ensure_ascii=False, indent=2).encode() + b"\n"


def describe_table(table: Table) -> dict[str, Any]:
    """What a table and its columns mean, and how to show it."""
    names = [column.name for column in table.columns if not column.each]
    about: dict[str, Any] = {"description": sentence(table.means)}
    about["columns"] = {column.name: column.means for column in table.columns if not column.each}
    about["facets"] = [name for name in FACETS if name in names]
    if label := next((name for name in names[1:] if name in LABELS), None):
        about["label_column"] = label
    if most := next((name for name in WEIGHTS if name in names), None):
        about["sort_desc"] = most
    return about


def sentence(text: str) -> str:
    """A text as a sentence of its own.

    >>> sentence("who wrote it")
    'Who wrote it.'
    """
    return text[:1].upper() + text[1:] + "."
