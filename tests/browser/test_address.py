"""The view lives in the address: it is restored exactly, and nothing that anybody writes there does harm."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from tests.browser.choices import CHOOSE, KNOWN, address, choices, seen, some_choices
from tests.browser.conftest import Reader
from tests.publish import sample

pytestmark = pytest.mark.browser

AWKWARD = "Vane, & Söhne = 100%#?"


@pytest.fixture
def tab(reader: Reader) -> Any:
    return reader.open(sample.graph())


def go(tab: Any, text: str) -> None:
    """Follow a link to another place of the page, as from a mail."""
    tab.evaluate("(text) => { location.hash = text; }", text)
    tab.wait_for_timeout(50)


def test_any_choice_comes_back_from_its_address(reader: Reader) -> None:
    graph = sample.graph()
    graph.add_node(AWKWARD, **graph.nodes["General Osric Vane"])
    sample.add_fact(
        graph, AWKWARD, "a,b&c=d", "Valdoria", evidence=[sample.evidence("{S} met {O}.", AWKWARD, "Valdoria")]
    )
    tab = reader.open(graph)
    page = tab.evaluate(KNOWN)
    chance = random.Random(7)
    for _ in range(12):
        tab.evaluate(CHOOSE, some_choices(chance, page))
        chosen, shown, text = choices(tab), seen(tab), address(tab)
        tab.reload()
        tab.wait_for_selector("html[data-ready]")
        assert (choices(tab), seen(tab), address(tab)) == (chosen, shown, text)


def test_only_what_differs_is_written_and_readable(tab: Any) -> None:
    assert address(tab) == ""
    tab.click("#legend label:has-text('Awards')")
    tab.evaluate("kgPage.selectNode('Valdoria')")
    assert address(tab) == "entity=Valdoria&kinds=not:Award"
    tab.click("#legend label:has-text('Awards')")
    tab.keyboard.press("Escape")
    assert address(tab) == ""


def test_a_link_to_an_entity_opens_it(tab: Any) -> None:
    go(tab, "entity=Fishing%20crews")
    assert tab.inner_text("#panel-title") == "Fishing crews"
    assert "Fishing crews" in seen(tab)[0]
    go(tab, "")
    assert tab.is_hidden("#panel")


def test_a_link_to_a_statement_shows_it_first_whatever_the_filters_say(tab: Any) -> None:
    denied = tab.evaluate("[...kgPage.facts.values()].find(({ standing }) => standing === 'negated').id")
    go(tab, f"statement={denied}")
    assert denied in seen(tab)[1]
    assert tab.get_attribute("#panel .fact >> nth=0", "data-standing") == "negated"
    assert address(tab) == f"statement={denied}"


@pytest.mark.parametrize(
    "text",
    [
        "search",
        "entity=nobody&statement=none&line=a,b",
        "standings=__proto__,constructor&kinds=toString",
        "entity=%E0%A4%A&hidden=%,%%,%zz",
        "from=yesterday&until=2031-02-30&sure=NaN&most=-3&around=Valdoria,99&path=Valdoria,Valdoria",
        "pinned=Valdoria,1e999,NaN,Kestria,<script>,2",
        "relations=not:<img src=x onerror=globalThis.hacked=1>",
        "&&&===&",
    ],
)
def test_what_is_unknown_or_hostile_is_passed_over(tab: Any, text: str) -> None:
    start = choices(tab)
    go(tab, text)
    assert choices(tab) == start
    assert tab.evaluate("globalThis.hacked") is None


def test_a_frame_without_an_address_works_as_well(reader: Reader, tmp_path: Path) -> None:
    tab = reader.open(sample.graph())
    page = (tmp_path / "graph.html").read_text("utf-8")
    tab.goto("data:text/html,<iframe sandbox='allow-scripts' width=1200 height=800></iframe>")
    tab.evaluate("(page) => { document.querySelector('iframe').srcdoc = page; }", page)
    frame = tab.frame_locator("iframe")
    frame.locator("#legend label:has-text('Awards')").click()
    assert "Without awards" in frame.locator("#chips").inner_text()
    assert frame.locator("text=Copy link").is_hidden()


def test_the_link_is_copied(reader: Reader) -> None:
    tab = reader.open(sample.graph(), permissions=["clipboard-read", "clipboard-write"])
    tab.evaluate("kgPage.selectNode('Kestria')")
    tab.click("text=Copy link")
    tab.wait_for_selector("text=Link copied")
    assert tab.evaluate("navigator.clipboard.readText()").endswith("graph.html#entity=Kestria")
