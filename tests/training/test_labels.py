"""Our own labels: offsets and ids alone, in words that the ontology knows."""

from __future__ import annotations

from eval.sets import rows
from kg.model import Status
from kg.ontology import load_ontology
from training.articles import LABELS

FIELDS = {
    "label": {"id", "start", "end", "entities", "facts"},
    "entity": {"id", "type", "names"},
    "fact": {"s", "p", "o", "status", "speaker", "anchors"},
}


def test_labels_are_offsets_and_ids_that_hang_together() -> None:
    ontology, ids = load_ontology(), list[str]()
    for label in rows(LABELS):
        ids.append(label["id"])
        assert set(label) == FIELDS["label"]
        entities = {entity["id"] for entity in label["entities"]}
        spans = [span for entity in label["entities"] for span in entity["names"]]
        for entity in label["entities"]:
            assert set(entity) == FIELDS["entity"]
            assert entity["type"] in ontology.kinds
            assert entity["names"]
        for fact in label["facts"]:
            assert set(fact) == FIELDS["fact"]
            assert {fact["s"], fact["o"], fact["speaker"] or fact["s"]} <= entities
            assert fact["p"] in ontology.relations
            assert fact["status"] in set(Status)
            spans += fact["anchors"]
        assert all(0 <= start < end <= label["end"] - label["start"] for start, end in spans)
    assert ids == sorted(set(ids))
