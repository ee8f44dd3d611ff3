"""The network → GraphML, for yEd, Cytoscape, igraph and networkx itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from kg.publish.flat import clean, plain
from kg.publish.view import View

HEAD = """<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
TYPES = {str: "string", bool: "boolean", int: "long", float: "double"}
RETURN = {"\r": "&#13;"}  # XML would read a bare one as a line feed


def write(view: View) -> Iterator[bytes]:
    """Nodes and edges with all attributes; lists as JSON."""
    network = view.network
    nodes = [({"id": node}, plain(about)) for node, about in network.nodes(data=True)]
    edges = [
        ({"source": subject, "target": obj, "id": str(key)}, plain(about))
        for subject, obj, key, about in network.edges(keys=True, data=True)
    ]
    yield HEAD.encode()
    yield "".join((*keys("node", nodes), *keys("edge", edges), '  <graph edgedefault="directed">\n')).encode()
    yield from (element("node", *node).encode() for node in nodes)
    yield from (element("edge", *edge).encode() for edge in edges)
    yield b"  </graph>\n</graphml>\n"


def keys(kind: str, elements: Iterable[tuple[object, Mapping[str, Any]]]) -> Iterator[str]:
    """The attributes that elements of a kind have, with their types."""
    types = {name: TYPES[type(value)] for _, about in elements for name, value in about.items()}
    for name, type_ in types.items():
        yield f'  <key id="{name}" for="{kind}" attr.name="{name}" attr.type="{type_}" />\n'


def element(kind: str, named: Mapping[str, str], about: Mapping[str, Any]) -> str:
    """A node or an edge with what is said of it."""
    head = "".join(f" {name}={quoteattr(clean(value))}" for name, value in named.items())
    data = "".join(f'      <data key="{name}">{escape(str(value), RETURN)}</data>\n' for name, value in about.items())
    return f"    <{kind}{head}>\n{data}    </{kind}>\n"
