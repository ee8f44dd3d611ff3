"""Links that the words of names alone allow."""

from __future__ import annotations

import pytest
import spacy

from kg.extract.coreference.clusters import Clusters, fullest_name
from kg.extract.coreference.names import link_names
from kg.extract.coreference.people import same_person
from kg.model import Form, Mention, Span

BLANK = spacy.blank("en")


def chains(*named: tuple[str, str]) -> list[set[str]]:
    """The names that end up together, for mentions that follow one another in a text."""
    text, mentions = "", []
    for i, (name, kind) in enumerate(named):
        mentions.append(Mention(str(i), Span(len(text), len(text) + len(name)), kind, name))
        text += name + " . "
    clusters = Clusters(BLANK(text), mentions)
    link_names(clusters)
    return [{clusters.mentions[i].name for i in members} for members in clusters.sets()]


def test_a_surname_joins_the_full_name() -> None:
    assert chains(("Ana Ruiz", "Person"), ("Ruiz", "Person")) == [{"Ana Ruiz", "Ruiz"}]


def test_a_family_name_in_front_joins_too() -> None:
    assert chains(("Lin Mei-hua", "Person"), ("Lin", "Person")) == [{"Lin Mei-hua", "Lin"}]


def test_two_people_with_one_surname_stay_apart() -> None:
    assert chains(("Ana Ruiz", "Person"), ("Pablo Ruiz", "Person")) == [{"Ana Ruiz"}, {"Pablo Ruiz"}]


def test_middle_initials_keep_people_apart() -> None:
    assert len(chains(("Ana B. T. Ruiz", "Person"), ("Ana T. Ruiz", "Person"))) == 2


def test_a_name_without_a_middle_joins_the_only_one_it_fits() -> None:
    assert len(chains(("Ana B. Ruiz", "Person"), ("Ana Ruiz", "Person"))) == 1
    assert len(chains(("Ana B. Ruiz", "Person"), ("Ana T. Ruiz", "Person"), ("Ana Ruiz", "Person"))) == 3


def test_a_university_is_not_the_one_its_name_ends_in() -> None:
    assert len(chains(("Eastern Riga University", "Organization"), ("Riga University", "Organization"))) == 2


def test_an_acronym_joins_what_it_abbreviates() -> None:
    name = "Inland Water Transport Council"
    assert chains((name, "Organization"), ("IWTC", "Organization")) == [{name, "IWTC"}]


def test_a_shorter_name_joins_the_only_longer_one() -> None:
    assert chains(("Danish Fisheries Ministry", "Organization"), ("Fisheries Ministry", "Organization")) == [
        {"Danish Fisheries Ministry", "Fisheries Ministry"}
    ]


def test_a_shorter_name_of_two_joins_neither() -> None:
    names = ("Danish Fisheries Ministry", "Swedish Fisheries Ministry", "Fisheries Ministry")
    assert len(chains(*((name, "Organization") for name in names))) == 3


def test_kinds_are_not_mixed() -> None:
    assert chains(("Ruiz", "Person"), ("Ruiz", "Place")) == [{"Ruiz"}, {"Ruiz"}]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (["ana", "ruiz"], ["a", "ruiz"], True),
        (["ana", "l", "ruiz"], ["ana", "ruiz"], True),
        (["ana", "ruiz"], ["ana", "ruiz", "soto"], True),
        (["ana", "ruiz"], ["eva", "ruiz"], False),
        (["ana", "l", "ruiz"], ["ana", "lucia", "ruiz"], True),
        (["ana", "l", "ruiz"], ["ana", "maria", "ruiz"], False),
    ],
)
def test_same_person(one: list[str], other: list[str], same: bool) -> None:
    assert same_person(one, other) is same


def test_the_fullest_name_is_a_name() -> None:
    mentions = [
        Mention("1", Span(0, 4), "Person", "Ruiz"),
        Mention("2", Span(5, 13), "Person", "Ana Ruiz"),
        Mention("3", Span(14, 42), "Person", "the longest serving mayor ever", Form.DESCRIPTION),
    ]
    assert fullest_name(mentions) == "Ana Ruiz"


def test_a_junior_is_not_his_father() -> None:
    father, son = ("Pablo Ruiz", "Person"), ("Pablo Ruiz Jr.", "Person")
    assert chains(father, son, ("Ruiz", "Person"), ("Ruiz Jr.", "Person"), ("Pablo Jr.", "Person")) == [
        {"Pablo Ruiz", "Ruiz"},
        {"Pablo Ruiz Jr.", "Ruiz Jr.", "Pablo Jr."},
    ]


def test_a_junior_is_called_by_the_surname_where_nothing_else_names_him() -> None:
    son = ("Pablo Ruiz Jr.", "Person")
    assert len(chains(son, ("Ruiz", "Person"))) == 1
    assert len(chains(son, ("Ruiz", "Person"), ("Ruiz Jr.", "Person"))) == 2
    assert len(chains(("Ruiz", "Person"), son)) == 2


def test_a_junior_keeps_his_name_when_it_is_shortened() -> None:
    assert len(chains(("Pablo J. Ruiz Jr.", "Person"), ("Pablo Ruiz", "Person"), ("Ruiz", "Person"))) == 1
