"""Cards of entities and claims, as text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from kg.model import Entity
from kg.notebook.card import link_elsewhere
from tests.notebook.sample import ATTACK, hostile_graph, small_graph


class Page(HTMLParser):
    """The elements of a piece of HTML, and its text without the style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements[-1][0] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def test_an_entity_says_what_it_is_and_where_else_it_is_known():
    page = Page(small_graph().entities[1]._repr_html_())
    assert page.text == "CountryNorlandAlso called Kingdom of NorlandWikidata Q20 · ISO 3166 NO"
    assert [about["href"] for tag, about in page.elements if tag == "a"] == ["https://www.wikidata.org/wiki/Q20"]


def test_a_group_says_how_many_it_has():
    assert "Group of 1,200" in Page(Entity("crowd", "Group", "1,200 miners", size=1200)._repr_html_()).text


def test_a_claim_is_shown_with_its_words_marked():
    claim = next(claim for claim in small_graph().claims if claim.predicate == "released")
    html = claim._repr_html_()
    assert '<mark class="kg-who kg-deed">S</mark><mark class="kg-who">udonia</mark> freed ' in html
    assert '<mark class="kg-whom">12 prisoners</mark>' in html
    text = Page(html).text
    assert text.startswith("Sudonia released 12 prisoners")
    assert "Stated as fact · 6 May 2024 · confidence 0.90" in text
    assert "Sudonia freed 12 prisoners in Port Hale." in text
    assert "Prisoners go free" in text
    assert "7 May 2024" in text


def test_what_is_no_fact_says_so():
    told = [Page(claim._repr_html_()).text for claim in small_graph().claims]
    assert any("met Sudonia" in text and "Planned or announced ·" in text for text in told)
    assert any("One side’s word · according to Norland" in text for text in told)


@pytest.mark.parametrize("shown", [*hostile_graph().entities, *hostile_graph().claims, hostile_graph()])
def test_hostile_text_stays_text(shown):
    page = Page(shown._repr_html_())
    assert not {"script", "img"} & {tag for tag, _ in page.elements}
    assert all(name[:2] != "on" for _, about in page.elements for name in about)
    links = [str(about["href"]) for tag, about in page.elements if tag == "a"]
    assert all(address.startswith("https://www.wikidata.org/wiki/%22%3E%3C") for address in links)
    assert ATTACK in page.text or "حسن 🦊" in page.text


def test_only_addresses_of_the_web_are_links():
    assert '<a href="https://names.example/7"' in link_elsewhere("mine", "https://names.example/7")
    assert "<a" not in link_elsewhere("mine", "data:text/html,hello")
