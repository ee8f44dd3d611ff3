"""`kg serve` in a real browser: what readers do from the first view to the page of an article, and back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pyoxigraph import DefaultGraph, Literal, Quad

from kg.publish.rdf import turtle
from kg.publish.view import View
from kg.rdf.known import DCTERMS, KG, RDF, RDFS, SKOS
from kg.rdf.prefixes import BASE, ids_below
from kg.rdf.terms import integer, iri
from kg.store import load
from tests.serve.conftest import SAMPLE
from tests.serve.server import Server, running

pytestmark = pytest.mark.browser
IDS = ids_below(BASE)
CROWD = 150  # strangers who are reported more than anybody of the sample
ATTACK = '<img src=x onerror="globalThis.hacked=1">"\'</script><script>globalThis.hacked=2</script>\u202e🦊'


@dataclass
class Visit:
    """A browser tab on a server, with what it asked for and complained about."""

    tab: Any
    url: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Any:
        """Open a page; the explorer is waited for."""
        self.tab.goto(self.url + path)
        if path.startswith(("#", "?")) or not path:
            self.tab.wait_for_selector("html[data-ready]")
        return self.tab


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample among a crowd that fills the first view, with a name that would like to be a program."""
    folder = tmp_path_factory.mktemp("served")
    graph = load(SAMPLE)
    for quad in list(graph.quads_for_pattern(None, None, Literal("Peru"), DefaultGraph())):
        graph.remove(quad)
        graph.add(Quad(quad.subject, quad.predicate, Literal(ATTACK)))
    for quad in list(graph.quads_for_pattern(None, DCTERMS.title, None, DefaultGraph())):
        if "Norwegian captain" in quad.object.value:  # type: ignore[union-attr]
            graph.remove(quad)
            graph.add(Quad(quad.subject, quad.predicate, Literal(f"Captain {ATTACK}")))
    graph.extend(quad for number in range(CROWD) for quad in stranger(number))
    (folder / "graph.ttl").write_bytes(b"".join(turtle.write(View(list(graph), part_of=BASE))))
    with running(folder) as started:
        yield started


def stranger(number: int) -> Iterator[Quad]:
    """Somebody who met the next one, as many reports say."""
    node, other = (iri(IDS.id, f"stranger-{each % CROWD}") for each in (number, number + 1))
    statement = iri(IDS.statement, f"{number:016x}")
    yield Quad(node, RDF.type, KG.Person)
    yield Quad(node, SKOS.prefLabel, Literal(f"Stranger {number}"))
    yield Quad(statement, RDF.type, KG.Statement)
    yield Quad(statement, RDFS.label, Literal(f"Stranger {number} met another"))
    for predicate, value in (
        (RDF.subject, node),
        (RDF.predicate, KG.met),
        (RDF.object, other),
        (KG.status, KG.actual),
        (KG.reportCount, integer(50 + number)),
    ):
        yield Quad(statement, predicate, value)


@pytest.fixture
def visit(browser: Any, server: Server) -> Iterator[Visit]:
    """A visitor whose pages ask nobody else, complain of nothing, and run nothing that names bring along."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    made = Visit(context.new_page(), server.url)
    made.tab.on("request", lambda request: made.requests.append(request.url))
    made.tab.on("console", lambda message: made.complaints.append(message.text))
    made.tab.on("pageerror", lambda error: made.complaints.append(str(error)))
    yield made
    assert made.tab.evaluate("globalThis.hacked") is None
    context.close()
    assert made.complaints == []
    assert [url for url in made.requests if not url.startswith((server.url, "data:"))] == []


def find(tab: Any, text: str, label: str) -> None:
    """Type a name and pick a suggestion."""
    tab.fill("#search", text)
    option = tab.locator("#found li", has_text=label).first
    option.wait_for()
    option.click()
    tab.wait_for_selector("#panel:not([hidden])")


def until(tab: Any, true: str, seconds: float = 15) -> None:
    """Wait until something is true in a page: Playwright's own waiting needs eval, which pages here do not allow."""
    end = time.monotonic() + seconds
    while not tab.evaluate(true):
        assert time.monotonic() < end, f"never came true: {true}"
        tab.wait_for_timeout(50)


def test_somebody_far_away_is_searched_loaded_and_read_about(visit: Visit) -> None:
    tab = visit.open("")
    assert "norway" not in tab.evaluate("[...kgPage.seen().nodes]")
    find(tab, "norw", "Norway")
    assert tab.inner_text("#panel-title") == "Norway"
    assert tab.evaluate("location.hash").startswith("#entity=norway")
    until(tab, "kgPage.seen().nodes.has('iceland')")
    tab.locator("#panel .name", has_text="Iceland").first.click()
    until(tab, "document.getElementById('panel-title').textContent === 'Iceland'")
    tab.locator("#panel a", has_text="Open its page").click()
    tab.wait_for_selector("main h1")
    assert tab.inner_text("h1") == "Iceland"
    tab.locator(".fact a", has_text="This statement").first.click()
    assert tab.locator("p.kicker", has_text="Statement").is_visible()
    tab.locator("figcaption a").first.click()
    assert tab.locator("p.kicker", has_text="Article").is_visible()
    tab.locator("h3 a", has_text="Iceland").first.click()
    tab.locator("a", has_text="Show on the map").click()
    tab.wait_for_selector("html[data-ready]")
    until(tab, "document.getElementById('panel-title')?.textContent === 'Iceland'")


