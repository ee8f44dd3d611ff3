"""An edition: what the server has loaded of a graph, as a folder that workers open and never change.

It holds `store`, Oxigraph's files with the graph and, in a graph of its own, what follows from it, which is what
`kg query` asks; `names.sqlite` (names.py, listing.py); and `edition.json`, which tells of it. An edition is in use as
long as somebody has its names open: SQLite's lock goes with the process, however it ends.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from hashlib import blake2b, file_digest
from pathlib import Path
from tempfile import mkdtemp

from pyoxigraph import DefaultGraph, Store

from kg.errors import KgError
from kg.files import DRAFT
from kg.ontology import builtin_folder
from kg.project import KG as OF
from kg.project import RDF as ENDS
from kg.project import SCHEMA, Facts, describe_entity, entities, find_ids, one, read_facts, typed
from kg.rdf.known import KG, RDF, RDFS, SKOS, VOID
from kg.rdf.prefixes import find_base
from kg.rdf.terms import id_of
from kg.serve.listing import write_listing
from kg.serve.names import Named, open_names, write_names
from kg.sound import check_kg, check_sound
from kg.store import find_graph, infer, load

FORMAT = "2"  # of what is below; a new one makes all editions anew
STORE, NAMES, ABOUT = "store", "names.sqlite", "edition.json"
TOLD = (  # what is told of entities here
    *(VOID.uriSpace, RDF.type, RDFS.subClassOf, SKOS.prefLabel, SKOS.altLabel),
    *(RDF.subject, RDF.object, KG.reportCount),
)


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


def make_edition(source: Path, shelf: Path) -> str:
    """Make the edition of a graph in a folder of editions; returns its path.

    Raises InputError where there is no sound graph of kg, KgError where the folder cannot be written.
    """
    try:
        while True:
            digest = digest_of(source)
            draft = Path(mkdtemp(dir=shelf, suffix=DRAFT))
            try:
                fill(draft, find_graph(source), digest)
                if digest_of(source) == digest:  # else it was replaced meanwhile
                    draft.chmod(0o755)  # as other folders are; a temporary one is private
                    with suppress(OSError):  # another server was quicker
                        os.rename(draft, shelf / digest)
                    return str(shelf / digest)
            finally:
                shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise KgError(f"{error.filename or source}: {(error.strerror or str(error)).lower()}") from None


def fill(folder: Path, graph: Path, digest: str) -> None:
    """Write an edition of a graph into a folder; as long as this runs, the folder is in use."""
    with closing(sqlite3.connect(folder / NAMES, isolation_level=None)) as names:
        names.execute("BEGIN EXCLUSIVE")
        memory = load(graph)  # where inference is five times as fast as on disk
        check_kg(memory, str(graph))
        check_sound(memory, str(graph))
        facts = read_facts(quad for predicate in TOLD for quad in memory.quads_for_pattern(None, predicate, None))
        triples = sum(1 for _ in memory.quads_for_pattern(None, None, None, DefaultGraph()))
        inferred = infer(memory)
        store = Store(str(folder / STORE))
        store.bulk_extend(memory)
        store.optimize()
        number = write_names(names, read_entities(facts))
        write_listing(names, memory)
        counts = (sum(1 for _ in typed(facts, kind)) for kind in (OF.Statement, SCHEMA.NewsArticle))
        about = asdict(Edition(folder, digest, find_base(memory), triples, inferred, number, *counts))
        del store, about["path"]
        (folder / ABOUT).write_text(json.dumps(about), encoding="utf-8")
        names.execute("COMMIT")


def read_entities(facts: Facts) -> Iterator[Named]:
    """All entities as search shows them."""
    ids = find_ids(facts)
    weight = Counter[str]()
    for statement in typed(facts, OF.Statement):
        about = facts[statement]
        reports = int(one(about, OF.reportCount) or 0)
        weight.update(dict.fromkeys((one(about, ENDS.subject), one(about, ENDS.object)), reports))
    for node in sorted(entities(facts, ids)):
        row = describe_entity(facts, node)
        yield Named(id_of(node, ids.id), row["label"], row["kind"], weight[node], tuple(row["aliases"]))


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
