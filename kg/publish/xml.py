"""Texts and values in XML 1.0."""

from __future__ import annotations

import re
from typing import Any

from msgspec.json import encode

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """U+FFFD for each character that XML cannot hold.

    >>> legal("bell\\x07")
    'bell�'
    """
    return _ILLEGAL.sub("\ufffd", text)


def text_of(value: Any) -> str:
    """A value as XML formats have it, lists as JSON.

    >>> text_of(True), text_of(0.5), text_of(["a"])
    ('true', '0.5', '["a"]')
    """
    return legal(value if isinstance(value, str) else encode(value).decode())
