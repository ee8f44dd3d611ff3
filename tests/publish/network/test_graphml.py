"""igraph and networkx read the same network."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest

from kg.project import project
from kg.publish.network import graphml
from tests.publish.network.worlds import HOSTILE_QUADS, SMALL, WORLDS, only
from tests.written import written


def read(quads: tuple, folder: Path) -> igraph.Graph:
    file = folder / "graph.graphml"
    file.write_bytes(written(graphml.write, quads))
    return igraph.Graph.Read_GraphML(str(file))


@pytest.mark.parametrize("world", WORLDS)
def test_igraph_reads_every_node_and_edge(world: str, tmp_path: Path) -> None:
    told, found = project(WORLDS[world]), read(WORLDS[world], tmp_path)
    ids = found.vs["id"]
    assert ids == [*told]
    edges = {(ids[edge.source], ids[edge.target], edge["iri"].rsplit("/")[-1]) for edge in found.es}
    assert edges == {*told.edges(keys=True)}  # igraph 1.0 gives edges the ids of nodes: their IRIs are right


def test_igraph_reads_attributes_with_their_types(tmp_path: Path) -> None:
    graph = read(SMALL, tmp_path)
    prisoners = graph.vs.find(id="prisoners")
    assert (prisoners["label"], prisoners["size"]) == ("12 prisoners", 12)
    released = only((edge.attributes() for edge in graph.es), relation="released")
    assert (released["asserted"], released["confidence"], released["reports"]) == (True, 0.9, 2)
    assert len(graph.subgraph_edges(graph.es.select(asserted=True)).es) == 4


def test_networkx_reads_parallel_edges_and_their_attributes() -> None:
    back = nx.read_graphml(BytesIO(written(graphml.write, SMALL)), force_multigraph=True)
    assert {*back.edges(keys=True)} == {*project(SMALL).edges(keys=True)}
    released = only((about for *_, about in back.edges(data=True)), relation="released")
    assert released["asserted"] is True


@pytest.mark.parametrize("world", WORLDS)
def test_ids_are_unique(world: str) -> None:
    root = ElementTree.fromstring(written(graphml.write, WORLDS[world]))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len({*ids})
    keys = {key.get("id") for key in root.iter("{http://graphml.graphdrawing.org/xmlns}key")}
    assert {data.get("key") for data in root.iter("{http://graphml.graphdrawing.org/xmlns}data")} == keys


def test_control_characters_do_not_break_xml() -> None:
    back = nx.read_graphml(BytesIO(written(graphml.write, HOSTILE_QUADS)), force_multigraph=True)
    labels = {about["label"] for _, about in back.nodes(data=True)}
    assert "bell\ufffd nul\ufffd escape\ufffd next\x85 sep\u2028 \ufffd" in labels
    assert "<script>alert('x')</script> & co" in labels
