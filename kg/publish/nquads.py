"""RDF → N-Quads: one sorted line a quad, so that what one article said can be found and taken back."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad


def serialize(quads: Iterable[Quad]) -> bytes:
    """Every quad with the graph it is in."""
    return "".join(sorted(f"{quad} .\n" for quad in quads)).encode()
