"""RDF → N-Triples: the union of all graphs, one sorted line a triple, for streams and diffs."""

from __future__ import annotations

from collections.abc import Iterator

from kg.publish.view import View
from kg.store import union


def write(view: View) -> Iterator[bytes]:
    """Each distinct triple once."""
    return (f"{triple} .\n".encode() for triple in union(view.lines))
