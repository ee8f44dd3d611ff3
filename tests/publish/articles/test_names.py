"""Every article has a file of its own, on every file system."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.publish.articles.names import entity_link, page_link, page_name

RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)\.html")


@given(st.text(max_size=300))
def test_a_name_is_a_file_on_every_system(article: str) -> None:
    name = page_name(article)
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*\.html", name)
    assert len(name) <= 110
    assert not RESERVED.fullmatch(name)
    assert name != "index.html"


@given(st.lists(st.text(alphabet="aAbB-_ ./é", max_size=5), unique=True, max_size=40))
def test_no_two_articles_share_a_file(articles: list[str]) -> None:
    made = [page_name(article) for article in articles]
    twins = [name.removesuffix(".html") for name in made]  # articles that are called as others' files are
    names = {page_name(article) for article in {*articles, *twins}}
    assert len(names) == len({*articles, *twins})


@pytest.mark.parametrize("article", ["fishermen", "1-detained", "wire_7"])
def test_a_plain_id_stays_readable(article: str) -> None:
    assert page_link(article) == f"articles/{article}.html"


def test_links_hold_any_id() -> None:
    assert entity_link("a&b #c/ü") == "../graph.html#entity=a%26b%20%23c%2F%C3%BC"
