"""Tables: an article a row, its parts in columns named in the first row (.csv, .tsv), read as a stream."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import InputError
from kg.read.decode import find_encoding
from kg.read.record import LONGEST_TEXT, Record, holds_text
from kg.read.source import MEGABYTE

_SEPARATORS = ",;\t|"


def read(stream: BinaryIO, name: str) -> Iterator[Record | InputError]:
    """The rows that can be read; raises InputError where the rest cannot, or when no column holds text."""
    csv.field_size_limit(2 * LONGEST_TEXT)  # of the whole process; the default is a short book's chapter
    head = stream.read(MEGABYTE)
    stream.seek(0)
    if not head.strip():
        raise InputError(name, "is empty")
    encoding = find_encoding(head, name, partial=len(head) == MEGABYTE)
    lines = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")
    rows = csv.reader(lines, delimiter=_find_separator(lines.readline()))
    lines.seek(0)
    try:
        columns = next(rows, [])
        if not holds_text(columns):
            raise InputError(name, f"has no column for the text (its columns: {', '.join(columns[:20])})")
        for row in rows:
            yield from _read_row(row, columns, name, f"line {rows.line_num}")
    except csv.Error as error:
        raise InputError(name, f"cannot be read on from line {rows.line_num}: {error}") from None


def _read_row(row: list[str], columns: list[str], name: str, place: str) -> Iterator[Record | InputError]:
    if len(row) > len(columns):
        yield InputError(name, f"{place} has {len(row)} cells for {len(columns)} columns")
    elif any(row):
        yield Record(dict(zip(columns, row, strict=False)), place)


def _find_separator(header: str) -> str:
    """The character that most often divides the first row.

    >>> _find_separator("id;title, in full;text")
    ';'
    """
    return max(_SEPARATORS, key=header.count)
