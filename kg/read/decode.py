"""Bytes → text: Unicode where it is Unicode, the old Western encodings where they fit, a clear refusal elsewhere."""

from __future__ import annotations

import codecs
import re

from kg.errors import InputError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ["cp1252", "mac_roman"]  # what English was written in before UTF-8
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes, name: str) -> str:
    """The text these bytes hold, without a byte order mark; raises InputError when they hold none."""
    encoding = find_encoding(data, name)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(name, f"is not valid {encoding.removesuffix('-sig').upper()} (byte {error.start})") from None


def find_encoding(data: bytes, name: str, *, partial: bool = False) -> str:
    """The encoding of these bytes, or of a text that begins with them (`partial`).

    Raises InputError for binary data and for text that is neither Unicode nor an old Western encoding.
    """
    encoding = find_unicode(data, name)
    if encoding != "utf-8":
        return encoding
    try:
        codecs.getincrementaldecoder(encoding)().decode(data, final=not partial)
        return encoding
    except UnicodeDecodeError as error:
        if _MULTIBYTE.search(data):
            raise InputError(name, f"is not valid UTF-8 (byte {error.start})") from None
    return _find_western(data, name)


def find_unicode(data: bytes, name: str) -> str:
    """The Unicode encoding that a byte order mark states, else UTF-8; raises InputError for binary data."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data:
        raise InputError(name, "holds binary data, not text")
    return "utf-8"


def _find_western(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    if best := from_bytes(data, cp_isolation=_WESTERN).best():
        return best.encoding
    if other := from_bytes(data).best():
        raise InputError(name, f"is not in UTF-8 but perhaps in {other.encoding}: save it as UTF-8")
    raise InputError(name, "holds binary data, not text")


def is_binary(text: str) -> bool:
    """Whether this is no writing: a NUL in it, or more than a tenth control characters.

    >>> is_binary("Talks\\x0c\\nopen"), is_binary("PK\\x03\\x04\\x14")
    (False, True)
    """
    return "\0" in text or 10 * len(_CONTROL.findall(text)) > len(text)
