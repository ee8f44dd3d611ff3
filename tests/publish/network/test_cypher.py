"""The script runs unchanged in an embedded store (KGLite), statement by statement, as a shell runs it."""

from typing import Any

import kglite
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.project import project
from kg.publish.network import cypher
from tests.publish.network.worlds import HOSTILE_QUADS, SMALL
from tests.readings import HOSTILE
from tests.written import written


class Store:
    """A graph in memory that was loaded from a script."""

    def __init__(self, script: bytes) -> None:
        self.graph = kglite.KnowledgeGraph()
        self.load(script)

    def load(self, script: bytes) -> None:
        for statement in script.decode().split(";\n"):
            if statement:
                self.graph.cypher(statement)

    def ask(self, question: str, **params: str) -> list[dict[str, Any]]:
        return [dict(row) for row in self.graph.cypher(question, params=params)]


@pytest.fixture(scope="module")
def small() -> Store:
    return Store(written(cypher.write, SMALL))


def test_every_entity_and_statement_is_there(small: Store) -> None:
    network = project(SMALL)
    assert small.ask("MATCH (n:Entity) RETURN count(n) AS n") == [{"n": len(network)}]
    found = small.ask("MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id AS s, b.id AS o, r.id AS id, r.status AS status")
    told = {(s, o, key, about["status"]) for s, o, key, about in network.edges(keys=True, data=True)}
    assert {(row["s"], row["o"], row["id"], row["status"]) for row in found} == told
    assert len(found) == len(told)


def test_labels_are_the_kind_and_those_above_it(small: Store) -> None:
    assert {row["id"] for row in small.ask("MATCH (n:Actor) RETURN n.id AS id")} >= {"ada-moss", "sudonia", "prisoners"}
    assert small.ask("MATCH (n:Group) RETURN n.name AS name, n.size AS size") == [{"name": "12 prisoners", "size": 12}]


def test_relations_are_types_and_their_properties_keep_their_types(small: Store) -> None:
    (row,) = small.ask(
        "MATCH (:Country)-[r:RELEASED]->(:Group) RETURN r.asserted AS asserted, r.articles AS articles, "
        "r.confidence AS confidence, r.valid_from AS begin, r.quote AS quote"
    )
    assert row == {
        "asserted": True,
        "articles": 2,
        "confidence": 0.9,
        "begin": "2024-05-06",
        "quote": "Sudonia freed 12 prisoners in Port Hale.",
    }


def test_evidence_leads_from_a_statement_to_its_articles(small: Store) -> None:
    rows = small.ask(
        "MATCH (:Country)-[r:RELEASED {asserted: true}]->(g:Group), (g)<-[:MENTIONS]-(e:Evidence)-[:FROM]->(a:Article) "
        "WHERE e.statement = r.id RETURN a.date AS date, a.outlet AS outlet, e.quote AS quote ORDER BY a.date"
    )
    assert rows == [
        {"date": "2024-05-07", "outlet": "The Example", "quote": "Sudonia freed 12 prisoners in Port Hale."},
        {"date": "2024-06-01", "outlet": None, "quote": "The twelve were let go by Sudonia."},
    ]


def test_a_path_leads_from_one_to_another(small: Store) -> None:
    (row,) = small.ask(
        'MATCH p = shortestPath((a:Entity {id: "prisoners"})-[*..4]-(b:Entity {name: "Norland"})) '
        "RETURN [n IN nodes(p) | n.id] AS path"
    )
    assert row == {"path": ["prisoners", "sudonia", "norland"]}


def test_the_script_may_run_again(small: Store) -> None:
    script = written(cypher.write, SMALL)
    before = Store(script)
    before.load(script)
    for count in ("MATCH (n) RETURN count(n) AS n", "MATCH ()-[r]->() RETURN count(r) AS n"):
        assert before.ask(count) == small.ask(count)


def test_hostile_texts_are_texts_and_found_by_equality() -> None:
    store = Store(written(cypher.write, HOSTILE_QUADS))
    for number, text in enumerate(HOSTILE):
        assert store.ask("MATCH (n:Entity {name: $text}) RETURN n.id AS id", text=text) == [{"id": f"n{number}"}]
        assert [text] == [
            row["t"] for row in store.ask("MATCH (a:Article {title: $text}) RETURN a.title AS t", text=text)
        ]


@given(st.text())
def test_any_text_is_a_literal_that_means_it(text: str) -> None:
    literal = cypher.literal(text)
    assert "\n" not in literal  # so that the end of a statement is plain to see
    assert [dict(row) for row in kglite.KnowledgeGraph().cypher(f"RETURN {literal} AS text")] == [{"text": text}]


def test_names_of_labels_cannot_end_early() -> None:
    graph = kglite.KnowledgeGraph()
    graph.cypher(f"CREATE (:{cypher.name('odd `one`) DETACH DELETE (n')} {{id: 1}})")
    assert [dict(row) for row in graph.cypher("MATCH (n) RETURN labels(n) AS l")] == [
        {"l": ["odd `one`) DETACH DELETE (n"]}
    ]


def test_large_graphs_are_loaded_in_batches() -> None:
    assert [len(batch) for batch in cypher.batches(("a", n) for n in range(1201))] == [500, 500, 201]
    assert list(cypher.batches((n % 2, n) for n in range(5))) == [[0, 2, 4], [1, 3]]
