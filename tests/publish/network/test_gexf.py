"""networkx reads the file as Gephi does; what it leaves out is looked up in the XML."""

from io import BytesIO
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg.project import project
from kg.publish.network import gexf
from tests.publish.network.worlds import HOSTILE_QUADS, REALM, SMALL, WORLDS, only
from tests.readings import HOSTILE
from tests.written import written

GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"


def read(quads: tuple) -> nx.MultiDiGraph:
    return nx.read_gexf(BytesIO(written(gexf.write, quads)), version="1.3")


def edges(quads: tuple) -> list[dict]:
    return [about | {"s": s, "o": o} for s, o, about in read(quads).edges(data=True)]


@pytest.mark.parametrize("world", WORLDS)
def test_networkx_reads_every_node_and_edge_back(world: str) -> None:
    told, found = project(WORLDS[world]), read(WORLDS[world])
    assert {*found} == {*told}
    ends = {about["id"]: (s, o, about["relation"]) for s, o, about in found.edges(data=True)}
    assert ends == {key: (s, o, about["relation"]) for s, o, key, about in told.edges(keys=True, data=True)}


def test_attributes_have_their_types() -> None:
    graph = read(SMALL)
    assert graph.nodes["prisoners"]["members"] == 12
    released = only(edges(SMALL), relation="released")
    assert (released["asserted"], released["articles"], released["confidence"]) == (True, 2, 0.9)
    assert released["label"] == "released"
    assert released["iri"].endswith("/statement/" + released["id"])
    types = {
        (group.get("class"), one.get("id")): one.get("type")
        for group in ElementTree.fromstring(written(gexf.write, SMALL)).iter(GEXF + "attributes")
        for one in group
    }
    assert types["node", "aliases"] == "liststring"
    assert types["edge", "asserted"] == "boolean"


def test_the_timeline_says_what_its_dates_are() -> None:
    released = only(edges(SMALL), relation="released")
    assert (released["start"], released["end"], released["time"]) == ("2024-05-06", "2024-05-06", "stated")
    plan = only(edges(SMALL), relation="met", status="planned")
    assert (plan["start"], plan["end"], plan["time"]) == ("2024-05-07", "2024-05-07", "reported")
    graph = ElementTree.fromstring(written(gexf.write, SMALL)).find(GEXF + "graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")


def test_what_lasts_is_shown_until_it_ends_and_what_has_no_date_always() -> None:
    exile = only(edges(REALM), relation="exiled", o="bo")
    assert (exile["start"], exile["end"], exile["time"]) == ("2014-03-01", "2016-07-01", "stated")
    base = only(edges(REALM), relation="hasBase")
    assert not {"start", "end", "time"} & {*base}
    nodes = read(REALM).nodes
    assert "start" not in nodes["sudonia"]
    assert (nodes["ada"]["start"], nodes["ada"]["end"], nodes["ada"]["time"]) == (
        "2014-01-01",
        "2016-05-01",
        "reported",
    )


def test_several_periods_are_spells() -> None:
    periods = (gexf.Period("2014-01-01", "2014-02-01", True), gexf.Period("2016-01-01", "", False))
    root = ElementTree.fromstring(gexf.element("edge", {"id": "e"}, {}, gexf.EDGE, periods))
    assert [spell.attrib for spell in root.iter("spell")] == [
        {"start": "2014-01-01", "end": "2014-02-01"},
        {"start": "2016-01-01"},
    ]
    assert root.find("attvalues/attvalue[@for='time']").get("value") == "reported"  # type: ignore[union-attr]


def test_nodes_look_as_on_the_page() -> None:
    look = read(SMALL).nodes["ada-moss"]["viz"]
    assert look["color"] == {"r": 0, "g": 114, "b": 178, "a": 1.0}
    assert 7 < look["size"] <= 22
    assert len({(n["viz"]["position"]["x"], n["viz"]["position"]["y"]) for _, n in read(SMALL).nodes(data=True)}) == 6


def test_a_colour_in_words_is_grey() -> None:
    assert gexf.colour("tomato") == '<viz:color r="153" g="153" b="153"/>'


def test_relations_between_the_same_two_are_edges_of_several_kinds() -> None:
    root = ElementTree.fromstring(written(gexf.write, SMALL))
    assert {edge.get("kind") for edge in root.iter(GEXF + "edge")} == {"envoyOf", "released", "met", "visited"}


def test_hostile_texts_come_back_as_xml_can_hold_them() -> None:
    labels = {about["label"] for _, about in read(HOSTILE_QUADS).nodes(data=True)}
    assert labels == {text.translate(dict.fromkeys(b"\x00\x07\x1b", "\ufffd") | {0xFFFE: "\ufffd"}) for text in HOSTILE}
    quotes = only(edges(HOSTILE_QUADS), s="n0", o="n1")["quotes"]
    assert quotes == r'["a \"quoted\" name a met b"]'
