"""JSON: one article or a list of them in a file (.json), or one a line (.jsonl, .ndjson), read as a stream."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import InputError
from kg.read.decode import decode, find_unicode
from kg.read.record import Record, holds_text
from kg.read.source import LARGEST, read_whole


def read(stream: BinaryIO, name: str) -> Iterator[Record | InputError]:
    """The articles of a file that is one JSON value; raises InputError when it is none."""
    try:
        value = _parse(decode(read_whole(stream, name), name))
    except ValueError as error:
        raise InputError(name, f"is not valid JSON: {error}") from None
    if not isinstance(value, list):
        yield Record(value) if isinstance(value, dict) else InputError(name, "holds no JSON object or list")
        return
    if not value:
        yield InputError(name, "holds an empty list")
    for number, item in enumerate(value, 1):
        yield _to_record(item, name, f"item {number}")


def read_lines(stream: BinaryIO, name: str) -> Iterator[Record | InputError]:
    """The articles of a file with a JSON object a line; a broken line is an InputError among them."""
    encoding = find_unicode(stream.read(4096), name)
    stream.seek(0)
    # Bytes that are not UTF-8 become lone surrogates here, and only their record is turned away.
    lines = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="\n")
    nothing = True
    for number, line in enumerate(iter(lambda: lines.readline(LARGEST), ""), 1):
        if not line.strip():
            continue
        nothing = False
        if len(line) == LARGEST:
            raise InputError(name, f"line {number} is too long to be an article; nothing is read from there on")
        try:
            yield _to_record(_parse(line), name, f"line {number}")
        except ValueError as error:
            yield InputError(name, f"line {number} is not valid JSON: {error}")
    if nothing:
        raise InputError(name, "is empty")


def is_article(line: bytes) -> bool:
    """Whether this line is a JSON object with a text."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and holds_text(value)


def _to_record(value: Any, name: str, place: str) -> Record | InputError:
    return Record(value, place) if isinstance(value, dict) else InputError(name, f"{place} is no JSON object")


def _parse(text: str) -> Any:
    """The value of a JSON text; raises ValueError, saying why on one line, when it has none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        raise ValueError(f"{error.msg.removesuffix(' at')} ({place})") from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
