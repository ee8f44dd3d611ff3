"""A fact is covered when a word near its anchor could evoke its relation."""

from __future__ import annotations

import pytest

from eval.coverage import find_evoked, is_covered
from kg.annotate import load_model
from kg.ontology import load_ontology

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "anchor", "relation", "covered"),
    [
        ("Norway freed the pilots.", "freed the pilots", "released", True),
        ("Norway fed the pilots.", "fed the pilots", "released", False),
        ("Peter Olsen, the envoy of Norway, slept.", "envoy of Norway", "envoyOf", True),
        ("Forty sailors, including Peter Olsen, slept.", "including Peter Olsen", "memberOf", True),
        ("Norway freed the pilots. Peru slept.", "Peru slept", "released", False),
    ],
)
def test_coverage(text, anchor, relation, covered):
    doc, ontology = load_model()(text), load_ontology()
    at = text.index(anchor)
    words = doc.char_span(at, at + len(anchor))
    assert is_covered(words, ontology.relations[relation], find_evoked(doc, ontology)) is covered