def test_signs_that_stand_keep_their_places_when_others_come(visit: Visit) -> None:
    tab = visit.open("")
    places = (
        "Object.fromEntries(Object.entries(kgPage.network.getPositions()).filter(([id]) => id.startsWith('stranger')))"
    )
    before = tab.evaluate(places)
    find(tab, "norway", "Norway")
    after = tab.evaluate(places)
    assert {id: after[id] for id in before if id in after} == {id: before[id] for id in before if id in after}


def test_a_link_to_somebody_or_a_statement_that_is_not_loaded_loads_it(visit: Visit) -> None:
    tab = visit.open("graph.html#entity=libya")
    until(tab, "document.getElementById('panel-title')?.textContent === 'Libya'")
    assert tab.url.startswith(f"{visit.url}#entity=libya")
    tab.goto("about:blank")
    visit.open("#statement=0b79afe5114a53a6")
    until(tab, "document.getElementById('panel')?.textContent.includes('Dawit Bekele')")


def test_more_statements_are_loaded_when_asked_for(visit: Visit) -> None:
    tab = visit.open("#entity=norway")
    until(tab, "document.getElementById('panel-title')?.textContent === 'Norway'")
    number = "[...kgPage.facts.values()].filter((f) => [f.subject, f.object].includes('norway')).length"
    whole = tab.evaluate(number)
    tab.evaluate("""for (const [id, fact] of [...kgPage.facts]) if ([fact.subject, fact.object].includes('norway')) {
        kgPage.facts.delete(id);
        const line = kgPage.lines.get(fact.line);
        line.facts = line.facts.filter((one) => one.id !== id);
    }
    kgPage.change(() => {})""")
    tab.locator("#panel", has_text=f"The server has {whole} more statements").wait_for()
    tab.locator("#panel button", has_text="Load more").click()
    until(tab, f"{number} === {whole}")
    assert not tab.locator("#panel", has_text="The server has").count()


def test_a_path_is_found_over_the_whole_graph(visit: Visit) -> None:
    tab = visit.open("#path=14-norwegian-sailors,denmark&standings=all")
    until(tab, "kgPage.view.path?.to === 'denmark' && kgPage.seen().nodes.has('denmark')")
    until(tab, "kgPage.seen().facts.size > 0")


def test_a_server_that_does_not_answer_is_told_of_kindly(visit: Visit) -> None:
    tab = visit.open("")
    tab.route("**/api/around/**", lambda route: route.abort())
    tab.evaluate("kgPage.selectNode('stranger-140')")
    tab.locator(".loading", has_text="The server does not answer").wait_for()
    tab.unroute("**/api/around/**")
    tab.locator(".loading button", has_text="Try again").click()
    tab.wait_for_selector(".loading", state="hidden")
    assert all("ERR_FAILED" in complaint for complaint in visit.complaints)
    visit.complaints.clear()


def test_hostile_names_are_text(visit: Visit) -> None:
    for path in ("entity/peru", "search?q=img", "article/1-detained", "articles", "entity/bolivia"):
        tab = visit.open(path)
        assert tab.locator("main img").count() == 0
    assert "<img src=x onerror=" in visit.open("entity/peru").inner_text("h1")
    tab = visit.open("#entity=peru")
    until(tab, "document.getElementById('panel-title')?.textContent.startsWith('<img')")


def test_no_program_runs_that_is_not_a_file_of_the_server(visit: Visit) -> None:
    tab = visit.open("entity/norway")
    tab.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'globalThis.ran = 1'}))"
    )
    assert tab.evaluate("globalThis.ran") is None
    assert any("Content Security Policy" in complaint for complaint in visit.complaints)
    visit.complaints.clear()


@pytest.mark.parametrize(
    "path",
    [
        "entity/norway",
        "statement/0b79afe5114a53a6",
        "article/4-talks",
        "articles",
        "search?q=nor",
        "api",
        "entity/norwy",
    ],
)
@pytest.mark.parametrize("light", ["light", "dark"])
def test_pages_are_open_to_everybody(visit: Visit, path: str, light: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    visit.tab.emulate_media(color_scheme=light)
    tab = visit.open(path)
    found = axe.run(tab)
    assert not found.response["violations"], found.generate_report()
    tab.set_viewport_size({"width": 390, "height": 844})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    visit.complaints[:] = [text for text in visit.complaints if "404" not in text]


def test_permanent_names_are_copied(visit: Visit) -> None:
    visit.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = visit.open("entity/norway")
    tab.locator("button.copy").click()
    tab.wait_for_selector("button.copy:has-text('Copied')")
    assert tab.evaluate("navigator.clipboard.readText()") == "https://w3id.org/kg-press/id/norway"
