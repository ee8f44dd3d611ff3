"""The library's file: its tables, its formats, and who may open it when.

Whoever changes a library holds SQLite's exclusive lock from opening to closing, on any system: a second one waits a
while and then says so. The lock goes with the process, however it ends, and what was not committed is undone at the
next opening.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kg.errors import InputError, KgError
from kg.library.older import move_over

FORMAT = 2  # the number of the tables below; the format before had none
MAGIC = b"SQLite format 3\0"  # how its files begin
PATIENCE = 5.0  # seconds to wait for another kg

SCHEMA = """
CREATE TABLE article (
    content TEXT PRIMARY KEY,  -- hash of the text and all metadata
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    title TEXT NOT NULL,
    published TEXT,
    publisher TEXT NOT NULL,
    url TEXT NOT NULL,
    authors TEXT NOT NULL,     -- a JSON list
    language TEXT NOT NULL,
    withdrawn TEXT             -- the reason ("" for none given) of those taken back, NULL for those that stand
);
CREATE UNIQUE INDEX standing ON article (id) WHERE withdrawn IS NULL;
CREATE INDEX address ON article (url);
CREATE TABLE reading (
    content TEXT PRIMARY KEY,  -- of which article
    extractor TEXT NOT NULL,   -- version of what read it
    body BLOB NOT NULL         -- mentions, chains, claims and attributions as JSON
);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE action (
    number INTEGER PRIMARY KEY,
    time TEXT,
    command TEXT NOT NULL,
    arguments TEXT NOT NULL,   -- a JSON list: what the command was called with
    details TEXT NOT NULL      -- a JSON object: what reverses it, and what came of it
);
CREATE TABLE state (           -- what the views show since the last action
    what TEXT NOT NULL,        -- article, chain, entity or statement
    id TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (what, id)
) WITHOUT ROWID;
CREATE TABLE change (          -- what each action changed in the state
    action INTEGER NOT NULL,
    what TEXT NOT NULL,
    id TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (action, what, id)
) WITHOUT ROWID
"""


@contextmanager
def hold(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that may write, with nobody beside it; the file is made, or brought to this format, when needed.

    Raises KgError when another kg is at work on the file for longer than PATIENCE, InputError when it is no library.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with told(path), closing(connect(path, "rwc")) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        if read_format(connection, path) < FORMAT:
            bring_up(connection)
        connection.execute("COMMIT")
        yield connection


@contextmanager
def look_into(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads.

    Raises KgError when a kg is at work on the file for longer than PATIENCE, InputError when it is no library.
    """
    with told(path), closing(connect(path, "rw")) as connection:  # rw: what a killed run left behind must be undone
        if read_format(connection, path) < FORMAT:
            raise InputError(str(path), "was written by an older kg; the next `kg build` into its folder renews it")
        yield connection


def in_memory() -> sqlite3.Connection:
    """An empty library that is kept nowhere."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    bring_up(connection)
    return connection


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open a file in one of SQLite's modes; transactions are begun by hand."""
    if path.is_file() and head(path) not in (b"", MAGIC):  # SQLite would write over a short one
        raise InputError(str(path), "is not a library of kg")
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None)


def head(path: Path) -> bytes:
    """The first bytes of a file."""
    with path.open("rb") as file:
        return file.read(len(MAGIC))


def read_format(connection: sqlite3.Connection, path: Path) -> int:
    """The format of a library: 0 for an empty file, 1 for those that carry no number."""
    [(number,)] = connection.execute("PRAGMA user_version")
    if number > FORMAT:
        raise InputError(str(path), f"was written by a newer kg (format {number}; this one knows {FORMAT})")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if tables and not {"reading", "setting"} <= tables:
        raise InputError(str(path), "is not a library of kg")
    return number or int(bool(tables))


def bring_up(connection: sqlite3.Connection) -> None:
    """Make the tables of this format, with what those of an older one hold."""
    with move_over(connection):
        for statement in SCHEMA.split(";\n"):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {FORMAT}")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What SQLite cannot do, as a sentence about the file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise KgError(f"{path}: another kg is at work here; try again when it is done") from None
        raise KgError(f"{path}: {error}") from None
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        raise InputError(str(path), f"is not a library of kg ({error})") from None
