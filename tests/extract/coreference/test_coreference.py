"""Chains as a reader would draw them, on passages written for this test."""

from __future__ import annotations

import pytest

from kg.annotate import annotate, load_model
from kg.extract.coreference import resolve_references
from kg.extract.mentions import find_mentions
from kg.gazetteer import load_gazetteer
from kg.model import Article, Attribution, Chain, Form, Mention, Span
from kg.ontology import load_ontology

pytestmark = pytest.mark.model


def read(text: str, *attributions: Attribution) -> tuple[list[Mention], list[Chain]]:
    doc = annotate(Article("test", text), load_model())
    mentions = find_mentions(doc, load_ontology(), load_gazetteer(), "test")
    return resolve_references(doc, mentions, load_ontology(), "test", attributions)


def chain_with(text: str, name: str) -> list[str]:
    mentions, chains = read(text)
    words = {m.id: m.span.of(text) for m in mentions}
    return next([words[m] for m in chain.mentions] for chain in chains if chain.name == name)


@pytest.mark.parametrize(
    ("text", "name", "together"),
    [
        ("Marta Velasco landed on Monday. She met the mayor.", "Marta Velasco", ["Marta Velasco", "She"]),
        (
            "The son of Marta Velasco fell ill. Marta Velasco was told that she must wait.",
            "Marta Velasco",
            ["Marta Velasco", "Marta Velasco", "she"],
        ),
        ("Since his return, Paul Olsen has been quiet.", "Paul Olsen", ["his", "Paul Olsen"]),
        ("Marta Velasco, who won the vote, smiled.", "Marta Velasco", ["Marta Velasco", "who"]),
        (
            "President Marta Velasco landed on Monday. The president was tired.",
            "Marta Velasco",
            ["Marta Velasco", "president"],
        ),
        (
            "Norway signed the 1998 fishing deal with Finland. The landmark accord was good. Sweden left the pact.",
            "1998 fishing deal with Finland",
            ["1998 fishing deal", "landmark accord", "pact"],
        ),
        (
            "Norwegian Prime Minister Marta Velasco met Paul Olsen. The Norwegian leader smiled.",
            "Marta Velasco",
            ["Marta Velasco", "Norwegian leader"],
        ),
        (
            "The Velasco administration left the treaty. Mr. Velasco was firm. The president smiled.",
            "Velasco",
            ["Velasco", "Velasco", "president"],
        ),
        (
            "President Marta Velasco called. Finland agreed with the president of Peru.",
            "Marta Velasco",
            ["Marta Velasco"],
        ),
        (
            "Police director Marta Velasco landed. The director of the police smiled.",
            "Marta Velasco",
            ["Marta Velasco", "director"],
        ),
        (
            "Peru waits. Peru closed its port when President Marta Velasco called. The president of Peru won.",
            "Marta Velasco",
            ["Marta Velasco", "president"],
        ),
        (
            "Iceland detained a Norwegian captain, Arvid Solberg, and 14 Norwegian sailors on Sunday.",
            "Arvid Solberg",
            ["Norwegian captain", "Arvid Solberg"],
        ),
        (
            "Norwegian and U.S. authorities met. The U.S. authorities left Norway.",
            "Norway",
            ["Norwegian", "Norway"],
        ),
        (
            "The administration waited. President Marta Velasco left. Her administration, the Velasco administration"
            " and this administration are one.",
            "Velasco administration",
            ["administration", "administration", "Velasco administration", "administration"],
        ),
        (
            "The Ruiz administration left. The Velasco administration stayed. Critics of the administration wept.",
            "Velasco administration",
            ["Velasco administration", "administration"],
        ),
        (
            "President Velasco waits. Critics blamed the administration on Monday.",
            "Velasco administration",
            ["administration"],
        ),
        (
            "Norway's Trade Department met the Department of Energy.",
            "Norway's Trade Department",
            ["Norway's Trade Department", "Trade Department"],
        ),
        (
            "The Polk County Labour Party met the Labour Party.",
            "Polk County Labour Party",
            ["Polk County Labour Party"],
        ),
        ("Norway closed its border. The country acted alone.", "Norway", ["Norway", "its", "country"]),
        ("Marta Velasco landed in Norway. She met sailors there.", "Norway", ["Norway", "there"]),
        (
            "Finland left the talks after Helsinki lost patience with the Finns.",
            "Finland",
            ["Finland", "Helsinki", "Finns"],
        ),
    ],
)
def test_what_goes_together(text: str, name: str, together: list[str]) -> None:
    assert chain_with(text, name) == together


