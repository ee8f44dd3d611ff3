"""Names as they are compared."""

from __future__ import annotations

import re
import unicodedata


def normalise(name: str) -> str:
    """A name without case, accents, punctuation, possessive and leading article.

    >>> normalise("The Élysée’s"), normalise("John F. Kerry")
    ('elysee', 'john f kerry')
    """
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"['’]s\b", "", name.casefold()).replace(".", "")
    return re.sub(r"^(the|a|an) ", "", " ".join(re.findall(r"\w+", plain)))
