"""What reported words state and what they take for granted, on parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract.voices import is_between, is_definite, is_granted
from kg.model import Attribution, Span
from kg.ontology import Cue
from tests.parses import parse


@pytest.mark.parametrize(("mark", "granted"), [("after", True), ("that", False)])
def test_clause_of_time_is_taken_for_granted(mark, granted):
    doc = parse(f"""
        Peru    Peru   PROPN NNP nsubj 1
        said    say    VERB  VBD ROOT  1
        it      it     PRON  PRP nsubj 3
        rested  rest   VERB  VBD ccomp 1
        {mark}  {mark} SCONJ IN  mark  6
        Chile   Chile  PROPN NNP nsubj 6
        left    leave  VERB  VBD advcl 3
    """)
    assert is_granted(doc[6], doc[1], {}) is granted
    assert not is_granted(doc[3], doc[1], {})


def test_deed_with_its_owner_is_taken_for_granted():
    doc = parse("""
        Peru    Peru   PROPN NNP nsubj 1
        praised praise VERB  VBD ROOT  1
        its     its    PRON  PRP$ poss 3
        visit   visit  NOUN  NN  dobj  1
    """)
    assert is_granted(doc[3], doc[1], {})


def test_what_stands_above_the_report_does_not_count():
    doc = parse("""
        Chile   Chile  PROPN NNP nsubj 1
        left    leave  VERB  VBD ROOT  1
        after   after  SCONJ IN  mark  4
        Peru    Peru   PROPN NNP nsubj 4
        said    say    VERB  VBD advcl 1
        it      it     PRON  PRP nsubj 6
        rested  rest   VERB  VBD ccomp 4
    """)
    assert not is_granted(doc[6], doc[4], {})


@pytest.mark.parametrize(
    ("tag", "dep", "granted"), [("VBN", "acl", True), ("VBD", "relcl", True), ("VB", "acl", False)]
)
def test_clause_that_says_which_one_is_meant_is_taken_for_granted(tag, dep, granted):
    doc = parse(f"""
        Peru    Peru   PROPN NNP nsubj 1
        said    say    VERB  VBD ROOT  1
        sailors sailor NOUN  NNS nsubj 5
        held    hold   VERB  {tag} {dep} 2
        were    be     AUX   VBD aux   5
        resting rest   VERB  VBG ccomp 1
    """)
    assert is_granted(doc[3], doc[1], {}) is granted


def test_what_is_judged_is_taken_for_granted():
    doc = parse("""
        Peru   Peru  PROPN NNP nsubj 1
        said   say   VERB  VBD ROOT  1
        it     it    PRON  PRP nsubj 3
        was    be    AUX   VBD ccomp 1
        wrong  wrong ADJ   JJ  acomp 3
        to     to    PART  TO  aux   6
        invade invade VERB VB  xcomp 3
    """)
    assert is_granted(doc[6], doc[1], {"wrong": Cue("wrong", "actual", "actual")})
    assert not is_granted(doc[6], doc[1], {})


@pytest.mark.parametrize(("determiner", "definite"), [("the", True), ("a", False)])
def test_definite_noun_speaks_of_what_is_known(determiner, definite):
    doc = parse(f"""
        {determiner} {determiner} DET DT det 1
        clash clash NOUN NN ROOT 1
    """)
    assert is_definite(doc[1]) is definite


def test_words_between_the_parts_of_a_quotation_are_not_said():
    text = "“We met,” she said on a trip. “We left.”"
    cue = Span(text.index("said"), text.index("said") + 4)
    quotation = Attribution(cue, Span(0, len(text)), direct=True)
    trip, met = (Span(text.index(word), text.index(word) + len(word)) for word in ("trip", "met"))
    assert is_between(quotation, trip, text)
    assert not is_between(quotation, met, text)
