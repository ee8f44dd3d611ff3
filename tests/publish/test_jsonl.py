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


def test_a_mention_is_written_with_the_determiner_before_it() -> None:
    text = "The Senate saw a lawyer in her other house, but no senators."
    said = {"Senate": Form.NAME, "lawyer": Form.DESCRIPTION, "house": Form.DESCRIPTION, "senators": Form.DESCRIPTION}
    starts = {word: text.index(f" {word}") + 1 for word in said}
    mentions = tuple(Mention(w, Span(s, s + len(w)), "Group", w, said[w]) for w, s in starts.items())
    reading = Reading(Article("a", text), mentions, (Chain("c", "Group", "Senate", tuple(said)),))
    resolution = Resolution((Entity("senate", "Group", "Senate"),), dict.fromkeys(said, "senate"))
    [row] = entity_rows([reading], resolution, tiny_ontology())
    assert [m["text"] for m in row["mentions"]] == ["The Senate", "a lawyer", "her other house", "no senators"]
    assert all(text[m["start"] : m["end"]] == m["text"] for m in row["mentions"])
