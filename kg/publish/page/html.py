"""Graph → `graph.html`: one page that a reader opens with a double click, offline, for as long as browsers exist.

pyvis gives the vis-network data and the vis-network program; the template, the layout and everything around the
map are ours. Whatever came out of an article is data: it travels as JSON and reaches the page as text.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import networkx as nx
from pyvis.network import Network

from kg.files import write_whole
from kg.publish.network.layout import Plane, place

MOST_NODES = 300  # more than this no reader can tell apart on one screen
PROGRAM = "lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = ("data", "view", "map", "labels", "quotes", "panel", "legend", "search", "page")  # in the order they need
SHAPES = {
    "Person": "dot",
    "Group": "triangle",
    "Organization": "square",
    "Country": "hexagon",
    "Place": "dot",  # drawn as a ring, as towns are on a map
    "Agreement": "diamond",
    "Award": "star",
    "Good": "triangleDown",
}
GIRTH = {"star": 1.5, "diamond": 1.2, "triangle": 1.15, "triangleDown": 1.15}  # what makes shapes look equally large


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a page tells of itself where it shows the answer to a question: the question, and what it was asked of."""

    question: str  # SPARQL
    name: str  # of the whole graph
    entities: int  # in the whole graph
    statements: int


def write_page(graph: nx.MultiDiGraph[str], path: Path, *, title: str, excerpt: Excerpt | None = None) -> None:
    """Write the page to a file; the same graph gives the same bytes."""
    write_whole(path, render_page(graph, title, excerpt).encode())


def render_page(graph: nx.MultiDiGraph[str], title: str, excerpt: Excerpt | None = None) -> str:
    """The whole page as text: data, style and programs inside, no link to load."""
    page = files("kg.publish.page")
    vis = (files("pyvis") / PROGRAM).read_text("utf-8").partition("//# sourceMappingURL")[0]
    program = "\n".join((page / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    return Template((page / "template.html").read_text("utf-8")).substitute(
        title=escape(title),
        policy=policy(vis, program),
        style=(page / "page.css").read_text("utf-8"),
        data=embed(describe(graph, title, excerpt)),
        vis=vis,
        program=program,
    )


def policy(*scripts: str) -> str:
    """A Content-Security-Policy under which these scripts run, no others do, and nothing is fetched from anywhere."""
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    hashes = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def embed(data: object) -> str:
    r"""JSON that cannot end the script element it stands in.

    >>> embed("</script>\u2028")
    '"\\u003c/script\\u003e\\u2028"'
    """
    text = json.dumps(data, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def describe(graph: nx.MultiDiGraph[str], title: str, excerpt: Excerpt | None = None) -> dict[str, Any]:
    """What the page's programs read: the title, vis-network's nodes and edges, and how much was left out.

    An answer is shown with the entities that no statement touches, if it is not too large.
    """
    shown = graph if excerpt and len(graph) <= MOST_NODES else important_part(graph)
    network = draw(shown, place(shown))
    return {
        "title": title,
        "excerpt": asdict(excerpt) if excerpt else None,
        "nodes": network.nodes,
        "lines": network.edges,
        "total": {"entities": len(graph), "statements": graph.number_of_edges()} | graph.graph,
    }


def important_part(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The connected entities with the most support, no more than a reader can take in, and all between them.

    Entities that no statement touches stay away, unless there are no statements at all.
    """
    connected = [node for node, degree in graph.degree() if degree] or list(graph)
    part: nx.MultiDiGraph[str] = graph.subgraph(by_weight(graph, connected)[:MOST_NODES])
    if part.number_of_edges():
        part = part.subgraph([node for node, degree in part.degree() if degree])
    return part


def by_weight(graph: nx.MultiDiGraph[str], nodes: Iterable[str]) -> list[str]:
    """The nodes with the most support first."""
    return sorted(nodes, key=lambda node: (-graph.nodes[node].get("weight", 0), node))


def draw(graph: nx.MultiDiGraph[str], spots: Plane) -> Network:
    """The graph as a pyvis network: heaviest node first, one line for each direction between two nodes."""
    network = Network(directed=True)
    ranked = by_weight(graph, graph)
    heaviest = max((graph.nodes[node].get("weight", 0) for node in ranked), default=0) or 1
    for node in ranked:
        data = graph.nodes[node]
        kind, weight = data.get("kind") or "Thing", data.get("weight", 0)
        shape = SHAPES.get(kind, "dot")
        x, y = spots[node]
        network.add_node(
            node,
            label=str(data.get("label") or node),
            shape=shape,
            group=kind,
            size=round(GIRTH.get(shape, 1.0) * (7 + 15 * (weight / heaviest) ** 0.5), 1),
            x=x,
            y=y,
            weight=weight,
            colour=data.get("colour"),
            members=data.get("size"),
            aliases=sorted(data.get("aliases") or ()),
            links=dict(sorted((data.get("links") or {}).items())),
        )
    lines = bundle(graph)
    for number, (source, target) in enumerate(sorted(lines)):
        both = (target, source) in lines and source != target
        smooth = {"enabled": both, "type": "curvedCW", "roundness": 0.14}
        network.add_edge(source, target, id=f"line{number}", smooth=smooth, facts=lines[source, target])
    return network


def bundle(graph: nx.MultiDiGraph[str]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The facts of each line. A symmetric fact has no direction: it joins a line that is there already."""
    lines: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for source, target, key, data in in_order(graph):
        pair = (source, target)
        if data.get("symmetric") and pair not in lines and (target, source) in lines:
            pair = (target, source)
        lines.setdefault(pair, []).append(fact(source, target, key, data))
    return lines


def in_order(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    """The statements, those with a direction first."""
    edges: list[tuple[str, str, str, Mapping[str, Any]]] = list(graph.edges(keys=True, data=True))
    return iter(sorted(edges, key=lambda edge: (bool(edge[3].get("symmetric")), edge[0], edge[1], str(edge[2]))))


def fact(source: str, target: str, key: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """One statement as the page shows it."""
    return {
        "id": str(key),
        "subject": source,
        "object": target,
        "relation": data["relation"],
        "label": data.get("label") or data["relation"],
        "symmetric": bool(data.get("symmetric")),
        "standing": standing(data),
        "speaker": data.get("speaker"),
        "speakerId": data.get("speaker_id"),
        "plover": data.get("plover"),
        "confidence": data.get("confidence") if data.get("evidence") else None,
        "when": data.get("when"),
        "reports": data.get("reports") or 0,
        "outlets": data.get("outlets") or 0,
        "firstSeen": data.get("first_seen"),
        "lastSeen": data.get("last_seen"),
        "evidence": sentences(data.get("evidence") or ()),
    }


def sentences(evidence: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The evidence, each sentence once: two readings of one sentence are one proof."""
    first: dict[tuple[Any, ...], Mapping[str, Any]] = {}
    for proof in evidence:
        first.setdefault((proof.get("article"), proof.get("start"), proof.get("quote")), proof)
    return list(first.values())


def standing(data: Mapping[str, Any]) -> str:
    """How far a reader may rely on a statement: its status, or "said" where it is one side's word, or "fact".

    >>> standing({"status": "actual", "speaker": "Marsh"}), standing({"status": "planned"})
    ('said', 'planned')
    """
    status = str(data.get("status") or "actual")
    return status if status != "actual" else "said" if data.get("speaker") else "fact"
