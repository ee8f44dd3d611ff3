"""The explorer inside a notebook: of a whole graph, or of what stands near one entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
from rapidfuzz.fuzz import WRatio
from rapidfuzz.process import extract

from kg.errors import KgError
from kg.figures import count
from kg.files import write_whole
from kg.markup import Markup, tag
from kg.model import Entity
from kg.names import normalise
from kg.notebook.card import card, glyph, note
from kg.printable import one_line
from kg.publish.page.data import by_weight
from kg.publish.page.html import render_page

if TYPE_CHECKING:
    from kg.graph import Graph

MOST = 60  # entities: a notebook keeps every page that it shows in its file
LISTED = 6  # in a table
NEAR = 3  # names that may have been meant
LIKE = 70  # from 0 to 100: so much of two names agrees where one was meant for the other
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"  # links open, views can be saved


@dataclass(frozen=True, repr=False)
class Neighbourhood:
    """Somebody or something, and what is said between it and those near it."""

    entity: Entity
    network: nx.MultiDiGraph[str]  # as kg.project gives it

    def __repr__(self) -> str:
        statements = count(self.network.number_of_edges(), "statement")
        return f"<{one_line(self.entity.name)} and {len(self.network) - 1:,} around it: {statements}>"

    def _repr_html_(self) -> str:
        return card(frame(self.render(), f"Around {self.entity.name}"))

    def render(self) -> str:
        """The explorer as a page, the entity selected."""
        return render_page(self.network, f"Around {self.entity.name}", selected=self.entity.id)

    def write(self, path: str | Path) -> None:
        """Write the page to a file, which opens with a double click, offline."""
        write_whole(Path(path), self.render().encode())


def look_around(graph: Graph, name: str, steps: int) -> Neighbourhood:
    """What stands at most so many statements away from whoever is called so: the nearest, then the most reported.

    Raises KgError where nothing is called so, or several are.
    """
    network = graph.view.network
    entity = find_entity((each for each in graph.entities if each.id in network), name)
    away = nx.single_source_shortest_path_length(network.to_undirected(as_view=True), entity.id, cutoff=steps)
    nearest = sorted(by_weight(network, away), key=lambda node: away[node])[:MOST]
    return Neighbourhood(entity, cut_out(network, nearest))


def find_entity(entities: Iterable[Entity], name: str) -> Entity:
    """The one that has this id, is called so, or is also called so, in whatever case and with or without accents.

    Raises KgError with the nearest names where there is none, and with all ids where there are several.
    """
    wanted, known = normalise(name), dict[str, None]()
    by_id, by_name, by_alias = list[Entity](), list[Entity](), list[Entity]()
    for entity in entities:
        known.update(dict.fromkeys((entity.name, *entity.aliases)))
        if entity.id == name.removeprefix("id:"):
            by_id.append(entity)
        elif normalise(entity.name) == wanted:
            by_name.append(entity)
        elif wanted in map(normalise, entity.aliases):
            by_alias.append(entity)
    found = by_id or by_name or by_alias
    if not found:
        like = extract(name, list(known), scorer=WRatio, processor=normalise, limit=NEAR, score_cutoff=LIKE)
        hint = f"; did you mean {' or '.join(repr(near) for near, *_ in like)}?" if like else ""
        raise KgError(f"nothing in the graph is called {name!r}{hint}")
    if len(found) > 1:
        ids = " or ".join(f"{entity.id!r} ({one_line(entity.name)})" for entity in found)
        raise KgError(f"{len(found)} in the graph are called {name!r}; which one, {ids}?")
    return found[0]


def cut_out(network: nx.MultiDiGraph[str], nodes: Iterable[str]) -> nx.MultiDiGraph[str]:
    """A part of a network, which no longer tells what only holds of the whole, such as how many copies there are."""
    part: nx.MultiDiGraph[str] = network.subgraph(nodes).copy()
    part.graph.clear()
    return part


def graph_card(graph: Graph) -> Markup:
    """What a graph holds, in figures, and the explorer of its most reported part."""
    network = graph.view.network
    title = tag("div", tag("b", graph.title), class_="kg-title")
    held = ", ".join((
        count(len(graph.readings), "article"),
        count(len(network), "entity", "entities"),
        count(network.number_of_edges(), "statement"),
    ))  # fmt: skip
    if not network:
        return card(title, note(held))
    ranked = by_weight(network, network)
    part = f" The map shows the {MOST} most reported." if len(ranked) > MOST else ""
    return card(
        title,
        note(f"{held}.{part}"),
        tag("div", table_of_entities(network, ranked[:LISTED]), table_of_relations(network), class_="kg-tables"),
        frame(render_page(cut_out(network, ranked[:MOST]), graph.title), graph.title),
    )


def table_of_entities(network: nx.MultiDiGraph[str], ranked: Iterable[str]) -> Markup:
    """Whom the articles report most of."""
    about = (network.nodes[node] for node in ranked)
    rows = (tag("tr", tag("td", glyph(e["kind"]), e["label"]), tag("td", f"{e['weight']:,}")) for e in about)
    return tag("table", tag("caption", "Most reported"), *rows)


def table_of_relations(network: nx.MultiDiGraph[str]) -> Markup:
    """Which relations most statements have."""
    counts = Counter(edge["label"] for _, _, edge in network.edges(data=True))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:LISTED]
    rows = (tag("tr", tag("td", label), tag("td", f"{number:,}")) for label, number in ranked)
    return tag("table", tag("caption", "Most frequent relations"), *rows)


def frame(page: str, title: str) -> Markup:
    """A page within a page: it sees nothing of the notebook, and nothing is fetched for it."""
    return tag("iframe", title=title, srcdoc=page, sandbox=SANDBOX, loading="lazy", width="100%", height="620")
