"""The network → node-link JSON: `networkx.node_link_graph(data, edges="edges")` gives it back whole, without pickle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.json import encode

from kg.publish.view import View


def write(view: View) -> Iterator[bytes]:
    """The network of kg.project with all attributes; evidence stays nested."""
    network = view.network
    yield b'{"directed": true, "multigraph": true, "graph": ' + encode(network.graph) + b', "nodes": [\n'
    yield from listed({"id": node} | about for node, about in network.nodes(data=True))
    yield b'], "edges": [\n'
    yield from listed(
        {"source": subject, "target": obj, "key": key} | about
        for subject, obj, key, about in network.edges(keys=True, data=True)
    )
    yield b"]}\n"


def listed(values: Iterable[object]) -> Iterator[bytes]:
    """The items of a JSON array, a line each."""
    comma = b""
    for value in values:
        yield comma + encode(value)
        comma = b",\n"
    yield b"\n" if comma else b""
