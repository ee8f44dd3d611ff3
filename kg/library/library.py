"""What a folder has read: articles come in, are read, are taken back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

from kg.errors import InputError, KgError
from kg.ids import content_id
from kg.library import intake
from kg.library.database import hold, in_memory, look_into
from kg.library.readings import COLUMNS, Readings, encode, to_article
from kg.model import Article, Reading, Run

STANDING = "withdrawn IS NULL"
UNREAD = f"FROM article LEFT JOIN reading USING (content) WHERE {STANDING} AND extractor IS NOT ?"


class Library:
    """The articles of a folder with their readings, or of no folder, when it is kept in memory.

    Whoever changes it does so while `open_library` holds it; every change outside `transaction` is kept at once.
    """

    def __init__(self, path: Path | None, connection: sqlite3.Connection | None = None) -> None:
        self.path = path
        self._held = connection

    def close(self) -> None:
        """Let go of the connection; readings that were given out open the file anew."""
        self._held = None

    @contextmanager
    def reach(self) -> Iterator[sqlite3.Connection]:
        """The connection that is held, or one to look into the file with."""
        if self._held:
            yield self._held
            return
        assert self.path
        with look_into(self.path) as connection:
            yield connection

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection that is held; only whoever opened the library to change it has one."""
        assert self._held
        return self._held

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes inside are kept together at the end, or none; one inside another is part of it."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def take_in(
        self,
        articles: Iterable[Article],
        on_skip: Callable[[InputError], None],
        on_withdrawn: Callable[[Article], None] = lambda article: None,
    ) -> None:
        """Let articles join (kg/library/intake.py); those that are new or changed wait to be read."""
        with self.transaction():
            intake.take_in(self.connection, articles, on_skip, on_withdrawn)

    def unread(self) -> Iterator[Article]:
        """The articles without a reading by today's extractor, by id, one in memory at a time."""
        for (content,) in self._rows(f"SELECT content {UNREAD} ORDER BY id", self.extractor):
            [row] = self._rows(f"SELECT {COLUMNS} FROM article WHERE content = ?", content)
            yield to_article(row)

    def count_unread(self) -> int:
        """How many articles `unread` gives."""
        return int(self._rows(f"SELECT count(*) {UNREAD}", self.extractor)[0][0])

    def drop(self, article: str) -> None:
        """Let go of an article, by id, that cannot be read: it is as if it had not come in."""
        self.connection.execute(f"DELETE FROM article WHERE {STANDING} AND id = ?", (article,))

    def add(self, reading: Reading) -> None:
        """Keep what today's extractor made of an article that was taken in."""
        row = content_id(reading.article), self.extractor, encode(reading)
        self.connection.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", row)

    def readings(self) -> Readings:
        """The readings of all standing articles by today's extractor, by article id."""
        read = (
            f"SELECT content FROM article JOIN reading USING (content) WHERE {STANDING} AND extractor = ? ORDER BY id"
        )
        return Readings(self.reach, [content for (content,) in self._rows(read, self.extractor)])

    def withdraw(self, names: Sequence[str], reason: str = "") -> dict[str, str]:
        """Take articles back, by id or url, and return their content hashes by id; their texts stay out.

        Raises KgError for a name that no standing article has; then nothing is taken back.
        """
        found = dict(sorted(self._find(name) for name in names))
        with self.transaction():
            for content in found.values():
                self.connection.execute("UPDATE article SET withdrawn = ? WHERE content = ?", (reason, content))
        return found

    def restore(self, contents: Iterable[str]) -> None:
        """Let withdrawn articles stand again, by content hash.

        Raises KgError when another text has come in under the id or the url of one of them since.
        """
        with self.transaction():
            for content in contents:
                [(article, url)] = self._rows("SELECT id, url FROM article WHERE content = ?", content)
                taken = f"SELECT id FROM article WHERE {STANDING} AND (id = ? OR url <> '' AND url = ?)"
                if self._rows(taken, article, url):
                    raise KgError(f"article {article!r} has come in with another text since; withdraw that one first")
                self.connection.execute("UPDATE article SET withdrawn = NULL WHERE content = ?", (content,))

    @property
    def ontology(self) -> str:
        """The Turtle that extended the ontology when the readings were made, "" for none."""
        return self._setting("ontology")

    @property
    def extractor(self) -> str:
        """The version of what reads today; readings by another are out of date."""
        return self._setting("extractor")

    @property
    def base(self) -> str:
        """The IRI below which the ids of the graph live, "" for the built-in one."""
        return self._setting("base")

    @property
    def infers(self) -> bool:
        """Whether what follows by the rules of the ontology is written too."""
        return bool(self._setting("infer"))

    @property
    def run(self) -> Run:
        """What today's extractor consists of; nothing where an older kg kept the library."""
        programs, own = json.loads(self._setting("run") or '[[], ""]')
        return Run(tuple((name, version) for name, version in programs), own)

    @property
    def skipped(self) -> tuple[InputError, ...]:
        """What the last build could not read."""
        return tuple(InputError(*pair) for pair in json.loads(self._setting("skipped") or "[]"))

    def set(self, name: str, value: str) -> None:
        """Keep a setting."""
        self.connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def _setting(self, name: str) -> str:
        return next((value for (value,) in self._rows("SELECT value FROM setting WHERE name = ?", name)), "")

    def _find(self, name: str) -> tuple[str, str]:
        query = "SELECT id, content, withdrawn FROM article WHERE id = ? OR url = ?"
        known = self._rows(query, name, name)
        for article, content, withdrawn in known:
            if withdrawn is None:
                return article, content
        if known:
            raise KgError(f"article {name!r} is withdrawn already")
        ids = [article for (article,) in self._rows(f"SELECT id FROM article WHERE {STANDING}")]
        near = get_close_matches(name, ids, cutoff=0.5)
        hint = f"; near it: {', '.join(near)}" if near else ""
        raise KgError(f"there is no article {name!r}{hint}")

    def _rows(self, query: str, *values: str) -> list[tuple[str, ...]]:
        with self.reach() as connection:
            return connection.execute(query, values).fetchall()


@contextmanager
def open_library(path: Path | None) -> Iterator[Library]:
    """The library in a file, or an empty one in memory, held alone until the end of the block; made where missing.

    Raises KgError when another kg is at work on it, InputError when the file is no library.
    """
    if path is None:
        yield Library(None, in_memory())
        return
    with hold(path) as connection:
        library = Library(path, connection)
        try:
            yield library
        finally:
            library.close()
