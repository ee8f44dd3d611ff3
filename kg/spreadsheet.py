"""Tables as CSV (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Any

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")  # what starts a formula, or hides one (OWASP, "CSV Injection")


def write_table(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A header and the rows; values of other columns are left out."""
    return b"".join(write_rows(columns, rows))


def write_rows(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """The same piece by piece."""
    names = list(columns)
    yield write_row(names)
    for row in rows:
        yield write_row(cell(row.get(name)) for name in names)


def write_row(values: Iterable[Any]) -> bytes:
    """One row, for programs: what starts like a formula is left as it is."""
    text = StringIO()
    csv.writer(text).writerow(values)
    return text.getvalue().encode()


def cell(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula: such text gets an apostrophe in front.

    >>> cell("=1+1"), cell(-1), cell("plain")
    ("'=1+1", -1, 'plain')
    """
    return f"'{value}" if isinstance(value, str) and is_dangerous(value) else value


def uncell(text: str) -> str:
    """The text that `cell` was given.

    >>> uncell(cell("=1+1")), uncell("'t Hart")
    ('=1+1', "'t Hart")
    """
    return text[1:] if text.startswith("'") and is_dangerous(text) else text


def is_dangerous(text: str) -> bool:
    """Whether a text starts like a formula, apostrophes in front of it or not."""
    return text.lstrip("'").startswith(DANGEROUS)
