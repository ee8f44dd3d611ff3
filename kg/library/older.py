"""The format before this one: a row a reading, with the article inside it. What it holds is moved over, not lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from kg.ids import content_id
from kg.library.readings import encode, to_row
from kg.model import Reading


@contextmanager
def move_over(connection: sqlite3.Connection) -> Iterator[None]:
    """Put the older tables aside, let those of today be made, and fill these; without older ones, nothing."""
    older = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'reading'").fetchone()
    if not older:
        yield
        return
    for table in ("reading", "setting"):
        connection.execute(f"ALTER TABLE {table} RENAME TO older_{table}")
    yield
    connection.execute("INSERT INTO setting SELECT name, value FROM older_setting")
    connection.execute("INSERT INTO setting SELECT 'extractor', max(extractor) FROM older_reading")
    decoder = msgspec.json.Decoder(Reading)
    for text, extractor in connection.execute("SELECT reading, extractor FROM older_reading"):
        reading = decoder.decode(text)
        content = content_id(reading.article)
        connection.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)", (content, *to_row(reading.article))
        )
        connection.execute("INSERT INTO reading VALUES (?, ?, ?)", (content, extractor, encode(reading)))
    for table in ("reading", "setting"):
        connection.execute(f"DROP TABLE older_{table}")
