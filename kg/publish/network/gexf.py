"""The network → GEXF 1.3, for Gephi: typed attributes, a timeline, and nodes that look as they do on the page.

Bastian and others, "GEXF File Format", version 1.3; lists as Gephi reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from kg.project import GREY
from kg.publish.network.layout import place_some
from kg.publish.network.named import edges, matches, nodes, quotes
from kg.publish.network.periods import Period, cover, find_periods
from kg.publish.view import View
from kg.publish.xml import legal, text_of

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed">
"""
NODE = {
    **dict.fromkeys(("iri", "kind"), "string"),
    **dict.fromkeys(("aliases", "links"), "liststring"),
    **dict.fromkeys(("members", "weight"), "integer"),  # "size" would be that of the drawing
    "time": "string",
}
EDGE = {
    **dict.fromkeys(("iri", "relation", "status", "speaker", "speaker_id", "plover"), "string"),
    **dict.fromkeys(("asserted", "symmetric"), "boolean"),
    "confidence": "double",
    **dict.fromkeys(("articles", "reports", "outlets"), "integer"),
    **dict.fromkeys(("first_seen", "last_seen", "when", "time"), "string"),
    **dict.fromkeys(("events", "quotes"), "liststring"),
}
_COLOUR = re.compile(r"#([\da-f]{2})([\da-f]{2})([\da-f]{2})", re.IGNORECASE)
_SPACE = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}  # what XML would read as spaces


def write(view: View) -> Iterator[bytes]:
    """Nodes and edges, each with its periods; `time` says whether texts state them or articles only report them."""
    periods = find_periods(view)
    yield HEAD.encode()
    yield declare("node", NODE).encode()
    yield declare("edge", EDGE).encode()
    yield b"    <nodes>\n"
    yield from (node.encode() for node in node_elements(view, periods))
    yield b"    </nodes>\n    <edges>\n"
    yield from (edge.encode() for edge in edge_elements(view, periods))
    yield b"    </edges>\n  </graph>\n</gexf>\n"


def declare(cls: str, types: Mapping[str, str]) -> str:
    """The attributes of nodes or edges."""
    lines = (f'      <attribute id="{name}" title="{name}" type="{type_}"/>\n' for name, type_ in types.items())
    return f'    <attributes class="{cls}">\n{"".join(lines)}    </attributes>\n'


def node_elements(view: View, periods: Mapping[str, tuple[Period, ...]]) -> Iterator[str]:
    """The entities: there from the first to the last of their statements; as large as their weight."""
    network = view.network
    spots = place_some(network)
    heaviest = max((about["weight"] for _, about in nodes(view)), default=0) or 1
    dated: dict[str, list[tuple[Period, ...]]] = {node: [] for node in network}
    for subject, obj, key in network.edges(keys=True):
        for end in {subject, obj}:
            dated[end].append(periods.get(key, ()))
    for node, about in nodes(view):
        period = cover(dated[node])
        size = 7 + 15 * (about["weight"] / heaviest) ** 0.5
        look = f'{colour(about["colour"])}<viz:size value="{size:.1f}"/>'
        if node in spots:
            x, y = spots[node]
            look += f'<viz:position x="{x}" y="{-y}" z="0"/>'  # y goes up in Gephi
        named = {"id": node, "label": about["label"]}
        told = {"links": matches(about), "members": about["size"]}
        yield element("node", named, about | told, NODE, (period,) if period else (), look)


def edge_elements(view: View, periods: Mapping[str, tuple[Period, ...]]) -> Iterator[str]:
    """The statements. Their relation is the kind of edge, so that two relations between the same two stay apart."""
    for subject, obj, key, about in edges(view):
        named = {"id": key, "source": subject, "target": obj, "label": about["label"]}
        named |= {"kind": about["relation"], "weight": str(about["reports"] or 1)}
        yield element("edge", named, about | {"quotes": quotes(about)}, EDGE, periods.get(key, ()))


def element(
    tag: str,
    named: Mapping[str, str],
    about: Mapping[str, Any],
    types: Mapping[str, str],
    periods: Sequence[Period],
    look: str = "",
) -> str:
    """A node or an edge: attributes of its own, those declared, how it looks, and when it is there."""
    if periods:
        about = {**about, "time": "stated" if all(period.stated for period in periods) else "reported"}
    spells = "".join(f"<spell{dates(period)}/>" for period in periods) if len(periods) > 1 else ""
    lines = [f"<{tag}{attributes(named)}{dates(periods[0]) if len(periods) == 1 else ''}>", "  <attvalues>"]
    for name, type_ in types.items():
        if (value := about.get(name)) not in (None, []):
            text = listed(value) if type_ == "liststring" else text_of(value)
            lines.append(f'    <attvalue for="{name}" value={quoted(text)}/>')
    lines += ["  </attvalues>", *([f"  {look}"] if look else []), *([f"  <spells>{spells}</spells>"] if spells else [])]
    return "".join(f"      {line}\n" for line in (*lines, f"</{tag}>"))


def dates(period: Period) -> str:
    """The attributes of a period."""
    return attributes({name: day for name, day in (("start", period.start), ("end", period.end)) if day})


def attributes(named: Mapping[str, str]) -> str:
    """Attributes of an XML element."""
    return "".join(f" {name}={quoted(value)}" for name, value in named.items())


def quoted(text: str) -> str:
    """A text as the value of an XML attribute."""
    return quoteattr(legal(text), _SPACE)


def listed(values: Iterable[str]) -> str:
    r"""A list as Gephi reads it.

    >>> listed(['a, "b"', "c\\d"])
    '["a, \\"b\\"", "c\\\\d"]'
    """
    escaped = (value.replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return "[" + ", ".join(f'"{value}"' for value in escaped) + "]"


def colour(code: str) -> str:
    """ "#0072B2" as a viz element; another notation is grey."""
    found = _COLOUR.fullmatch(code) or _COLOUR.fullmatch(GREY)
    assert found
    red, green, blue = (int(part, 16) for part in found.groups())
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
