"""Every example of the ontology is a test: its claim comes out, its counter-example gives none."""

from __future__ import annotations

import re

import pytest

from kg.annotate import annotate, load_model
from kg.extract.reading import read_article
from kg.gazetteer import load_gazetteer
from kg.model import Article, Reading, Span
from kg.ontology import load_ontology

RELATIONS = load_ontology().relations
EXAMPLES = [(r.name, text) for r in RELATIONS.values() for text in r.examples]
COUNTER_EXAMPLES = [(r.name, text) for r in RELATIONS.values() for text in r.counter_examples]

pytestmark = pytest.mark.model


def read(text: str) -> Reading:
    article = Article(id="example", text=text)
    return read_article(article, annotate(article, load_model()), load_ontology(), load_gazetteer())


def unmark(example: str) -> tuple[str, dict[str, Span], str]:
    """The words without marks, where X and Y stand in them, and the status wanted."""
    example, _, status = example.partition(" -> ")
    text, ends, at = "", {}, 0
    for mark in re.finditer(r"([XY])\[([^\]]*)\]", example):
        text += example[at : mark.start()]
        ends[mark[1]] = Span(len(text), len(text) + len(mark[2]))
        text += mark[2]
        at = mark.end()
    return text + example[at:], ends, status.strip() or "actual"


def test_unmark_finds_both_ends():
    text, ends, status = unmark("X[Chad] may expel Y[two envoys]. -> possible")
    assert (text, status) == ("Chad may expel two envoys.", "possible")
    assert {k: s.of(text) for k, s in ends.items()} == {"X": "Chad", "Y": "two envoys"}


@pytest.mark.parametrize(("relation", "example"), EXAMPLES)
def test_example(relation, example):
    text, ends, status = unmark(example)
    assert set(ends) == {"X", "Y"}, "an example marks both ends"
    reading = read(text)
    spans = {m.id: m.span for m in reading.mentions}
    chains = {m: chain for chain in reading.chains for m in chain.mentions}

    def stands(mention: str, end: Span) -> bool:
        return any(spans[m].overlaps(end) for m in chains[mention].mentions)

    found = [c for c in reading.claims if c.predicate == relation]
    straight = [c for c in found if stands(c.subject, ends["X"]) and stands(c.object, ends["Y"])]
    turned = [c for c in found if stands(c.subject, ends["Y"]) and stands(c.object, ends["X"])]
    said = straight + (turned if RELATIONS[relation].symmetric else [])
    assert said, f"no claim {relation}; found {[(c.predicate, c.status) for c in reading.claims]}"
    assert status in {c.status for c in said}


@pytest.mark.parametrize(("relation", "example"), COUNTER_EXAMPLES)
def test_counter_example(relation, example):
    text, _, _ = unmark(example)
    assert relation not in {c.predicate for c in read(text).claims}


@pytest.mark.parametrize("relation", sorted(RELATIONS))
def test_every_relation_is_fully_described(relation):
    described = RELATIONS[relation]
    assert described.definition
    assert described.domain
    assert described.range
    assert described.patterns
    assert described.symmetric or described.inverse_name
    assert len(described.examples) >= 2
    assert described.counter_examples
