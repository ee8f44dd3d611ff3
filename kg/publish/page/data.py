"""What the page's programs read: entities with their places, statements with their sentences, and articles.

pyvis makes vis-network's nodes and edges. Whatever came out of an article is data: it travels as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

import networkx as nx
from pyvis.network import Network

from kg.publish.network.layout import Plane, place
from kg.rdf.prefixes import BASE, OUTSIDE
from kg.signs import kind_of, standing

MOST_NODES = 2000  # more than this no page can draw smoothly
KG = OUTSIDE["kg"]
NO_PAGES: Mapping[str, str] = MappingProxyType({})
PROOF = ("article", "report", "start", "end", "quote", "subject", "object", "trigger")
ARTICLE = ("title", "date", "publisher", "url")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a page tells of itself where it shows the answer to a question: the question, and what it was asked of."""

    question: str  # SPARQL
    name: str  # of the whole graph
    entities: int  # in the whole graph
    statements: int


def describe(
    graph: nx.MultiDiGraph[str], title: str, excerpt: Excerpt | None = None, pages: Mapping[str, str] = NO_PAGES
) -> dict[str, Any]:
    """What the page's programs read: the title, vis-network's nodes and edges, and how much was left out.

    An answer is shown with the entities that no statement touches, if it is not too large. `pages` are links to the
    pages of articles, by the article's id, where there are such pages.
    """
    shown = graph if excerpt and len(graph) <= MOST_NODES else important_part(graph)
    network = draw(shown, place(shown))
    return {
        "title": title,
        "excerpt": asdict(excerpt) if excerpt else None,
        "base": graph.graph.get("base", BASE),
        "articles": articles(shown, pages),
        "nodes": network.nodes,
        "lines": network.edges,
        "total": {
            "entities": len(graph),
            "statements": graph.number_of_edges(),
            "articles": graph.graph.get("articles"),
            "copies": graph.graph.get("copies", 0),
        },
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
    heaviest = max((graph.nodes[node].get("weight", 0) for node in ranked), default=0)
    heaviest = graph.graph.get("heaviest", heaviest) or 1  # of the whole graph, where this is a part
    for node in ranked:
        data = graph.nodes[node]
        kind, weight = data.get("kind") or "Thing", data.get("weight", 0)
        sign = kind_of(kind)
        x, y = spots[node]
        network.add_node(
            node,
            label=str(data.get("label") or node),
            shape=sign.shape,
            group=kind,
            size=round(sign.girth * (7 + 15 * (weight / heaviest) ** 0.5), 1),
            x=x,
            y=y,
            weight=weight,
            colour=data.get("colour"),
            members=data.get("size"),
            aliases=sorted(data.get("aliases") or ()),
            links=dict(sorted((data.get("links") or {}).items())),
            offices=data.get("offices") or [],
        )
    lines = bundle(graph)
    for source, target in sorted(lines):
        network.add_edge(source, target, facts=lines[source, target])
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
        "predicate": data.get("predicate") or KG + data["relation"],
        "label": data.get("label") or data["relation"],
        "family": data.get("family"),
        "symmetric": bool(data.get("symmetric")),
        "standing": standing(data.get("status"), data.get("speaker"), data.get("asserted") is False),
        "asserted": bool(data.get("asserted")),
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


def sentences(evidence: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The evidence, each sentence once: two readings of one sentence are one proof."""
    first: dict[tuple[Any, ...], dict[str, Any]] = {}
    for proof in evidence:
        row = {name: proof.get(name) for name in PROOF}
        first.setdefault((row["article"], row["start"], row["quote"]), row)
    return list(first.values())


def articles(graph: nx.MultiDiGraph[str], pages: Mapping[str, str] = NO_PAGES) -> dict[str, dict[str, Any]]:
    """The articles that the statements are from, by id, with links to their pages."""
    proofs = (proof for *_, data in graph.edges(data=True) for proof in data.get("evidence") or ())
    found = {proof.get("article") or "": {name: proof.get(name) for name in ARTICLE} for proof in proofs}
    return {name: about | {"page": pages.get(name)} for name, about in sorted(found.items())}
