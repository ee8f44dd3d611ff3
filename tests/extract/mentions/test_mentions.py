"""Mentions as a reader would mark them, on sentences written for this test."""

from __future__ import annotations

import pytest

from kg.annotate import annotate, load_model
from kg.extract.mentions import find_mentions
from kg.gazetteer import load_gazetteer
from kg.model import Article, Form, Mention
from kg.ontology import load_ontology

pytestmark = pytest.mark.model


def mentions_of(text: str) -> list[Mention]:
    doc = annotate(Article("test", text), load_model())
    return find_mentions(doc, load_ontology(), load_gazetteer(), "test")


def marked(text: str) -> set[tuple[str, str]]:
    return {(m.span.of(text), m.kind) for m in mentions_of(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Moscow denied the report on Friday.", ("Moscow", "Country")),
        ("The ministers met in Moscow on Friday.", ("Moscow", "Place")),
        ("She flew to Tehran after the vote.", ("Tehran", "Place")),
        ("Iran's parliament approved the budget.", ("Iran's parliament", "Organization")),
        ("The Israeli army closed the road.", ("Israeli army", "Organization")),
        ("The Israeli army closed the road.", ("Israeli", "Country")),
        ("The Peruvian foreign ministry spokesman resigned.", ("Peruvian foreign ministry", "Organization")),
        ("Thieves broke into the Danish embassy in Nairobi.", ("Danish embassy", "Place")),
        ("The court freed 14 political prisoners.", ("14 political prisoners", "Group")),
        ("Police held hundreds of protesters near the port.", ("protesters", "Group")),
        ("They crossed into northern Mali at night.", ("Mali", "Country")),
        ("The navy rescued three Cubans at sea.", ("three Cubans", "Group")),
        ("The Cubans walked out of the talks.", ("Cubans", "Country")),
        ("They crossed into northern Mali at night.", ("northern Mali", "Place")),
        ("Opposition leader Marta Velasco was released.", ("Marta Velasco", "Person")),
        ("President Velasco signed the fisheries treaty.", ("Velasco", "Person")),
        ("Crown Prince Salim bin Hamad landed.", ("Salim bin Hamad", "Person")),
        ("The envoys met Speaker Nora Pell on Monday.", ("Nora Pell", "Person")),
        ("Brigadier Ana Ruiz led the march.", ("Ana Ruiz", "Person")),
        ("His Highness Sheikh Salim bin Hamad landed.", ("Sheikh Salim bin Hamad", "Person")),
        ("Add Paul Olsen to your list.", ("Paul Olsen", "Person")),
        ("Replay Marta Velasco.", ("Marta Velasco", "Person")),
        ("Both sides signed the fisheries treaty.", ("fisheries treaty", "Agreement")),
        ("The junta bought attack drones last year.", ("attack drones", "Good")),
        ("The governor sent 2,100 National Guardsmen to the border.", ("2,100 National Guardsmen", "Group")),
        ("Rebels seized the town of Sorvik.", ("town of Sorvik", "Place")),
        ("Rebels seized the town of Sorvik.", ("Sorvik", "Place")),
        ("The library was hit by a shell.", ("library", "Place")),
        ("The Velasco administration denied it.", ("Velasco", "Person")),
        ("They met Niger's Amadou Sow in Oslo.", ("Amadou Sow", "Person")),
        ("The Progress Party (PP) won. The PP thanked voters.", ("PP", "Organization")),
        ("Iran's Revolutionary Guard seized a tanker.", ("Iran's Revolutionary Guard", "Organization")),
        ("The New York Times reported the raid.", ("New York Times", "Organization")),
        ("North Korea fired. The North's army denied it.", ("North", "Country")),
        ("A Republican, Paul Olsen, left the talks.", ("Republican", "Organization")),
        ("Marta Velasco's Progressive Water Party won.", ("Progressive Water Party", "Organization")),
        ("Marta Velasco won. The Velasco White House waited.", ("White House", "Organization")),
        ("They left Cuba's Communist Party on Monday.", ("Cuba's Communist Party", "Organization")),
        ("Army Gen. Mark Olsen resigned.", ("Army", "Organization")),
        ("Army Gen. Mark Olsen resigned.", ("Mark Olsen", "Person")),
        ("The destroyer USS Harlan left port.", ("USS Harlan", "Good")),
        ("Near Tal Ward, rebels shelled a school.", ("Tal Ward", "Place")),
        ("Talks on the U.S.-China deal stalled.", ("China", "Country")),
        ("Two former foreign ministry officials resigned.", ("foreign ministry", "Organization")),
        ("He flew to the Gulf of Aden.", ("Gulf of Aden", "Place")),
        ("IS fighters left the village.", ("IS", "Organization")),
        ("The minister accused the news media.", ("news media", "Group")),
        ("The two units were moved on Monday.", ("two units", "Group")),
        ("A militant group took the harbour.", ("militant group", "Organization")),
        ("Coastal nations sent blankets.", ("Coastal nations", "Group")),
        ("One child was found.", ("One child", "Person")),
        ("The storm damaged their homes.", ("homes", "Place")),
    ],
)
def test_what_is_marked(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in marked(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("They speak English at home.", "English"),
        ("Michael Jordan Price opened the school.", "Jordan"),
        ("He told us to wait outside.", "us"),
        ("President Velasco signed it.", "President"),
        ("She teaches at Washington University.", "Washington"),
        ("The Syrian Democratic Forces took the hill.", "Syrian"),
        ("But Human Rights Lookout accuses him.", "Rights Lookout"),
        ("Sen. Susan Holm, R-Maine, spoke.", "Maine"),
        ("Sen. Debbie Lowe, D-Mich., spoke.", "D-Mich."),
        ("WHAT IS NEXT FOR OSLO", "IS"),
        ("The New York Times reported the raid.", "New York"),
        ("Near Tal Ward, rebels shelled a school.", "Near Tal Ward"),
        ("The patrol found a VBIED near the road.", "VBIED"),
        ("Two service members were hurt.", "service"),
        ("Dutch Trade Secretary Nora Pell resigned.", "Trade"),
        ("Secretary of State Nora Pell resigned.", "State"),
        ("Norwegian Deputy Prime Minister Nora Pell resigned.", "Prime"),
        ("Copyright 2020 The Harbour Times, LLC.", "LLC"),
        ("Marta Velasco won. The Velasco White House waited.", "Velasco White House"),
        ("They blamed the North Sea. North Korea fired.", "North"),
    ],
)
def test_what_is_not_marked(text: str, unwanted: str) -> None:
    assert unwanted not in {words for words, _ in marked(text)}


