"""The page as text: whole, harmless, the same every time."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.publish.network.layout import place
from kg.publish.page.data import MOST_NODES, describe
from kg.publish.page.html import render_page, write_page
from kg.signs import standing
from tests.publish import sample

FETCHING = {"src", "srcset", "href", "data", "poster", "action", "formaction", "background", "xlink:href"}


class Outline(HTMLParser):
    """The elements of a page with their attributes, and the text of its scripts by type."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: dict[str | None, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] == "script":
            kind = self.elements[-1][1].get("type")
            self.scripts[kind] = self.scripts.get(kind, "") + data


@pytest.fixture(scope="module")
def page() -> str:
    return render_page(sample.graph(), "A season on the Strait of Sarn")


def data_of(page: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Outline(page).scripts["application/json"])
    return found


def test_nothing_in_the_page_is_fetched(page: str) -> None:
    addresses = [v for _, attrs in Outline(page).elements for k, v in attrs.items() if k in FETCHING]
    assert addresses == ["#search", "#map", "#legend"]
    assert not re.search(r"@import|url\((?!\"?data:)|sourceMappingURL", page)


def test_same_graph_gives_same_bytes(page: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    write_page(sample.graph(), path, title="A season on the Strait of Sarn")
    assert path.read_bytes() == page.encode()
    assert [p.name for p in tmp_path.iterdir()] == ["graph.html"]


def test_order_of_insertion_does_not_show(page: str) -> None:
    original = sample.graph()
    backwards: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    backwards.add_nodes_from(reversed(list(original.nodes(data=True))))
    for source, target, key, data in reversed(list(original.edges(keys=True, data=True))):
        backwards.add_edge(source, target, key=key, **data)
    assert render_page(backwards, "A season on the Strait of Sarn") == page


def test_text_from_articles_stays_data() -> None:
    graph = sample.hostile_graph()
    outline = Outline(render_page(graph, "<b>bold</b> & $data"))
    tags = [tag for tag, _ in outline.elements]
    assert tags.count("img") == 1
    assert "b" not in tags
    assert tags.count("script") == 3
    data = json.loads(outline.scripts["application/json"])
    assert data["title"] == "<b>bold</b> & $data"
    proof, told = data["lines"][0]["facts"][0]["evidence"][0], graph.edges["evil", "good", "s000"]["evidence"][0]
    assert (proof | data["articles"][proof["article"]]).items() >= told.items()


def test_line_joins_facts_of_one_direction(page: str) -> None:
    lines = {(line["from"], line["to"]): line for line in data_of(page)["lines"]}
    there, back = lines["Valdoria", "Kestria"], lines["Kestria", "Valdoria"]
    assert {fact["relation"] for fact in there["facts"]} == {"accused", "sanctioned", "negotiatedWith"}
    assert {fact["relation"] for fact in back["facts"]} == {"accused", "threatened"}


def test_symmetric_fact_joins_a_line_whichever_way_it_runs() -> None:
    graph = sample.graph_of("Ada", "Bo")
    sample.add_fact(graph, "Ada", "met", "Bo", evidence=[])
    sample.add_fact(graph, "Bo", "accused", "Ada", evidence=[])
    lines = describe(graph, "")["lines"]
    assert [(line["from"], line["to"], len(line["facts"])) for line in lines] == [("Bo", "Ada", 2)]
    assert {fact["subject"] for fact in lines[0]["facts"]} == {"Ada", "Bo"}


def test_one_sides_word_is_no_fact() -> None:
    assert standing("actual", None) == "fact"
    assert standing("actual", "Marsh") == "said"
    assert standing("negated", "Marsh") == "negated"
    assert standing("actual", None, over=True) == "over"


def test_sentence_read_twice_is_shown_once() -> None:
    graph = sample.graph_of("Ada", "Bo")
    proof = sample.evidence("{S} met {O}.", "Ada", "Bo")
    sample.add_fact(graph, "Ada", "met", "Bo", evidence=[proof, {**proof, "claim": "another reading"}])
    shown = describe(graph, "")["lines"][0]["facts"][0]["evidence"]
    assert [(each["quote"], each["start"]) for each in shown] == [(proof["quote"], proof["start"])]


def test_a_fact_carries_its_support() -> None:
    data = describe(sample.copied_graph(), "")
    (fact,) = data["lines"][0]["facts"]
    assert (fact["reports"], fact["outlets"], fact["firstSeen"], fact["lastSeen"]) == (2, 4, "2024-05-12", "2024-06-03")
    assert data["total"]["copies"] == 2
    assert [node["weight"] for node in data["nodes"]] == [2, 2]


def test_articles_link_to_their_pages_where_there_are_such() -> None:
    told = describe(sample.graph(), "", pages={"accord": "articles/accord.html"})["articles"]
    assert {name: about["page"] for name, about in told.items() if about["page"]} == {"accord": "articles/accord.html"}


def test_big_graph_keeps_its_weightiest_part() -> None:
    names = [f"n{i:04}" for i in range(MOST_NODES + 100)]
    graph = sample.graph_of(*names)
    for i, name in enumerate(names):
        sample.add_fact(graph, name, "met", names[0], evidence=[])
        graph.nodes[name]["weight"] = len(names) - i
    data = describe(graph, "")
    assert [node["id"] for node in data["nodes"]] == names[:MOST_NODES]
    assert data["total"] == {"entities": len(names), "statements": len(names), "articles": None, "copies": 0}


def test_entity_without_statements_stays_away() -> None:
    graph = sample.graph_of("Ada", "Bo", "Cy")
    sample.add_fact(graph, "Ada", "met", "Bo", evidence=[])
    assert [node["id"] for node in describe(graph, "")["nodes"]] == ["Ada", "Bo"]


def test_empty_graph_gives_a_page() -> None:
    assert data_of(render_page(nx.MultiDiGraph(), "Nothing"))["nodes"] == []


def test_layout_keeps_names_apart() -> None:
    graph = sample.graph()
    pairs = combinations(place(graph).values(), 2)
    too_near = [(a, b) for a, b in pairs if abs(a[0] - b[0]) < 60 and abs(a[1] - b[1]) < 40]
    assert too_near == []


def test_unconnected_parts_do_not_overlap() -> None:
    graph = sample.graph_of(*"abcdef")
    for left, right in ("ab", "cd", "ef"):
        sample.add_fact(graph, left, "met", right, evidence=[])
    spots = place(graph)
    assert len(set(spots.values())) == 6
    apart = [(abs(spots[a][0] - spots[b][0]), abs(spots[a][1] - spots[b][1])) for a, b in ("ac", "ce", "bd")]
    assert all(max(pair) > 60 for pair in apart)


@pytest.mark.parametrize("edges", [[("a", "a")], [("a", "b"), ("b", "a"), ("a", "a")]])
def test_layout_takes_loops_and_pairs(edges: list[tuple[str, str]]) -> None:
    assert set(place(nx.MultiDiGraph(edges))) == {end for edge in edges for end in edge}
