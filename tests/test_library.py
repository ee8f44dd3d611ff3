"""The library keeps readings whole, in order, and is replaced at once or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError, KgError
from kg.library import Library, open_library
from kg.model import Article, Attribution, Chain, Claim, Form, Mention, Reading, Span, Status

READINGS = st.builds(
    lambda id, text: Reading(
        Article(id, text, published="2024-05-01"),
        (Mention("m", Span(0, 1), "Person", text, Form.PRONOUN, size=3),),
        (Chain("c", "Person", "Ann", ("m",)),),
        (Claim("x", id, "m", "met", "m", Span(0, 1), Span(0, 1), Status.PLANNED, "m", confidence=0.25),),
        (Attribution(Span(0, 1), Span(0, 1), None, True),),
    ),
    st.text("abcdef", min_size=1, max_size=3),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)


def fill(readings: list[Reading]) -> Library:
    library = Library()
    for reading in readings:
        library.add(reading, "v1")
    return library


@settings(deadline=None)  # writing a file takes as long as the machine is busy
@given(st.lists(READINGS, max_size=4))
def test_what_is_kept_comes_back(tmp_path_factory, readings):
    path = tmp_path_factory.mktemp("library") / "library.sqlite"
    library = fill(readings)
    library.save(path)
    assert open_library(path) == library


@settings(deadline=None)  # writing a file takes as long as the machine is busy
@given(st.lists(READINGS, max_size=4, unique_by=lambda r: r.article.id), st.randoms())
def test_order_leaves_no_trace(tmp_path_factory, readings, random):
    folder = tmp_path_factory.mktemp("library")
    fill(readings).save(folder / "one")
    random.shuffle(readings)
    fill(readings).save(folder / "other")
    assert (folder / "one").read_bytes() == (folder / "other").read_bytes()


def test_another_version_makes_a_reading_outdated():
    article = Article("a", "text")
    library = fill([Reading(article)])
    assert library.holds(article, "v1")
    assert not library.holds(article, "v2")
    assert not library.holds(Article("a", "other text"), "v1")
    assert list(library.outdated("v2")) == [article]
    assert list(library.outdated("v1")) == []


def test_a_failed_save_leaves_the_old_library(tmp_path, monkeypatch):
    path = tmp_path / "library.sqlite"
    fill([Reading(Article("a", "text"))]).save(path)
    before = path.read_bytes()
    broken = open_library(path)
    monkeypatch.setattr(Library, "_rows", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        broken.save(path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["library.sqlite"]


def test_a_file_that_is_no_library_is_named(tmp_path):
    (tmp_path / "library.sqlite").write_text("nonsense")
    with pytest.raises(InputError, match="is not a library"):
        open_library(tmp_path / "library.sqlite")


def test_two_builds_at_once_lose_nothing(tmp_path):
    path = tmp_path / "library.sqlite"
    fill([Reading(Article("a", "text"))]).save(path)
    mine, theirs = open_library(path), open_library(path)
    theirs.add(Reading(Article("b", "text")), "v1")
    theirs.save(path)
    mine.add(Reading(Article("c", "text")), "v1")
    with pytest.raises(KgError, match="another build"):
        mine.save(path)
    assert sorted(open_library(path).entries) == ["a", "b"]
