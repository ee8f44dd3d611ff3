"""Who and what else takes part in a happening, on parses written by hand."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.roles import roles_of
from kg.ontology.occasions import Role
from tests.parses import parse
from tests.scenes import ontology, relation, scene

ROLES = (
    Role("destination", ("to",), frozenset()),
    Role("exchange", ("in exchange for",), frozenset()),
    Role("origin", ("from",), frozenset()),
)
RELEASED = replace(relation("released"), roles=ROLES)


def named(text: str, head: int, *mentions: int) -> dict[str, str]:
    """The roles that the word at `head` has; its subject and object are the first two mentions."""
    doc = parse(text)
    stage = scene(doc, ontology(RELEASED), dict.fromkeys(mentions, "Group"))
    ends = stage.mention(f"m{mentions[0]}"), stage.mention(f"m{mentions[1]}")
    return {role: stage.mention(m).name for role, m in roles_of(stage, doc[head], RELEASED, ends)}


def test_release_has_all_its_roles():
    text = """
        Sudonia  Sudonia  PROPN NNP nsubj 1
        freed    free     VERB  VBD ROOT  1
        sailors  sailor   NOUN  NNS dobj  1
        from     from     ADP   IN  prep  1
        Gao      Gao      PROPN NNP pobj  3
        and      and      CCONJ CC  cc    1
        flew     fly      VERB  VBD conj  1
        them     they     PRON  PRP dobj  6
        to       to       ADP   IN  prep  6
        Oslo     Oslo     PROPN NNP pobj  8
        in       in       ADP   IN  prep  6
        exchange exchange NOUN  NN  pobj  10
        for      for      ADP   IN  prep  11
        spies    spy      NOUN  NNS pobj  12
    """
    roles = {"destination": "Oslo", "exchange": "spies", "origin": "Gao"}
    assert named(text, 1, 0, 2, 4, 9, 13) == roles


def test_what_hangs_on_the_object_is_no_place_of_the_deed_but_may_be_its_price():
    text = """
        Sudonia  Sudonia  PROPN NNP nsubj 1
        freed    free     VERB  VBD ROOT  1
        sailors  sailor   NOUN  NNS dobj  1
        from     from     ADP   IN  prep  2
        Gao      Gao      PROPN NNP pobj  3
        in       in       ADP   IN  prep  2
        exchange exchange NOUN  NN  pobj  5
        for      for      ADP   IN  prep  6
        spies    spy      NOUN  NNS pobj  7
    """
    assert named(text, 1, 0, 2, 4, 8) == {"exchange": "spies"}


def test_joined_verb_with_an_object_of_its_own_is_another_deed():
    text = """
        Sudonia Sudonia PROPN NNP nsubj 1
        freed   free    VERB  VBD ROOT  1
        sailors sailor  NOUN  NNS dobj  1
        and     and     CCONJ CC  cc    1
        sent    send    VERB  VBD conj  1
        grain   grain   NOUN  NN  dobj  4
        to      to      ADP   IN  prep  4
        Oslo    Oslo    PROPN NNP pobj  6
    """
    assert named(text, 1, 0, 2, 7) == {}


def test_ends_of_the_claim_have_no_further_role():
    text = """
        Sudonia Sudonia PROPN NNP nsubj 1
        shipped ship    VERB  VBD ROOT  1
        grain   grain   NOUN  NN  dobj  1
        to      to      ADP   IN  prep  1
        Oslo    Oslo    PROPN NNP pobj  3
    """
    assert named(text, 1, 0, 4, 2) == {}
