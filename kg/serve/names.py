"""The names of entities in a small SQLite file: for search with suggestions, and to know what is reported most."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from anyascii import anyascii

from kg.printable import printable

LONGEST = 200  # characters of what is looked for
TABLES = (
    """CREATE TABLE entity
    (number INTEGER PRIMARY KEY, id TEXT UNIQUE, label TEXT, kind TEXT, weight INTEGER, aliases TEXT)""",
    "CREATE INDEX by_weight ON entity (weight DESC, label, id)",
    """CREATE VIRTUAL TABLE names USING fts5 (name, ascii, entity UNINDEXED, own UNINDEXED, prefix='1 2 3',
  tokenize="unicode61 remove_diacritics 2")""",
)
FOUND = """
SELECT id, label, kind, weight, aliases, name AS said, MAX(own) FROM names JOIN entity ON number = entity
WHERE names MATCH ? GROUP BY entity ORDER BY weight DESC, label, id LIMIT ?
"""
MOST = "SELECT id, label, kind, weight, aliases, label AS said FROM entity ORDER BY weight DESC, label, id LIMIT ?"


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as search shows it: `weight` is the number of reports of all statements about it.

    `said` is the name by which it was found: its label or an alias.
    """

    id: str
    label: str
    kind: str
    weight: int
    aliases: tuple[str, ...]
    said: str = ""


def write_names(connection: sqlite3.Connection, entities: Iterable[Named]) -> int:
    """Write all entities with their names; returns how many there are."""
    for table in TABLES:
        connection.execute(table)  # executescript would commit, and let go of the lock
    number = 0
    for number, entity in enumerate(entities, 1):
        row = (number, entity.id, entity.label, entity.kind, entity.weight, json.dumps(entity.aliases))
        connection.execute("INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?)", row)
        names = (entity.label, True), *((alias, False) for alias in entity.aliases)
        rows = ((name, "" if name.isascii() else anyascii(name), number, own) for name, own in names)
        connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", rows)
    return number


def open_names(path: Path) -> sqlite3.Connection:
    """The file of an edition, to read; as long as it is open, nobody removes the edition."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("BEGIN")
    connection.execute("SELECT COUNT(*) FROM entity").fetchone()
    return connection


def find_named(names: sqlite3.Connection, text: str, most: int) -> list[Named]:
    """The entities with a name in which each word of the text begins a word, the most reported first.

    Case, accents and script do not matter; a name is an entity's own or an alias.
    """
    words = (word.replace('"', "") for word in printable(text[:LONGEST]).split())
    asked = " ".join(f'"{word}"*' for word in words if any(character.isalnum() for character in word))
    if not asked:
        return []
    return [read_row(row) for row in names.execute(FOUND, (asked, most))]


def most_reported(names: sqlite3.Connection, most: int) -> list[Named]:
    """The entities with the most reports."""
    return [read_row(row) for row in names.execute(MOST, (most,))]


def read_row(row: sqlite3.Row) -> Named:
    """A row as an entity."""
    about = row["id"], row["label"], row["kind"], row["weight"], tuple(json.loads(row["aliases"]))
    return Named(*about, said=row["said"])
