"""The page to ask on, in a real browser at a real server: YASGUI, the stored questions and the examples beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kg.graph import Graph
from kg.model import Resolution
from tests.notebook.sample import hostile_graph, small_graph
from tests.serve.server import running

pytestmark = pytest.mark.browser
QUERY = "SELECT ?who WHERE { ?a kg:released ?b . ?a skos:prefLabel ?who }"
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a server listens: of a small graph, and of names that would like to be programs."""
    folder, small, hostile = tmp_path_factory.mktemp("graph"), small_graph(), hostile_graph()
    entities = (*small.entities, *hostile.entities)
    of_mention = small.resolution.of_mention | hostile.resolution.of_mention
    Graph((*small.readings, *hostile.readings), Resolution(entities, of_mention), small.ontology).write(folder)
    with running(folder) as server:
        yield server.url.rstrip("/")


class Desktop:
    """Browser windows on the page, which note every request and every complaint."""

    def __init__(self, browser: Any, address: str) -> None:
        self.browser, self.address = browser, address
        self.requests: list[str] = []
        self.complaints: list[str] = []

    def open(self, path: str = "/query", **context: Any) -> Any:
        tab = self.browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **context}).new_page()
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.goto(self.address + path)
        tab.wait_for_selector("html[data-ready]")
        return tab


@pytest.fixture
def desktop(browser: Any, address: str) -> Iterator[Desktop]:
    """A desktop whose pages ask nobody but the server, and complain of nothing but refused questions."""
    made = Desktop(browser, address)
    yield made
    for context in browser.contexts:
        context.close()
    assert [each for each in made.complaints if "the server responded with a status of 400" not in each] == []
    assert [url for url in made.requests if not url.startswith((address, "data:"))] == []


def write(tab: Any, text: str) -> None:
    """Type into the editor."""
    tab.click(".CodeMirror-lines")
    tab.keyboard.press("Control+a")
    tab.keyboard.type(text)


def rows(tab: Any) -> list[list[str]]:
    tab.wait_for_selector(".yasr tbody tr")
    return tab.eval_on_selector_all(".yasr tbody tr", "all => all.map((row) => [...row.cells].map((c) => c.innerText))")


def editor(tab: Any) -> str:
    return tab.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")


def test_a_query_is_asked_by_keyboard_and_kept_by_the_address_alone(desktop: Desktop) -> None:
    tab = desktop.open()
    write(tab, QUERY)
    tab.keyboard.press("Control+Enter")
    assert rows(tab) == [["Sudonia"]]
    tab.wait_for_function("document.getElementById('told').textContent === 'Answered: 1 rows.'")
    assert "PREFIX kg:" in editor(tab)  # written by the editor, so that any endpoint takes the query
    assert tab.locator(".parseErrorIcon").count() == 0
    again = desktop.open(tab.url.removeprefix(desktop.address))
    assert rows(again) == [["Sudonia"]]
    assert tab.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    assert tab.context.cookies() == []


def test_terms_are_suggested_and_wrong_ones_told(desktop: Desktop) -> None:
    tab = desktop.open()
    write(tab, "SELECT * WHERE { ?x kg:rele")
    tab.wait_for_selector(".CodeMirror-hints")
    assert "kg:released  released" in tab.inner_text(".CodeMirror-hints").replace("\xa0", " ")
    tab.keyboard.press("Enter")
    assert "kg:released" in editor(tab)
    write(tab, "SELECT * WHERE { ?a kg:relesed ?b }")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_selector(".errorResult")
    assert "kg has no term 'relesed'; did you mean kg:released?" in tab.inner_text(".errorResult")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.tagName") != "TEXTAREA"
    assert "\t" not in editor(tab)


def test_a_stored_question_is_asked_with_a_name_suggested(desktop: Desktop) -> None:
    tab = desktop.open()
    tab.click("summary:has-text('Everything about one entity')")
    tab.type("#about-entity", "nor")
    tab.wait_for_selector("#names option[value=Norland]", state="attached")
    tab.fill("#about-entity", "Norlnd")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#trouble:not([hidden])")
    assert "did you mean 'Norland'" in tab.inner_text("#trouble")
    tab.fill("#about-entity", "norland")
    tab.keyboard.press("Enter")
    assert all("Norland" in row for row in rows(tab))
    assert editor(tab).startswith("# Everything about one entity")
    assert tab.is_hidden("#trouble")


def test_an_example_leads_to_pages_of_this_server_and_hostile_names_are_text(desktop: Desktop) -> None:
    tab = desktop.open()
    tab.click("text=Whom most statements are about")
    assert any("<script>" in cell for row in rows(tab) for cell in row)
    assert tab.evaluate("globalThis.hacked === undefined && !document.querySelector('#editor img')")
    links = tab.eval_on_selector_all(".yasr a.iri", "all => all.map((link) => link.getAttribute('href'))")
    assert "/entity/ada-moss" in links
    assert all(link.startswith("/entity/") for link in links)


def test_an_address_cannot_lead_the_query_elsewhere(desktop: Desktop) -> None:
    tab = desktop.open("/query#query=ASK%20%7B%7D&endpoint=https%3A%2F%2Felsewhere.example%2Fsparql&requestMethod=GET")
    tab.wait_for_function("document.getElementById('told').textContent.startsWith('Answered')")
    assert any(url.endswith("/sparql") for url in desktop.requests)


@pytest.mark.parametrize("context", [{"color_scheme": "dark"}, PHONE], ids=["dark", "phone"])
def test_is_accessible_and_fits(desktop: Desktop, context: dict[str, Any]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    tab = desktop.open(**context)
    tab.click("summary:has-text('Who met')")
    tab.click("text=Whom most statements are about")
    rows(tab)
    found = axe.Axe().run(tab, context={"exclude": [[".tabsList"], [".CodeMirror"]]}).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
