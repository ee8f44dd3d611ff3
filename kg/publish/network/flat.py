"""Attributes plain enough for XML formats: no None, no lists, no control characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Strings, numbers and truth values only: what is None is left out."""
    return {name: clean(value) for name, value in attributes.items() if value is not None}


def clean(value: Any) -> Any:
    """One value as XML can hold it: lists and dictionaries become JSON, illegal characters U+FFFD.

    >>> clean("bell\\x07"), clean(["a"]), clean(0.5)
    ('bell�', '["a"]', 0.5)
    """
    if isinstance(value, list | tuple | dict):
        value = msgspec.json.encode(value).decode()
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value
