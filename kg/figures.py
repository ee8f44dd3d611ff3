"""Numbers as people read them."""

from __future__ import annotations


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "article"), count(2000, "entity", "entities")
    ('1 article', '2,000 entities')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
