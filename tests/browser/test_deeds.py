"""What can be done with an entity, by button, menu and key; and undone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.choices import choices, focus, seen
from tests.browser.conftest import Reader
from tests.publish import sample

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(reader: Reader) -> Any:
    return reader.open(sample.graph())


def test_neighbourhood_of_one_two_and_three_steps_and_back(tab: Any) -> None:
    tab.evaluate("kgPage.selectNode('Samir Holt')")
    tab.click("#panel .deeds >> text='1'")
    assert seen(tab)[0] == {"Samir Holt", "Red Tide", "Northern Court"}
    assert focus(tab).endswith("1 step away")
    assert tab.get_attribute("#panel .deeds button >> nth=0", "aria-pressed") == "true"
    tab.click("#banner >> text='2 steps'")
    assert seen(tab)[0] == {"Samir Holt", "Red Tide", "Northern Court", "Port Aven", "Pavel Anton Dray"}
    assert "Only what is 2 steps from Samir Holt" in tab.inner_text("#banner")
    tab.click("#panel .deeds >> text='3'")
    assert "Valdoria" in seen(tab)[0]
    tab.click("#banner >> text=Back to the whole map")
    assert len(seen(tab)[1]) == 57
    assert tab.is_hidden("#banner")


def test_path_is_drawn_and_told_as_sentences(tab: Any) -> None:
    tab.evaluate("kgPage.selectNode('Samir Holt')")
    tab.click("#panel .deeds >> text=Path to")
    assert "Path from Samir Holt: pick another" in tab.inner_text("#banner")
    tab.keyboard.type("elena")
    tab.keyboard.press("Enter")
    assert seen(tab)[0] == {"Samir Holt", "Red Tide", "Port Aven", "Valdoria", "Elena Marsh"}
    assert [row.inner_text() for row in tab.locator(".chain li").all()] == [
        "Samir Holt member of Red Tide",
        "Red Tide attacked Port Aven",
        "Port Aven located in Valdoria",
        "Elena Marsh head of state of Valdoria",
    ]
    tab.click(".chain >> text=attacked")
    assert tab.inner_text("blockquote").startswith("Red Tide bombed a crane")
    tab.click("#banner >> text=Back to the whole map")
    assert len(seen(tab)[1]) == 57


def test_where_no_path_is_the_page_says_so_and_offers_more(tab: Any) -> None:
    tab.evaluate("kgPage.selectNode('Fishing crews')")
    tab.keyboard.press("p")
    tab.keyboard.type("Kestrian N")
    tab.keyboard.press("Enter")
    assert "No path leads from Fishing crews to Kestrian Navy" in tab.inner_text("#banner")
    tab.click("#banner >> text=Look through everything")
    assert "Kestrian Navy attacked Fishing crews" in tab.inner_text(".chain")


def test_a_path_just_begun_is_let_go(tab: Any) -> None:
    tab.evaluate("kgPage.selectNode('Valdoria')")
    tab.keyboard.press("p")
    tab.keyboard.press("Escape")
    assert tab.is_hidden("#banner")
    tab.evaluate("kgPage.selectNode('Kestria')")
    assert tab.inner_text("#panel-title") == "Kestria"


def test_hidden_is_gone_and_undone(tab: Any) -> None:
    tab.evaluate("kgPage.selectNode('Kestria')")
    tab.keyboard.press("h")
    assert "Kestria" not in seen(tab)[0]
    assert tab.is_hidden("#panel")
    assert "without Kestria" in tab.get_attribute("#chips .chip", "aria-label")
    tab.keyboard.press("Control+z")
    assert "Kestria" in seen(tab)[0]
    tab.keyboard.press("Control+Shift+Z")
    assert "Kestria" not in seen(tab)[0]
    tab.click("[aria-label=Undo]")
    assert "Kestria" in seen(tab)[0]


def test_undo_goes_through_all_choices_and_leaves_the_selection(tab: Any) -> None:
    start = choices(tab)
    tab.click("#legend label:has-text('Places')")
    tab.focus("#sure")
    for _ in range(3):
        tab.keyboard.press("ArrowRight")
    tab.evaluate("kgPage.selectNode('Valdoria')")
    tab.keyboard.press("f")
    assert tab.get_attribute("[aria-label=Redo]", "aria-disabled") == "true"
    for _ in range(5):
        tab.keyboard.press("z")
    assert choices(tab) == start | {"selected": {"node": "Valdoria"}}
    assert tab.get_attribute("[aria-label=Undo]", "aria-disabled") == "true"


def test_pinned_and_let_go(tab: Any) -> None:
    tab.evaluate("kgPage.selectNode('Valdoria')")
    tab.click("#panel .deeds >> text='Pin'")
    assert [name for name, _ in choices(tab)["pinned"]] == ["Valdoria"]
    assert "1 pinned" in tab.inner_text("#chips")
    tab.click("#panel .deeds >> text='Unpin'")
    assert choices(tab)["pinned"] == []


def test_the_second_button_of_the_mouse_opens_the_same(tab: Any) -> None:
    x, y = tab.evaluate(
        """() => { const { x, y } = kgPage.network.canvasToDOM(kgPage.network.getPosition("Valdoria"));
        const map = document.getElementById("map").getBoundingClientRect(); return [map.x + x, map.y + y]; }"""
    )
    tab.mouse.click(x, y, button="right")
    assert tab.inner_text("#deeds .kicker") == "Valdoria"
    tab.keyboard.press("Escape")
    assert tab.is_hidden("#deeds")
    tab.mouse.click(x, y, button="right")
    tab.click("#deeds >> text=Hide")
    assert "Valdoria" not in seen(tab)[0]
    assert tab.is_hidden("#deeds")
