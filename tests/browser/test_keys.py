"""Everything by keyboard, in a sensible order, in both lights: nothing that axe complains of."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.choices import focus, with_families
from tests.browser.conftest import Reader
from tests.publish import sample

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}}


def test_the_keys_are_told_in_a_dialog(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.keyboard.press("?")
    assert tab.is_visible("dialog[open] >> text=Timeline")
    assert focus(tab) == "Close"
    tab.keyboard.press("t")
    assert tab.is_hidden("#timeline")
    tab.keyboard.press("Escape")
    assert tab.locator("dialog[open]").count() == 0


def test_tab_goes_from_skip_links_to_search_to_the_map(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    stops = []
    for _ in range(5):
        tab.keyboard.press("Tab")
        stops.append(focus(tab))
    assert stops[:3] == ["Skip to search", "Skip to the map", "Skip to the filters"]
    assert tab.evaluate("location.hash") == ""
    tab.focus("text=Skip to the filters")
    tab.keyboard.press("Enter")
    assert tab.evaluate("Boolean(document.activeElement.closest('#legend'))")
    tab.focus("text=Skip to search")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "search"


def test_keys_typed_into_a_field_are_letters(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.click("summary >> text=When")
    tab.focus("#date-from")
    tab.keyboard.type("thz?")
    assert tab.input_value("#date-from") == "thz?"
    assert tab.is_hidden("#timeline")


@pytest.mark.parametrize("context", [{}, {"color_scheme": "dark"}, PHONE], ids=["light", "dark", "phone"])
@pytest.mark.parametrize(
    "place", ["#entity=Valdoria&around=Valdoria,2&kinds=not:Award", "#path=Samir%20Holt,Elena%20Marsh"]
)
def test_axe_has_nothing_to_complain_of(reader: Reader, context: dict[str, Any], place: str) -> None:
    tab = reader.open(with_families(sample.graph()), **context)
    tab.evaluate("(place) => { location.hash = place; }", place)
    tab.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    if context != PHONE:
        tab.keyboard.press("t")
    else:
        tab.click("#filters")
        tab.wait_for_timeout(400)
    found = Axe().run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]})
    assert found.violations_count == 0, found.generate_report()
