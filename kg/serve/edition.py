"""An edition: what the server has loaded of a graph, as a folder that workers open and never change.

It holds `store`, Oxigraph's files with the graph and, in a graph of its own, what follows from it, which is what
`kg query` asks; `names.sqlite` (names.py, listing.py); `first.json`, what the explorer opens with; and `edition.json`,
which tells of it. An edition is in use as long as somebody has its names open: SQLite's lock goes with the process,
however it ends.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b, file_digest
from pathlib import Path

from pyoxigraph import Store

from kg.ontology import builtin_folder
from kg.serve.names import open_names
from kg.store import find_graph

FORMAT = "6"  # of what lies there; a new one makes all editions anew
STORE, NAMES, FIRST, ABOUT = "store", "names.sqlite", "first.json", "edition.json"


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition is: where it lies, of which graph, below which base its ids live, and how much it holds."""

    path: Path
    digest: str  # of the graph, the rules and this format
    base: str
    triples: int  # of the graph
    inferred: int  # that follow from it
    entities: int
    statements: int
    articles: int


@dataclass(frozen=True, slots=True)
class Opened:
    """An edition as a worker has it open: every job's first argument."""

    edition: Edition
    store: Store
    names: sqlite3.Connection


def digest_of(source: Path) -> str:
    """What an edition of a graph is called: the same graph, by the same rules, has the same.

    Raises InputError where there is none, OSError where it cannot be read.
    """
    with find_graph(source).open("rb") as file:
        digest = file_digest(file, lambda: blake2b(FORMAT.encode(), digest_size=12))
    for rule in sorted((builtin_folder() / "rules").glob("*.rq")):
        digest.update(rule.read_bytes())
    return digest.hexdigest()


def find_edition(source: Path, shelf: Path) -> Path | None:
    """The edition of a graph in a folder of editions, if it is there; raises as `digest_of` does."""
    path = shelf / digest_of(source)
    return path if (path / ABOUT).is_file() else None


def read_edition(path: Path) -> Edition:
    """What an edition tells of itself; raises OSError where there is none."""
    return Edition(path, **json.loads((path / ABOUT).read_text(encoding="utf-8")))


def open_edition(path: Path) -> Opened:
    """An edition, to read; it stays until this is closed."""
    names = open_names(path / NAMES)
    return Opened(read_edition(path), Store.read_only(str(path / STORE)), names)


def remove_editions(shelf: Path, but: Path | None = None) -> None:
    """Remove the editions, and what was left half made, that nobody has open."""
    for path in sorted(shelf.iterdir()) if shelf.is_dir() else ():
        if path.is_dir() and path != but and not in_use(path):
            shutil.rmtree(path, ignore_errors=True)


def in_use(path: Path) -> bool:
    """Whether somebody reads an edition, or makes it."""
    try:
        with closing(sqlite3.connect(path / NAMES, timeout=0, isolation_level=None)) as names:
            names.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError:
        return (path / NAMES).is_file()
    return False
