"""What became of annotated entities, on readings made by hand."""

from __future__ import annotations

from eval.mentions import Fate, count_fates, judge_entities
from kg.model import Article, Chain, Mention, Reading, Span
from kg.ontology import load_ontology

TEXT = "The Veld Brigades left Sorvik after Ana Ruiz spoke to fishermen."
BRIGADES = Mention("m1", Span(4, 17), "Person", "Veld Brigades")
SORVIK = Mention("m2", Span(23, 29), "Place", "Sorvik")
RUIZ = Mention("m3", Span(40, 44), "Person", "Ruiz")
READING = Reading(
    Article("a", TEXT),
    (BRIGADES, SORVIK, RUIZ),
    (Chain("c1", "Person", "Veld Brigades", ("m1",)), Chain("c2", "Place", "Sorvik", ("m2",))),
)
ENTITIES = [
    {"name": "Veld Brigades", "type": "Organization"},
    {"name": "town of Sorvik", "type": "Place", "aliases": ["Sorvik"]},
    {"name": "Ana Ruiz", "type": "Person"},
    {"name": "fishermen", "type": "Group"},
]


def test_kinds_and_boundaries_are_told_apart() -> None:
    fates = {entity["name"]: fate for entity, fate in judge_entities(READING, ENTITIES, load_ontology())}
    assert list(fates.values()) == [Fate.KIND, Fate.FOUND, Fate.BOUNDARY, Fate.MISSED]


def test_fates_are_counted_by_kind() -> None:
    counts = count_fates([READING], {"a": {"entities": ENTITIES}}, load_ontology())
    assert counts["all"] == dict.fromkeys(Fate, 1)
    assert counts["Group"][Fate.MISSED] == 1


def test_an_entity_is_found_by_what_its_chain_is_called() -> None:
    reading = Reading(READING.article, (RUIZ,), (Chain("c", "Person", "Ana Ruiz", ("m3",)),))
    [(_, fate)] = judge_entities(reading, ENTITIES[2:3], load_ontology())
    assert fate is Fate.FOUND
