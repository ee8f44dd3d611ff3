"""The library keeps articles and readings as they come, whole, and gives them out in order."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError, KgError
from kg.library import Library, open_library
from kg.library.database import FORMAT
from kg.model import Article, Attribution, Chain, Claim, Form, Mention, Reading, Span, Status

READINGS = st.builds(
    lambda id, text: Reading(
        Article(id, text, published="2024-05-01", authors=("Ann Poe", 'O\'Hara; "x"')),
        (Mention("m", Span(0, 1), "Person", text, Form.PRONOUN, size=3),),
        (Chain("c", "Person", "Ann", ("m",)),),
        (Claim("x", id, "m", "met", "m", Span(0, 1), Span(0, 1), Status.PLANNED, "m", confidence=0.25),),
        (Attribution(Span(0, 1), Span(0, 1), None, True),),
    ),
    st.text("abcdef", min_size=1, max_size=3),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
A, B = Article("a", "One.", url="https://example.org/a"), Article("b", "Two.", url="https://example.org/b")


@contextmanager
def opened(path, *readings: Reading, extractor: str = "v1") -> Iterator[Library]:
    """A library that has read these."""
    with open_library(path) as library:
        library.set("extractor", extractor)
        fill(library, *(r.article for r in readings))
        for reading in readings:
            library.add(reading)
        yield library


def fill(library: Library, *articles: Article) -> tuple[list[str], list[str]]:
    """Let articles join, as one run; returns what was skipped and what is withdrawn, by id."""
    skipped, withdrawn = list[InputError](), list[Article]()
    library.take_in(articles, skipped.append, withdrawn.append)
    return [e.source for e in skipped], [a.id for a in withdrawn]


def standing(library: Library) -> list[str]:
    """The texts that the library holds, read or not, by article id."""
    return [a.text for a in sorted([*library.unread(), *(r.article for r in library.readings())], key=lambda a: a.id)]


@settings(deadline=None)  # writing a file takes as long as the machine is busy
@given(st.lists(READINGS, max_size=4, unique_by=lambda r: r.article.id))
def test_what_is_kept_comes_back_in_order_as_often_as_asked(tmp_path_factory, readings):
    path = tmp_path_factory.mktemp("library") / "library.sqlite"
    in_order = sorted(readings, key=lambda r: r.article.id)
    with opened(path, *readings) as library:
        kept = library.readings()
        assert list(kept) == in_order
    assert list(kept) == list(kept) == in_order
    assert list(Library(path).readings()) == in_order
    assert len(kept) == len(readings)


def test_a_reading_is_kept_as_soon_as_it_is_made(tmp_path):
    with pytest.raises(KeyboardInterrupt), opened(tmp_path / "l", Reading(A)):
        raise KeyboardInterrupt
    assert list(Library(tmp_path / "l").readings()) == [Reading(A)]


def test_a_change_that_fails_leaves_the_old_library(tmp_path):
    with opened(tmp_path / "l", Reading(A)):
        pass
    with pytest.raises(ZeroDivisionError), open_library(tmp_path / "l") as library, library.transaction():  # noqa: PT012
        library.withdraw(["a"])
        fill(library, B)
        raise ZeroDivisionError
    assert list(Library(tmp_path / "l").readings()) == [Reading(A)]
    assert list(Library(tmp_path / "l").unread()) == []


def test_another_version_makes_readings_outdated():
    with opened(None, Reading(A)) as library:
        assert list(library.unread()) == []
        library.set("extractor", "v2")
        assert list(library.unread()) == [A]
        assert len(library.readings()) == 0


def test_what_changed_since_is_said_and_never_mixed(tmp_path):
    with opened(tmp_path / "l", Reading(A), Reading(B)) as library:
        kept = library.readings()
        fill(library, Article("b", "Two and a half."))
    assert kept[0] == Reading(A)
    with pytest.raises(KgError, match="has changed since"):
        list(kept)


def test_a_changed_text_of_the_same_id_or_address_takes_the_place_of_the_old():
    with opened(None, Reading(A), Reading(B)) as library:
        fill(library, Article("b", "Two, corrected."), Article("other", "One, corrected.", url=A.url))
        assert standing(library) == ["Two, corrected.", "One, corrected."]
        assert len(library.readings()) == 0


def test_unchanged_articles_keep_their_readings():
    with opened(None, Reading(A), Reading(B)) as library:
        assert fill(library, B, A) == ([], [])
        assert len(library.readings()) == 2


ONE_ADDRESS = [
    Article("a", "One.", url="u", published="2024-05-02"),
    Article("b", "Two.", url="u", published="2024-05-03"),
    Article("c", "Three.", url="u", published="2024-05-03"),
    Article("d", "Four.", url="u"),
]


@given(st.permutations(ONE_ADDRESS), st.sampled_from([None, *ONE_ADDRESS]))
def test_of_one_address_the_latest_stands_whatever_the_order(articles, held):
    with opened(None, *([Reading(held)] if held else [])) as library:
        assert fill(library, *articles) == (["a", "c", "d"], [])
        assert standing(library) == ["Two."]


@given(st.permutations([Article("a", "One.", url="u"), Article("b", "One.", url="u"), Article("c", "One.", url="u")]))
def test_one_text_of_one_address_is_one_article_in_any_order(articles):
    with opened(None) as library:
        for article in articles:
            assert fill(library, article) == ([], [])
        assert [a.id for a in library.unread()] == ["a"]


def test_a_withdrawn_text_stays_out_until_it_changes():
    with opened(None, Reading(A), Reading(B)) as library:
        library.withdraw(["https://example.org/a"], "retracted")
        assert standing(library) == ["Two."]
        assert fill(library, A, B) == ([], ["a"])
        assert fill(library, Article("renamed", A.text, url=A.url)) == ([], ["renamed"])
        assert standing(library) == ["Two."]
        assert fill(library, Article("a", "One, corrected.")) == ([], [])
        assert standing(library) == ["One, corrected.", "Two."]
        assert fill(library, A) == ([], ["a"])
        assert standing(library) == ["One, corrected.", "Two."]


def test_a_withdrawn_article_comes_back_with_its_reading():
    with opened(None, Reading(A), Reading(B)) as library:
        withdrawn = library.withdraw(["a"])
        library.restore(withdrawn.values())
        assert list(library.readings()) == [Reading(A), Reading(B)]
        withdrawn = library.withdraw(["a", "b"])
        fill(library, Article("a", "One, corrected."))
        with pytest.raises(KgError, match="another text since"):
            library.restore(withdrawn.values())
        assert standing(library) == ["One, corrected."]


def test_an_unknown_article_is_one_sentence_with_what_is_near():
    with opened(None, Reading(Article("storm-in-oslo", "x")), Reading(B)) as library:
        with pytest.raises(KgError, match="no article 'storm-in-olso'; near it: storm-in-oslo"):
            library.withdraw(["b", "storm-in-olso"])
        assert len(library.readings()) == 2
        library.withdraw(["b"])
        with pytest.raises(KgError, match="withdrawn already"):
            library.withdraw(["b"])


@pytest.mark.parametrize("content", ["nonsense" * 200, "x"])
def test_a_file_that_is_no_library_is_named_and_left_alone(tmp_path, content):
    path = tmp_path / "library.sqlite"
    path.write_text(content)
    with pytest.raises(InputError, match=r"library.sqlite: is not a library"), open_library(path):
        pass
    assert path.read_text() == content


def test_a_database_of_somebody_else_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / "l") as database:
        database.execute("CREATE TABLE recipe (name)")
    with pytest.raises(InputError, match="is not a library of kg"), open_library(tmp_path / "l"):
        pass


def test_a_library_of_a_newer_kg_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / "l") as database:
        database.execute(f"PRAGMA user_version = {FORMAT + 1}")
    with pytest.raises(InputError, match="written by a newer kg"), open_library(tmp_path / "l"):
        pass


def test_a_library_of_the_format_before_is_renewed(tmp_path):
    reading = Reading(A, (Mention("m", Span(0, 3), "Person", "One"),))
    with sqlite3.connect(tmp_path / "l") as database:
        database.execute("CREATE TABLE reading (article, content, extractor, title, published, publisher, reading)")
        database.execute("CREATE TABLE setting (name, value)")
        database.execute("INSERT INTO setting VALUES ('ontology', 'own')")
        mention = {"id": "m", "span": {"start": 0, "end": 3}, "kind": "Person", "name": "One", "form": "name"}
        about = {"id": A.id, "text": A.text, "url": A.url, "published": None, "authors": [], "language": "en"}
        text = json.dumps({"article": about, "mentions": [mention], "chains": [], "claims": [], "attributions": []})
        database.execute("INSERT INTO reading VALUES ('a', 'x', 'v1', '', NULL, '', ?)", (text,))
    with pytest.raises(InputError, match="by an older kg"):
        Library(tmp_path / "l").readings()
    with open_library(tmp_path / "l") as library:
        assert (library.extractor, library.ontology) == ("v1", "own")
        assert list(library.readings()) == [reading]


def test_a_second_kg_is_told_that_another_is_at_work(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.library.database.PATIENCE", 0.1)
    with opened(tmp_path / "l", Reading(A)):
        with pytest.raises(KgError, match="another kg is at work"), open_library(tmp_path / "l"):
            pass
        with pytest.raises(KgError, match="another kg is at work"):
            Library(tmp_path / "l").readings()
    with open_library(tmp_path / "l") as library:
        assert len(library.readings()) == 1
