"""RDF → N-Triples: the union of all graphs, one sorted line a triple, for streams and diffs."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.store import union


def serialize(quads: Iterable[Quad]) -> bytes:
    """Each distinct triple once."""
    return "".join(f"{triple} .\n" for triple in union(quads)).encode()
