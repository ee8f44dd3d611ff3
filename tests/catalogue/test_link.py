"""Which entries entities are linked to, and which they must not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.catalogue import link, open_catalogue
from kg.catalogue.entry import Entry, Tie
from kg.gazetteer import load_gazetteer
from kg.ledger import Line
from kg.ledger.handles import parse_handle
from kg.model import Article, Chain, Claim, Form, Link, Mention, Reading, Resolution, Span, Status
from kg.ontology import load_ontology
from kg.resolve import resolve
from tests.catalogue.test_store import add

ADA, BO = ("Person", "Ada Moss"), ("Person", "Bo Hale")
NORWAY, SWEDEN = ("Country", "Norway", "Q20"), ("Country", "Sweden", "Q34")
NORWEGIAN = Entry("no-1", "Person", ("Ada Moss",), countries=("NO",))
SWEDISH = Entry("se-1", "Person", ("Ada Moss",), countries=("SE",))


def read(article: str, *named: tuple[str, ...], told: tuple[tuple[int, str, int], ...] = ()) -> Reading:
    """An article that names these, each once (kind, name, perhaps a Wikidata id), with claims between them."""
    text, mentions, chains = "", [], []
    for number, (kind, name, *wikidata) in enumerate(named):
        span = Span(len(text), len(text) + len(name))
        text += name + " "
        mentions.append(
            Mention(f"{article}-m{number}", span, kind, name, Form.NAME, wikidata=next(iter(wikidata), None))
        )
        chains.append(Chain(f"{article}-c{number}", kind, name, (f"{article}-m{number}",)))
    claims = [
        Claim(f"{article}-k{s}", article, f"{article}-m{s}", p, f"{article}-m{o}", Span(0, len(text)), Span(0, 1))
        for s, p, o in told
    ]
    return Reading(Article(article, text), tuple(mentions), tuple(chains), tuple(claims))


def linked(folder: Path, readings: list[Reading], *items: Entry | Tie) -> Resolution:
    add(folder, "people", *items)
    with open_catalogue(folder) as catalogue:
        return link(readings, resolve(readings, load_gazetteer()), load_ontology(), load_gazetteer(), catalogue)


def judged(folder: Path, readings: list[Reading], *items: Entry | Tie) -> dict[str, str]:
    """Entry -> verdict."""
    return {each.entry: each.verdict for each in linked(folder, readings, *items).links}


CITIZEN = read("a", ADA, NORWAY, told=((0, "citizenOf", 1),))


def test_a_full_name_in_its_country_is_linked_with_score_and_reasons(tmp_path: Path) -> None:
    resolution = linked(tmp_path, [CITIZEN], NORWEGIAN)
    [found] = resolution.links
    assert found == Link(
        entity="ada-moss",
        base="people",
        entry="no-1",
        wikidata="",
        verdict="same",
        score=found.score,
        reasons=("same full name (Ada Moss)", "same country (Norway)"),
        by="kg.catalogue",
    )
    assert 0.95 < found.score < 1
    assert [e.links for e in resolution.entities if e.id == "ada-moss"] == [(("people", "no-1"),)]


def test_of_namesakes_in_two_countries_the_one_of_its_own_is_meant(tmp_path: Path) -> None:
    reading = read("a", ADA, NORWAY, SWEDEN, told=((0, "holdsOfficeIn", 2), (0, "met", 1)))
    assert judged(tmp_path, [reading], NORWEGIAN, SWEDISH) == {"se-1": "same"}


def test_namesakes_that_nothing_tells_apart_are_for_a_person_to_judge(tmp_path: Path) -> None:
    other = Entry("no-2", "Person", ("Ada Moss",), countries=("NO",))
    resolution = linked(tmp_path, [CITIZEN], NORWEGIAN, other)
    assert {each.entry: each.verdict for each in resolution.links} == {"no-1": "unsure", "no-2": "unsure"}
    assert [e.links for e in resolution.entities if e.id == "ada-moss"] == [()]


def test_a_namesake_of_another_country_is_not_linked(tmp_path: Path) -> None:
    assert judged(tmp_path, [CITIZEN], SWEDISH).get("se-1") != "same"


def test_a_country_beside_the_name_says_less_than_its_own(tmp_path: Path) -> None:
    beside = [read("a", ADA, NORWAY)]
    own = linked(tmp_path / "own", [CITIZEN], NORWEGIAN).links[0].score
    near = linked(tmp_path / "near", beside, NORWEGIAN).links[0].score
    away = linked(tmp_path / "away", beside, SWEDISH).links[0].score
    assert own > near > away


@pytest.mark.parametrize("name", ["Moss", "A. Moss", "The Gull"])
def test_a_bare_surname_an_initial_and_a_weak_name_never_link(tmp_path: Path, name: str) -> None:
    entry = Entry("no-1", "Person", ("Ada Moss", name), ("The Gull",), ("NO",))
    reading = read("a", ("Person", name), NORWAY, told=((0, "citizenOf", 1),))
    only = Entry("no-2", "Person", (name,), (), ("NO",))
    if name == "The Gull":
        entry, only = Entry("no-1", "Person", ("Ada Moss",), (name,), ("NO",)), NORWEGIAN
    assert judged(tmp_path, [reading], entry, only) == {}


def test_a_weak_name_bears_a_full_one_out(tmp_path: Path) -> None:
    named = Mention("a-m9", Span(0, 3), "Person", "The Gull")
    reading = read("a", ADA)
    reading = Reading(
        reading.article, (*reading.mentions, named), (Chain("a-c0", "Person", "Ada Moss", ("a-m0", "a-m9")),)
    )
    [found] = linked(tmp_path, [reading], Entry("p", "Person", ("Ada Moss",), ("The Gull",))).links
    assert "also called The Gull" in found.reasons


@pytest.mark.parametrize(
    ("name", "entry", "found"),
    [
        ("Ada Moss", "MOSS, Ada", True),
        ("Ada Moss", "Moss Ada", True),
        ("Ada L. Moss", "Ada Moss", True),
        ("Ada L. Moss", "Ada Lovisa Moss", True),
        ("Ada L. Moss", "Ada K. Moss", False),
        ("Kim Jong Un", "Kim Jong Nam", False),
        ("Ada Moss", "Bo Moss", False),
        ("Ada Moß", "Ada Moss", True),
    ],
)
def test_names_in_other_order_and_with_middle_names(tmp_path: Path, name: str, entry: str, found: bool) -> None:
    reading = read("a", ("Person", name), NORWAY, told=((0, "citizenOf", 1),))
    assert bool(judged(tmp_path, [reading], Entry("p", "Person", (entry,), countries=("NO",)))) == found


@pytest.mark.parametrize(
    ("kind", "found"), [("Organization", True), ("Company", True), ("", True), ("Person", False), ("Country", False)]
)
def test_kinds_must_agree(tmp_path: Path, kind: str, found: bool) -> None:
    reading = read("a", ("Organization", "Halden Robotics Ltd"))
    assert bool(judged(tmp_path, [reading], Entry("c", kind, ("Halden Robotics",)))) == found


def test_who_is_named_beside_a_related_entry_is_likelier(tmp_path: Path) -> None:
    halden = Entry("c", "Company", ("Halden Robotics",))
    reading = read("a", ADA, ("Organization", "Halden Robotics"))
    one = Entry("1", "Person", ("Ada Moss",), related=("c",))
    assert judged(tmp_path, [reading], one, Entry("2", "Person", ("Ada Moss",)), halden)["1"] == "same"


def test_an_id_of_wikidata_decides_alone(tmp_path: Path) -> None:
    resolution = linked(tmp_path, [read("a", NORWAY)], Entry("Q20", "Country", ("Norway",), wikidata="Q20"))
    assert [each.reasons for each in resolution.links] == [("same Wikidata id (Q20)",)]
    [norway] = resolution.entities
    assert norway.links == (("wikidata", "Q20"), ("iso3166", "NO"), ("geonames", "3144096"))
    other = Entry("Q77", "Country", ("Norway",), wikidata="Q77")
    assert judged(tmp_path, [read("a", NORWAY)], other) == {}


def test_two_entities_of_one_name_do_not_share_an_entry(tmp_path: Path) -> None:
    readings = [read("a", ("Person", "Ada Moss"), NORWAY, told=((0, "citizenOf", 1),)), read("b", BO)]
    resolution = resolve(readings, load_gazetteer())
    [ada] = [e for e in resolution.entities if e.name == "Ada Moss"]
    twin = Reading(Article("c", "Ada Moss"), (Mention("c-m0", Span(0, 8), "Person", "Ada Moss"),),
                   (Chain("c-c0", "Person", "Ada Moss", ("c-m0",)),))  # fmt: skip
    from dataclasses import replace

    entities = (*resolution.entities, replace(ada, id="ada-moss-c"))
    apart = Resolution(entities, resolution.of_mention | {"c-m0": "ada-moss-c"})
    add(tmp_path, "people", Entry("p", "Person", ("Ada Moss",)))
    with open_catalogue(tmp_path) as catalogue:
        found = link([*readings, twin], apart, load_ontology(), load_gazetteer(), catalogue).links
    assert {(each.entity, each.verdict) for each in found} == {("ada-moss", "unsure"), ("ada-moss-c", "unsure")}
    assert "2 entities of this name may be meant" in found[0].reasons


def test_what_is_planned_tells_no_country(tmp_path: Path) -> None:
    from dataclasses import replace

    planned = replace(CITIZEN, claims=tuple(replace(c, status=Status.PLANNED) for c in CITIZEN.claims))
    [found] = linked(tmp_path, [planned], NORWEGIAN).links
    assert "its articles name Norway" in found.reasons


def test_a_city_lies_where_its_articles_say(tmp_path: Path) -> None:
    america = ("Country", "United States", "Q30")
    here = read("a", ("City", "Birmingham"), america)
    there = read("a", ("City", "Birmingham"), ("Country", "United Kingdom", "Q145"))
    told = read("a", ("City", "Paris"), america, told=((0, "locatedIn", 1),))
    paris = read("a", ("City", "Paris"), america)
    codes = []
    for reading in (here, there, told, paris):
        resolution = link([reading], resolve([reading], load_gazetteer()), load_ontology(), load_gazetteer())
        codes += [dict(e.links).get("country") for e in resolution.entities if e.kind == "City"]
    assert codes == ["US", "GB", "US", "FR"]


def test_the_order_of_articles_and_entries_does_not_matter(tmp_path: Path) -> None:
    readings = [CITIZEN, read("b", ADA, BO, SWEDEN)]
    items = [NORWEGIAN, SWEDISH, Entry("b-1", "Person", ("Bo Hale",))]
    one = linked(tmp_path / "one", readings, *items)
    assert linked(tmp_path / "two", readings[::-1], *items[::-1]) == one


def line(verdict: str, left: str, right: str) -> Line:
    return Line(verdict, parse_handle(left), parse_handle(right), "jane", "I know her")


def said(folder: Path, readings: list[Reading], lines: list[Line], *items: Entry | Tie) -> dict[str, tuple[str, str]]:
    """Entry -> verdict and who gives it."""
    add(folder, "people", *items)
    with open_catalogue(folder) as catalogue:
        resolution = resolve(readings, load_gazetteer())
        found = link(readings, resolution, load_ontology(), load_gazetteer(), catalogue, lines).links
    return {each.entry: (each.verdict, each.by) for each in found}


def test_what_people_say_of_an_entry_wins(tmp_path: Path) -> None:
    same, different = (
        line("same", "people: se-1", "Person: Ada Moss"),
        line("different", "Person: Ada Moss", "people: no-1"),
    )
    assert said(tmp_path, [CITIZEN], [same], NORWEGIAN, SWEDISH) == {"se-1": ("same", "jane")}
    assert said(tmp_path, [CITIZEN], [different], NORWEGIAN) == {}
    assert said(tmp_path, [CITIZEN], [same, line("different", "Person: ada moss", "people: se-1")], SWEDISH) == {}


def test_what_people_say_of_one_article_holds_there_alone(tmp_path: Path) -> None:
    here, there = (line("different", f"Person: Ada Moss @ {article}", "people: no-1") for article in ("a", "b"))
    assert said(tmp_path, [CITIZEN], [here], NORWEGIAN) == {}
    assert said(tmp_path, [CITIZEN], [there], NORWEGIAN) == {"no-1": ("same", "kg.catalogue")}
