"""Answers for the pairs of an invented article with invented annotations."""

from __future__ import annotations

import re

import pytest

from kg.annotate import annotate, load_model
from kg.extract.learned.legend import make_legend
from kg.model import Article, Span, Status
from kg.ontology import load_ontology
from training.articles import Entity, Fact, Lesson
from training.examples import Example, Maker, nearest
from training.scenes import ADDED, Taught, Test, teach

pytestmark = pytest.mark.model
TEXT = "Ana Ruiz met Jon Veld in Oslo.\n\nOn Monday Ana Ruiz visited Norway. Jon Veld praised Ana Ruiz."
RUIZ, VELD = Entity("e1", "Person", ("Ana Ruiz",)), Entity("e2", "Person", ("Jon Veld",))
NORWAY, DAYS = Entity("e3", "Country", ("Norway",)), Entity("e4", "Good", ("Monday",))
MET = Fact("e1", "met", "e2", Status.ACTUAL, None, (Span(9, 12),))
VISITED = Fact("e1", "visited", "e3", Status.PLANNED, None, (Span(TEXT.index("visited"), TEXT.index("visited") + 7),))
PIECES = {
    piece: i for i, piece in enumerate(["[CLS]", "[SEP]", "[UNK]", *sorted({*re.findall(r"\w+|\.", TEXT.lower())})])
}


def by_words(entity: Entity) -> Test:
    return lambda chain, words: bool({chain, words} & set(entity.names))


def learn() -> tuple[Maker, Taught, list[Example]]:
    lesson = Lesson(Article("a", TEXT), (RUIZ, VELD, NORWAY, DAYS), (MET, VISITED), complete=True)
    ontology = load_ontology()
    maker = Maker(ontology, make_legend(ontology, list(ontology.relations)), PIECES)
    taught = teach(lesson, annotate(lesson.article, load_model()), by_words)
    return maker, taught, list(maker.make(taught))


def test_the_nearest_pair_is_positive_and_others_of_the_same_entities_are_open() -> None:
    maker, _, [example] = learn()
    met = maker.legend.answers.index(("met", "="))
    none = len(maker.legend.answers)
    of_two = [set(answers) for judged in example.judged for answers, _ in judged.targets if met in answers]
    assert of_two[0] == {met}
    assert all(answers == {met, none} for answers in of_two[1:])
    assert len(of_two) > 1


def test_direction_and_status_follow_the_text() -> None:
    maker, _, [example] = learn()
    visited = maker.legend.answers.index(("visited", ">"))
    [judged] = [judged for judged in example.judged if judged.targets[0][0] == {visited}]
    assert judged.status == maker.legend.statuses.index(Status.PLANNED)
    assert not judged.negative


def test_what_kg_does_not_find_is_added_as_annotated() -> None:
    _, taught, _ = learn()
    found = {m.span.of(TEXT): m.found for m in taught.scene.mentions}
    assert found["Monday"] == ADDED
    assert found["Norway"] != ADDED


def test_names_are_tagged_with_their_kind_alone() -> None:
    maker, _, [example] = learn()
    person = maker.legend.kinds.index("Person")
    tags = {i: tag for i, tag in enumerate(example.tags) if tag and any(tag)}
    assert tags[1][person] == 1
    assert tags[2][person] == 2
    assert sum(tags[1]) == 1
    assert example.tags[0] is None


def test_an_anchor_far_from_all_pairs_speaks_of_none() -> None:
    _, taught, _ = learn()
    assert nearest(taught.pairs(), Span(900, 910)) == []
