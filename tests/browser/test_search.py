"""Search: by any name, in any case; relations and articles too; whoever is out of sight is shown all the same."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.choices import choices, focus, relations, seen
from tests.browser.conftest import Reader
from tests.publish import sample

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(reader: Reader) -> Any:
    graph = sample.graph()
    graph.nodes["Adaeze Okoro"]["label"] = "Adaézè Ọkọrọ"
    return reader.open(graph)


def suggestions(tab: Any, text: str) -> list[str]:
    tab.fill("#search", text)
    return [row.inner_text() for row in tab.locator("#found li").all()]


@pytest.mark.parametrize("text", ["okoro ada", "ADAEZE", "ọkọrọ", "  adaeze   okoro "])
def test_any_case_accent_and_order(tab: Any, text: str) -> None:
    assert suggestions(tab, text)[0].startswith("Adaézè Ọkọrọ")


def test_a_name_that_begins_so_comes_before_one_that_holds_it(tab: Any) -> None:
    assert suggestions(tab, "sarn")[0].startswith("Sarn Mining")
    assert any(row.startswith("Strait of Sarn") for row in suggestions(tab, "sarn"))


def test_arrows_walk_and_wrap_and_escape_empties(tab: Any) -> None:
    found = suggestions(tab, "ma")
    tab.keyboard.press("ArrowUp")
    assert tab.inner_text("#found [aria-selected=true]") == found[-1]
    assert tab.get_attribute("#search", "aria-activedescendant") == f"found-{len(found) - 1}"
    tab.keyboard.press("Escape")
    assert tab.input_value("#search") == ""
    assert tab.get_attribute("#search", "aria-expanded") == "false"


def test_whoever_is_out_of_sight_is_told_so_and_shown(tab: Any) -> None:
    tab.click("#legend label:has-text('Groups')")
    assert "Fishing crews" not in seen(tab)[0]
    assert suggestions(tab, "fishing crews")[0].split("\n")[-1] == "not in view"
    tab.keyboard.press("Enter")
    assert "Fishing crews" in seen(tab)[0]
    assert tab.inner_text("#panel-title") == "Fishing crews"
    assert choices(tab)["kindsOff"] == ["Group"]


def test_nobody_is_told(tab: Any) -> None:
    assert suggestions(tab, "zzz") == ["Nobody by that name on this map"]
    tab.keyboard.press("Enter")
    assert tab.is_hidden("#panel")


def test_a_relation_can_be_found_and_is_shown_alone(tab: Any) -> None:
    found = suggestions(tab, "signed")
    assert found == ["signed\nshow only this relation"]
    tab.locator("#found li").click()
    assert relations(tab) == {"signed"}


def test_an_article_can_be_found(tab: Any) -> None:
    assert "Three flags over a small harbour\narticle" in suggestions(tab, "flags harbour")


def test_the_second_word_of_a_slash_is_typed_and_no_key(tab: Any) -> None:
    tab.keyboard.press("/")
    tab.keyboard.type("f/h?t")
    assert tab.input_value("#search") == "f/h?t"
    assert tab.locator("dialog[open]").count() == 0
    assert focus(tab) == ""