@pytest.mark.parametrize(
    ("text", "name", "apart"),
    [
        ("Vice President Ana Ruiz spoke. The president was away.", "Ana Ruiz", "president"),
        ("Norwegian troops left the country on Monday.", "Norway", "country"),
        ("The government fell. The Finnish government waited. The government was tired.", "Finland", "government"),
        ("Norwegian Prime Minister Marta Velasco spoke. The Finnish leader smiled.", "Marta Velasco", "Finnish leader"),
        ("Mr. Paul Olsen met Ana Ruiz. She praised the harbour.", "Paul Olsen", "She"),
        ("Norway acted. It is clear that nobody minded.", "Norway", "It"),
        ("Norway waited. If the weather holds, it will last a week.", "Norway", "it"),
        (
            "Norway signed the 1998 fishing deal with Finland. Sweden wants the new deal.",
            "1998 fishing deal with Finland",
            "new deal",
        ),
        ("Norway left the 1998 fishing deal. The 2004 deal was better.", "1998 fishing deal", "2004 deal"),
        ("Paul Olsen landed. His Majesty was late.", "Paul Olsen", "His"),
        ("Ana Ruiz, president of the Harbour Council, spoke. The president was away.", "Ana Ruiz", "president"),
    ],
)
def test_what_stays_apart(text: str, name: str, apart: str) -> None:
    assert apart not in chain_with(text, name)


def spoken(text: str, speaker: str) -> Attribution:
    start, end = text.index(speaker), text.index(" said")
    quote = Span(text.index("“"), text.index("”") + 1)
    return Attribution(Span(end + 1, end + 5), quote, Span(start, end), direct=True)


@pytest.mark.parametrize(
    ("text", "speaker", "chains"),
    [
        ("“I will stay,” Marta Velasco said.", "Marta Velasco", {"Marta Velasco": ["I", "Marta Velasco"]}),
        (
            "“We will stay,” Marta Velasco said.",
            "Marta Velasco",
            {"Marta Velasco": ["Marta Velasco"], "Marta Velasco's side": ["We"]},
        ),
        ("“We will stay,” Norway said.", "Norway", {"Norway": ["We", "Norway"]}),
        (
            "Marta Velasco left. “I stay, they keep us,” she said.",
            "she",
            {"Marta Velasco": ["Marta Velasco", "I", "she"], "Marta Velasco's side": ["us"]},
        ),
    ],
)
def test_the_first_person_is_the_speaker_or_their_side(text: str, speaker: str, chains: dict[str, list[str]]) -> None:
    mentions, found = read(text, spoken(text, speaker))
    words = {m.id: m.span.of(text) for m in mentions}
    assert {c.name: [words[m] for m in c.mentions] for c in found} == chains


def test_outside_quotes_the_first_person_is_the_author() -> None:
    _, chains = read("I asked the driver, and we left.")
    assert {"the author": "Person", "the author's side": "Group"}.items() <= {c.name: c.kind for c in chains}.items()


@pytest.mark.parametrize(
    ("text", "plural", "meant"),
    [
        ("President Marta Velasco met Paul Olsen. The two leaders smiled.", "leaders", {"Marta Velasco", "Paul Olsen"}),
        ("Norway signed a treaty with Finland. Both countries were content.", "countries", {"Norway", "Finland"}),
        ("Norway and Finland signed a treaty. They will ratify it.", "They", {"Norway", "Finland"}),
        ("North Korea called South Korea. The two Koreas share a border.", "Koreas", {"North Korea", "South Korea"}),
        ("Norway, Sweden and Finland signed a treaty. The two countries left.", "countries", set()),
        ("President Marta Velasco met Paul Olsen. The other two leaders smiled.", "leaders", set()),
        ("Norway or Finland will sign. They will say so.", "They", set()),
    ],
)
def test_a_plural_stands_for_each_that_it_means(text: str, plural: str, meant: set[str]) -> None:
    mentions, chains = read(text)
    names = {m: chain.name for chain in chains for m in chain.mentions}
    named = {m.name for m in mentions if m.form is Form.NAME}
    assert {names[m.id] for m in mentions if m.span.of(text) == plural} & named == meant


def test_a_group_is_named_after_its_owner() -> None:
    mentions, _ = read("Marta Velasco landed on Monday. Her supporters cheered.")
    assert "Marta Velasco's supporters" in {m.name for m in mentions}


def test_every_mention_is_in_one_chain() -> None:
    mentions, chains = read("Norway and Finland signed a treaty in Oslo, and they thanked the Swedish king.")
    linked = [m for chain in chains for m in chain.mentions]
    assert sorted(linked) == sorted({m.id for m in mentions})
