"""Text from strangers, made safe to print: nothing in it that a terminal would obey."""

from __future__ import annotations


def printable(text: str) -> str:
    """The same text with a space for each control character.

    >>> printable("Ada\\x1b[31m Moss")
    'Ada [31m Moss'
    """
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def one_line(text: str) -> str:
    """The same in one line, its words parted by single spaces.

    >>> one_line(" Ada\\n\\t Moss ")
    'Ada Moss'
    """
    return " ".join(printable(text).split())
