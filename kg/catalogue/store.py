"""The catalogue of a folder: users' bases of people and organisations, indexed by name, in one SQLite file.

Each change is one transaction: a run that is killed leaves the catalogue as it was. Rows are read one by one and looked
up by key, so that a base may be far larger than memory.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.catalogue.entry import Entry, Tie, name_keys
from kg.errors import InputError, KgError

CATALOGUE = "catalogue.sqlite"
SCHEMA = """
CREATE TABLE IF NOT EXISTS base (name TEXT PRIMARY KEY, file TEXT NOT NULL, entries INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entry (
    number INTEGER PRIMARY KEY,
    base TEXT NOT NULL,
    id TEXT NOT NULL,      -- the base's own
    about TEXT NOT NULL,   -- the entry in JSON
    UNIQUE (base, id)
);
CREATE TABLE IF NOT EXISTS key (key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tie (
    base TEXT NOT NULL, left TEXT NOT NULL, right TEXT NOT NULL, PRIMARY KEY (base, left, right)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Base:
    """One user's base as the catalogue lists it."""

    name: str
    file: str
    entries: int


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with the base it is from."""

    base: str
    entry: Entry


class Catalogue:
    """An open catalogue; `open_catalogue` makes one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def bases(self) -> list[Base]:
        """The bases by name."""
        return [Base(*row) for row in self.connection.execute("SELECT name, file, entries FROM base ORDER BY name")]

    def add(self, name: str, file: str, items: Iterable[Entry | Tie | InputError]) -> Iterator[InputError]:
        """Keep a base in place of an earlier one of its name, inside a transaction; yields what cannot be kept.

        Nothing is kept where nothing can be.
        """
        self.remove(name)
        count = 0
        for item in items:
            if isinstance(item, InputError):
                yield item
            elif isinstance(item, Tie):
                self._tie(name, item.left, item.right)
            elif not self._insert(name, item):
                yield InputError(file, f"has more than one entry of the id {item.id!r}; the first is kept")
            else:
                count += 1
        if count:
            self.connection.execute("INSERT INTO base VALUES (?, ?, ?)", (name, file, count))

    def remove(self, name: str) -> bool:
        """Take a base out, inside a transaction; whether there was one."""
        run = self.connection.execute
        run("DELETE FROM key WHERE entry IN (SELECT number FROM entry WHERE base = ?)", (name,))
        run("DELETE FROM entry WHERE base = ?", (name,))
        run("DELETE FROM tie WHERE base = ?", (name,))
        return run("DELETE FROM base WHERE name = ?", (name,)).rowcount > 0

    def find(self, keys: Iterable[str]) -> list[Found]:
        """The entries that one of these keys leads to, by base and id."""
        found: dict[int, Found] = {}
        for key in keys:
            for number, base, about in self.connection.execute(
                "SELECT number, base, about FROM key JOIN entry ON number = entry WHERE key = ?", (key,)
            ):
                found[number] = Found(base, _unpack(about))
        return sorted(found.values(), key=lambda f: (f.base, f.entry.id))

    def get(self, base: str, id: str) -> Found | None:
        """The entry of this id."""
        row = self.connection.execute("SELECT about FROM entry WHERE base = ? AND id = ?", (base, id)).fetchone()
        return Found(base, _unpack(row[0])) if row else None

    def related(self, found: Found) -> list[Entry]:
        """The entries that an entry is told to have to do with, by id."""
        ids = set(found.entry.related)
        rows = self.connection.execute(
            "SELECT right FROM tie WHERE base = ? AND left = ?", (found.base, found.entry.id)
        )
        ids.update(id for (id,) in rows)
        return [other.entry for id in sorted(ids) if (other := self.get(found.base, id))]

    def _insert(self, base: str, entry: Entry) -> bool:
        about = json.dumps(asdict(entry), ensure_ascii=False)
        done = self.connection.execute(
            "INSERT OR IGNORE INTO entry (base, id, about) VALUES (?, ?, ?)", (base, entry.id, about)
        )
        if done.rowcount < 1:
            return False
        keys = {key for name in entry.names for key in name_keys(name, entry.kind)}
        self.connection.executemany("INSERT INTO key VALUES (?, ?)", [(key, done.lastrowid) for key in sorted(keys)])
        for other in entry.related:
            self._tie(base, entry.id, other)
        return True

    def _tie(self, base: str, left: str, right: str) -> None:
        self.connection.executemany(
            "INSERT OR IGNORE INTO tie VALUES (?, ?, ?)", [(base, left, right), (base, right, left)]
        )


@contextmanager
def open_catalogue(folder: Path | None) -> Iterator[Catalogue | None]:
    """The catalogue of a folder to look things up in, or None where there is none.

    Raises InputError when its file is none of kg's.
    """
    path = folder / CATALOGUE if folder else None
    if path is None or not path.is_file():
        yield None
        return
    with closing(_connect(path, f"{path.absolute().as_uri()}?mode=ro")) as connection:
        yield Catalogue(connection)


@contextmanager
def changing_catalogue(folder: Path) -> Iterator[Catalogue]:
    """The catalogue of a folder, made when missing, for a change that is kept whole or not at all.

    A catalogue without a base is no file. Raises KgError when another kg is changing it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / CATALOGUE
    new = not path.exists()
    with closing(_connect(path, path.absolute().as_uri())) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            raise KgError(f"{folder}: another kg is changing the catalogue here; try again when it is done") from None
        catalogue = Catalogue(connection)
        try:
            for statement in SCHEMA.split(";\n"):
                connection.execute(statement)
            yield catalogue
        except BaseException:
            connection.execute("ROLLBACK")
            if new:
                path.unlink()
            raise
        connection.execute("COMMIT")
        empty = not catalogue.bases()
        if not empty and connection.execute("PRAGMA freelist_count").fetchone()[0]:
            connection.execute("VACUUM")
    if empty:
        path.unlink()


def _connect(path: Path, address: str) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=1)
        connection.execute("PRAGMA schema_version").fetchone()
        connection.execute("SELECT name FROM sqlite_master").fetchall()
    except sqlite3.DatabaseError as error:
        raise InputError(str(path), f"is not a catalogue of kg ({error})") from None
    return connection


def _unpack(about: str) -> Entry:
    told = json.loads(about)
    parts: dict[str, Any] = {part: tuple(value) if isinstance(value, list) else value for part, value in told.items()}
    return Entry(**parts)
