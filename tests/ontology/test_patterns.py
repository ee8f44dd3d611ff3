"""The little language of the lexicon, beyond what its doctests show."""

from __future__ import annotations

import pytest

from kg.ontology import OntologyError, read_ontology
from kg.ontology.patterns import BETWEEN, GENITIVE, ITSELF, parse_pattern
from kg.ontology.turtle import parse_turtle


def test_limit_stands_before_the_genitive():
    pattern = parse_pattern("X:Person's visit to Y", "noun")
    assert (pattern.subject, pattern.subject_kinds, pattern.object_kinds) == (GENITIVE, {"Person"}, frozenset())


def test_limit_to_an_unknown_kind_is_named():
    turtle = """
        @prefix kg: <https://w3id.org/kg-press/ontology#> .
        kg:saw a kg:Relation ; kg:verb "X:Persn see Y" .
    """
    with pytest.raises(OntologyError, match="Persn"):
        read_ontology(parse_turtle(turtle, "test"))


def test_noun_with_one_slot_speaks_of_what_it_names():
    pattern = parse_pattern("treaty between X", "noun")
    assert (pattern.subject, pattern.object) == (BETWEEN, ITSELF)
