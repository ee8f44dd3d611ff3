"""Text → quotations, found on characters: the parser cannot be trusted around quote marks.

A quotation runs over several paragraphs when each opens with a mark again and none before the last closes one, as
newspapers print it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_DOUBLE = re.compile(r"[“”\"„«»]")
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[^\W\d])([^\n“”\"]{0,300}?[^\s])[’'](?!\w)")
_BEFORE_OPENING = frozenset(" \t\u00a0([{—–-/:,‘'")
_OPENING, _CLOSING = frozenset("“„«"), frozenset("”»")


def find_quotes(text: str) -> list[Span]:
    """The outermost quotations in text order, quote marks included.

    >>> text = 'He said "no". ‘Too late,’ she said.'
    >>> [quote.of(text) for quote in find_quotes(text)]
    ['"no"', '‘Too late,’']
    >>> text = '“We met.\\n\\n“We left,” he said.'
    >>> [quote.of(text) for quote in find_quotes(text)] == [text[:-9]]
    True
    """
    quotes: list[Span] = []
    unclosed: int | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        if unclosed is not None and not _is_double(text, start):
            unclosed = None
        found = list(_double(text, start, end))
        last_open = bool(found) and not _closes(text, found[-1])
        if unclosed is not None and found:
            first = found.pop(0)
            quotes[-1] = Span(unclosed, first.end)
            if not found and last_open:
                continue
        quotes += found
        unclosed = quotes[-1].start if last_open else None
    covered = {i for quote in quotes for i in range(quote.start, quote.end)}
    singles = (Span(*match.span()) for match in _SINGLE.finditer(text))
    return sorted([*quotes, *(s for s in singles if s.start not in covered and s.end - 1 not in covered)])


def _double(text: str, start: int, end: int) -> Iterator[Span]:
    """The quotations in double marks of one paragraph; one that nothing closes runs to the paragraph's end."""
    opened: int | None = None
    for match in _DOUBLE.finditer(text, start, end):
        at = match.start()
        opens = text[at] in _OPENING or (text[at] == '"' and _may_open(text, at, start, end))
        if opened is None:
            opened = at if opens or text[at] == '"' else None
        elif text[at] in _CLOSING or (text[at] == '"' and not (opens and text[opened] == "“")):
            yield Span(opened, at + 1)
            opened = None
    if opened is not None and end - opened > 1:
        yield Span(opened, opened + len(text[opened:end].rstrip()))


def _may_open(text: str, at: int, start: int, end: int) -> bool:
    before = at == start or text[at - 1] in _BEFORE_OPENING
    return before and at + 1 < end and not text[at + 1].isspace()


def _closes(text: str, quote: Span) -> bool:
    return text[quote.end - 1] in '”"»' and quote.end - quote.start > 1


def _is_double(text: str, at: int) -> bool:
    return text[at] in '“"„«'
