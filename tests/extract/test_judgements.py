"""What is done by what is said, on parses written by hand and with the model."""

from __future__ import annotations

import pytest

from kg.annotate import annotate, load_model
from kg.extract.judgements import find_voices, index_judgements
from kg.extract.reading import read_article
from kg.gazetteer import load_gazetteer
from kg.model import Article, Attribution, Span
from kg.ontology import load_ontology
from tests.parses import parse
from tests.scenes import ontology, relation, scene

SAID = """
    Ba    Ba    PROPN NNP nsubj 1
    said  say   VERB  VBD ROOT  1
    Mali  Mali  PROPN NNP nsubj 3
    said  say   VERB  VBD ccomp 1
    Chad  Chad  PROPN NNP nsubj 5
    lied  lie   VERB  VBD ccomp 3
"""


def claims(text: str) -> set[tuple[str, str, str, str, bool]]:
    article = Article(id="test", text=text)
    reading = read_article(article, annotate(article, load_model()), load_ontology(), load_gazetteer())
    names = {m: chain.name for chain in reading.chains for m in chain.mentions}
    return {(names[c.subject], c.predicate, names[c.object], c.status, c.speaker is None) for c in reading.claims}


def test_words_told_twice_are_the_inner_speakers():
    doc = parse(SAID)
    one = scene(doc, ontology(), {0: "Person", 2: "Country", 4: "Country"})
    ba, mali = Span(0, 2), Span(8, 12)
    outer = Attribution(Span(3, 7), Span(8, 27), ba)
    inner = Attribution(Span(13, 17), Span(18, 27), mali)
    voices = find_voices(one, [outer, inner])
    assert {doc[i].text: voice.text for i, voice in voices.items() if i in {3, 5}} == {"said": "Ba", "lied": "Mali"}


def test_only_patterns_of_what_is_said_are_judgements():
    terms = ontology(relation("accused", ("verb", "X accuse Y"), ("verb", "X says Y lie"), ("verb", "X not heed Y")))
    assert set(index_judgements(terms)) == {("verb", "lie"), ("verb", "heed")}


@pytest.mark.model
def test_the_saying_is_actual_and_what_is_said_keeps_its_speaker():
    found = claims("Anna Kovacs said Serbia had attacked Bosnia and lied about it.")
    assert ("Anna Kovacs", "accused", "Serbia", "actual", True) in found
    assert ("Serbia", "attacked", "Bosnia and Herzegovina", "actual", False) in found


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Anna Kovacs did not say that Serbia had lied.",
        "Anna Kovacs asked whether Serbia had lied.",
        "Anna Kovacs said Serbia might have lied.",
        '"We must stay," said Anna Kovacs of Serbia.',
        "The Serbian president, Anna Kovacs, said Serbia must stay.",
        "Reuters reported that Serbia must stay.",
    ],
)
def test_no_judgement(text):
    assert not {predicate for _, predicate, *_ in claims(text)} & {"accused", "urged"}
