"""Names as they are compared."""

from __future__ import annotations

import re
import unicodedata


def normalise(name: str) -> str:
    """A name without case, accents, punctuation, possessive and leading article.

    >>> normalise("The Élysée’s"), normalise("John F. Kerry")
    ('elysee', 'john f kerry')
    """
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"['’]s\b", "", plain).replace(".", "")
    return re.sub(r"^(the|a|an) ", "", " ".join(re.findall(r"\w+", plain)))
