"""What becomes of a network's proposals, on sentences written for this test."""

from __future__ import annotations

import pytest

from kg.annotate import annotate, load_model
from kg.extract.learned.tags import Proposal
from kg.extract.mentions import find_mentions
from kg.extract.parse import Doc
from kg.gazetteer import load_gazetteer
from kg.model import Article, Form, Mention, Span
from kg.ontology import load_ontology

pytestmark = pytest.mark.model


def mentions_of(text: str, *proposed: tuple[str, str, float]) -> list[Mention]:
    doc = Doc(annotate(Article("test", text), load_model()))
    starts = [(text.index(words), len(words), kind, score) for words, kind, score in proposed]
    proposals = [Proposal(Span(start, start + size), kind, score) for start, size, kind, score in starts]
    return find_mentions(doc, load_ontology(), load_gazetteer(), "test", proposals)


def marked(text: str, *proposed: tuple[str, str, float]) -> set[tuple[str, str]]:
    return {(m.span.of(text), m.kind) for m in mentions_of(text, *proposed)}


def test_a_sure_proposal_is_a_mention() -> None:
    text = "Members of zanu praised the new dam."
    assert ("zanu", "Organization") in marked(text, ("zanu", "Organization", 0.95))
    assert ("zanu", "Organization") not in marked(text, ("zanu", "Organization", 0.6))


def test_the_network_knows_kinds_better_but_countries_stay() -> None:
    text = "Sorvik was calm on Friday, residents said, and Peru sent aid."
    found = marked(text, ("Sorvik", "Place", 0.9), ("Peru", "Group", 0.9))
    assert {("Sorvik", "Place"), ("Peru", "Country")} <= found


def test_titles_are_no_part_of_a_name_and_nobody_is_cut() -> None:
    text = "Mr. Velasco met Ana Maria Ruiz in the harbour."
    found = marked(text, ("Mr. Velasco", "Person", 0.95), ("Ana Maria", "Person", 0.95))
    assert {("Velasco", "Person"), ("Ana Maria Ruiz", "Person")} <= found
    assert ("Ana Maria", "Person") not in found


def test_words_glued_to_a_name_are_cut_off() -> None:
    text = "Marta Velasco Memos were read on Monday. The memos were short, Ana Maria Ruiz said."
    found = marked(text, ("Marta Velasco", "Person", 0.97), ("Ruiz", "Person", 0.97))
    assert {("Marta Velasco", "Person"), ("Ana Maria Ruiz", "Person")} <= found


def test_names_lie_in_a_wider_one() -> None:
    text = "The Veld Ministry of Health of Peru closed."
    found = marked(text, ("Veld Ministry of Health of Peru", "Organization", 0.95))
    assert {("Veld Ministry of Health of Peru", "Organization"), ("Peru", "Country")} <= found


def test_a_group_keeps_its_count() -> None:
    text = "The court freed 14 political prisoners."
    group = next(m for m in mentions_of(text, ("political prisoners", "Group", 0.95)) if m.kind == "Group")
    assert (group.span.of(text), group.size, group.form) == ("14 political prisoners", 14, Form.DESCRIPTION)


def test_bare_nouns_need_the_network_where_there_is_one() -> None:
    text = "Officials told the rebels that Peru would wait."
    assert ("Officials", "Group") in marked(text)
    found = marked(text, ("Peru", "Country", 0.99), ("rebels", "Group", 0.5))
    assert ("rebels", "Group") in found
    assert ("Officials", "Group") not in found
