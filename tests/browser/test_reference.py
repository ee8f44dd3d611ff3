"""The page of the ontology in a real browser: it searches, and fits a phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.ontology import load_ontology
from kg.reference.page import render

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the PATH"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = Path(tmp_path_factory.mktemp("page")) / "ontology.html"
    path.write_text(render(load_ontology()), encoding="utf-8")
    return path.as_uri()


def test_search_shows_what_holds_every_word_and_a_link_ends_it(browser: Any, address: str) -> None:
    tab, complaints = browser.new_page(), []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("request", lambda request: complaints.append(request.url) if request.url != address else None)
    tab.goto(address)
    tab.keyboard.press("/")
    tab.keyboard.type("envoy accredited")
    assert tab.locator(".term:visible").count() == 1
    assert tab.locator("#found").inner_text() == "1 term"
    tab.locator("#envoyTo a", has_text="country").first.click()
    assert tab.url.endswith("#Country")
    assert tab.locator("#Country").is_visible()
    assert tab.locator("#search").input_value() == ""
    tab.fill("#search", "zzz")
    assert tab.locator("main > section:visible").count() == 0
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_needs_no_script(browser: Any, address: str, scheme: str) -> None:
    phone = {"viewport": {"width": 360, "height": 740}, "color_scheme": scheme, "java_script_enabled": False}
    tab = browser.new_context(**phone).new_page()
    tab.goto(address + "#released")
    assert not tab.locator("#search").is_visible()
    assert tab.locator("#released").is_visible()
    assert tab.locator("main").bounding_box()["width"] <= 360
    assert (
        max(box["width"] for box in (node.bounding_box() for node in tab.locator("#released *:visible").all())) <= 360
    )
