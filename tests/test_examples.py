"""Every example of the ontology is a test: its claim comes out, its counter-example gives none."""

from __future__ import annotations

import pytest

from kg.ontology import load_ontology
from tests.marked import check_counter_example, check_example, unmark

RELATIONS = load_ontology().relations
EXAMPLES = [(r.name, text) for r in RELATIONS.values() for text in r.examples]
COUNTER_EXAMPLES = [(r.name, text) for r in RELATIONS.values() for text in r.counter_examples]

pytestmark = pytest.mark.model


def test_unmark_finds_both_ends():
    text, ends, status = unmark("X[Chad] may expel Y[two envoys]. -> possible")
    assert (text, status) == ("Chad may expel two envoys.", "possible")
    assert {k: s.of(text) for k, s in ends.items()} == {"X": "Chad", "Y": "two envoys"}


@pytest.mark.parametrize(("relation", "example"), EXAMPLES)
def test_example(relation, example):
    check_example(relation, example)


@pytest.mark.parametrize(("relation", "example"), COUNTER_EXAMPLES)
def test_counter_example(relation, example):
    check_counter_example(relation, example)


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
