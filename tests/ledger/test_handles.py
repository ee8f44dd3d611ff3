"""Handles read back as they were written, whatever newspapers call people."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.ledger import Handle, parse_handle

KINDS = st.from_regex(r"\A[A-Z][\w.:-]{0,8}\Z", fullmatch=True)
NAMES = st.text(min_size=1).filter(str.strip) | st.text('"@: ,\n\t\\\u2028\xa0a', min_size=1).filter(str.strip)


@given(KINDS, NAMES, st.text() | NAMES)
@example("Person", " @ ", "@")
@example("Person", '"Anna" @ "Berg"', '"')
@example("Person", "Anna @", "a @ b")
@example("Person", "\ud800", "\x00")
def test_what_is_written_reads_back(kind, name, article):
    handle = Handle(kind, name, article)
    text = str(handle)
    assert parse_handle(text) == handle
    assert text.isprintable()
    assert "\n" not in text


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("Person: Anna Berg", Handle("Person", "Anna Berg")),
        ("  person :Anna   Berg ", Handle("person", "Anna Berg")),
        ("Person: Anna Berg @ a b @ c", Handle("Person", "Anna Berg", "a b @ c")),
        ("Person: anna@example.org", Handle("Person", "anna@example.org")),
        ('Person: "Tiny" Berg', Handle("Person", '"Tiny" Berg')),
        ('Person: "Us @ Them" @ x', Handle("Person", "Us @ Them", "x")),
    ],
)
def test_written_by_hand(text, handle):
    assert parse_handle(text) == handle


@pytest.mark.parametrize("text", ["", "Anna Berg", "Person:", "Person: ", ": Anna", "Person: @ x"[:8], 'Person: ""'])
def test_what_is_no_handle_is_said(text):
    with pytest.raises(ValueError, match="no handle"):
        parse_handle(text)


def test_names_are_compared_as_everywhere_in_kg():
    assert Handle("Person", "The Élysée’s").key == Handle("person", "elysee").key
    assert Handle("Person", "?!").key != Handle("Person", "!").key
