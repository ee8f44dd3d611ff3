"""Reading by one process and by several."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from kg import readers
from kg.annotate import DEFAULT_MODEL
from kg.errors import InputError, KgError
from kg.model import Article
from kg.ontology import load_ontology
from kg.pipeline import build
from kg.readers import Means, read_articles, read_beside

pytestmark = pytest.mark.model
TEXT = "Foreign Minister Ada Moss of Norway met Finland's president in Helsinki on Monday. Norway expelled {} envoys."
ARTICLES = [Article(f"article-{n}", TEXT.format(n)) for n in range(2, 8)]


@pytest.fixture
def means() -> Means:
    return Means(load_ontology(), DEFAULT_MODEL, fast=True)


def test_several_processes_read_what_one_reads(means, monkeypatch):
    monkeypatch.setattr(readers, "SHARE", 100)
    announced: list[str] = []
    beside = list(read_articles(ARTICLES, means, 2, lambda article: announced.append(article.id)))
    alone = list(read_articles(ARTICLES, means))
    assert sorted(beside, key=lambda reading: reading.article.id) == alone
    assert announced == [article.id for article in ARTICLES]
    assert not active_children()


def test_little_text_is_read_here(means):
    counts = []
    for _ in read_articles(ARTICLES, means, 2, lambda article: counts.append(len(active_children()))):
        pass
    assert counts == [0] * len(ARTICLES)


def test_one_bad_article_does_not_take_the_others_down(monkeypatch, tmp_path: Path):
    whole = readers.read_article

    def fail(article, *others):
        if "3 envoys" in article.text:
            raise ValueError("no such word")
        return whole(article, *others)

    monkeypatch.setattr(readers, "read_article", fail)
    news = tmp_path / "news"
    news.mkdir()
    for article in ARTICLES:
        (news / f"{article.id}.txt").write_text(article.text)
    graph = build(news, output=tmp_path / "graph", fast=True)
    assert len(graph.readings) == len(ARTICLES) - 1
    [error] = graph.skipped
    assert str(error).startswith("article-3: cannot be read, by a fault of kg (ValueError in test_readers.py:")
    monkeypatch.undo()
    assert len(build(news, output=tmp_path / "graph", fast=True).readings) == len(ARTICLES)


def test_a_process_that_dies_names_its_article(means):
    def handed_out() -> Iterator[Article]:
        for article in ARTICLES:
            for worker in active_children() if article is ARTICLES[3] else ():
                worker.kill()
                worker.join()
            yield article

    found = list(read_beside(handed_out(), means, 1))
    assert [error.source for error in found if isinstance(error, InputError)] == [ARTICLES[3].id]
    assert len(found) == len(ARTICLES)


def test_a_process_that_cannot_load_says_so(monkeypatch):
    monkeypatch.setattr(readers, "SHARE", 100)
    with pytest.raises(KgError, match="ended while it loaded"):
        list(read_articles(ARTICLES, Means(load_ontology(), "no such model", fast=True), 2))
