"""RDF → N-Triples: the union of all graphs, one sorted line a triple, for streams and diffs."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Store

from kg.files import write_whole
from kg.store import union


def write(store: Store, path: Path) -> None:
    """Write each distinct triple once."""
    write_whole(path, "".join(f"{triple} .\n" for triple in union(store)).encode())
