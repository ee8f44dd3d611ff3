"""The network → Cytoscape JSON, for Cytoscape and cytoscape.js: nothing deeper than lists, positions as on the page."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.json import encode

from kg.project import Row
from kg.publish.network.layout import place_some
from kg.publish.network.named import edges, known, matches, nodes, offices, quotes
from kg.publish.network.nodelink import listed
from kg.publish.view import View


def write(view: View) -> Iterator[bytes]:
    """Nodes and edges with their attributes; what is unknown is left out."""
    yield b'{"data": ' + encode({"name": "kg"} | view.network.graph)
    yield b', "directed": true, "multigraph": true, "elements": {"nodes": [\n'
    yield from listed(node_elements(view))
    yield b'], "edges": [\n'
    yield from listed(edge_elements(view))
    yield b"]}}\n"


def node_elements(view: View) -> Iterator[Row]:
    """The entities; `value` is what networkx calls them."""
    spots = place_some(view.network)
    for node, about in nodes(view):
        data = {"id": node, "value": node, "name": about["label"]} | known(about)
        data |= {"links": matches(about), "offices": offices(about)}
        yield {"data": data} | ({"position": dict(zip("xy", spots[node], strict=True))} if node in spots else {})


def edge_elements(view: View) -> Iterator[Row]:
    """The statements; `interaction` is what Cytoscape calls the relation."""
    for subject, obj, key, about in edges(view):
        data = {"id": key, "key": key, "source": subject, "target": obj, "interaction": about["relation"]}
        data |= known(about) | {"quotes": quotes(about)}
        del data["evidence"]
        yield {"data": data}
