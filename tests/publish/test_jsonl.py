"""The public interface in JSON Lines."""

from __future__ import annotations

from kg.model import Article, Chain, Entity, Form, Mention, Reading, Resolution, Span
from kg.publish.jsonl import entity_rows
from tests.readings import tiny_ontology

TEXT = "Ada Moss, who left, took her bag. She waved."


def test_words_that_lean_on_others_are_no_mentions_of_their_own() -> None:
    spans = {"m1": (0, 8), "m2": (10, 13), "m3": (25, 28), "m4": (34, 37)}
    forms = {"m1": Form.NAME}
    mentions = tuple(Mention(i, Span(*s), "Person", "Ada Moss", forms.get(i, Form.PRONOUN)) for i, s in spans.items())
    reading = Reading(Article("a", TEXT), mentions, (Chain("c", "Person", "Ada Moss", tuple(spans)),))
    resolution = Resolution((Entity("ada-moss", "Person", "Ada Moss"),), dict.fromkeys(spans, "ada-moss"))
    [row] = entity_rows([reading], resolution, tiny_ontology())
    assert [m["text"] for m in row["mentions"]] == ["Ada Moss", "She"]
