"""Which paragraphs are headings: there every word is in capitals and names cannot be told by their look."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.parse import Doc
from kg.extract.parse import Span as Words

LONGEST = 30  # words; a longer line is a sentence
CAPITALISED = 0.6  # share of the longer words


def title_case_tokens(doc: Doc) -> frozenset[int]:
    """The tokens that stand in a heading set in title case or capitals."""
    return frozenset(token.i for line in lines(doc) if is_title_case(line) for token in line)


def lines(doc: Doc) -> Iterator[Words]:
    """The paragraphs of a Doc, without their line breaks."""
    start = 0
    for token in doc:
        if "\n" in token.text:
            if token.i > start:
                yield doc[start : token.i]
            start = token.i + 1
    if start < len(doc):
        yield doc[start:]


def is_title_case(line: Words) -> bool:
    """Whether a line looks like a headline: short, no full stop, most of its longer words capitalised."""
    words = [token for token in line if token.is_alpha and len(token) > 3]
    if len(line) > LONGEST or len(words) < 3 or line[-1].text in {".", ",", "”", '"', "?", ":"}:
        return False
    return sum(token.text[0].isupper() for token in words) / len(words) > CAPITALISED
