"""What a reader reads: the panel, the list, what can be saved, and paper."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from rdflib import Graph

from tests.browser.choices import saved
from tests.browser.conftest import Reader
from tests.publish import sample

HEADED = "[...document.querySelectorAll('#panel :is(h2, h3, h4)')].map((h) => Number(h.tagName[1]))"
EVERYTHING = (
    "kgPage.change(() => { kgPage.view.standings = new Set(['fact', 'said', 'planned', 'possible', 'negated']); })"
)


def line(tab: Any, source: str, target: str) -> None:
    tab.evaluate(
        "([from, to]) => kgPage.selectLine([...kgPage.lines.values()].find((l) => l.from === from && l.to === to).id)",
        [source, target],
    )


def fact(tab: Any, subject: str, relation: str) -> str:
    find = "([s, r]) => [...kgPage.facts.values()].find((f) => f.subject === s && f.relation === r).id"
    return str(tab.evaluate(find, [subject, relation]))


def violations(tab: Any) -> list[str]:
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in Axe().run(tab).response["violations"]]


def crowd(number: int) -> Any:
    """Somebody of whom much is said."""
    graph = sample.graph_of("Ada", *(f"Friend {n}" for n in range(40)))
    for n in range(number):
        other, relation = f"Friend {n % 40}", ("met", "accused", "aided", "urged", "praised")[n % 5]
        proof = sample.evidence(f"{{S}} and {{O}}, for the {n}th time.", "Ada", other, n)
        sample.add_fact(graph, "Ada", relation, other, evidence=[proof])
    return graph


def test_offices_are_told_of_holder_and_body(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.evaluate("kgPage.selectNode('Elena Marsh')")
    assert tab.inner_text(".offices li").split("\n\n") == [
        "Head of state of Valdoria",
        "since 2029, last reported 4 March 2031",
    ]
    tab.click(".offices >> text=Valdoria")
    assert tab.inner_text("#panel-title") == "Valdoria"
    assert "Who holds its offices" in tab.inner_text("#panel")
    tab.evaluate("kgPage.selectNode('Kestria')")
    assert [held.split("\n")[0] for held in tab.locator(".offices li").all_inner_texts()] == [
        "Pavel Anton Dray, head of government",
        "Tobias Reyk, head of government",
    ]
    assert "over by 2 April 2031" in tab.inner_text(".offices")


def test_articles_lead_to_their_pages_and_to_the_original(reader: Reader) -> None:
    tab = reader.open(sample.graph(), pages=sample.PAGES)
    tab.evaluate("kgPage.selectNode('Kestria')")
    titles = tab.locator(".articles .title a")
    assert titles.first.inner_text() == "Three flags over a small harbour"
    assert titles.first.get_attribute("href") == "articles/accord.html"
    original = tab.locator(".articles .details a").first
    assert original.get_attribute("href") == "https://review.example/accord"
    assert original.get_attribute("aria-label") == "Original of “Three flags over a small harbour”"


def test_own_acts_come_before_those_of_others(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.evaluate("kgPage.selectNode('Kestria')")
    accused = tab.locator("details:has(> summary h4:has-text('accused')) .says")
    assert accused.all_inner_texts() == ["Kestria accused Valdoria", "Valdoria accused Kestria"]


def test_much_is_told_a_little_at_a_time_and_at_once(reader: Reader) -> None:
    tab = reader.open(crowd(500))
    took = tab.evaluate(
        "() => { const start = performance.now(); kgPage.selectNode('Ada'); document.body.offsetHeight;"
        "return performance.now() - start; }"
    )
    met = tab.locator("details:has(> summary h4:has-text('met'))")
    assert met.locator(".fact").count() == 8
    met.locator("text=Show 92 more statements").click()
    assert met.locator(".fact").count() == 100
    assert tab.evaluate("document.activeElement.matches('.fact:nth-child(9)')")
    assert tab.locator("blockquote").count() == 0
    assert took < 400  # a fourth of it on a machine that has nothing else to do


def test_moments_tell_and_open_a_statement(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.evaluate("kgPage.selectNode('Elena Marsh')")
    assert "without a date" in tab.inner_text(".told")
    bars = tab.locator(".moments button")
    bars.first.focus()
    assert tab.inner_text(".told").startswith("reported 4 March 2031: ")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.matches('.moments button:nth-child(2)')")
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.press("Enter")
    if tab.locator(".told button").count():
        tab.keyboard.press("Enter")  # the first of several
    assert "4 March 2031" in tab.inner_text(".fact[data-chosen]")


def test_who_says_and_who_denies_stand_side_by_side(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.evaluate(EVERYTHING)
    line(tab, "Kestria", "Hanna Brandt")
    said, denied = tab.locator(".versus > div").all()
    assert "Daily Lantern" in said.inner_text()
    assert "not detained" in denied.inner_text()
    assert said.bounding_box()["y"] == denied.bounding_box()["y"]
    assert "about 9 in 10 such claims were right where checked" in said.inner_text()


def test_what_filters_hide_is_told_with_its_standing(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    line(tab, "Kestria", "Hanna Brandt")
    assert "2 statements hidden by the filters: 1 one side’s word, 1 denied." in tab.inner_text("#panel")


def test_many_sentences_wait_until_asked_for(reader: Reader) -> None:
    graph = sample.graph_of("Ada", "Bo")
    proofs = [sample.evidence("{S} met {O} " + f"again, {n}.", "Ada", "Bo", n) | {"report": f"r{n}"} for n in range(45)]
    sample.add_fact(graph, "Ada", "met", "Bo", evidence=proofs)
    tab = reader.open(graph)
    line(tab, "Ada", "Bo")
    assert tab.locator("blockquote").count() == 5
    tab.click("text=Show 40 more reports")
    assert tab.locator("blockquote").count() == 45


def test_a_statement_has_an_address_and_a_citation(reader: Reader) -> None:
    tab = reader.open(sample.graph(), permissions=["clipboard-read", "clipboard-write"])
    line(tab, "Valdoria", "Kestria")
    wanted = fact(tab, "Valdoria", "sanctioned")
    tab.locator(".fact", has_text="sanctioned").locator("text=Copy citation").click()
    tab.wait_for_selector("text=Copied")
    assert tab.evaluate("navigator.clipboard.readText()") == (
        "“Valdoria froze the assets of eleven banks in Kestria.” Three flags over a small harbour. "
        "Northern Review, 2 April 2031. https://review.example/accord"
    )
    tab.locator(".fact", has_text="sanctioned").locator(".permalink").click()
    assert f"statement={wanted}" in tab.url
    assert "sanctioned" in tab.inner_text(".fact[data-chosen] .says")


def test_where_the_clipboard_is_closed_the_citation_is_laid_out(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    line(tab, "Valdoria", "Kestria")
    tab.locator("text=Copy citation").first.click()
    assert tab.input_value(".to-copy").startswith("“Valdoria accused Kestria of mining.”")


def test_the_panel_takes_and_gives_back_the_focus(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.evaluate(EVERYTHING)
    tab.focus("#search")
    tab.evaluate("kgPage.selectNode('Kestria')")
    assert tab.evaluate("document.activeElement.id") == "panel-title"
    levels = tab.evaluate(HEADED)
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in pairwise(levels))
    tab.keyboard.press("Escape")
    assert tab.is_hidden("#panel")
    assert tab.evaluate("document.activeElement.id") == "search"


def test_on_a_phone_the_sheet_takes_the_screen_when_asked(reader: Reader) -> None:
    tab = reader.open(sample.graph(), viewport={"width": 390, "height": 844}, has_touch=True)
    tab.evaluate("kgPage.selectNode('Kestria')")
    assert tab.locator("#panel").bounding_box()["height"] < 500
    tab.tap(".grip")
    assert tab.locator("#panel").bounding_box()["height"] > 780
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_list_shows_what_the_map_shows_sorts_and_opens(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.click("#tools >> text=List")
    assert tab.evaluate("document.activeElement.id") == "list-title"
    assert tab.locator("#list tbody tr").count() == 57
    tab.click("#list thead >> text=Whom")
    assert tab.get_attribute("#list th:nth-child(3)", "aria-sort") == "ascending"
    whom = tab.locator("#list [data-name=Whom]").all_inner_texts()
    assert whom == sorted(whom, key=str.lower)
    tab.keyboard.press("Enter")
    assert tab.locator("#list [data-name=Whom]").all_inner_texts()[0] == whom[-1]
    tab.click("#legend label:has-text('People')")
    assert 0 < tab.locator("#list tbody tr").count() < 57
    tab.locator("#list tbody tr", has_text="blacklisted").locator("[data-name=Whom]").click()
    assert "sanctioned" in tab.inner_text(".fact[data-chosen] .says")
    tab.keyboard.press("Escape")
    tab.click("text=Back to the map")
    assert tab.is_hidden("#list")
    assert tab.evaluate("document.activeElement.textContent") == "List"


def test_a_long_list_comes_in_pages(reader: Reader) -> None:
    tab = reader.open(crowd(250))
    tab.click("#tools >> text=List")
    assert tab.locator("#list tbody tr").count() == 100
    tab.click("text=Show 100 more of 150")
    assert tab.locator("#list tbody tr").count() == 200


def test_hostile_texts_are_read_listed_saved_and_printed_as_texts(reader: Reader) -> None:
    graph = sample.hostile_graph()
    attack = graph.nodes["evil"]["label"]
    tab = reader.open(graph, pages={attack: "javascript:globalThis.hacked=4"})
    tab.evaluate("kgPage.selectNode('evil')")
    assert attack in tab.inner_text(".offices")
    line(tab, "evil", "good")
    tab.click("#tools >> text=List")
    assert attack in tab.inner_text("#list tbody")
    tab.click("text=Back to the map")
    assert attack in saved(tab, "Table of sentences")
    said = Graph().parse(data=saved(tab, "Linked data"), format="turtle")
    assert [str(text) for text in said.objects() if "A fox" in text] == [
        graph.edges["evil", "good", "s000"]["evidence"][0]["quote"]
    ]
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("img:not(#picture)").count() == 0
    assert tab.locator("a[href^='javascript']").count() == 0
    assert tab.evaluate("globalThis.hacked") is None


def test_paper_has_the_statements_in_sight_with_their_sentences(reader: Reader) -> None:
    tab = reader.open(sample.graph(), color_scheme="dark")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.locator("#dossier h3").count() == 57
    assert tab.locator("#dossier h2").nth(1).inner_text() == "Valdoria"
    assert "The Union blacklisted" not in tab.inner_text("#dossier")
    assert "The Meridian Union blacklisted Sarn Mining in March." in tab.inner_text("#dossier")
    assert tab.is_hidden("#legend")
    assert tab.pdf().startswith(b"%PDF")
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.locator("#dossier h3").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(reader: Reader, scheme: str) -> None:
    tab = reader.open(sample.graph(), color_scheme=scheme)
    tab.evaluate(EVERYTHING)
    tab.evaluate("kgPage.selectNode('Kestria')")
    assert violations(tab) == []
    line(tab, "Kestria", "Hanna Brandt")
    assert violations(tab) == []
    tab.click("#tools >> text=List")
    assert violations(tab) == []
