"""Where the paragraphs of a text are: its lines, unless a hand or a mail program broke them at a width."""

from __future__ import annotations

import re

from kg.model import Span

WIDTH = 120  # a text whose lines all fit in this was wrapped by hand or by a mail program
_WRAP = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_FILLED = re.compile(r"[^\n]*\S[^\n]*")


def find_paragraphs(text: str) -> list[Span]:
    """The paragraphs, without the line breaks and blank lines between them.

    >>> text = "Talks open\\n\\nThe envoys met.\\n"
    >>> [span.of(text) for span in find_paragraphs(text)]
    ['Talks open', 'The envoys met.']
    """
    return [Span(*match.span()) for match in _FILLED.finditer(unwrap(text))]


def unwrap(text: str) -> str:
    """The text, equally long, with spaces for line breaks that mean nothing."""
    return _WRAP.sub(" ", text) if is_wrapped(text) else text


def is_wrapped(text: str) -> bool:
    """Whether line breaks inside paragraphs mean nothing: short lines throughout, most of them filled.

    >>> is_wrapped("Talks open\\n\\nThe envoys met.")
    False
    """
    broken = [line for line in text.split("\n\n") if "\n" in line.strip("\n")]
    inner = [line for block in broken for line in block.strip("\n").split("\n")[:-1]]
    filled = [line for line in inner if len(line) > WIDTH / 2]
    return len(inner) > 2 and max(map(len, text.split("\n"))) <= WIDTH and len(filled) > 0.8 * len(inner)
