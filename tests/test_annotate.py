"""What spaCy reads has the article's own offsets, paragraph by paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate import annotate, find_pipeline, load_model, paragraphs, reading_copy
from kg.errors import KgError
from kg.model import Article
from kg.paragraphs import is_wrapped

NEWS = "Talks open in Oslo\n\nNorway met Chad (The Daily Post). It rained\u00a0hard.\n"
WRAPPED = "\n".join(["The envoys of both countries met for three hours in the old town hall of"] * 4 + ["Oslo."])


@given(st.text(max_size=300))
def test_the_reading_copy_is_as_long_as_the_text(text):
    assert len(reading_copy(text)) == len(text)


@given(st.text(max_size=300))
def test_paragraphs_are_the_text(text):
    assert "".join(paragraphs(text)) == text


@pytest.mark.model
def test_tokens_stand_where_the_article_has_them():
    doc = annotate(Article("a", NEWS), load_model())
    words = [t for t in doc if t.is_alpha]
    assert words
    assert all(NEWS[t.idx : t.idx + len(t)] == t.text for t in words)
    assert "Daily" not in doc.text


@pytest.mark.model
def test_a_heading_is_a_sentence_of_its_own():
    doc = annotate(Article("a", NEWS), load_model())
    assert next(doc.sents).text.strip() == "Talks open in Oslo"


def test_an_acronym_in_brackets_stays():
    assert "OSCE" in reading_copy("The body (OSCE) met.")


DATELINES = ["OSLO — ", "NEW YORK (The Wire) - ", "WASHINGTON/OSLO – ", "OSLO, Norway — ", "BERLIN, May 3 (Wire) -- "]


@pytest.mark.parametrize("dateline", DATELINES)
def test_datelines_are_blanked(dateline):
    assert reading_copy(dateline + "Chad left.") == " " * len(dateline) + "Chad left."


def test_a_card_of_headlines_glued_behind_a_name_is_blanked():
    text = "Senator Ann Lee Ann  (Annie) Mae LeeSenate opens budget talks Lee may run again MORE said no. Read MORE"
    read = reading_copy(text)
    assert len(read) == len(text)
    assert read.split() == "Senator Ann Lee said no. Read MORE".split()


@pytest.mark.parametrize(
    "extra", ["Image copyright The Wire Image caption ", "Media playback is unsupported on your device Media caption "]
)
def test_what_a_page_says_of_its_pictures_is_blanked(extra):
    assert reading_copy(extra + "Chad left.").split() == ["Chad", "left."]


def test_footnotes_are_blanked():
    read = reading_copy("Chad left.[3] It [the state] won[citation needed]")
    assert read.split() == "Chad left. It [the state] won".split()


@pytest.mark.model
def test_an_abbreviated_country_is_a_word_of_its_own():
    doc = annotate(Article("a", "The U.S.-led forces left."), load_model())
    assert [t.text for t in doc][1:4] == ["U.S.", "-", "led"]


@pytest.mark.parametrize("text", ["NATO-backed rebels left.", "Anna Berg - a lawyer - left.", "UN staff left."])
def test_what_is_no_dateline_stays(text):
    assert reading_copy(text) == text


def test_hard_wraps_are_no_paragraphs():
    assert is_wrapped(WRAPPED)
    assert len(paragraphs(reading_copy(WRAPPED))) == 1
    assert not is_wrapped("One.\nTwo.\nThree.\nFour.\n")


def test_a_package_may_tell_where_its_pipeline_lies(tmp_path, monkeypatch):
    (tmp_path / "odd_pipeline.py").write_text("def model_path():\n    return '/somewhere'\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert str(find_pipeline("odd_pipeline")) == "/somewhere"
    assert find_pipeline("/a/path") == "/a/path"


def test_a_missing_model_is_named():
    with pytest.raises(KgError, match="no_such_model"):
        load_model("no_such_model")
