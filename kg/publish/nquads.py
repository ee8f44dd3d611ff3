"""RDF → N-Quads: one sorted line a quad, so that what one article said can be found and taken back."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Store

from kg.files import write_whole


def write(store: Store, path: Path) -> None:
    """Write every graph of the store."""
    write_whole(path, "".join(sorted(f"{quad} .\n" for quad in store)).encode())
