"""Bytes or paths → articles: the first stage.

Each format has a file here whose `read` turns a stream into records under the input's own names; `record` makes them
articles. One bad input never stops the others: it is reported and passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from kg.errors import InputError
from kg.ids import content_id
from kg.model import Article
from kg.read import html, json, markdown, pdf, table, text
from kg.read.record import Record, to_article
from kg.read.source import LARGEST, Source, find_sources, to_printable

__all__ = ["SUFFIXES", "read_inputs"]

_Read = Callable[[BinaryIO, str], Iterator[Record | InputError]]

_READERS: dict[str, _Read] = {
    ".csv": table.read,
    ".htm": html.read,
    ".html": html.read,
    ".json": json.read,
    ".jsonl": json.read_lines,
    ".markdown": markdown.read,
    ".md": markdown.read,
    ".ndjson": json.read_lines,
    ".pdf": pdf.read,
    ".text": text.read,
    ".tsv": table.read,
    ".txt": text.read,
}
SUFFIXES = tuple(_READERS)


def read_inputs(inputs: Sequence[str], *, on_skip: Callable[[InputError], None]) -> Iterator[Article]:
    """The articles of files, folders, globs and standard input ("-"), one at a time, each id once.

    What cannot be read, and another text under an id already read, goes to `on_skip` with its reason.
    """
    first: dict[str, tuple[str, str]] = {}  # id -> where it came from, hash of its text

    def skip(source: str, reason: str) -> None:
        on_skip(InputError(to_printable(source), to_printable(reason)))

    for name, found in _read_each(inputs):
        if isinstance(found, InputError):
            skip(found.source, found.reason)
        elif found.id not in first:
            first[found.id] = name, content_id(found.text)
            yield found
        elif first[found.id][1] != content_id(found.text):
            skip(name, f"id {found.id!r} was already read from {first[found.id][0]}, with another text")


def _read_each(inputs: Sequence[str]) -> Iterator[tuple[str, Article | InputError]]:
    for given in inputs:
        for source in find_sources(given, SUFFIXES):
            if isinstance(source, InputError):
                yield given, source
            else:
                yield from ((source.name, found) for found in _read_source(source))


def _read_source(source: Source) -> Iterator[Article | InputError]:
    """The articles of one source, with an InputError in place of each that cannot be read."""
    try:
        read = _find_reader(source)
        with source.open() as stream:
            for record in read(stream, source.name):
                yield record if isinstance(record, InputError) else _make_article(record, source)
    except InputError as error:
        yield error


def _make_article(record: Record, source: Source) -> Article | InputError:
    try:
        return to_article(record, source.name, source.stem)
    except InputError as error:
        return error


def _find_reader(source: Source) -> _Read:
    if not source.suffix:
        return _read_unnamed
    if source.suffix not in _READERS:
        known = ", ".join(SUFFIXES)
        raise InputError(source.name, f"is of a kind that is not read ({source.suffix}; known are {known})")
    return _READERS[source.suffix]


def _read_unnamed(stream: BinaryIO, name: str) -> Iterator[Record | InputError]:
    """A stream without a format in its name: JSON Lines when it begins so, else text."""
    first = next((line for line in iter(lambda: stream.readline(LARGEST), b"") if line.strip()), b"")
    stream.seek(0)
    return json.read_lines(stream, name) if json.is_article(first) else text.read(stream, name)
