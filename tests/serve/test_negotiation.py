from __future__ import annotations

import pytest

from kg.serve.negotiation import choose

TYPES = ["application/sparql-results+json", "text/csv", "text/tab-separated-values"]


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("", TYPES[0]),
        ("*/*", TYPES[0]),
        ("text/*", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.3", "text/tab-separated-values"),
        ("text/*;q=0.9, text/csv;q=0.1", "text/tab-separated-values"),
        ("*/*;q=0.1, text/csv;q=0", TYPES[0]),
        ("text/html, */*;q=0.8", TYPES[0]),
        ("text/csv; charset=utf-8; q=1", "text/csv"),
        ("text/html", None),
        ("*/*;q=0", None),
        ("text/csv;q=much", None),
        ("text/csv;q=nan", None),
        ("text/csv;q=2", None),
        (",;,", None),
    ],
)
def test_the_most_welcome_type_is_chosen(header: str, chosen: str | None) -> None:
    assert choose(header, TYPES) == chosen
