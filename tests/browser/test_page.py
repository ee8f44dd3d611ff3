"""The page in a real browser, opened from disk as a reader would."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from kg.publish.page.data import Excerpt
from tests.browser.conftest import Reader
from tests.publish import sample

pytestmark = pytest.mark.browser
LINE = "([from, to]) => `${from} → ${to}`"


def click_line(tab: Any, source: str, target: str) -> None:
    """Click where the line is drawn, not on a hook."""
    spot = tab.evaluate(
        f"""(ends) => {{
          const {{ network }} = kgPage;
          const point = network.body.edges[({LINE})(ends)].edgeType.getPoint(0.5);
          const {{ x, y }} = network.canvasToDOM(point);
          const map = document.getElementById("map").getBoundingClientRect();
          return [map.x + x, map.y + y];
        }}""",
        [source, target],
    )
    tab.mouse.click(*spot)
    tab.wait_for_selector("#panel:not([hidden])")


def drawn(tab: Any) -> set[str]:
    """The nodes that are not hidden."""
    shown = "Object.values(kgPage.network.body.nodes).filter((n) => !n.options.hidden && !n.isCluster).map((n) => n.id)"
    return set(tab.evaluate(shown))


@pytest.mark.parametrize(
    "context",
    [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}],
    ids=["wide", "dark", "phone"],
)
def test_opens_without_requests_or_complaints(reader: Reader, context: dict[str, Any]) -> None:
    tab = reader.open(sample.graph(), **context)
    assert tab.inner_text("h1") == "A season on the Strait of Sarn"
    assert "in 4 articles: 71 statements about 36 entities" in tab.inner_text("#deck")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert len(reader.requests) == 1


def test_facts_only_at_first_and_says_what_is_hidden(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    assert "57 statements shown" in tab.inner_text("#shown")
    assert "14 hidden" in tab.inner_text("#shown")
    assert "Fishing crews" not in drawn(tab)
    tab.click("#shown >> text=Show all")
    assert "71 statements shown" in tab.inner_text("#shown")
    assert "Fishing crews" in drawn(tab)


def test_search_knows_aliases_and_selects(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.keyboard.press("/")
    tab.keyboard.type("the genera")
    assert "General Osric Vane" in tab.inner_text("#found li[aria-selected=true]")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#panel-title") == "General Osric Vane"
    assert "Also called Vane, the general" in tab.inner_text("#panel")
    tab.keyboard.press("Escape")
    assert tab.is_hidden("#panel")


def test_click_on_node_tells_its_facts_by_relation(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    x, y = tab.evaluate(
        """() => { const { x, y } = kgPage.network.canvasToDOM(kgPage.network.getPosition("Kestria"));
        const map = document.getElementById("map").getBoundingClientRect(); return [map.x + x, map.y + y]; }"""
    )
    tab.mouse.click(x, y)
    tab.wait_for_selector("#panel:not([hidden])")
    panel = tab.inner_text("#panel")
    assert tab.inner_text("#panel-title") == "Kestria"
    assert tab.get_attribute("#panel .links a", "href") == "https://www.wikidata.org/wiki/Q900002"
    assert "Kestria detained 41 dockworkers" in panel
    assert "hidden by the filters" in panel


def test_click_on_line_shows_sentence_with_marks(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    click_line(tab, "Valdorian Foreign Ministry", "Valdoria")
    assert tab.inner_text("blockquote") == "Valdoria's Valdorian Foreign Ministry declined to comment."
    assert tab.inner_text("blockquote mark.who") == "Valdorian Foreign Ministry"
    assert tab.inner_text("blockquote mark.whom") == "Valdoria"
    assert tab.inner_text("figcaption a") == "Strait of Sarn closed for a second week"
    assert "4 March 2031" in tab.inner_text("figcaption")


def test_copies_are_folded_under_the_report_that_they_print(reader: Reader) -> None:
    tab = reader.open(sample.copied_graph())
    assert "in 4 articles (2 copies among them)" in tab.inner_text("#deck")
    click_line(tab, "Sudonia", "Norland")
    assert tab.inner_text("#panel .fact summary") == "2 reports, 4 outlets, 12 May – 3 June 2024"
    first, second = tab.locator(".report").all()
    assert first.locator("blockquote").all_inner_texts() == ["Sudonia met Norland at the quay."]
    assert first.locator("figcaption").inner_text().startswith("Three boats, one line")
    assert first.locator(".copies").inner_text() == "also in Sudonia Daily, <i>Lantern</i>"
    assert first.locator(".copies a").first.get_attribute("href") == "https://daily.example/wire"
    assert first.locator(".copies a").first.get_attribute("title") == "Talks at the quay"
    assert second.locator("figcaption a").inner_text() == "Of timber and men"
    assert second.locator(".copies").count() == 0


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-05-12", "2024-05-12", "12 May 2024"),
        ("2024-05-12", "2024-05-14", "12 – 14 May 2024"),
        ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2024", "2024-06-03", "2024 – 3 June 2024"),
        ("2024-05-12T09:00:00", "2024-05-12T17:30:00", "12 May 2024"),
    ],
)
def test_a_period_says_once_what_its_dates_share(reader: Reader, first: str, last: str, words: str) -> None:
    graph = sample.copied_graph()
    graph.edges["Sudonia", "Norland", "s000"].update(first_seen=first, last_seen=last)
    tab = reader.open(graph)
    tab.evaluate("kgPage.selectNode('Sudonia')")
    assert tab.inner_text("#panel .fact summary") == f"2 reports, 4 outlets, {words}"


def test_lines_are_broader_the_more_reports_say_so(reader: Reader) -> None:
    graph = sample.graph_of("Ada", "Bo", "Cy")
    sample.add_fact(
        graph, "Ada", "accused", "Bo", evidence=[sample.evidence("{S} accused {O}.", "Ada", "Bo", n) for n in range(3)]
    )
    sample.add_fact(
        graph,
        "Ada",
        "accused",
        "Cy",
        evidence=[sample.evidence("{S} accused {O}.", "Ada", "Cy", 4 * n) for n in range(3)],
    )
    tab = reader.open(graph)
    width = f"(ends) => kgPage.network.body.edges[({LINE})(ends)].options.width"
    assert tab.evaluate(width, ["Ada", "Bo"]) > tab.evaluate(width, ["Ada", "Cy"])


def test_filters_hide_kinds_and_relations(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.click("#legend label:has-text('People')")
    assert "Elena Marsh" not in drawn(tab)
    assert "Valdoria" in drawn(tab)
    tab.click("#legend >> text='None'")
    assert drawn(tab) == set()
    tab.click("#legend label:has-text('accused')")
    assert drawn(tab) == {"Valdoria", "Kestria"}


def test_keyboard_keeps_its_place_in_the_legend(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.focus("#legend label:has-text('Places') input")
    tab.keyboard.press("Space")
    assert tab.evaluate("document.activeElement.closest('label').textContent").startswith("Places")
    assert "Lindholm" not in drawn(tab)


def test_stands_still(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    before = tab.evaluate("kgPage.network.getPositions()")
    tab.wait_for_timeout(2000)
    assert tab.evaluate("kgPage.network.getPositions()") == before


def test_hostile_text_is_shown_and_never_run(reader: Reader) -> None:
    graph = sample.hostile_graph()
    tab = reader.open(graph)
    tab.evaluate("kgPage.selectNode('evil')")
    assert tab.inner_text("#panel-title") == graph.nodes["evil"]["label"]
    assert tab.inner_text("blockquote mark.who >> nth=0") == "A fox"  # after an emoji: offsets count code points
    tab.fill("#search", "<img")
    assert "<img" in tab.inner_text("#found")
    tab.wait_for_timeout(200)
    assert tab.evaluate("globalThis.hacked") is None
    assert tab.locator("img:not(#picture)").count() == 0
    assert tab.locator("a[href^=javascript]").count() == 0


def test_empty_graph_is_told_kindly(reader: Reader) -> None:
    tab = reader.open(nx.MultiDiGraph())
    assert "nothing to draw yet" in tab.inner_text("#empty")


def test_prints_on_paper_from_dark_mode(reader: Reader) -> None:
    tab = reader.open(sample.graph(), color_scheme="dark")
    paper = "getComputedStyle(document.documentElement).getPropertyValue('--paper')"
    dark = tab.evaluate(paper)
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.evaluate(paper) == "#fbfaf7" != dark
    tab.emulate_media(media="print")
    assert tab.is_visible("#picture")
    assert tab.get_attribute("#picture", "src").startswith("data:image/png")


QUESTION = "SELECT ?who { ?who kg:met ?whom } # <script>globalThis.hacked=1</script>"


def test_an_answer_shows_all_of_it_and_the_question(reader: Reader) -> None:
    graph = sample.graph_of("Ada", "Bo", "Cy", "Alone <b>")
    sample.add_fact(graph, "Ada", "met", "Bo", evidence=[sample.evidence("{S} met {O}.", "Ada", "Bo")])
    sample.add_fact(graph, "Bo", "accused", "Cy", status="negated", evidence=[sample.evidence("{S} {O}.", "Bo", "Cy")])
    sample.add_fact(graph, "Cy", "near", "Ada", status="asked", evidence=[])
    tab = reader.open(graph, Excerpt(QUESTION, "season", 36, 71))
    deck = tab.inner_text("#deck")
    assert deck.startswith("What this question finds in 1 article: 3 statements about 4 entities.")
    assert "Part of season, with 71 statements about 36 entities." in deck
    assert tab.inner_text(".question pre") == QUESTION
    assert tab.is_visible(".question pre")
    assert drawn(tab) == {"Ada", "Bo", "Cy", "Alone <b>"}
    assert "hidden" not in tab.inner_text("#shown")
    assert "Made by the question alone" in tab.inner_text("#legend")
    click_line(tab, "Cy", "Ada")
    assert "made by the question" in tab.inner_text("#panel")
    assert "confidence" not in tab.inner_text("#panel")
    assert tab.evaluate("globalThis.hacked") is None
