"""Markdown: the prose as plain text, one paragraph a block; front matter as metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from kg.read.decode import decode
from kg.read.record import Record
from kg.read.source import read_whole
from kg.read.text import find_headline

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_ENTRY = re.compile(r"^(\w[\w -]*):[ \t]*([^\r\n]*)((?:\r?\n[ \t]*- [^\r\n]*)*)", re.M)
_ITEM = re.compile(r"- (.*)")


def read(stream: BinaryIO, name: str) -> Iterator[Record]:
    """The file as one record: text of headings, paragraphs, lists and tables, without code and HTML."""
    markdown = decode(read_whole(stream, name), name)
    metadata, start = _read_front_matter(markdown)
    text = to_plain_text(markdown[start:])
    yield Record({"title": find_headline(text), **metadata, "text": text})


def to_plain_text(markdown: str) -> str:
    r"""The words of a Markdown text, blocks apart by blank lines.

    >>> to_plain_text("# Talks *open*\n\nThe [envoys](https://example.org)\nmet.\n\n- in Oslo")
    'Talks open\n\nThe envoys met.\n\nin Oslo'
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    blocks = ("".join(map(_say, token.children or ())) for token in tokens if token.type == "inline")
    return "\n\n".join(block for block in map(str.strip, blocks) if block)


def _say(token: Token) -> str:
    if token.type in {"text", "code_inline"}:
        return token.content
    return " " if token.type in {"softbreak", "hardbreak"} else ""


def _read_front_matter(markdown: str) -> tuple[Mapping[str, object], int]:
    """The metadata between two lines of hyphens at the top, and where the text starts.

    Of YAML only what names a title or an author is read: `key: value`, with lists as `[a, b]` or as lines `- a`.
    """
    match = _FRONT_MATTER.match(markdown)
    if not match:
        return {}, 0
    metadata: dict[str, object] = {}
    for key, value, items in _ENTRY.findall(match[1]):
        listed = _ITEM.findall(items) or value.strip("[]").split(",") if value[:1] in {"", "["} else None
        metadata[key] = [_unquote(item) for item in listed] if listed else _unquote(value)
    return metadata, match.end() if metadata else 0


def _unquote(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
