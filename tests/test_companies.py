"""An ontology of another field, in Turtle alone: its examples hold, and an article of its field is read with it."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.ontology import extend_ontology
from tests.marked import check_counter_example, check_example

FOLDER = Path(__file__).parent.parent / "examples" / "companies"
ONTOLOGY = extend_ontology((FOLDER / "companies.ttl").read_text(encoding="utf-8"), "companies.ttl")
EXAMPLES = [(r.name, text) for r in ONTOLOGY.relations.values() for text in r.examples]
COUNTER_EXAMPLES = [(r.name, text) for r in ONTOLOGY.relations.values() for text in r.counter_examples]

pytestmark = pytest.mark.model


@pytest.mark.parametrize(("relation", "example"), EXAMPLES)
def test_example(relation, example):
    check_example(relation, example, ONTOLOGY)


@pytest.mark.parametrize(("relation", "example"), COUNTER_EXAMPLES)
def test_counter_example(relation, example):
    check_counter_example(relation, example, ONTOLOGY)


def test_nothing_of_the_built_in_relations_remains():
    assert {r.iri.rpartition("#")[0] for r in ONTOLOGY.relations.values()} == {"https://example.org/companies"}
    assert len(ONTOLOGY.relations) == 13


def test_the_article_gives_the_claims_that_are_written_beside_it():
    graph = kg.build(FOLDER / "article.txt", ontology=FOLDER / "companies.ttl")
    found = {f"{c.subject.name} | {c.predicate} | {c.object.name} | {c.status}" for c in graph.claims}
    assert found >= set((FOLDER / "article.claims").read_text(encoding="utf-8").splitlines())
