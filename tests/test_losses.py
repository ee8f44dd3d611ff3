"""Asked about a fact, each layer answers for itself."""

from __future__ import annotations

import pytest

from kg.annotate import annotate, load_model
from kg.errors import KgError
from kg.gazetteer import load_gazetteer
from kg.losses import Layer, find_loss, read_fact
from kg.model import Article
from kg.ontology import load_ontology
from kg.sight import look

pytestmark = pytest.mark.model


def ask(text, fact):
    article = Article("news", text)
    ontology = load_ontology()
    sight = look(article, annotate(article, load_model()), ontology, load_gazetteer())
    return find_loss(sight, read_fact(fact, ontology))


@pytest.mark.parametrize(
    ("layer", "text", "fact", "reason"),
    [
        ("found", "Norway freed two pilots.", "Norway released pilots", "actual"),
        ("found", "Two pilots were freed by Norway.", "pilots releasedBy Norway", "actual"),
        ("stance", "Norway may free two pilots.", "Norway released pilots", "possible"),
        ("stance", "Peru said Norway did not free two pilots.", "Norway released pilots", "Peru"),
        ("mentions", "Norway freed two pilots.", "Chad released pilots", "do not stand there"),
        ("kinds", "Norway freed two pilots.", "pilots released Norway", "Country"),
        ("coreference", "Norway was late. Chad freed two pilots.", "Norway released pilots", "nothing there means"),
        ("lexicon", "Norway fed two pilots.", "Norway released pilots", "no word"),
        ("patterns", "Norway watched how two pilots were freed.", "Norway released pilots", "no X"),
        ("other ends", "Norway heard that Chad had freed two pilots.", "Norway released pilots", "Chad"),
        ("vague ends", "Norway freed men.", "Norway released men", "who is meant"),
        ("patterns", "Peter Olsen thanked the envoy to Norway.", "Peter Olsen envoyTo Norway", "nobody bears it"),
    ],
)
def test_the_layer_that_lost_a_fact_is_named(layer, text, fact, reason):
    verdict = ask(text, fact)
    assert (verdict.layer, reason in verdict.reason) == (Layer(layer), True), verdict


def test_a_long_text_tells_of_the_sentence_that_came_furthest():
    text = "Norway slept. Two pilots of Norway were thanked.\n\nNorway watched how two pilots were freed."
    assert ask(text, "Norway released pilots").sentence == "Norway watched how two pilots were freed."


def test_a_fact_without_a_relation_is_refused():
    with pytest.raises(KgError, match="the relations are"):
        read_fact("Norway tickled pilots", load_ontology())
