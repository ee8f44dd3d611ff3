"""What the page of an article is called, and what leads to it and from it."""

from __future__ import annotations

import re
from urllib.parse import quote

from anyascii import anyascii

from kg.ids import content_id, slug

FOLDER = "articles"
INDEX = "index.html"
GRAPH = "../graph.html"
_PLAIN = re.compile(r"(?!.*-[0-9a-f]{16}$)[a-z0-9]+(?:[-_][a-z0-9]+)*")  # one that ends as a made one could be its twin
_RESERVED = re.compile(r"index|con|prn|aux|nul|(?:com|lpt)\d")  # ours; those that Windows keeps for itself
LONGEST = 80


def page_name(article: str) -> str:
    """The file of an article's page: its id where that is a plain name on every system, else made from it.

    No two ids have one file, not even where capital letters count for nothing.

    >>> page_name("fishermen"), page_name("CON"), page_name("Новость")
    ('fishermen.html', 'con-1bc43d851d28ada0.html', 'novost-21415c036d56f832.html')
    """
    if len(article) <= LONGEST and _PLAIN.fullmatch(article) and not _RESERVED.fullmatch(article):
        return f"{article}.html"
    return f"{slug(anyascii(article))}-{content_id(article)}.html"


def page_link(article: str) -> str:
    """The address of an article's page as seen from graph.html."""
    return f"{FOLDER}/{page_name(article)}"


def entity_link(entity: str) -> str:
    """The address of an entity on the map, as seen from an article's page.

    >>> entity_link("a&b#c")
    '../graph.html#entity=a%26b%23c'
    """
    return f"{GRAPH}#entity={quote(entity, safe='')}"


def statement_link(statement: str) -> str:
    """The address of a statement on the map, as seen from an article's page."""
    return f"{GRAPH}#statement={quote(statement, safe='')}"