def test_a_demonym_names_its_country() -> None:
    [mention] = [m for m in mentions_of("A Kenyan court ruled on Monday.") if m.form is Form.DEMONYM]
    assert (mention.name, mention.wikidata) == ("Kenya", "Q114")


def test_counted_groups_have_a_size() -> None:
    assert [m.size for m in mentions_of("Rebels freed two Danish engineers.") if m.kind == "Group"][-1:] == [2]


def test_a_quantity_belongs_to_the_name_of_a_group() -> None:
    assert "hundreds of protesters" in {
        m.name for m in mentions_of("Police held hundreds of protesters near the port.")
    }


def test_phrases_that_belong_to_a_description_are_in_its_name() -> None:
    text = "The leaders of 12 villages back the nuclear agreement with Qatar on Monday."
    names = {m.name for m in mentions_of(text)}
    assert {"leaders of 12 villages", "nuclear agreement with Qatar"} <= names


def test_the_town_of_a_name_is_called_by_the_name() -> None:
    assert {m.name for m in mentions_of("Rebels seized the town of Sorvik.") if m.kind == "Place"} == {"Sorvik"}


def test_a_name_keeps_one_kind_throughout() -> None:
    text = "Marta Velasco came home. Velasco thanked the crowd. The crowd cheered Velasco."
    assert {m.kind for m in mentions_of(text) if "Velasco" in m.name} == {"Person"}


def test_a_name_is_spelled_as_elsewhere() -> None:
    text = "He said: [Marta] Velasco left the Water - Power Ministry."
    assert {"Marta Velasco", "Water-Power Ministry"} <= {m.name for m in mentions_of(text)}


def test_a_body_named_by_its_head_has_no_more_in_its_name() -> None:
    text = "They warned the Velasco administration of a swift answer. Marta Velasco shrugged."
    assert "Velasco administration" in {m.name for m in mentions_of(text)}


def test_mentions_quote_the_text_in_order() -> None:
    text = "The U.S. embassy in Vilnius was shut by Lithuanian police."
    found = mentions_of(text)
    assert [m.span.of(text) for m in found] == ["U.S. embassy", "U.S.", "Vilnius", "Lithuanian police", "Lithuanian"]
    assert found == sorted(found, key=lambda m: (m.span.start, -m.span.end))
