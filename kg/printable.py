"""Text from strangers, made safe to print: nothing in it that a terminal would obey."""

from __future__ import annotations

import re

_WEB = re.compile(r"https?://[^\s/]\S*")


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


def is_web_address(text: str) -> bool:
    """Whether it is an address of the web, all of it visible.

    >>> is_web_address("https://example.org/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return bool(_WEB.fullmatch(text)) and text.isprintable()
