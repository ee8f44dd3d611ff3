"""The network → GEXF 1.2, for Gephi: with labels, and nodes in the colours of their kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import networkx as nx

from kg.publish.flat import flatten
from kg.publish.view import View


def write(view: View) -> Iterator[bytes]:
    """Nodes and edges with all attributes; the day of writing, which networkx adds, is left out."""
    flat = flatten(view.network)
    for _, attributes in flat.nodes(data=True):
        attributes["viz"] = {"color": colour(attributes.pop("colour", "#999999"))}
    for _, _, key, attributes in flat.edges(keys=True, data=True):
        attributes["id"] = key
    buffer = BytesIO()
    nx.write_gexf(flat, buffer, version="1.2draft")
    yield re.sub(rb' lastmodifieddate="[^"]*"', b"", buffer.getvalue(), count=1)


def colour(code: str) -> dict[str, float]:
    """ "#0072B2" in the parts that GEXF wants."""
    red, green, blue = (int(code[i : i + 2], 16) for i in (1, 3, 5))
    return {"r": red, "g": green, "b": blue, "a": 1.0}
