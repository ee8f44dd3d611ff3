"""RDF → N-Quads: one sorted line a quad, so that what one article said can be found and taken back."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad


def serialize(quads: Iterable[Quad]) -> bytes:
    """Every quad with the graph it is in; the default graph's copies of what an article says are left out."""
    all_quads = list(quads)
    named = {quad.triple for quad in all_quads if isinstance(quad.graph_name, NamedNode)}
    kept = (q for q in all_quads if isinstance(q.graph_name, NamedNode) or q.triple not in named)
    return "".join(sorted({f"{quad} .\n" for quad in kept})).encode()
