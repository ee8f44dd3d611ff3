"""The graph → a SQLite database (kg.publish.tables.schema) with views in words, and full-text search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kg.publish.tables.schema import DATE, NUMBER, TABLES, TEXT, TRUTH, WHOLE, Column, Table
from kg.publish.view import View

VIEWS = Path(__file__).with_name("views.sql")
TYPES = {TEXT: "TEXT", DATE: "TEXT", WHOLE: "INTEGER", NUMBER: "REAL", TRUTH: "INTEGER"}
KEYS = {table.name: table.columns[0].name for table in TABLES}
SETTINGS = "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA user_version = 1;"
PIECE = 1 << 20  # bytes


def write(view: View) -> Iterator[bytes]:
    """The database. Equal graphs give equal bytes under one version of SQLite, which writes its own into the file."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(SETTINGS + "".join(map(create, TABLES)))
        for table in TABLES:
            fill(database, table, view)
        database.executescript("".join(map(index, TABLES)) + VIEWS.read_text(encoding="utf-8"))
        database.commit()
        database.execute("VACUUM")
        data = database.serialize()
    yield from (data[start : start + PIECE] for start in range(0, len(data), PIECE))


def create(table: Table) -> str:
    """SQL that makes a table, with what its columns mean, and one more table for each of its lists."""
    columns = [define(column) for column in table.columns if not column.each]
    key = ", ".join(column.name for column in table.columns[: table.key])
    lists = "".join(create_list(table, column) for column in table.columns if column.each)
    body = "\n".join(f"    {sql}, -- {means}" for sql, means in columns)
    return f"CREATE TABLE {table.name} ( -- {table.means}\n{body}\n    PRIMARY KEY ({key})\n);\n{lists}"


def define(column: Column) -> tuple[str, str]:
    """SQL for a column, and what it means."""
    refers = f" REFERENCES {column.of} ({KEYS[column.of]})" if column.of else ""
    return f'"{column.name}" {TYPES[column.type]}{refers}', column.means


def create_list(table: Table, column: Column) -> str:
    """SQL that makes the table of a list: one row an item."""
    owner = Column(table.one, TEXT, "", table.name)
    item = Column(column.each, TEXT, "", column.of)
    body = "".join(f"    {define(each)[0]} NOT NULL,\n" for each in (owner, item))
    return (
        f"CREATE TABLE {list_name(table, column)} ( -- {column.means}\n{body}"
        f"    PRIMARY KEY ({owner.name}, {item.name})\n);\n"
    )


def list_name(table: Table, column: Column) -> str:
    """The table of a list: the aliases of entities are entity_aliases."""
    return f"{table.one}_{column.name}"


def fill(database: sqlite3.Connection, table: Table, view: View) -> None:
    """Put all rows into a table, and the items of their lists into the tables of these."""
    names = [column.name for column in table.columns if not column.each]
    into = f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(names))})"
    lists = [column for column in table.columns if column.each]
    for row in table.rows(view):
        database.execute(into, [row[name] for name in names])
        for column in lists:
            items = ((row[KEYS[table.name]], item) for item in row[column.name])
            database.executemany(f"INSERT INTO {list_name(table, column)} VALUES (?, ?)", items)


def index(table: Table) -> str:
    """SQL that makes references fast to follow backwards, and prose fast to search."""
    sql = ""
    for column in table.columns:
        name, field = (list_name(table, column), column.each) if column.each else (table.name, column.name)
        if column.of:
            sql += f'CREATE INDEX {name}_by_{field} ON {name} ("{field}");\n'
        if column.searched:
            sql += (
                f'CREATE VIRTUAL TABLE {name}_fts USING fts5({field}, content="{name}");\n'
                f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild');\n"
            )
    return sql
