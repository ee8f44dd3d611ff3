"""Plain text: the article is the whole file, code point for code point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.read.decode import decode
from kg.read.record import Record
from kg.read.source import read_whole

_FIRST_LINES = re.compile(r"\s*([^\n]+)\n(\s*?\n)?\s*([^\n]+)")
_LONGEST_HEADLINE = 150  # characters
_LONG_LINE = 120  # characters: no hard-wrapped text has longer ones


def read(stream: BinaryIO, name: str) -> Iterator[Record]:
    """The file as one record, with its headline as title."""
    text = decode(read_whole(stream, name), name)
    yield Record({"text": text, "title": find_headline(text)})


def find_headline(text: str) -> str:
    r"""The first line when it looks like a headline: short, no full stop, apart from what follows; else "".

    >>> find_headline("Talks open in Oslo\n\nThe envoys met on Monday.")
    'Talks open in Oslo'
    >>> find_headline("The envoys met on Monday in Oslo to\ntalk about the border.")
    ''
    """
    match = _FIRST_LINES.match(text)
    if not match:
        return ""
    first, gap, following = match.groups()
    first = first.strip()
    apart = bool(gap) or len(following) > _LONG_LINE
    return first if apart and len(first) <= _LONGEST_HEADLINE and first[-1:] not in set(".,;:") else ""
