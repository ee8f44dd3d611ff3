"""Identifiers made from content, so that the same input always gives the same bytes."""

from __future__ import annotations

import hashlib
import re
import unicodedata


def content_id(*parts: object) -> str:
    """A 64-bit hexadecimal name for these parts.

    >>> content_id("belarus", "released", 7)
    '8f651bc683f2d1c5'
    """
    text = "\x1f".join(str(part) for part in parts)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def slug(name: str) -> str:
    """A readable name for IRIs and file names: ASCII letters, digits and hyphens.

    >>> slug("Renzo G. Talarico")
    'renzo-g-talarico'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
    return "-".join(words)[:80].strip("-") or "x" + content_id(name)
