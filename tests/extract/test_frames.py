"""From clauses to findings, with a lexicon of the test's own and parses written by hand."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.frames import match_frames
from kg.extract.reading import clauses_of
from kg.ontology import Ontology
from tests.parses import parse
from tests.scenes import ontology, relation, scene

ATTACKED = relation("attacked", ("verb", "X bomb Y"), ("noun", "X's attack on Y"))
THREATENED = relation("threatened", ("verb", "X threaten Y"), constructions=frozenset({"complement"}))
MET = relation("met", ("noun", "X's meeting with Y"), constructions=frozenset({"attendance"}))
LIGHT = frozenset({"launch", "participate in"})


def facts(doc: Doc, terms: Ontology, *countries: int) -> set[tuple[str, str, str]]:
    one = scene(doc, terms, dict.fromkeys(countries, "Country"))
    return {(f.subject.name, f.predicate, f.object.name) for f in match_frames(one, clauses_of(one)) if not f.signs}


def test_light_verb_lends_its_subject_through_a_measure():
    doc = parse("""
        Chad     Chad    PROPN NNP nsubj 1
        launched launch  VERB  VBD ROOT  1
        a        a       DET   DT  det   3
        series   series  NOUN  NN  dobj  1
        of       of      ADP   IN  prep  3
        attacks  attack  NOUN  NNS pobj  4
        on       on      ADP   IN  prep  5
        Mali     Mali    PROPN NNP pobj  6
    """)
    assert facts(doc, ontology(ATTACKED, light_verbs=LIGHT), 0, 7) == {("Chad", "attacked", "Mali")}


def test_light_verb_with_its_preposition():
    doc = parse("""
        Chad         Chad        PROPN NNP nsubj 1
        participated participate VERB  VBD ROOT  1
        in           in          ADP   IN  prep  1
        attacks      attack      NOUN  NNS pobj  2
        on           on          ADP   IN  prep  3
        Mali         Mali        PROPN NNP pobj  4
    """)
    assert facts(doc, ontology(ATTACKED, light_verbs=LIGHT), 0, 5) == {("Chad", "attacked", "Mali")}


def test_who_claims_responsibility_for_an_attack_attacked():
    doc = parse("""
        Chad           Chad           PROPN NNP nsubj 1
        claimed        claim          VERB  VBD ROOT  1
        responsibility responsibility NOUN  NN  dobj  1
        for            for            ADP   IN  prep  2
        the            the            DET   DT  det   5
        attack         attack         NOUN  NN  pobj  3
        on             on             ADP   IN  prep  5
        Mali           Mali           PROPN NNP pobj  6
    """)
    assert facts(doc, ontology(ATTACKED), 0, 7) == {("Chad", "attacked", "Mali")}


def test_condemning_an_attack_is_not_attacking():
    doc = parse("""
        Chad      Chad    PROPN NNP nsubj 1
        condemned condemn VERB  VBD ROOT  1
        the       the     DET   DT  det   3
        attack    attack  NOUN  NN  dobj  1
        on        on      ADP   IN  prep  3
        Mali      Mali    PROPN NNP pobj  4
    """)
    assert facts(doc, ontology(ATTACKED, light_verbs=LIGHT), 0, 5) == set()


def test_threatening_to_act_on_someone_threatens_them():
    doc = parse("""
        Chad       Chad     PROPN NNP nsubj 1
        threatened threaten VERB  VBD ROOT  1
        to         to       PART  TO  aux   3
        bomb       bomb     VERB  VB  xcomp 1
        Mali       Mali     PROPN NNP dobj  3
    """)
    assert facts(doc, ontology(ATTACKED, THREATENED), 0, 4) == {
        ("Chad", "attacked", "Mali"),
        ("Chad", "threatened", "Mali"),
    }


def test_subject_attends_what_opens_its_sentence():
    doc = parse("""
        At      at      ADP   IN  prep  8
        the     the     DET   DT  det   2
        start   start   NOUN  NN  pobj  0
        of      of      ADP   IN  prep  2
        a       a       DET   DT  det   5
        meeting meeting NOUN  NN  pobj  3
        with    with    ADP   IN  prep  5
        Mali    Mali    PROPN NNP pobj  6
        smiled  smile   VERB  VBD ROOT  8
        Chad    Chad    PROPN NNP nsubj 8
    """)
    assert facts(doc, ontology(MET), 7, 9) == {("Chad", "met", "Mali")}


def test_pattern_limited_to_a_kind_leaves_other_kinds_alone():
    doc = parse("""
        Diallo Diallo PROPN NNP nsubj 1
        left   leave  VERB  VBD ROOT  1
        Mali   Mali   PROPN NNP dobj  1
    """)
    terms = ontology(relation("quit", ("verb", "X:Person leave Y:Organization|Country")))
    for kind, found in (("Person", {("Diallo", "quit", "Mali")}), ("Place", set())):
        one = scene(doc, terms, {0: kind, 2: "Country"})
        assert {(f.subject.name, f.predicate, f.object.name) for f in match_frames(one, clauses_of(one))} == found


def test_all_of_a_plural_subject_take_part_in_what_is_mutual():
    doc = parse("""
        Chad Chad PROPN NNP nsubj 5
        ,    ,    PUNCT ,   punct 0
        Togo Togo PROPN NNP conj  0
        and  and  CCONJ CC  cc    2
        Mali Mali PROPN NNP conj  2
        met  meet VERB  VBD ROOT  5
    """)
    met = replace(relation("met", ("verb", "X meet Y")), symmetric=True)
    pairs = {("Chad", "Togo"), ("Chad", "Mali"), ("Togo", "Mali")}
    assert facts(doc, ontology(met), 0, 2, 4) == {(one, "met", other) for one, other in pairs}


def test_between_sets_the_first_against_the_others():
    doc = parse("""
        talks   talk    NOUN  NNS ROOT 0
        between between ADP   IN  prep 0
        Chad    Chad    PROPN NNP pobj 1
        and     and     CCONJ CC  cc   2
        Togo    Togo    PROPN NNP conj 2
        ,       ,       PUNCT ,   punct 4
        Mali    Mali    PROPN NNP conj 4
    """)
    met = replace(relation("met", ("noun", "talk between X and Y")), symmetric=True)
    assert facts(doc, ontology(met), 2, 4, 6) == {("Chad", "met", "Togo"), ("Chad", "met", "Mali")}


def test_a_described_place_goes_by_the_name_given_with_it():
    doc = parse("""
        Chad    Chad    PROPN NNP nsubj 1
        bombed  bomb    VERB  VBD ROOT  1
        the     the     DET   DT  det   3
        town    town    NOUN  NN  dobj  1
        of      of      ADP   IN  prep  3
        Mopti   Mopti   PROPN NNP pobj  4
    """)
    one = scene(doc, ontology(ATTACKED), {0: "Country", 3: "Place", 5: "Place"})
    assert [f.object.name for f in match_frames(one, clauses_of(one))] == ["Mopti"]


def test_what_hangs_on_a_word_that_a_noun_pattern_asks_for():
    doc = parse("""
        Chad     Chad     PROPN NNP poss  2
        's       's       PART  POS case  0
        dispatch dispatch NOUN  NN  nsubj 7
        of       of       ADP   IN  prep  2
        troops   troop    NOUN  NNS pobj  3
        to       to       ADP   IN  prep  4
        Mali     Mali     PROPN NNP pobj  5
        angers   anger    VERB  VBZ ROOT  7
        many     many     ADJ   JJ  dobj  7
    """)
    sent = relation("sent", ("noun", "X's dispatch of troop to Y"))
    assert facts(doc, ontology(sent), 0, 6) == {("Chad", "sent", "Mali")}


def test_the_subject_is_no_word_that_a_verb_pattern_asks_for():
    doc = parse("""
        Fighters fighter NOUN  NNS nsubj 1
        left     leave   VERB  VBD ROOT  1
        a        a       DET   DT  det   3
        base     base    NOUN  NN  dobj  1
        in       in      ADP   IN  prep  3
        Mali     Mali    PROPN NNP pobj  4
    """)
    left = relation("left", ("verb", "X leave base|fighter in Y"))
    assert facts(doc, ontology(left), 0, 5) == {("Fighters", "left", "Mali")}


def test_both_sides_that_a_plural_names_take_part_in_what_is_mutual():
    doc = parse("""
        Malian  Malian  PROPN NNP amod  3
        and     and     CCONJ CC  cc    0
        Chadian Chadian PROPN NNP conj  0
        envoys  envoy   NOUN  NNS nsubj 4
        met     meet    VERB  VBD ROOT  4
    """)
    met = replace(relation("met", ("verb", "X meet Y")), symmetric=True)
    assert facts(doc, ontology(met), 0, 2, 3) == {("Malian", "met", "Chadian")}


def test_an_offer_is_of_those_who_made_it():
    doc = parse("""
        Chad     Chad   PROPN NNP nsubj 1
        rejected reject VERB  VBD ROOT  1
        an       an     DET   DT  det   3
        offer    offer  NOUN  NN  dobj  1
        made     make   VERB  VBN acl   3
        by       by     ADP   IN  agent 4
        Mali     Mali   PROPN NNP pobj  5
    """)
    rejected = replace(relation("rejected", ("verb", "X reject Y")), owner_of_object=True)
    assert facts(doc, ontology(rejected), 0, 6) == {("Chad", "rejected", "Mali")}


def test_what_a_deed_is_by_does_what_it_does():
    doc = parse("""
        A       a       DET   DT  det   1
        bombing bombing NOUN  NN  nsubj 4
        by      by      ADP   IN  prep  1
        Chad    Chad    PROPN NNP pobj  2
        killed  kill    VERB  VBD ROOT  4
        Ba      Ba      PROPN NNP dobj  4
    """)
    killed = replace(relation("killed", ("verb", "X kill Y"), ("noun", "X's bombing of Y")), owner_of_subject=True)
    assert facts(doc, ontology(killed), 3, 5) == {("Chad", "killed", "Ba")}


def test_a_hyphen_is_a_token_of_its_own():
    doc = parse("""
        Chad  Chad  PROPN NNP  poss     4
        's    's    PART  POS  case     0
        cease cease NOUN  NN   compound 4
        -     -     PUNCT HYPH punct    4
        fire  fire  NOUN  NN   ROOT     4
        with  with  ADP   IN   prep     4
        Mali  Mali  PROPN NNP  pobj     5
    """)
    agreed = relation("agreed", ("noun", "X's cease-fire with Y"))
    assert facts(doc, ontology(agreed), 0, 6) == {("Chad", "agreed", "Mali")}


def test_who_is_hit_by_a_measure_is_its_object():
    doc = parse("""
        Mali      Mali     PROPN NNP nsubjpass 2
        was       be       AUX   VBD auxpass   2
        hit       hit      VERB  VBN ROOT      2
        by        by       ADP   IN  agent     2
        Chad      Chad     PROPN NNP poss      6
        's        's       PART  POS case      4
        sanctions sanction NOUN  NNS pobj      3
    """)
    sanctioned = relation("sanctioned", ("noun", "X's sanction on Y"))
    assert facts(doc, ontology(sanctioned), 0, 4) == {("Chad", "sanctioned", "Mali")}


def test_whom_something_is_given_to_is_an_object():
    doc = parse("""
        Chad      Chad      PROPN NNP nsubj  1
        gave      give      VERB  VBD ROOT   1
        Mali      Mali      PROPN NNP dative 1
        an        an        DET   DT  det    4
        ultimatum ultimatum NOUN  NN  dobj   1
    """)
    threatened = relation("threatened", ("verb", "X give Y ultimatum"))
    assert facts(doc, ontology(threatened), 0, 2) == {("Chad", "threatened", "Mali")}


def test_what_a_measure_is_imposed_on_belongs_to_it():
    doc = parse("""
        Chad      Chad     PROPN NNP nsubj 1
        lifted    lift     VERB  VBD ROOT  1
        sanctions sanction NOUN  NNS dobj  1
        imposed   impose   VERB  VBN acl   2
        on        on       ADP   IN  prep  3
        Mali      Mali     PROPN NNP pobj  4
    """)
    eased = relation("eased", ("verb", "X lift sanction on Y"))
    assert facts(doc, ontology(eased), 0, 5) == {("Chad", "eased", "Mali")}


def test_a_body_goes_by_the_name_before_it():
    doc = parse("""
        The   the   DET   DT  det      2
        Hand  Hand  PROPN NNP compound 2
        group group NOUN  NN  nsubj    3
        freed free  VERB  VBD ROOT     3
        Ba    Ba    PROPN NNP dobj     3
    """)
    one = scene(doc, ontology(relation("freed", ("verb", "X free Y"))), {1: "Organization", 4: "Person"})
    assert [(f.subject.name, f.object.name) for f in match_frames(one, clauses_of(one))] == [("Hand", "Ba")]
