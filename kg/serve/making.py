"""Graph → edition, in a process of its own: whole, under its final name, or not at all."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import mkdtemp

from pyoxigraph import DefaultGraph, Store

from kg.errors import KgError
from kg.files import DRAFT
from kg.project import KG as OF
from kg.project import RDF as ENDS
from kg.project import SCHEMA, Facts, describe_entity, entities, find_ids, one, read_facts, typed
from kg.rdf.known import KG, RDF, RDFS, SKOS, VOID
from kg.rdf.prefixes import find_base
from kg.rdf.terms import id_of
from kg.serve.edition import ABOUT, FIRST, NAMES, STORE, Edition, Opened, digest_of
from kg.serve.listing import write_listing
from kg.serve.names import Named, write_names
from kg.serve.surroundings import show_first
from kg.sound import check_kg, check_sound
from kg.store import find_graph, infer, load

TOLD = (  # what is told of entities here
    *(VOID.uriSpace, RDF.type, RDFS.subClassOf, SKOS.prefLabel, SKOS.altLabel),
    *(RDF.subject, RDF.object, KG.reportCount),
)


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
        edition = Edition(folder, digest, find_base(memory), triples, inferred, number, *counts)
        names.row_factory = sqlite3.Row
        first = show_first(Opened(edition, store, names))
        (folder / FIRST).write_text(json.dumps(first), encoding="utf-8")
        about = asdict(edition)
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
