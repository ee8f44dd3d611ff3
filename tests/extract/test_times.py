"""When something happened, as far as the words say so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.extract.scene import Scene
from kg.extract.times import normalise_date, time_of
from kg.model import Article, Status
from tests.parses import parse
from tests.scenes import ontology, scene

WEDNESDAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Monday", "2024-05-13"),
        ("Wednesday", "2024-05-15"),
        ("next Wednesday", "2024-05-22"),
        ("two days ago", "2024-05-13"),
        ("nearly three years ago", "2021-01-01/2021-12-31"),
        ("last night", "2024-05-14"),
        ("the weekend", "2024-05-11/2024-05-12"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("2011 to 2013", "2011-01-01/2013-12-31"),
        ("the summer of 2019", "2019-01-01/2019-12-31"),
        ("more than five years ago", None),
    ],
)
def test_normalise_date(words, when):
    assert normalise_date(words, WEDNESDAY) == when


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("May 14", "2024-05-14"),
        ("15 May", "2024-05-15"),
        ("in June", "2024-06-01/2024-06-30"),
        ("in February", "2024-02-01/2024-02-29"),
        ("October 3", "2024-10-03"),
    ],
)
def test_a_day_of_what_is_planned_or_pictured_is_the_near_one(words, when):
    assert normalise_date(words, WEDNESDAY, ahead=True) == when
    assert normalise_date("February 3", date(2024, 11, 20), ahead=True) == "2025-02-03"


def dated(rows: str, start: int, end: int) -> Scene:
    """A scene of an article of that Wednesday, with a date from one token to another."""
    doc = parse(rows, date=(start, end))
    one = scene(doc, ontology(light_verbs=frozenset({"impose"})), {})
    return Scene(replace(Article("a", doc.text), published="2024-05-15"), doc, one.ontology, (), ())


def test_what_is_reported_has_its_own_time():
    one = dated(
        """
        Chad   Chad   PROPN NNP nsubj 1
        said   say    VERB  VBD ROOT  1
        Friday Friday PROPN NNP npadvmod 1
        Togo   Togo   PROPN NNP nsubj 4
        fired  fire   VERB  VBD ccomp 1
    """,
        2,
        3,
    )
    assert time_of(one, one.doc[1], Status.ACTUAL) == "2024-05-10"
    assert time_of(one, one.doc[4], Status.ACTUAL) is None


def test_the_present_looks_ahead_and_a_plan_is_not_dated_by_its_making():
    one = dated(
        """
        Diop   Diop   PROPN NNP nsubj 1
        lands  land   VERB  VBZ ROOT  1
        Friday Friday PROPN NNP npadvmod 1
    """,
        2,
        3,
    )
    assert time_of(one, one.doc[1], Status.ACTUAL) == "2024-05-17"
    one = dated(
        """
        Diop   Diop   PROPN NNP nsubj 1
        agreed agree  VERB  VBD ROOT  1
        Friday Friday PROPN NNP npadvmod 1
        to     to     PART  TO  aux   4
        leave  leave  VERB  VB  xcomp 1
    """,
        2,
        3,
    )
    assert time_of(one, one.doc[4], Status.PLANNED) is None


def test_what_comes_before_something_else_has_its_own_time():
    one = dated(
        """
        Togo   Togo   PROPN NNP nsubj 1
        fired  fire   VERB  VBD ROOT  1
        Friday Friday PROPN NNP npadvmod 1
        after  after  SCONJ IN  mark  5
        Chad   Chad   PROPN NNP nsubj 5
        fled   flee   VERB  VBD advcl 1
    """,
        2,
        3,
    )
    assert time_of(one, one.doc[1], Status.ACTUAL) == "2024-05-10"
    assert time_of(one, one.doc[5], Status.ACTUAL) is None


@pytest.mark.parametrize(("verb", "lemma", "when"), [("imposed", "impose", "2024-05-10"), ("lifted", "lift", None)])
def test_a_measure_has_the_date_of_the_verb_that_makes_it(verb, lemma, when):
    one = dated(
        f"""
        Togo      Togo     PROPN NNP nsubj 1
        {verb}    {lemma}  VERB  VBD ROOT  1
        sanctions sanction NOUN  NNS dobj  1
        Friday    Friday   PROPN NNP npadvmod 1
    """,
        3,
        4,
    )
    assert time_of(one, one.doc[2], Status.ACTUAL) == when


def test_a_second_clause_with_its_own_subject_has_its_own_time():
    one = dated(
        """
        Togo   Togo   PROPN NNP nsubj 1
        fired  fire   VERB  VBD ROOT  1
        Friday Friday PROPN NNP npadvmod 1
        and    and    CCONJ CC  cc    1
        Chad   Chad   PROPN NNP nsubj 5
        fled   flee   VERB  VBD conj  1
    """,
        2,
        3,
    )
    assert time_of(one, one.doc[5], Status.ACTUAL) is None
