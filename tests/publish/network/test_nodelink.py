"""networkx reads the network back as it was."""

import json

import networkx as nx
import pytest

from kg.project import project
from kg.publish.network import nodelink
from tests.publish.network.worlds import WORLDS
from tests.written import written


@pytest.mark.parametrize("world", WORLDS)
def test_node_link_json_gives_back_the_very_network(world: str) -> None:
    back = nx.node_link_graph(json.loads(written(nodelink.write, WORLDS[world])), edges="edges")
    assert nx.utils.graphs_equal(back, project(WORLDS[world]))
    assert back.is_directed()
    assert back.is_multigraph()


def test_an_empty_graph_is_an_empty_network() -> None:
    assert not nx.node_link_graph(json.loads(written(nodelink.write, ())), edges="edges")
