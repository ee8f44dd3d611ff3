"""Cards and the explorer inside a page that is like a notebook, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.notebook.sample import hostile_graph, small_graph

pytestmark = pytest.mark.browser
LIGHTS = {"light": ("#fff", "#000000de"), "dark": ("#111", "#fff")}  # paper and ink, as notebooks set them


class Notebook:
    """A page with outputs one below the other, which notes every request and every complaint."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser, self.path = browser, folder / "notebook.html"
        self.requests: list[str] = []
        self.complaints: list[str] = []

    def open(self, *shown: Any, light: str = "light") -> Any:
        paper, ink = LIGHTS[light]
        outputs = "".join(f"<div>{each._repr_html_()}</div>" for each in shown)
        head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Notebook</title>'
        body = f'<body style="background:{paper};color:{ink}">'
        self.path.write_text(f"{head}{body}<main><h1>Notebook</h1>{outputs}</main>", "utf-8")
        tab = self.browser.new_context(viewport={"width": 1200, "height": 900}, color_scheme=light).new_page()
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.goto(self.path.as_uri())
        return tab


@pytest.fixture
def notebook(browser: Any, tmp_path: Path) -> Iterator[Notebook]:
    made = Notebook(browser, tmp_path)
    yield made
    for context in browser.contexts:
        context.close()
    assert made.complaints == []
    assert made.requests == [made.path.as_uri()]


def explorer(tab: Any) -> Any:
    """The document inside the frame, once its map is drawn."""
    frame = tab.query_selector("iframe").content_frame()
    frame.wait_for_selector("html[data-ready]")
    return frame


def test_the_neighbourhood_opens_with_its_entity_selected(notebook: Notebook) -> None:
    frame = explorer(notebook.open(small_graph().show("moss")))
    assert frame.inner_text("h1") == "Around Ada Moss"
    assert frame.inner_text("#panel-title") == "Ada Moss"


def test_the_explorer_works_in_its_sandbox(notebook: Notebook) -> None:
    tab = notebook.open(small_graph())
    frame = explorer(tab)
    frame.fill("#search", "norl")
    frame.press("#search", "Enter")
    assert frame.inner_text("#panel-title") == "Norland"
    frame.press("#panel-title", "Escape")
    frame.click("#closer")
    frame.focus(".skip")
    frame.press(".skip", "Enter")
    assert frame.evaluate("document.activeElement.id") == "search"
    assert frame.inner_text("h1") == "2 articles"


@pytest.mark.parametrize("light", LIGHTS)
def test_cards_are_legible_on_light_and_dark_paper(notebook: Notebook, light: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    graph = small_graph()
    tab = notebook.open(*graph.claims, *graph.entities, graph, light=light)
    explorer(tab)
    found = axe.Axe().run(tab, context={"exclude": [["iframe"]]}).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_hostile_text_runs_nowhere(notebook: Notebook) -> None:
    graph = hostile_graph()
    tab = notebook.open(*graph.claims, *graph.entities, graph)
    explorer(tab).wait_for_selector("#map canvas")
    assert all(frame.evaluate("globalThis.hacked === undefined") for frame in tab.frames)
    assert tab.locator(".kg-title", has_text="<script>").count()
