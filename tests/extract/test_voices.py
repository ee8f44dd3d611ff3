"""What reported words state and what they take for granted, on parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract.voices import is_granted
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
