"""A reader's browser: opens pages from disk and notes what they ask for and complain about."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.publish.page.data import NO_PAGES, Excerpt
from kg.publish.page.html import write_page

CHROMIUM = shutil.which("chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Reader:
    """A browser window on one page, which notes every request and every complaint."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser, self.folder = browser, folder
        self.requests: list[str] = []
        self.complaints: list[str] = []

    def open(
        self,
        graph: nx.MultiDiGraph[str],
        excerpt: Excerpt | None = None,
        pages: Mapping[str, str] = NO_PAGES,
        **context: Any,
    ) -> Any:
        path = self.folder / "graph.html"
        write_page(graph, path, title="A season on the Strait of Sarn", excerpt=excerpt, pages=pages)
        tab = self.browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **context}).new_page()
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.goto(path.as_uri())
        tab.wait_for_selector("html[data-ready]")
        return tab


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium from the distribution; tests that need it are passed over where it is missing."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")
    if CHROMIUM is None:
        pytest.skip("no chromium on the PATH")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def reader(browser: Any, tmp_path: Path) -> Iterator[Reader]:
    """A reader whose pages ask for nothing and complain of nothing."""
    made = Reader(browser, tmp_path)
    yield made
    for context in browser.contexts:
        context.close()
    assert made.complaints == []
    assert [url for url in made.requests if not url.endswith("graph.html") and not url.startswith("data:")] == []
