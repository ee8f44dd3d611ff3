"""The readings kept on disk: what was read, so that nothing is read twice.

One SQLite file in the output folder. It is written whole, beside the old one, and put in its place at the end: a
run that is killed leaves the library as it was. Rows are written in order, so equal contents are equal bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from kg.errors import InputError
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
"""


class Library:
    """The readings of a folder, by article id."""

    def __init__(self, path: Path | None, extractor: str) -> None:
        """Opens what is at `path`; None keeps the library in memory only. `extractor` names the version of model, ontology and code: readings by another one count as unread."""
        self.path, self.extractor = path, extractor
        self._readings: dict[str, Reading] = {}
        self._known: dict[str, str] = {}
        if path and path.exists():
            for reading, content, by in load_readings(path):
                self._readings[reading.article.id] = reading
                self._known[reading.article.id] = content if by == extractor else ""

    def __iter__(self) -> Iterator[Reading]:
        """The readings by article id."""
        return iter(self._readings[article] for article in sorted(self._readings))

    def __len__(self) -> int:
        return len(self._readings)

    def has(self, article: Article) -> bool:
        """Whether this very text with this metadata was already read by this extractor."""
        return self._known.get(article.id) == fingerprint(article)

    def add(self, reading: Reading) -> None:
        """Keep a reading; it takes the place of an earlier one of the same article."""
        self._readings[reading.article.id] = reading
        self._known[reading.article.id] = fingerprint(reading.article)

    def save(self) -> None:
        """Write the whole library, or leave the old one untouched."""
        assert self.path, "a library in memory has nowhere to be saved"
        with replacing(self.path) as temporary, closing(sqlite3.connect(temporary)) as database:
            database.executescript(SCHEMA)
            database.executemany("INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", self._rows())
            database.commit()

    def _rows(self) -> Iterable[tuple[str | None, ...]]:
        for reading in self:
            article = reading.article
            yield (
                article.id,
                fingerprint(article),
                self.extractor if self._known[article.id] else "",
                article.title,
                article.published,
                article.publisher,
                codec().dump_json(reading).decode(),
            )


def load_readings(path: Path) -> Iterator[tuple[Reading, str, str]]:
    """Each reading of a library file with its content hash and extractor version."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            rows = database.execute("SELECT reading, content, extractor FROM reading ORDER BY article").fetchall()
            for reading, content, by in rows:
                yield codec().validate_json(reading), content, by
    except (sqlite3.DatabaseError, ValueError) as error:
        raise InputError(str(path), f"is not a library of kg ({str(error).splitlines()[0]})") from None


def fingerprint(article: Article) -> str:
    """A hash of the text and all metadata."""
    return content_id(article)


@cache
def codec() -> TypeAdapter[Reading]:
    """Readings to JSON and back."""
    return TypeAdapter(Reading)
