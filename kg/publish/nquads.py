"""RDF → N-Quads: one sorted line a quad, so that what one article said can be found and taken back."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.publish.view import View


def write(view: View) -> Iterator[bytes]:
    """Every quad with the graph it is in; the default graph's copies of what an article says are left out."""
    named = {tuple(line)[:3] for line in view.lines if isinstance(line.graph_name, NamedNode)}
    kept = (line for line in view.lines if isinstance(line.graph_name, NamedNode) or tuple(line)[:3] not in named)
    return (line.encode() for line in sorted({f"{Quad(*line)} .\n" for line in kept}))
