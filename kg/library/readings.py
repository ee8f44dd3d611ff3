"""Readings as the library gives them out: one in memory at a time, as often as they are asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import overload

import msgspec

from kg.errors import KgError
from kg.model import Article, Attribution, Chain, Claim, Mention, Reading

COLUMNS = "id, text, title, published, publisher, url, authors, language"  # the fields of Article
Body = tuple[tuple[Mention, ...], tuple[Chain, ...], tuple[Claim, ...], tuple[Attribution, ...]]
Row = tuple[str | None, ...]


class Readings(Sequence[Reading]):
    """The readings of the articles with these content hashes, in their order; each is decoded when its turn comes.

    Raises KgError when the library has changed since and lacks one of them.
    """

    def __init__(
        self, reach: Callable[[], AbstractContextManager[sqlite3.Connection]], contents: Sequence[str]
    ) -> None:
        self._reach, self._contents = reach, tuple(contents)

    def __len__(self) -> int:
        return len(self._contents)

    def __iter__(self) -> Iterator[Reading]:
        with self._reach() as connection:
            for content in self._contents:
                yield read_row(connection, content)

    @overload
    def __getitem__(self, index: int) -> Reading: ...
    @overload
    def __getitem__(self, index: slice) -> Readings: ...
    def __getitem__(self, index: int | slice) -> Reading | Readings:
        if isinstance(index, slice):
            return Readings(self._reach, self._contents[index])
        with self._reach() as connection:
            return read_row(connection, self._contents[index])


def read_row(connection: sqlite3.Connection, content: str) -> Reading:
    """The reading of the article with this content hash."""
    query = f"SELECT body, {COLUMNS} FROM article JOIN reading USING (content) WHERE content = ?"
    row = connection.execute(query, (content,)).fetchone()
    if row is None:
        raise KgError("the library has changed since this graph was made; open it again")
    return Reading(to_article(row[1:]), *decoder().decode(row[0]))


def to_article(row: tuple[str, ...]) -> Article:
    """An article from its COLUMNS."""
    name, text, title, published, publisher, url, authors, language = row
    return Article(name, text, title, published, publisher, url, tuple(json.loads(authors)), language)


def to_row(article: Article) -> Row:
    """The COLUMNS of an article."""
    about = article.id, article.text, article.title, article.published, article.publisher, article.url
    return *about, json.dumps(article.authors, ensure_ascii=False), article.language


def encode(reading: Reading) -> bytes:
    """All of a reading but its article."""
    return msgspec.json.encode((reading.mentions, reading.chains, reading.claims, reading.attributions))


@cache
def decoder() -> msgspec.json.Decoder[Body]:
    """Turns what `encode` made back."""
    return msgspec.json.Decoder(Body)
