"""The calculus of stance: minimal pairs on parses written by hand, with cues of the test's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.polarity import compose
from kg.extract.stance import find_will, judge
from kg.model import Status
from kg.ontology import Cue
from tests.parses import parse

CUES = {
    cue.lemma: cue
    for cue in (
        Cue("will", "planned", "negated"),
        Cue("may", "possible", "possible"),
        Cue("would", "possible", "possible"),
        Cue("refuse", "negated", "actual"),
        Cue("agree", "planned", "negated"),
        Cue("manage", "actual", "negated"),
        Cue("deny", "negated", "actual", says=True),
        Cue("say", "actual", "actual", says=True),
        Cue("alleged", "possible", "possible"),
        Cue("threat", "possible", "negated"),
        Cue("planned", "planned", "negated"),
        Cue("proposed", "possible", "possible"),
        Cue("nearly", "negated", "actual"),
        Cue("short of", "negated", "actual"),
        Cue("regret", "actual", "actual"),
        Cue("wrong", "actual", "actual"),
        Cue("accuse of", "actual", "actual", says=True),
        Cue("try", "possible", "possible", wills=True),
        Cue("effort", "possible", "possible", wills=True),
        Cue("effort at", "possible", "possible", wills=True),
    )
}
LIGHT = frozenset({"hold"})
STATUSES = st.sampled_from(list(Status))


def control(governor: str, tag: str = "VBD", *, negated: bool = False) -> str:
    """`Peru [did not] GOVERNOR to free sailors`, parsed."""
    rows = ["Peru Peru PROPN NNP nsubj {g}"]
    if negated:
        rows += ["did do AUX VBD aux {g}", "not not PART RB neg {g}"]
    g = len(rows)
    rows.append(f"{governor} {governor} VERB {tag} ROOT {g}")
    rows += [f"to to PART TO aux {g + 2}", f"free free VERB VB xcomp {g}", f"sailors sailor NOUN NNS dobj {g + 2}"]
    return "\n".join(row.format(g=g) for row in rows)


@pytest.mark.parametrize(
    ("governor", "negated", "status"),
    [
        ("manage", False, "actual"),
        ("manage", True, "negated"),
        ("refuse", False, "negated"),
        ("refuse", True, "actual"),
        ("agree", False, "planned"),
        ("agree", True, "negated"),
    ],
)
def test_signature_of_a_governing_verb(governor, negated, status):
    doc = parse(control(governor, "VB" if negated else "VBD", negated=negated))
    trigger = next(t for t in doc if t.lemma_ == "free")
    assert judge(trigger, CUES, LIGHT).status == status


@pytest.mark.parametrize(("word", "status"), [("will", "planned"), ("may", "possible")])
def test_modal(word, status):
    doc = parse(f"Peru Peru PROPN NNP nsubj 2\n{word} {word} AUX MD aux 2\nfree free VERB VB ROOT 2")
    assert judge(doc[2], CUES, LIGHT).status == status


def test_denial_negates_and_names_the_word_of_speech():
    doc = parse("""
        Peru    Peru   PROPN NNP nsubj 1
        denied  deny   VERB  VBD ROOT  1
        that    that   SCONJ IN  mark  5
        Chile   Chile  PROPN NNP nsubj 5
        had     have   AUX   VBD aux   5
        freed   free   VERB  VBN ccomp 1
        sailors sailor NOUN  NNS dobj  5
    """)
    stance = judge(doc[5], CUES, LIGHT)
    assert stance.status is Status.NEGATED
    assert stance.speech is not None
    assert stance.speech.text == "denied"


def test_would_after_past_speech_is_a_plan():
    doc = parse("""
        Peru    Peru   PROPN NNP nsubj 1
        said    say    VERB  VBD ROOT  1
        it      it     PRON  PRP nsubj 4
        would   would  AUX   MD  aux   4
        attack  attack VERB  VB  ccomp 1
    """)
    assert judge(doc[4], CUES, LIGHT).status is Status.PLANNED


def test_condition_is_only_possible():
    doc = parse("""
        If      if     SCONJ IN  mark  2
        Peru    Peru   PROPN NNP nsubj 2
        attacks attack VERB  VBZ advcl 4
        Chile   Chile  PROPN NNP nsubj 4
        reacts  react  VERB  VBZ ROOT  4
    """)
    assert judge(doc[2], CUES, LIGHT).status is Status.POSSIBLE
    assert judge(doc[4], CUES, LIGHT).status is Status.ACTUAL


def test_noun_under_negated_light_verb():
    doc = parse("""
        Peru  Peru PROPN NNP nsubj 3
        did   do   AUX   VBD aux   3
        not   not  PART  RB  neg   3
        hold  hold VERB  VB  ROOT  3
        talks talk NOUN  NNS dobj  3
    """)
    assert judge(doc[4], CUES, LIGHT).status is Status.NEGATED


def test_adjective_and_noun_cues_weigh_on_a_noun():
    doc = parse("""
        alleged alleged ADJ  JJ  amod  1
        attack  attack  NOUN NN  ROOT  1
    """)
    assert judge(doc[1], CUES, LIGHT).status is Status.POSSIBLE
    doc = parse("""
        threat threat NOUN NN ROOT 0
        of     of     ADP  IN prep 0
        attack attack NOUN NN pobj 1
    """)
    assert judge(doc[2], CUES, LIGHT).status is Status.POSSIBLE


def test_condemning_an_attack_does_not_undo_it():
    doc = parse("""
        Peru    Peru    PROPN NNP nsubj 3
        did     do      AUX   VBD aux   3
        not     not     PART  RB  neg   3
        condemn condemn VERB  VB  ROOT  3
        attacks attack  NOUN  NNS dobj  3
    """)
    assert judge(doc[4], CUES, LIGHT).status is Status.ACTUAL


def test_what_came_before_a_threat_is_no_threat():
    doc = parse("""
        After    after  ADP  IN  prep 3
        attacks  attack NOUN NNS pobj 0
        Peru     Peru   PROPN NNP nsubj 3
        agreed   agree  VERB VBD ROOT 3
    """)
    assert judge(doc[1], CUES, LIGHT).status is Status.ACTUAL


def test_present_tense_after_before_is_still_to_come():
    rows = "Peru Peru PROPN NNP nsubj 1\nrested rest VERB VBD ROOT 1\nbefore before SCONJ IN mark 3\n"
    assert judge(parse(f"{rows}attacks attack VERB VBZ advcl 1")[3], CUES, LIGHT).status is Status.PLANNED
    assert judge(parse(f"{rows}attacked attack VERB VBD advcl 1")[3], CUES, LIGHT).status is Status.ACTUAL


def test_yet_to_is_not():
    doc = parse("""
        Peru has  PROPN NNP nsubj 1
        has  have VERB  VBZ ROOT  1
        yet  yet  ADV   RB  advmod 1
        to   to   PART  TO  aux   4
        free free VERB  VB  xcomp 1
    """)
    assert judge(doc[4], CUES, LIGHT).status is Status.NEGATED


def test_whether_or_not_denies_nothing():
    doc = parse("""
        whether  whether SCONJ IN  mark  4
        or       or      CCONJ CC  cc    4
        not      not     PART  RB  neg   4
        Peru     Peru    PROPN NNP nsubj 4
        attacked attack  VERB  VBD ROOT  4
    """)
    assert judge(doc[4], CUES, LIGHT).status is Status.POSSIBLE


def test_deal_that_is_no_success_is_still_a_deal():
    doc = parse("""
        deal    deal    NOUN NN  nsubj 1
        was     be      AUX  VBD ROOT  1
        not     not     PART RB  neg   1
        success success NOUN NN  attr  1
    """)
    assert judge(doc[0], CUES, LIGHT).status is Status.ACTUAL


def test_finite_verb_leaves_the_infinitive_that_it_was_joined_to():
    doc = parse("""
        Peru     Peru   PROPN NNP nsubj 1
        agreed   agree  VERB  VBD ROOT  1
        to       to     PART  TO  aux   3
        leave    leave  VERB  VB  xcomp 1
        and      and    CCONJ CC  cc    3
        freed    free   VERB  VBD conj  3
    """)
    assert judge(doc[3], CUES, LIGHT).status is Status.PLANNED
    assert judge(doc[5], CUES, LIGHT).status is Status.ACTUAL


def test_question_asks_about_its_main_verb_only():
    doc = parse("""
        Did    do    AUX   VBD aux   2
        Peru   Peru  PROPN NNP nsubj 2
        regret regret VERB VB  ROOT  2
        its    its   PRON  PRP$ poss 4
        attack attack NOUN NN  dobj  2
        ?      ?     PUNCT .   punct 2
    """)
    assert judge(doc[2], CUES, LIGHT).status is Status.POSSIBLE
    assert judge(doc[4], CUES, LIGHT).status is Status.ACTUAL


@pytest.mark.parametrize(
    ("word", "dep", "status"),
    [("planned", "amod", "planned"), ("proposed", "amod", "possible"), ("alleged", "amod", "possible")],
)
def test_word_before_an_event_noun(word, dep, status):
    assert judge(parse(f"{word} {word} ADJ JJ {dep} 1\nvisit visit NOUN NN ROOT 1")[1], CUES, LIGHT).status == status


def test_next_weeks_event_is_still_to_come():
    rows = """
        next  next  ADJ  JJ  amod 1
        week  week  NOUN NN  poss 3
        's    's    PART POS case 1
        visit visit NOUN NN  ROOT 3
    """
    assert judge(parse(rows)[3], CUES, LIGHT).status is Status.ACTUAL
    assert judge(parse(rows, date=(0, 2))[3], CUES, LIGHT).status is Status.PLANNED


def test_what_nearly_happened_did_not():
    doc = parse("""
        Peru     Peru   PROPN NNP nsubj  2
        nearly   nearly ADV   RB  advmod 2
        attacked attack VERB  VBD ROOT   2
    """)
    assert judge(doc[2], CUES, LIGHT).status is Status.NEGATED
    doc = parse("""
        Peru      Peru   PROPN NNP nsubj  1
        stopped   stop   VERB  VBD ROOT   1
        short     short  ADV   RB  advmod 1
        of        of     ADP   IN  prep   2
        attacking attack VERB  VBG pcomp  3
    """)
    assert judge(doc[4], CUES, LIGHT).status is Status.NEGATED


def test_what_is_regretted_happened_whatever_is_thought_of_it():
    doc = parse("""
        Peru      Peru   PROPN NNP nsubj 2
        may       may    AUX   MD  aux   2
        regret    regret VERB  VB  ROOT  2
        attacking attack VERB  VBG xcomp 2
    """)
    assert judge(doc[3], CUES, LIGHT).status is Status.ACTUAL


@pytest.mark.parametrize(("adjective", "status"), [("vital", "possible"), ("wrong", "actual")])
def test_infinitive_with_for(adjective, status):
    doc = parse(f"""
        is     be     AUX   VBZ ROOT  0
        {adjective} {adjective} ADJ JJ acomp 0
        for    for    SCONJ IN  mark  5
        Peru   Peru   PROPN NNP nsubj 5
        to     to     PART  TO  aux   5
        attack attack VERB  VB  advcl 0
    """)
    assert judge(doc[5], CUES, LIGHT).status == status


def test_neither_of_two_subjects_denies_the_verb():
    doc = parse("""
        Neither neither CCONJ CC  preconj 1
        Peru    Peru    PROPN NNP nsubj   4
        nor     nor     CCONJ CC  cc      1
        Chile   Chile   PROPN NNP conj    1
        left    leave   VERB  VBD ROOT    4
    """)
    assert judge(doc[4], CUES, LIGHT).status is Status.NEGATED


def test_headline_infinitive_is_a_plan_unless_one_is_counted():
    doc = parse("""
        envoy envoy NOUN NN  ROOT 0
        to    to    PART TO  aux  2
        visit visit VERB VB  acl  0
    """)
    assert judge(doc[2], CUES, LIGHT).status is Status.PLANNED
    doc = parse("""
        first first ADJ  JJ  amod 1
        envoy envoy NOUN NN  ROOT 1
        to    to    PART TO  aux  3
        visit visit VERB VB  acl  1
    """)
    assert judge(doc[3], CUES, LIGHT).status is Status.ACTUAL


def test_circumstance_of_a_plan_is_to_come_as_well():
    doc = parse("""
        Peru     Peru  PROPN NNP nsubj 2
        will     will  AUX   MD  aux   2
        rest     rest  VERB  VB  ROOT  2
        after    after ADP   IN  prep  2
        visiting visit VERB  VBG pcomp 3
    """)
    assert judge(doc[4], CUES, LIGHT).status is Status.PLANNED


def test_why_takes_the_event_for_granted():
    doc = parse("""
        Why    why    SCONJ WRB advmod 3
        did    do     AUX   VBD aux    3
        Peru   Peru   PROPN NNP nsubj  3
        attack attack VERB  VB  ROOT   3
        ?      ?      PUNCT .   punct  3
    """)
    assert judge(doc[3], CUES, LIGHT).status is Status.ACTUAL


def test_accusation_of_a_deed_presents_it_as_done_on_somebodys_word():
    doc = parse("""
        Peru      Peru   PROPN NNP nsubj 1
        accused   accuse VERB  VBD ROOT  1
        Chile     Chile  PROPN NNP dobj  1
        of        of     ADP   IN  prep  1
        attacking attack VERB  VBG pcomp 3
    """)
    stance = judge(doc[4], CUES, LIGHT)
    assert stance.status is Status.ACTUAL
    assert stance.speech is not None
    assert stance.speech.text == "accused"


@given(STATUSES)
def test_actual_is_the_neutral_element(status):
    assert compose(Status.ACTUAL, status) is status
    assert compose(status, Status.ACTUAL) is status


@given(STATUSES.filter(lambda s: s is not Status.ACTUAL), STATUSES)
def test_nothing_becomes_actual_inside_what_is_not(outer, inner):
    assert compose(outer, inner) is not Status.ACTUAL


@pytest.mark.parametrize(("governor", "willed"), [("try", True), ("refuse", False)])
def test_will_is_told_of_by_its_words(governor, willed):
    doc = parse(control(governor))
    assert (find_will(doc[3], CUES) == doc[1]) is willed


def test_purpose_and_effort_tell_of_a_will():
    doc = parse("""
        efforts effort NOUN NNS ROOT  0
        at      at     ADP  IN  prep  0
        freeing free   VERB VBG pcomp 1
    """)
    assert find_will(doc[2], CUES) == doc[0]
    doc = parse("""
        Peru   Peru  PROPN NNP nsubj 1
        left   leave VERB  VBD ROOT  1
        to     to    PART  TO  aux   3
        protest protest VERB VB advcl 1
    """)
    assert find_will(doc[3], CUES) == doc[1]


def test_where_something_is_said_is_no_part_of_what_is_said():
    doc = parse("""
        Peru  Peru PROPN NNP nsubj 1
        spoke say  VERB  VBD ROOT  1
        in    in   ADP   IN  prep  1
        talks talk NOUN  NNS pobj  2
    """)
    assert judge(doc[3], CUES, LIGHT).speech is None


@pytest.mark.parametrize(("singled_out", "status"), [("first", "actual"), ("warm", "planned")])
def test_infinitive_under_a_noun_is_to_come_unless_that_is_singled_out(singled_out, status):
    doc = parse(f"""
        Peru    Peru    PROPN NNP nsubj 1
        took    take    VERB  VBD ROOT  1
        the     the     DET   DT  det   4
        {singled_out} {singled_out} ADJ JJ amod 4
        invitation invitation NOUN NN dobj 1
        to      to      PART  TO  aux   6
        visit   visit   VERB  VB  acl   4
    """)
    assert judge(doc[6], CUES, LIGHT).status == status


@pytest.mark.parametrize(("determiner", "status"), [("no", "negated"), ("an", "actual")])
def test_denied_object_denies_its_verb(determiner, status):
    doc = parse(f"""
        Peru     Peru    PROPN NNP nsubj 1
        received receive VERB  VBD ROOT  1
        {determiner} {determiner} DET DT det 3
        invitation invitation NOUN NN dobj 1
    """)
    assert judge(doc[1], CUES, LIGHT).status == status


@pytest.mark.parametrize(("noun", "status"), [("condition", "possible"), ("supervision", "planned")])
def test_reported_would_on_a_condition_is_no_promise(noun, status):
    doc = parse(f"""
        Peru    Peru   PROPN NNP nsubj 1
        said    say    VERB  VBD ROOT  1
        it      it     PRON  PRP nsubj 4
        would   would  AUX   MD  aux   4
        disarm  disarm VERB  VB  ccomp 1
        under   under  ADP   IN  prep  4
        fair    fair   ADJ   JJ  amod  7
        {noun}  {noun} NOUN  NN  pobj  5
    """)
    assert judge(doc[4], CUES, LIGHT).status == status


@pytest.mark.parametrize(("noun", "status"), [("claims", "possible"), ("aides", "actual")])
def test_what_a_noun_says_need_not_begin_with_that(noun, status):
    doc = parse(f"""
        Peru    Peru    PROPN NNP nsubj 1
        ignored ignore  VERB  VBD ROOT  1
        {noun}  {noun.removesuffix("s")} NOUN NNS dobj 1
        Chile   Chile   PROPN NNP nsubj 4
        freed   free    VERB  VBD relcl 2
    """)
    cues = {**CUES, "claim": Cue("claim", Status.POSSIBLE, Status.NEGATED)}
    assert judge(doc[4], cues, LIGHT).status == status
