"""Ends that stand elsewhere, each way on a parse written by hand; the sign says which way it was."""

from __future__ import annotations

import pytest

from kg.extract.frames import match_frames
from kg.extract.reading import clauses_of
from tests.parses import parse
from tests.scenes import ontology, relation, scene

JAILED = relation("jailed", ("verb", "X jail Y"), constructions=frozenset({"jurisdiction"}))
BOMBED = relation("bombed", ("verb", "X bomb Y"))
AIDED = relation("aided", ("noun", "X's aid to Y"))
URGED = relation("urged", ("verb", "X insist on Y"))
ALLIED = relation("allied", ("verb", "align X with Y"))
TERMS = ontology(JAILED, BOMBED, AIDED, URGED, ALLIED)

CASES = {
    "subject by place": """
        Ba     Ba   PROPN NNP nsubjpass 2
        was    be   AUX   VBD auxpass   2
        jailed jail VERB  VBN ROOT      2
        in     in   ADP   IN  prep      2
        Mali   Mali PROPN NNP pobj      3
    """,
    "subject by seat": """
        A      a     DET   DT  det   1
        court  court NOUN  NN  nsubj 4
        in     in    ADP   IN  prep  1
        Chad   Chad  PROPN NNP pobj  2
        jailed jail  VERB  VBD ROOT  4
        Mali   Mali  PROPN NNP dobj  4
    """,
    "subject by holder": """
        Chad   Chad  PROPN NNP nsubj 1
        has    have  VERB  VBZ ROOT  1
        jets   jet   NOUN  NNS dobj  1
        that   that  PRON  WDT nsubj 4
        bomb   bomb  VERB  VBP relcl 2
        Mali   Mali  PROPN NNP dobj  4
    """,
    "subject by owner": """
        Chad   Chad  PROPN NNP poss  2
        's     's    PART  POS case  0
        pilots pilot NOUN  NNS nsubj 3
        bombed bomb  VERB  VBD ROOT  3
        Mali   Mali  PROPN NNP dobj  3
    """,
    "subject by governor": """
        Chad   Chad  PROPN NNP nsubj 1
        halted halt  VERB  VBD ROOT  1
        aid    aid   NOUN  NN  dobj  1
        to     to    ADP   IN  prep  2
        Mali   Mali  PROPN NNP pobj  3
    """,
    "subject by whole": """
        aid    aid   NOUN  NN  ROOT  0
        of     of    ADP   IN  prep  0
        Chad   Chad  PROPN NNP pobj  1
        to     to    ADP   IN  prep  0
        Mali   Mali  PROPN NNP pobj  3
    """,
    "subject by source": """
        aid    aid   NOUN  NN  ROOT  0
        from   from  ADP   IN  prep  0
        Chad   Chad  PROPN NNP pobj  1
        to     to    ADP   IN  prep  0
        Mali   Mali  PROPN NNP pobj  3
    """,
    "object by modifier": """
        Chad   Chad  PROPN NNP poss     3
        's     's    PART  POS case     0
        Mali   Mali  PROPN NNP compound 3
        aid    aid   NOUN  NN  ROOT     3
    """,
    "object nearby": """
        Chad   Chad  PROPN NNP poss   2
        's     's    PART  POS case   0
        aid    aid   NOUN  NN  nsubj  3
        keeps  keep  VERB  VBZ ROOT   3
        Mali   Mali  PROPN NNP dobj   3
        alive  alive ADJ   JJ  oprd   3
    """,
    "object by hyphen": """
        Mali    Mali   PROPN NNP npadvmod 2
        -       -      PUNCT HYPH punct   2
        aligned align  VERB  VBN amod     3
        Chad    Chad   PROPN NNP ROOT     3
    """,
    "object by owner": """
        Chad    Chad   PROPN NNP nsubj    1
        bombed  bomb   VERB  VBD ROOT     1
        Mali    Mali   PROPN NNP compound 3
        targets target NOUN  NNS dobj     1
    """,
    "object by complement": """
        Chad    Chad   PROPN NNP nsubj 1
        bombed  bomb   VERB  VBD ROOT  1
        roads   road   NOUN  NNS dobj  1
        to      to     ADP   IN  prep  2
        Mali    Mali   PROPN NNP pobj  3
    """,
    "object by demand": """
        Chad    Chad   PROPN NNP nsubj 1
        insists insist VERB  VBZ ROOT  1
        Mali    Mali   PROPN NNP nsubj 3
        leave   leave  VERB  VB  ccomp 1
    """,
    "object by place of another": """
        Chad    Chad   PROPN NNP nsubj 1
        insists insist VERB  VBZ ROOT  1
        at      at     ADP   IN  prep  1
        talks   talk   NOUN  NNS pobj  2
        in      in     ADP   IN  prep  3
        Mali    Mali   PROPN NNP pobj  4
    """,
    "object by owner of another": """
        Chad    Chad   PROPN NNP nsubj    1
        insists insist VERB  VBZ ROOT     1
        at      at     ADP   IN  prep     1
        Mali    Mali   PROPN NNP compound 4
        talks   talk   NOUN  NNS pobj     2
    """,
    "object by list": """
        Chad      Chad    PROPN NNP nsubj 1
        bombed    bomb    VERB  VBD ROOT  1
        cities    city    NOUN  NNS dobj  1
        including include VERB  VBG prep  2
        Gao       Gao     PROPN NNP pobj  3
    """,
    "object by place": """
        Chad    Chad   PROPN NNP nsubj 1
        bombed  bomb   VERB  VBD ROOT  1
        targets target NOUN  NNS dobj  1
        in      in     ADP   IN  prep  2
        Mali    Mali   PROPN NNP pobj  3
    """,
    "object by part": """
        Chad    Chad   PROPN NNP nsubj 1
        bombed  bomb   VERB  VBD ROOT  1
        parts   bit    NOUN  NNS dobj  1
        of      of     ADP   IN  prep  2
        Mali    Mali   PROPN NNP pobj  3
    """,
}


@pytest.mark.parametrize("sign", CASES)
def test_loose_end(sign):
    doc = parse(CASES[sign])
    one = scene(doc, TERMS, {t.i: "Country" for t in doc if t.pos_ == "PROPN"})
    (finding,) = match_frames(one, clauses_of(one))
    assert finding.signs == (sign,)
    assert {finding.subject.name, finding.object.name} == {t.text for t in doc if t.pos_ == "PROPN"}


def test_nobody_is_looked_for_where_both_ends_are_missing():
    doc = parse("""
        Chad    Chad   PROPN NNP nsubj 1
        said    say    VERB  VBD ROOT  1
        jets    jet    NOUN  NNS nsubj 3
        bombed  bomb   VERB  VBD ccomp 1
        targets target NOUN  NNS dobj  3
        in      in     ADP   IN  prep  4
        Mali    Mali   PROPN NNP pobj  5
    """)
    one = scene(doc, TERMS, {0: "Country", 6: "Country"})
    assert not list(match_frames(one, clauses_of(one)))


def test_only_what_rulers_do_is_done_by_where_it_was_done() -> None:
    doc = parse(CASES["subject by place"].replace("jailed jail", "bombed bomb"))
    one = scene(doc, TERMS, {t.i: "Country" for t in doc if t.pos_ == "PROPN"})
    assert not list(match_frames(one, clauses_of(one)))
