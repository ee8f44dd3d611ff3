"""Cytoscape JSON, read by networkx; and what cytoscape.js and Cytoscape ask of it."""

import json

import networkx as nx
import pytest

from kg.project import project
from kg.publish.network import cytoscape, layout
from tests.publish.network.worlds import REALM, SMALL, WORLDS, only
from tests.written import written


@pytest.mark.parametrize("world", WORLDS)
def test_networkx_reads_cytoscape_json(world: str) -> None:
    told, back = project(WORLDS[world]), nx.cytoscape_graph(json.loads(written(cytoscape.write, WORLDS[world])))
    assert {node: about["name"] for node, about in back.nodes(data=True)} == dict(told.nodes(data="label"))
    assert {*back.edges(keys=True)} == {*told.edges(keys=True)}


def test_cytoscape_ids_are_unique_and_its_values_no_deeper_than_lists() -> None:
    elements = json.loads(written(cytoscape.write, SMALL))["elements"]
    data = [element["data"] for kind in elements.values() for element in kind]
    assert len({one["id"] for one in data}) == len(data)
    for one in data:
        for value in one.values():
            assert isinstance(value, str | int | float) or all(isinstance(item, str) for item in value)


def test_cytoscape_has_sentences_links_and_positions() -> None:
    elements = json.loads(written(cytoscape.write, SMALL))["elements"]
    released = only((edge["data"] for edge in elements["edges"]), interaction="released")
    assert released["quotes"] == ["Sudonia freed 12 prisoners in Port Hale.", "The twelve were let go by Sudonia."]
    (norland,) = (node for node in elements["nodes"] if node["data"]["id"] == "norland")
    assert norland["data"]["links"] == ["wikidata:Q20", "iso3166:NO"]
    assert all({*node["position"]} == {"x", "y"} for node in elements["nodes"])


def test_large_networks_are_left_to_the_layouts_of_the_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_PLACED", 3)
    elements = json.loads(written(cytoscape.write, REALM))["elements"]
    assert not [node for node in elements["nodes"] if "position" in node]


def test_an_empty_graph_is_an_empty_network() -> None:
    assert not nx.cytoscape_graph(json.loads(written(cytoscape.write, ())))
