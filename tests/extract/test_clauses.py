"""Each syntactic turn that the clause layer undoes, on a parse written by hand."""

from __future__ import annotations

from kg.extract.clauses import Clause, adjective_clause, find_clauses, noun_clause, verb_clause
from tests.parses import parse

NO_LIGHT: frozenset[str] = frozenset()


def roles(clause: Clause) -> set[tuple[str, str]]:
    return {(a.role, a.token.text) for a in clause.arguments}


def test_passive_turns_subject_into_object():
    doc = parse("""
        Amadou   Amadou   PROPN NNP nsubjpass 2
        was      be       AUX   VBD auxpass   2
        arrested arrest   VERB  VBN ROOT      2
        by       by       ADP   IN  agent     2
        Mali     Mali     PROPN NNP pobj      3
    """)
    assert roles(verb_clause(doc[2])) >= {("object", "Amadou"), ("agent", "Mali")}


def test_relative_pronoun_gives_way_to_its_noun():
    doc = parse("""
        Chad     Chad    PROPN NNP nsubj 5
        ,        ,       PUNCT ,   punct 0
        which    which   PRON  WDT nsubj 3
        backs    back    VERB  VBZ relcl 0
        rebels   rebel   NOUN  NNS dobj  3
        objected object  VERB  VBD ROOT  5
    """)
    assert roles(verb_clause(doc[3])) == {("agent", "Chad"), ("object", "rebels")}


def test_object_left_out_of_a_relative_is_its_noun():
    doc = parse("""
        pilots  pilot  NOUN  NNS ROOT  0
        Oman    Oman   PROPN NNP nsubj 2
        freed   free   VERB  VBD relcl 0
    """)
    assert roles(verb_clause(doc[2])) == {("agent", "Oman"), ("object", "pilots")}


def test_object_of_urging_acts_in_what_is_urged():
    doc = parse("""
        Fiji     Fiji     PROPN NNP nsubj 1
        urged    urge     VERB  VBD ROOT  1
        Tonga    Tonga    PROPN NNP dobj  1
        to       to       PART  TO  aux   4
        release  release  VERB  VB  xcomp 1
        sailors  sailor   NOUN  NNS dobj  4
    """)
    assert ("agent", "Tonga") in roles(verb_clause(doc[4]))
    assert ("agent", "Fiji") not in roles(verb_clause(doc[4]))


def test_subject_of_promising_acts_in_what_is_promised():
    doc = parse("""
        Fiji      Fiji     PROPN NNP nsubj 1
        promised  promise  VERB  VBD ROOT  1
        Tonga     Tonga    PROPN NNP dobj  1
        to        to       PART  TO  aux   4
        release   release  VERB  VB  xcomp 1
    """)
    assert roles(verb_clause(doc[4])) == {("agent", "Fiji")}


def test_conjunction_shares_the_subject():
    doc = parse("""
        Peru     Peru     PROPN NNP nsubj 1
        accused  accuse   VERB  VBD ROOT  1
        Chile    Chile    PROPN NNP dobj  1
        and      and      CCONJ CC  cc    1
        expelled expel    VERB  VBD conj  1
        envoys   envoy    NOUN  NNS dobj  4
    """)
    assert roles(verb_clause(doc[4])) == {("agent", "Peru"), ("object", "envoys")}


def test_each_of_several_objects_counts():
    doc = parse("""
        Peru    Peru    PROPN NNP nsubj 1
        met     meet    VERB  VBD ROOT  1
        Chile   Chile   PROPN NNP dobj  1
        and     and     CCONJ CC  cc    2
        Bolivia Bolivia PROPN NNP conj  2
    """)
    assert {t.text for t in verb_clause(doc[1]).filling("object")} == {"Chile", "Bolivia"}


