"""Members of counted groups, on parses written by hand."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from kg.extract.inclusion import find_inclusions
from tests.parses import parse
from tests.scenes import ontology, scene


def members(doc: Doc, mentions: Mapping[int, str], group: int, size: int = 2) -> set[tuple[str, str]]:
    one = scene(doc, ontology(), mentions, {group: size})
    return {(i.member.name, i.group.name) for i in find_inclusions(one, [])}


def test_including_goes_with_the_group_above_the_nearest_noun():
    doc = parse("""
        Mali      Mali    PROPN NNP nsubj 1
        named     name    VERB  VBD ROOT  1
        envoys    envoy   NOUN  NNS dobj  1
        for       for     ADP   IN  prep  2
        sanctions sanction NOUN NNS pobj  3
        including include VERB  VBG prep  4
        Traore    Traore  PROPN NNP pobj  5
    """)
    assert members(doc, {0: "Country", 2: "Group", 6: "Person"}, 2) == {("Traore", "envoys")}


def test_group_is_said_to_be_the_people_named():
    doc = parse("""
        sailors sailor NOUN  NNS nsubj 2
        freed   free   VERB  VBN acl   0
        were    be     AUX   VBD ROOT  2
        Ba      Ba     PROPN NNP attr  2
        and     and    CCONJ CC  cc    3
        Traore  Traore PROPN NNP conj  3
    """)
    kinds = {0: "Group", 3: "Person", 5: "Person"}
    assert members(doc, kinds, 0) == {("Ba", "sailors"), ("Traore", "sailors")}


def test_one_name_after_a_copula_is_no_list():
    doc = parse("""
        sailors sailor NOUN  NNS nsubj 1
        were    be     AUX   VBD ROOT  1
        Ba      Ba     PROPN NNP attr  1
    """)
    assert members(doc, {0: "Group", 2: "Person"}, 0) == set()
