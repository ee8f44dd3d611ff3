"""HTML: the main text of a saved page and what the page says about itself (trafilatura); nothing is fetched."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import InputError
from kg.read.decode import decode, find_encoding
from kg.read.record import Record
from kg.read.source import read_whole

_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.I)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")  # lxml refuses it in text that is already decoded
_OURS, _HEAD = '<meta name="generator" content="kg">', 2000  # what pages of kg say of themselves, and where
_LIST_MARK = re.compile(r"^- ", re.M)
_ANY_DATE = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}  # stated dates; no clock


def read(stream: BinaryIO, name: str) -> Iterator[Record]:
    """The page as one record, its paragraphs apart by blank lines.

    Raises InputError when it has no article, or is a page that kg wrote.
    """
    import trafilatura

    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    page = _DECLARATION.sub("", _decode_page(read_whole(stream, name), name), count=1)
    if _OURS in page[:_HEAD]:
        raise InputError(name, "is a page that kg wrote, not an article")
    try:
        found = trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_ANY_DATE
        )
    except Exception as error:  # whatever a broken page sets off in the libraries below
        raise InputError(name, f"cannot be understood as HTML ({type(error).__name__})") from None
    if not isinstance(found, trafilatura.settings.Document) or not (found.text or "").strip():
        raise InputError(name, "holds no text that looks like an article")
    yield Record(
        {
            "text": "\n\n".join(_LIST_MARK.sub("", found.text or "").splitlines()),
            "title": found.title,
            "date": found.date,
            "source": found.sitename,
            "url": found.url,
            "author": found.author,
        }
    )


def _decode_page(data: bytes, name: str) -> str:
    """The page as text: Unicode when it is, else as it declares itself, else as any text."""
    declared = _DECLARED.search(data[:4096])
    try:
        if find_encoding(data, name).startswith("utf") or not declared:
            return decode(data, name)
        return data.decode(declared[1].decode())
    except (InputError, LookupError, UnicodeDecodeError):
        return decode(data, name)