def test_stacked_prepositions_are_one_role():
    doc = parse("""
        Chad   Chad  PROPN NNP nsubj 1
        pulled pull  VERB  VBD ROOT  1
        out    out   ADP   IN  prep  1
        of     of    ADP   IN  prep  2
        Mali   Mali  PROPN NNP pobj  3
    """)
    assert ("prep:out_of", "Mali") in roles(verb_clause(doc[1]))


def test_noun_owner_and_light_verb_subject_are_genitive():
    doc = parse("""
        Eritrea  Eritrea  PROPN NNP nsubj 1
        launched launch   VERB  VBD ROOT  1
        an       a        DET   DT  det   3
        attack   attack   NOUN  NN  dobj  1
        on       on       ADP   IN  prep  3
        Asmara   Asmara   PROPN NNP pobj  4
    """)
    verbs = {1: verb_clause(doc[1])}
    light = noun_clause(doc[3], frozenset({"launch"}), verbs)
    assert {("genitive", "Eritrea"), ("prep:on", "Asmara")} <= roles(light)
    assert ("genitive", "Eritrea") not in roles(noun_clause(doc[3], NO_LIGHT, verbs))


def test_between_holds_both_sides():
    doc = parse("""
        talks    talk    NOUN  NNS ROOT  0
        between  between ADP   IN  prep  0
        Iraq     Iraq    PROPN NNP pobj  1
        and      and     CCONJ CC  cc    2
        Kuwait   Kuwait  PROPN NNP conj  2
    """)
    assert {t.text for t in noun_clause(doc[0], NO_LIGHT, {}).filling("between")} == {"Iraq", "Kuwait"}


def test_hyphenated_participle_has_its_agent():
    doc = parse("""
        Sudan   Sudan  PROPN NNP npadvmod 2
        -       -      PUNCT HYPH punct   2
        backed  back   VERB  VBN amod     3
        rebels  rebel  NOUN  NNS nsubj    4
        fled    flee   VERB  VBD ROOT     4
    """)
    assert roles(verb_clause(doc[2])) == {("agent", "Sudan"), ("object", "rebels")}


def test_adjective_after_copula_and_after_noun():
    doc = parse("""
        militias militia NOUN  NNS nsubj 1
        are      be      AUX   VBP ROOT  1
        loyal    loyal   ADJ   JJ  acomp 1
        to       to      ADP   IN  prep  2
        Haftar   Haftar  PROPN NNP pobj  3
    """)
    assert roles(adjective_clause(doc[2])) == {("agent", "militias"), ("prep:to", "Haftar")}


def test_clauses_come_in_text_order():
    doc = parse("""
        Peru    Peru    PROPN NNP nsubj 1
        began   begin   VERB  VBD ROOT  1
        talks   talk    NOUN  NNS dobj  1
    """)
    found = find_clauses(doc, NO_LIGHT, lambda token: token.lemma_ == "talk")
    assert [c.head.text for c in found] == ["began", "talks"]


def test_finite_verb_joins_the_finite_verb_above_an_infinitive():
    doc = parse("""
        Fiji     Fiji   PROPN NNP nsubj 1
        urged    urge   VERB  VBD ROOT  1
        Tonga    Tonga  PROPN NNP dobj  1
        to       to     PART  TO  aux   4
        leave    leave  VERB  VB  xcomp 1
        and      and    CCONJ CC  cc    4
        freed    free   VERB  VBD conj  4
        sailors  sailor NOUN  NNS dobj  6
    """)
    assert roles(verb_clause(doc[6])) == {("agent", "Fiji"), ("object", "sailors")}


def test_joined_passives_share_the_by_phrase():
    doc = parse("""
        Ba       Ba     PROPN NNP nsubjpass 2
        was      be     AUX   VBD auxpass   2
        arrested arrest VERB  VBN ROOT      2
        and      and    CCONJ CC  cc        2
        jailed   jail   VERB  VBN conj      2
        by       by     ADP   IN  agent     4
        Mali     Mali   PROPN NNP pobj      5
    """)
    assert roles(verb_clause(doc[2])) >= {("object", "Ba"), ("agent", "Mali")}


