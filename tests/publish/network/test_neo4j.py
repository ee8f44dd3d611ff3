"""The bulk tables are read as their headers say, and give the graph that the script of Cypher makes in a store."""

import csv
import json
from collections.abc import Iterable
from io import StringIO

import pytest

from kg.publish.network import cypher, neo4j
from kg.publish.view import View
from tests.publish.network.test_cypher import Store
from tests.publish.network.worlds import HOSTILE_QUADS, REALM, WORLDS
from tests.readings import HOSTILE
from tests.written import written

TYPES = {
    "string": str,
    "long": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "string[]": lambda text: text.split("\x1f"),
}


class Import:
    """Nodes by label space and id, and relationships, as `neo4j-admin database import` takes them from the headers."""

    def __init__(self, quads: tuple) -> None:
        self.nodes: dict[tuple[str, str], tuple[set[str], dict]] = {}
        self.relationships: list[tuple[tuple[str, str], str, tuple[str, str], dict]] = []
        for _, pieces in neo4j.write(View(quads)):
            header, *rows = csv.reader(StringIO(b"".join(pieces).decode(), newline=""), strict=True)
            for row in rows:
                self.add(dict(zip(header, row, strict=True)))

    def add(self, row: dict[str, str]) -> None:
        special, about = dict[str, tuple[str, str]](), dict[str, object]()
        for column, text in row.items():
            name, _, type_ = column.rpartition(":")
            kind, _, space = type_.rstrip(")").partition("(")
            if kind in {"ID", "START_ID", "END_ID", "LABEL", "TYPE"}:
                special[kind] = (space, text)
            if text and kind in TYPES:
                about[name] = TYPES[kind](text)
        if "ID" in special:
            assert special["ID"] not in self.nodes
            self.nodes[special["ID"]] = {*special["LABEL"][1].split("\x1f")}, about | {"id": special["ID"][1]}
        else:
            self.relationships.append((special["START_ID"], special["TYPE"][1], special["END_ID"], about))


@pytest.mark.parametrize("quads", [*WORLDS.values(), REALM], ids=[*WORLDS, "realm"])
def test_tables_and_script_hold_the_same_graph(quads: tuple) -> None:
    tables, store = Import(quads), Store(written(cypher.write, quads))
    for (space, name), (labels, about) in tables.nodes.items():
        (row,) = store.ask(f"MATCH (n:{space} {{id: $id}}) RETURN labels(n) AS labels, properties(n) AS about", id=name)
        assert {*row["labels"]} == labels
        assert about.items() <= row["about"].items()
    assert store.ask("MATCH (n) RETURN count(n) AS n") == [{"n": len(tables.nodes)}]
    found = store.ask("MATCH (a)-[r]->(b) RETURN a.id AS a, b.id AS b, properties(r) AS about")  # with their types
    told = [(start[1], end[1], {"type": type_} | about) for start, type_, end, about in tables.relationships]
    assert in_order((row["a"], row["b"], row["about"]) for row in found) == in_order(told)


def in_order(relationships: Iterable[tuple[str, str, dict]]) -> list[tuple[str, str, str]]:
    return sorted((start, end, json.dumps(about, sort_keys=True)) for start, end, about in relationships)


@pytest.mark.parametrize("world", WORLDS)
def test_no_relationship_dangles(world: str) -> None:
    tables = Import(WORLDS[world])
    assert {end for start, _, stop, _ in tables.relationships for end in (start, stop)} <= {*tables.nodes}


def test_hostile_names_stay_as_they_are() -> None:
    tables = Import(HOSTILE_QUADS)
    assert [tables.nodes["Entity", f"n{number}"][1]["name"] for number in range(len(HOSTILE))] == [*HOSTILE]


def test_an_item_of_a_list_holds_no_separator() -> None:
    assert neo4j.cell(["a;b", "c\x1fd"]) == "a;b\x1fc\ufffdd"
