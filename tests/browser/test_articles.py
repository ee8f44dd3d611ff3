"""Pages of articles in a real browser, opened from disk as a reader would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from kg.publish.articles.names import page_name
from tests.publish.articles import sample

pytestmark = pytest.mark.browser
STORY, COPY, INDEX = "strait.html", page_name("../Évil <b>"), "index.html"
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
GROUND = "e => getComputedStyle(e).backgroundColor"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("built")
    sample.graph().write(built)
    return built / "articles"


@pytest.fixture
def visit(browser: Any, folder: Path) -> Iterator[Any]:
    """Opens a page; in the end nothing was asked for but the pages, and nothing complained of."""
    requests, complaints = list[str](), list[str]()

    def open_page(name: str, **context: Any) -> Any:
        tab = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **context}).new_page()
        tab.on("request", lambda request: requests.append(request.url))
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.goto((folder / name).as_uri())
        return tab

    yield open_page
    for context in browser.contexts:
        context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith((folder.parent.as_uri(), "data:"))] == []


def lit(tab: Any) -> dict[str, str]:
    """The words that stand on the grounds of who, did what and to whom, in the order of the text."""
    script = """() => {
      const root = getComputedStyle(document.documentElement), found = {};
      for (const name of ["who", "deed", "whom"]) {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.background = root.getPropertyValue("--" + name);
        const ground = getComputedStyle(probe).backgroundColor;
        probe.remove();
        const alike = [...document.querySelectorAll(".words > *")]
          .filter((e) => getComputedStyle(e).backgroundColor === ground);
        found[name] = alike.map((e) => e.textContent).join("");
      }
      return found;
    }"""
    return dict(tab.evaluate(script))


def grounds(tab: Any) -> list[str]:
    """The notes that stand out, by number."""
    script = f"notes => notes.filter(n => ({GROUND})(n) !== 'rgba(0, 0, 0, 0)').map(n => n.id)"
    return list(tab.eval_on_selector_all(".n", script))


@pytest.mark.parametrize("name", [STORY, COPY, INDEX])
@pytest.mark.parametrize("context", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}], ids=["wide", "dark", "phone"])
def test_everyone_can_use_it(visit: Any, name: str, context: dict[str, Any]) -> None:
    tab = visit(name, **context)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(tab)
    assert found.violations_count == 0, found.generate_report()


def test_a_note_shows_who_did_what_to_whom(visit: Any) -> None:
    tab = visit(STORY)
    assert lit(tab) == {"who": "", "deed": "", "whom": ""}
    tab.hover("#n2")
    assert lit(tab) == {"who": "Norland", "deed": "detained", "whom": "14 Norland sailors"}
    tab.hover("#n6")
    assert lit(tab) == {"who": "Ben Reyk", "deed": "said", "whom": ""}
    tab.hover("h1")
    assert lit(tab) == {"who": "", "deed": "", "whom": ""}


def test_the_keyboard_shows_the_same(visit: Any) -> None:
    tab = visit(STORY)
    tab.focus("#n1 .deed")
    assert lit(tab) == {"who": "Norland", "deed": "detained", "whom": "Ada Moss"}
    tab.keyboard.press("Tab")  # to the object, in the same note
    assert lit(tab)["whom"] == "Ada Moss"
    tab.focus(".words .b1")
    assert "n1" in grounds(tab)


def test_words_show_their_notes(visit: Any) -> None:
    tab = visit(STORY)
    assert grounds(tab) == []
    tab.hover("text=Captain >> nth=0")
    assert grounds(tab) == ["n1", "n2", "n3", "n4", "n5", "n6"]
    strong = tab.eval_on_selector("#n3", GROUND)
    assert strong != tab.eval_on_selector("#n5", GROUND)  # who leads the sailors


def test_right_to_left_words_are_marked_too(visit: Any) -> None:
    tab = visit(STORY)
    tab.hover("#n10")
    assert lit(tab) == {"who": "نورلاند", "deed": "قالت", "whom": "سودونيا"}
    rtl = tab.locator(".words", has_text="نورلاند")
    assert rtl.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_a_name_in_the_list_shows_where_it_is_mentioned(visit: Any) -> None:
    tab = visit(STORY)
    before = tab.eval_on_selector_all(".e1", f"all => all.map({GROUND})")
    tab.hover(".t1")
    after = tab.eval_on_selector_all(".e1", f"all => all.map({GROUND})")
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_notes_stand_beside_their_paragraph(visit: Any) -> None:
    tab = visit(STORY)
    paragraph, note = tab.locator("p.words").nth(0).bounding_box(), tab.locator("#n1").bounding_box()
    assert note["x"] > paragraph["x"] + paragraph["width"]
    assert abs(note["y"] - paragraph["y"]) < 20
    tops = [tab.locator(f"#n{n}").bounding_box()["y"] for n in range(1, 12)]
    assert tops == sorted(tops)


def test_on_a_phone_notes_lie_folded_below_and_open(visit: Any) -> None:
    tab = visit(STORY, viewport=PHONE)
    assert not tab.is_visible("#n1")
    tab.click("text=6 notes")
    assert tab.is_visible("#n1")
    paragraph, note = tab.locator("p.words").nth(0).bounding_box(), tab.locator("#n1").bounding_box()
    assert note["y"] > paragraph["y"] + paragraph["height"]
    tab.click(".words .r >> nth=1")  # the numbers at the end of a sentence open the notes of it
    assert tab.url.endswith("#n7")
    assert tab.is_visible("#n7")


def test_on_paper_every_note_is_there(visit: Any) -> None:
    tab = visit(STORY, viewport={"width": 760, "height": 1000})
    tab.emulate_media(media="print")
    assert tab.is_visible("#n1")
    assert tab.is_visible("#n11")
    assert not tab.is_visible("nav")


def test_hostile_texts_are_shown(visit: Any) -> None:
    tab = visit(COPY)
    assert tab.inner_text("h1") == sample.EVIL
    assert tab.title() == sample.EVIL
    tab.click("text=The strait is closed")
    assert tab.inner_text("h1").strip().startswith("The strait is closed")


def test_the_list_leads_to_every_article_and_the_graph(visit: Any) -> None:
    tab = visit(INDEX)
    assert tab.get_attribute("nav a", "href") == "../graph.html"
    tab.click("table >> text=The strait is closed")
    assert tab.url.endswith(STORY)
    tab.click("nav >> text=All articles")
    assert tab.url.endswith(INDEX)


def test_the_graph_leads_to_articles_and_they_lead_back(visit: Any) -> None:
    tab = visit("../graph.html")
    tab.evaluate("kgPage.selectLine([...kgPage.lines.keys()][0])")
    tab.click(".panel figcaption a >> nth=0")
    entity, statement = tab.locator(".n a[href*='#entity=']").first, tab.locator(".n a[href*='#statement=']").first
    name, said = entity.inner_text(), statement.inner_text()
    entity.click()
    assert tab.inner_text("#panel-title") == name
    tab.go_back()
    statement.click()
    assert said in tab.inner_text(".panel")
    assert "#statement=" in tab.url
