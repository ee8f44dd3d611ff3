"""The measures of linking, on chains made by hand."""

from __future__ import annotations

import pytest

from eval.coreference import Links, Placed, count_right, place_aliases, place_marked, score_links
from kg.extract.scene import Scene
from tests.parses import parse
from tests.scenes import ontology, scene


@pytest.fixture
def known() -> Scene:
    doc = parse("""
        Ruiz Ruiz PROPN NNP nsubj 1
        thanked thank VERB VBD ROOT 1
        Norway Norway PROPN NNP dobj 1
        """)
    return scene(doc, ontology(), {0: "Person", 2: "Country"})


def test_a_chain_of_two_entities_costs_precision_and_a_split_entity_recall() -> None:
    placed = [Placed("name", "a", "1"), Placed("name", "a", "1"), Placed("it", "b", "1"), Placed("it", "b", "2")]
    scores = score_links([placed])
    assert scores["name"] == Links(2, 0.6667, 1.0)
    assert scores["it"] == Links(2, 0.6667, 0.5)
    assert scores["all"].mentions == 4


def test_chains_of_different_articles_have_nothing_to_do_with_one_another() -> None:
    assert score_links([[Placed("name", "a", "1")], [Placed("name", "b", "1")]])["all"] == Links(2, 1.0, 1.0)


def test_mentions_are_placed_by_the_names_of_one_entity(known: Scene) -> None:
    entities = [{"id": "e1", "name": "Ana Ruiz", "aliases": ["Ruiz"]}, {"id": "e2", "name": "Oslo"}]
    assert [p.entity for p in place_aliases(known, {"entities": entities})] == ["e1"]


def test_a_marked_mention_that_none_covers_is_alone(known: Scene) -> None:
    marked = [{"start": 0, "end": 4, "chain": "x"}, {"start": 5, "end": 12, "chain": "x"}]
    assert [p.form for p in place_marked(known, marked)] == ["surname", "not found"]


def test_right_ends_are_counted_by_form() -> None:
    assert count_right([("it", True), ("it", False), ("he", True)]) == {"all": (2, 3), "he": (1, 1), "it": (1, 2)}
