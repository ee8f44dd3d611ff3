"""What the page of an article says: its text as it stands, its notes, who is in it; and nothing that acts."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from kg.model import Resolution
from kg.publish.articles.press import Story, set_up
from tests.publish.articles import sample

VOID = {"meta"}


class Page(HTMLParser):
    """A page as a browser reads it: its elements with their attributes, and the text of each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attributes}, list[str]())
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element[2].append(data)

    def texts(self, style: str) -> list[str]:
        return ["".join(text) for _, about, text in self.elements if style in about.get("class", "").split()]

    def links(self) -> list[str]:
        return [about["href"] for _, about, _ in self.elements if "href" in about]


def tell(text: str) -> str:
    """Text with single spaces, as a browser shows it."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    graph = sample.graph()
    press = set_up(graph.view.network, graph.readings, graph.resolution, graph.reports)
    return [press.story(reading) for reading in graph.readings]


@pytest.fixture(scope="module")
def page(stories: list[Story]) -> Page:
    return Page(stories[0].page())


@pytest.fixture(scope="module")
def hostile(stories: list[Story]) -> Page:
    return Page(stories[1].page())


def test_the_text_is_the_articles_to_the_letter(page: Page, stories: list[Story]) -> None:
    paragraphs = page.texts("words")
    assert len(paragraphs) == 5
    text = stories[0].article.text
    for paragraph in paragraphs:
        before, found, text = text.partition(paragraph)
        assert found
        assert before.strip() == ""
    assert text.strip() == ""


def test_carriage_returns_and_line_feeds_stay_what_they_are() -> None:
    text = "One\rtwo & three.\r\nFour <five>."
    desk = sample.Desk("lines", text)
    desk.mention("two", "norland")
    graph = sample.graph()
    press = set_up(graph.view.network, [], Resolution(sample.ENTITIES, desk.of_mention), graph.reports)
    html = press.story(desk.reading()).page()
    assert "One&#13;" in html
    assert tell(" ".join(Page(html).texts("words"))) == tell(text)


def test_a_note_says_who_did_what_to_whom_and_how_firm_that_is(page: Page) -> None:
    notes = [tell(text) for text in page.texts("n")]
    assert notes[0].startswith("1 Norland detained Ada Moss one side’s word says Ben Reyk March 2031 in Port Hale 0.50")
    assert any("14 sailors of Norland citizen of Norland fact" in note for note in notes)
    assert any("Ada Moss no longer leads 14 sailors of Norland no longer so" in note for note in notes)
    assert any("Sudonia not threatened Norland denied says Sudonia" in note for note in notes)
    assert any("Ada Moss visited Sudonia planned June 2031" in note for note in notes)
    assert any("Ada Moss met Sudonia possible" in note for note in notes)  # the other way round in the text
    assert any(
        note.endswith("said Ben Reyk: 🦊 Norland detained Captain Ada Moss and 14 Norland sailors …") for note in notes
    )


def test_the_words_of_a_note_are_those_of_its_sentence(page: Page) -> None:
    slots = {f"{role}{slot}": "".join(page.texts(f"{role}{slot}")) for slot in (2, 6) for role in "abc"}
    assert slots == {
        "a2": "Norland" + "Moss",  # of the first paragraph with notes, then of the second
        "b2": "detained" + "visit",
        "c2": "14 Norland sailors" + "Sudonia",
        "a6": "Ben Reyk",
        "b6": "said",
        "c6": "",
    }


def test_mentions_lead_to_their_entities_and_notes_to_their_statements(page: Page, stories: list[Story]) -> None:
    links = page.links()
    assert "../graph.html#entity=norland" in links
    assert "../graph.html#entity=a%26b%20%23c%2F%C3%BC" in links
    statements = {f"../graph.html#statement={note.statement}" for p in stories[0].paragraphs for note in p.notes}
    assert statements - {"../graph.html#statement="} <= set(links)
    anchors = {about["id"] for _, about, _ in page.elements if "id" in about}
    assert {link[1:] for link in links if link.startswith("#")} <= anchors


def test_it_says_where_it_was_printed_and_what_copied_it(page: Page, hostile: Page) -> None:
    assert tell(page.texts("kicker")[0]) == "The Aven Courier 4 March 2031"
    about = tell(page.texts("about")[0])
    assert about.startswith("By Jo Doe, Al Poe In English: 10 claims, 1 quotation, 7 entities The original at")
    assert "https://courier.example/strait?a=1&b=2" in page.links()
    assert "Copied by" in about
    assert "A copy of The strait is closed (The Aven Courier, 4 March 2031)" in tell(hostile.texts("about")[0])
    assert "strait.html" in hostile.links()


def test_the_cast_is_by_kind_and_most_mentioned_first(stories: list[Story]) -> None:
    assert {kind: [(n.sign.name, n.mentions) for n in those] for kind, those in stories[0].kinds.items()} == {
        "Country": [("Norland", 4), ("Sudonia", 5)][::-1],
        "Person": [("Ada Moss", 3), ("Ben Reyk", 1)],
        "Organization": [(sample.EVIL, 1)],
        "Group": [("14 sailors of Norland", 1)],
        "Place": [("Port Hale", 1)],
    }


def test_hostile_texts_are_text(stories: list[Story], page: Page, hostile: Page) -> None:
    for one in (page, hostile):
        assert not [tag for tag, *_ in one.elements if tag in {"script", "img", "iframe", "object", "link", "base"}]
        assert not [about for _, about, _ in one.elements if any(name.startswith("on") for name in about)]
        assert not [link for link in one.links() if not link.startswith(("../graph.html", "#", "https://"))
                    and not link.endswith(".html")]  # fmt: skip
    assert "javascript:" not in stories[1].page()
    assert hostile.texts("outlet") == [sample.EVIL]
    [article] = [about for tag, about, _ in hostile.elements if tag == "article"]
    assert article["lang"] == ""


def test_no_program_may_run_and_nothing_may_be_loaded(page: Page) -> None:
    [policy] = [about["content"] for _, about, _ in page.elements if about.get("http-equiv")]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline';")


def test_the_same_article_gives_the_same_bytes(stories: list[Story]) -> None:
    again = sample.graph()
    press = set_up(again.view.network, again.readings, again.resolution, again.reports)
    assert press.story(again.readings[0]).page() == stories[0].page()


def test_the_style_grows_with_the_fullest_paragraph_alone(stories: list[Story]) -> None:
    html = stories[0].page()
    assert ".n6:is(:hover" in html
    assert ".n7:is(:hover" not in html