def test_who_supports_a_deed_does_not_do_it():
    doc = parse("""
        Fiji     Fiji    PROPN NNP nsubj 1
        supports support VERB  VBZ ROOT  1
        leaving  leave   VERB  VBG xcomp 1
        Tonga    Tonga   PROPN NNP dobj  2
    """)
    assert roles(verb_clause(doc[2])) == {("object", "Tonga")}


def test_object_of_a_warning_is_the_one_to_act():
    doc = parse("""
        Fiji     Fiji   PROPN NNP nsubj 1
        warned   warn   VERB  VBD ROOT  1
        Tonga    Tonga  PROPN NNP dobj  1
        against  against ADP  IN  prep  1
        bombing  bomb   VERB  VBG pcomp 3
        Samoa    Samoa  PROPN NNP dobj  4
    """)
    assert roles(verb_clause(doc[4])) == {("agent", "Tonga"), ("object", "Samoa")}


def test_only_a_bare_verb_below_tells_who_is_to_act():
    doc = parse("""
        Fiji    Fiji   PROPN NNP nsubj 1
        insists insist VERB  VBZ ROOT  1
        Tonga   Tonga  PROPN NNP nsubj 3
        leave   leave  VERB  VBP ccomp 1
    """)
    assert ("prep:that", "Tonga") in roles(verb_clause(doc[1]))
    doc = parse("""
        Fiji    Fiji   PROPN NNP nsubj 1
        insists insist VERB  VBZ ROOT  1
        Tonga   Tonga  PROPN NNP nsubj 3
        left    leave  VERB  VBD ccomp 1
    """)
    assert ("prep:that", "Tonga") not in roles(verb_clause(doc[1]))


def test_hyphenated_pair_stands_between():
    doc = parse("""
        Chad  Chad PROPN NNP compound 2
        -     -    PUNCT HYPH punct   2
        Togo  Togo PROPN NNP compound 3
        talks talk NOUN  NNS ROOT     3
    """)
    assert roles(noun_clause(doc[3], NO_LIGHT, {})) >= {("between", "Chad"), ("between", "Togo")}


def test_what_a_quantity_is_of_counts_as_its_content():
    doc = parse("""
        Chad    Chad    PROPN NNP nsubj 1
        sent    send    VERB  VBD ROOT  1
        tons    ton     NOUN  NNS dobj  1
        of      of      ADP   IN  prep  2
        aid     aid     NOUN  NN  pobj  3
        to      to      ADP   IN  prep  4
        Togo    Togo    PROPN NNP pobj  5
    """)
    assert roles(verb_clause(doc[1])) >= {("content", "aid"), ("prep:to", "Togo")}


def test_relative_with_where_and_with_a_stranded_preposition():
    doc = parse("""
        town  town  NOUN  NN  ROOT   0
        where where SCONJ WRB advmod 3
        Oman  Oman  PROPN NNP nsubj  3
        met   meet  VERB  VBD relcl  0
        Qatar Qatar PROPN NNP dobj   3
    """)
    assert ("prep:in", "town") in roles(verb_clause(doc[3]))
    doc = parse("""
        town  town  NOUN  NN  ROOT  0
        Oman  Oman  PROPN NNP nsubj 2
        fled  flee  VERB  VBD relcl 0
        to    to    ADP   IN  prep  2
    """)
    assert roles(verb_clause(doc[2])) == {("agent", "Oman"), ("prep:to", "town")}


def test_who_is_capable_of_a_deed_does_it():
    doc = parse("""
        Fiji    Fiji    PROPN NNP nsubj 1
        is      be      AUX   VBZ ROOT  1
        capable capable ADJ   JJ  acomp 1
        of      of      ADP   IN  prep  2
        bombing bomb    VERB  VBG pcomp 3
        Tonga   Tonga   PROPN NNP dobj  4
    """)
    assert roles(verb_clause(doc[4])) == {("agent", "Fiji"), ("object", "Tonga")}
