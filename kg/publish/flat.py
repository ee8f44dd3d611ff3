"""A network whose attributes are plain enough for XML formats: no None, no lists, no control characters."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import networkx as nx

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flatten(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy: lists and dictionaries become JSON, what is None is left out, illegal characters become U+FFFD."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in network.nodes(data=True):
        flat.add_node(clean(node), **plain(attributes))
    for subject, obj, key, attributes in network.edges(keys=True, data=True):
        flat.add_edge(clean(subject), clean(obj), key=clean(str(key)), **plain(attributes))
    return flat


def plain(attributes: dict[str, Any]) -> dict[str, Any]:
    """Strings, numbers and truth values only."""
    return {name: clean(value) for name, value in attributes.items() if value is not None}


def clean(value: Any) -> Any:
    """One value as XML can hold it.

    >>> clean("bell\\x07"), clean(["a"]), clean(0.5)
    ('bell�', '["a"]', 0.5)
    """
    if isinstance(value, list | tuple | dict):
        value = msgspec.json.encode(value).decode()
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value
