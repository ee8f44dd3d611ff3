"""The legend is the filter: what it switches, what it counts, and that the keyboard can do it all."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.choices import choices, entry, focus, relations, seen, with_families
from tests.browser.conftest import Reader
from tests.publish import sample

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(reader: Reader) -> Any:
    return reader.open(with_families(sample.graph()))


def test_a_family_switches_its_relations_and_shows_when_some_are_off(tab: Any) -> None:
    family = entry(tab, "talks and agreements")
    box = family.locator("input")
    box.click()
    assert not relations(tab) & {"met", "signed", "urged", "visited"}
    assert "accused" in relations(tab)
    tab.get_by_label("Relations of talks and agreements").click()
    entry(tab, "met").locator("input").click()
    assert "met" in relations(tab)
    assert box.evaluate("(input) => input.indeterminate")
    box.click()
    assert {"met", "signed"} <= relations(tab)
    assert box.is_checked()


def test_only_this_leaves_nothing_else_and_once_more_brings_all_back(tab: Any) -> None:
    everything = relations(tab)
    tab.get_by_label("Only force and weapons").focus()
    tab.keyboard.press("Enter")
    assert relations(tab) == {"attacked", "testedWeapon", "deployedTo"}
    assert focus(tab) == "Only force and weapons"
    tab.keyboard.press("Enter")
    assert relations(tab) == everything


def test_alt_click_is_only_this(tab: Any) -> None:
    entry(tab, "Countries").locator("label").click(modifiers=["Alt"])
    nodes, _ = seen(tab)
    assert "Valdoria" in nodes
    assert nodes <= {"Valdoria", "Kestria", "Norland", "Ostmark", "Tamar Islands"}


def test_counts_follow_the_other_filters(tab: Any) -> None:
    def number(label: str) -> int:
        return int(entry(tab, label).locator(".count").inner_text())

    assert number("force and weapons") == 3
    entry(tab, "Stated as fact").locator("input").click()
    assert number("force and weapons") == 0
    assert number("One side’s word") == 3  # what its own switch would bring
    entry(tab, "One side’s word").locator("input").click()
    assert number("force and weapons") == 1
    assert number("People") == 1


def test_what_is_claimed_is_one_switch_away(tab: Any) -> None:
    tab.click("text=Claimed, planned or denied, too")
    assert len(seen(tab)[1]) == 71
    tab.click("text=Only what is stated as fact")
    assert choices(tab)["standings"] == ["fact"]


def test_chips_tell_what_is_chosen_and_take_it_back(tab: Any) -> None:
    assert tab.is_hidden("#chips")
    entry(tab, "Awards").locator("input").click()
    tab.get_by_label("Only force and weapons").focus()
    tab.keyboard.press("Enter")
    chips = tab.locator("#chips .chip")
    assert [chip.get_attribute("aria-label").partition(":")[0] for chip in chips.all()] == [
        "without awards",
        "only “tested weapon”, “attacked”, “deployed to”",
    ]
    chips.nth(0).click()
    assert chips.count() == 1
    assert choices(tab)["kindsOff"] == []
    tab.click("#chips >> text=Reset")
    assert tab.is_hidden("#chips")
    assert len(seen(tab)[1]) == 57


def test_who_is_quoted_is_found_by_typing(tab: Any) -> None:
    tab.click("summary >> text=Who says so")
    tab.fill("#speaker", "solh")
    assert tab.inner_text("#speakers [aria-selected=true]").startswith("Ingrid Solheim")
    tab.keyboard.press("Enter")
    assert relations(tab) == {"supports"}
    assert tab.input_value("#speaker") == "Ingrid Solheim"
    assert "said by ingrid solheim" in tab.inner_text("#chips").lower()
    tab.click("#legend >> text=Anybody")
    assert choices(tab)["speaker"] is None


def test_outlets_most_first(tab: Any) -> None:
    tab.click("summary >> text=Outlets")
    fold = tab.locator(".fold", has=tab.locator("h2 >> text=Outlets"))
    assert fold.locator(".words").first.inner_text() == "Aven Courier"
    fold.locator("text=None").click()
    assert seen(tab)[1] == set()
    entry(tab, "Northern Review").locator("input").click()
    outlets = tab.evaluate(
        "[...kgPage.seen().facts.values()].flat().map((fact) => fact.evidence.map(({ article }) => article))"
    )
    assert outlets
    assert all("accord" in articles for articles in outlets)


@pytest.mark.parametrize(("text", "number"), [("2031-04", 15), ("2031-03-11", 30), ("2031", 45)])
def test_dates_are_days_months_or_years(tab: Any, text: str, number: int) -> None:
    tab.click("summary >> text=When")
    tab.fill("#date-from", text)
    tab.keyboard.press("Enter")
    dated = tab.evaluate(
        "(from) => [...kgPage.facts.values()].filter(({ standing, lastSeen }) =>"
        " standing === 'fact' && lastSeen && lastSeen.slice(0, from.length) >= from).length",
        text,
    )
    assert len(seen(tab)[1]) == dated
    assert dated


def test_what_is_no_date_is_told_and_changes_nothing(tab: Any) -> None:
    tab.click("summary >> text=When")
    tab.fill("#date-until", "2031-02-30")
    tab.keyboard.press("Tab")
    assert tab.get_attribute("#date-until", "aria-invalid") == "true"
    assert choices(tab)["until"] is None


def test_fewer_entities_and_surer_readings(tab: Any) -> None:
    tab.focus("#most")
    tab.keyboard.press("Home")
    nodes, facts = seen(tab)
    assert len(nodes) == 20
    assert "20 of 35 entities, the most reported" in tab.inner_text("#shown")
    assert len(facts) < 57
    tab.keyboard.press("End")
    tab.focus("#sure")
    tab.keyboard.press("End")
    assert seen(tab)[1] == set()
    assert "only the surest readings (1.00 and more)" in tab.inner_text("#legend")
    assert "57 less sure" in tab.inner_text("#shown")


def test_on_a_phone_the_filters_are_a_sheet(reader: Reader) -> None:
    tab = reader.open(with_families(sample.graph()), viewport={"width": 390, "height": 844}, has_touch=True)
    assert tab.evaluate("getComputedStyle(document.getElementById('legend')).visibility") == "hidden"
    tab.click("#filters")
    tab.wait_for_timeout(400)
    entry(tab, "Awards").locator("label").click()
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.id") == "filters"
    assert choices(tab)["kindsOff"] == ["Award"]
