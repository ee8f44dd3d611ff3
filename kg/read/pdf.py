"""PDF: the text layer (pypdf), with paragraphs put together again from the lines of the page."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from kg.errors import InputError
from kg.read.record import Record
from kg.read.source import MEGABYTE, read_whole
from kg.read.text import find_headline

_LARGEST = 200 * MEGABYTE  # bytes: scans and pictures weigh more than words
_FILE_NAME = re.compile(r"\.\w{2,5}$|^Microsoft Word|^untitled", re.I)  # titles that programs put in
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_MARGIN = re.compile(  # page numbers, and what browsers print around a page: date and title, address and number
    r"(?:https?://\S+\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?|\d\d?/\d\d?/\d{2,4}, \d\d?:\d\d\b.*|https?://\S+",
    re.I,
)
_SOFT_HYPHEN = re.compile(r"[a-z]{2}[-\u00ad\u2010]$")
_FULL, _SHORT = 0.9, 0.6  # of the usual width: a shorter line ends a paragraph, or is a heading


def read(stream: BinaryIO, name: str) -> Iterator[Record]:
    """The document as one record; raises InputError when it is broken, locked, or pictures only."""
    pages, title = _extract(read_whole(stream, name, largest=_LARGEST), name)
    text = join_lines([page.replace("\0", "").splitlines() for page in pages])
    if not text:
        raise InputError(name, "has no text layer: its pages are pictures and need OCR first")
    yield Record({"text": text, "title": find_headline(text) if _FILE_NAME.search(title) or not title else title})


def _extract(data: bytes, name: str) -> tuple[list[str], str]:
    """The text of each page and the title the document gives itself."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        if document.is_encrypted:
            document.decrypt("")  # what everybody may open has an empty password
        pages = [page.extract_text() for page in document.pages]
        title = str(document.metadata.title or "") if document.metadata else ""
    except (pypdf.errors.DependencyError, pypdf.errors.FileNotDecryptedError):
        raise InputError(name, "is an encrypted PDF: save a copy without password") from None
    except Exception as error:  # whatever a broken file sets off in the parser
        raise InputError(name, f"is a broken PDF ({type(error).__name__})") from None
    return pages, title.strip()


def join_lines(pages: Sequence[Sequence[str]]) -> str:
    r"""The paragraphs of printed pages, apart by blank lines, without page numbers and running heads.

    >>> join_lines([["The envoys met on Mon-", "day in Oslo to talk about", "the border.", "They will", "1"]])
    'The envoys met on Monday in Oslo to talk about the border.\n\nThey will'
    """
    lines = [line for page in _strip_margins(pages) for line in page]
    widths = sorted(len(line) for line in lines if line)
    usual = widths[len(widths) * 9 // 10] if widths else 0
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        if not before or not line or _starts_paragraph(line, before, usual):
            paragraphs.append(line)
        elif _SOFT_HYPHEN.search(before) and line[0].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        else:
            paragraphs[-1] += " " + line
        before = line
    return "\n\n".join(filter(None, paragraphs))


def _starts_paragraph(line: str, before: str, usual: int) -> bool:
    if line[0].islower():
        return False
    if not _SENTENCE_END.search(before):
        return len(before) < _SHORT * usual
    heading = len(line) < _SHORT * usual and not _SENTENCE_END.search(line)
    return heading or len(before) < _FULL * usual


def _strip_margins(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Each page's lines without its number and without first and last lines that pages share."""
    stripped = [[" ".join(line.split()) for line in page] for page in pages]
    edges = Counter(_shape(line) for page in stripped for line in {*page[:2], *page[-2:]})
    for page in stripped:
        while page and (not page[-1] or _MARGIN.fullmatch(page[-1]) or edges[_shape(page[-1])] > 1):
            page = page[:-1]
        while page and (not page[0] or _MARGIN.fullmatch(page[0]) or edges[_shape(page[0])] > 1):
            page = page[1:]
        yield page


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)
