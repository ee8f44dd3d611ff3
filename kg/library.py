"""The readings kept on disk: what was read, so that nothing is read twice.

One SQLite file in the output folder. It is written whole, beside the old one, and put in its place at the end: a
run that is killed leaves the library as it was. Rows are written in order, so equal contents are equal bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from kg.errors import InputError, KgError
from kg.files import replacing
from kg.ids import content_id
from kg.model import Article, Reading

SCHEMA = """
CREATE TABLE reading (
    article TEXT PRIMARY KEY,  -- the article's id
    content TEXT NOT NULL,     -- hash of the article: text and metadata
    extractor TEXT NOT NULL,   -- version of what read it
    title TEXT NOT NULL,
    published TEXT,
    publisher TEXT NOT NULL,
    reading TEXT NOT NULL      -- the whole reading as JSON
) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A reading with the version of what read it."""

    reading: Reading
    extractor: str


@dataclass(slots=True)
class Library:
    """Readings by article id, and the Turtle that extended the ontology when they were made ("" for none)."""

    entries: dict[str, Entry] = field(default_factory=dict)
    ontology: str = ""
    stamp: int | None = field(default=None, compare=False)  # when the file that was opened had been written

    def readings(self) -> tuple[Reading, ...]:
        """All readings by article id."""
        return tuple(self.entries[article].reading for article in sorted(self.entries))

    def holds(self, article: Article, extractor: str) -> bool:
        """Whether this very text with this metadata was already read by this extractor."""
        entry = self.entries.get(article.id)
        return entry is not None and entry.extractor == extractor and entry.reading.article == article

    def outdated(self, extractor: str) -> Iterator[Article]:
        """The articles that another version read: they must be read again, or the graph would mix two readings.

        Looked up one by one, so that what is added meanwhile counts.
        """
        for article in sorted(self.entries):
            if self.entries[article].extractor != extractor:
                yield self.entries[article].reading.article

    def add(self, reading: Reading, extractor: str) -> None:
        """Keep a reading; it takes the place of an earlier one of the same article."""
        self.entries[reading.article.id] = Entry(reading, extractor)

    def save(self, path: Path) -> None:
        """Write the whole library, or leave the old one untouched.

        Raises KgError when somebody else has written it since it was opened, rather than lose what they added.
        """
        if stamp_of(path) != self.stamp:
            raise KgError(f"{path}: another build has written here meanwhile; run this one again")
        with replacing(path) as draft, closing(sqlite3.connect(draft)) as database:
            database.executescript(SCHEMA)
            database.executemany("INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", self._rows())
            database.execute("INSERT INTO setting VALUES ('ontology', ?)", (self.ontology,))
            database.commit()

    def _rows(self) -> Iterator[tuple[str | None, ...]]:
        for article_id in sorted(self.entries):
            entry = self.entries[article_id]
            article = entry.reading.article
            about = article.title, article.published, article.publisher
            yield article.id, content_id(article), entry.extractor, *about, codec().dump_json(entry.reading).decode()


def open_library(path: Path) -> Library:
    """The library in a file, or an empty one where there is none.

    Raises InputError naming the file when it is not a library of kg.
    """
    library = Library(stamp=stamp_of(path))
    if library.stamp is None:
        return library
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            for text, extractor in database.execute("SELECT reading, extractor FROM reading ORDER BY article"):
                library.add(codec().validate_json(text), extractor)
            [(library.ontology,)] = database.execute("SELECT value FROM setting WHERE name = 'ontology'")
    except (sqlite3.DatabaseError, ValueError) as error:
        raise InputError(str(path), f"is not a library of kg ({str(error).splitlines()[0]})") from None
    return library


def stamp_of(path: Path) -> int | None:
    """When a file was last written, in nanoseconds; None where there is none."""
    return path.stat().st_mtime_ns if path.exists() else None


@cache
def codec() -> TypeAdapter[Reading]:
    """Readings to JSON and back."""
    return TypeAdapter(Reading)
