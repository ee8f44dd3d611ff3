"""Paragraphs lose nothing of a text but the white space between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.paragraphs import find_paragraphs


@given(st.text(alphabet=st.sampled_from("ab \n\r\t🦊\u2028"), max_size=80))
def test_nothing_but_white_space_stands_between_paragraphs(text):
    last = 0
    for span in find_paragraphs(text):
        assert text[last : span.start].strip() == ""
        assert span.of(text).strip() != ""
        last = span.end
    assert text[last:].strip() == ""


def test_lines_are_paragraphs_unless_the_text_was_wrapped():
    line = "The envoys of both countries met for three hours in the old town hall of"
    wrapped = "\n".join([line] * 4 + ["Oslo."])
    assert [span.of(wrapped) for span in find_paragraphs(wrapped)] == [wrapped]
    assert len(find_paragraphs("One.\nTwo.\n\nThree.")) == 3
