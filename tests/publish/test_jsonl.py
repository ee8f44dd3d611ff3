"""The public interface in JSON Lines."""

from __future__ import annotations

import json

from kg.model import Article, Chain, Entity, Form, Mention, Reading, Reports, Resolution, Span
from kg.project import project
from kg.publish.jsonl import claim_rows, dump, entity_rows, statement_rows
from kg.record import record
from tests.readings import small_world, tiny_ontology

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


def test_a_claim_names_the_report_that_its_sentence_was_copied_from() -> None:
    readings, resolution = small_world()
    reports = Reports({}, {("b 2/ü", readings[1].claims[0].evidence): "a-1"})
    rows = list(claim_rows(readings, resolution, tiny_ontology(), reports))
    assert [row["report"] for row in rows] == ["a-1"] * 5 + ["b 2/ü"] * 3


def test_a_statement_is_one_line_with_all_its_evidence() -> None:
    network = project(record(*small_world(), tiny_ontology()))
    rows = {
        (row["predicate"], row["status"], row["speaker"] and row["speaker"]["id"]): row
        for row in statement_rows(network)
    }
    released = rows["released", "actual", None]
    assert released["subject"] == {"id": "sudonia", "name": "Sudonia", "type": "Country"}
    assert [(e["article"], e["quote"]) for e in released["evidence"]] == [
        ("a-1", "Sudonia freed 12 prisoners in Port Hale."),
        ("b 2/ü", "The twelve were let go by Sudonia."),
    ]
    assert (released["reports"], released["first_seen"], released["last_seen"]) == (2, "2024-05-07", "2024-06-01")
    assert rows["met", "negated", "sudonia"]["asserted"] is False
    assert json.loads(dump([released]))["when"] == "2024-05-06"
