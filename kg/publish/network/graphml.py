"""The network → GraphML, for yEd, Cytoscape, igraph and networkx itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from kg.publish.network.named import edges, known, nodes
from kg.publish.view import View
from kg.publish.xml import legal, text_of

HEAD = """<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
TYPES = {bool: "boolean", int: "long", float: "double"}  # all else is a string
RETURN = {"\r": "&#13;"}  # XML would read a bare one as a line feed


def write(view: View) -> Iterator[bytes]:
    """Nodes and edges with all attributes; lists as JSON."""
    entities = [({"id": node}, known(about)) for node, about in nodes(view)]
    statements = [
        ({"id": key, "source": subject, "target": obj}, known(about)) for subject, obj, key, about in edges(view)
    ]
    yield HEAD.encode()
    yield "".join((*keys("node", entities), *keys("edge", statements))).encode()
    yield b'  <graph edgedefault="directed">\n'
    yield from (element("node", *entity).encode() for entity in entities)
    yield from (element("edge", *statement).encode() for statement in statements)
    yield b"  </graph>\n</graphml>\n"


def keys(kind: str, elements: Iterable[tuple[object, Mapping[str, Any]]]) -> Iterator[str]:
    """The attributes that elements of a kind have, with their types; ids of keys are unique in a file."""
    types = {name: TYPES.get(type(value), "string") for _, about in elements for name, value in about.items()}
    for name, type_ in types.items():
        yield f'  <key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>\n'


def element(kind: str, named: Mapping[str, str], about: Mapping[str, Any]) -> str:
    """A node or an edge with what is said of it."""
    head = "".join(f" {name}={quoteattr(legal(value))}" for name, value in named.items())
    data = "".join(
        f'      <data key="{kind}_{name}">{escape(text_of(value), RETURN)}</data>\n' for name, value in about.items()
    )
    return f"    <{kind}{head}>\n{data}    </{kind}>\n"
