"""Articles of one run → the library: which are new, which take another's place, which stay out.

All of a run are looked at together, so their order does not matter: of two that share an address the one published
later stands, else the one whose id comes first. What the library holds already gives way to what comes in.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from kg.errors import InputError
from kg.ids import content_id
from kg.library.readings import COLUMNS, to_article, to_row
from kg.model import Article

RIVALS = """
SELECT content, id, winner, text IS NOT winning FROM (
    SELECT content, id, text, first_value(id) OVER rivals AS winner, first_value(text) OVER rivals AS winning
    FROM incoming WHERE url <> '' WINDOW rivals AS (PARTITION BY url ORDER BY published DESC, id)
) WHERE id <> winner ORDER BY id
"""
TAKEN_BACK = f"""
SELECT content, {COLUMNS} FROM incoming WHERE EXISTS (
    SELECT 1 FROM article AS held WHERE held.withdrawn IS NOT NULL AND held.text = incoming.text
    AND (held.id = incoming.id OR held.url <> '' AND held.url = incoming.url)
) ORDER BY id
"""
TWINS = """
DELETE FROM incoming WHERE url <> '' AND EXISTS (
    SELECT 1 FROM article AS held WHERE held.withdrawn IS NULL AND held.url = incoming.url
    AND held.text = incoming.text AND held.id <> incoming.id
    AND (coalesce(incoming.published, ''), held.id) < (coalesce(held.published, ''), incoming.id)
)
"""
REPLACED = """
DELETE FROM article WHERE withdrawn IS NULL AND (
    id IN (SELECT id FROM incoming) OR url <> '' AND url IN (SELECT url FROM incoming)
)
"""


def take_in(
    connection: sqlite3.Connection,
    articles: Iterable[Article],
    on_skip: Callable[[InputError], None],
    on_withdrawn: Callable[[Article], None],
) -> None:
    """Let articles join the library, inside a transaction; unchanged ones stay as they are, with their readings.

    An article with the id or the address of one that is held takes its place. A text that was taken back stays out
    and goes to `on_withdrawn`. Of two in this run that share an address, one goes to `on_skip`.
    """
    connection.execute("CREATE TEMP TABLE incoming AS SELECT * FROM article WHERE FALSE")
    rows = ((content_id(article), *to_row(article)) for article in articles)
    connection.executemany("INSERT INTO incoming VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)", rows)
    for content, loser, winner, differs in connection.execute(RIVALS).fetchall():
        if differs:
            on_skip(InputError(loser, f"has the address (url) of article {winner!r}, which stands in its place"))
        drop(connection, content)
    for content, *about in connection.execute(TAKEN_BACK).fetchall():
        on_withdrawn(to_article(tuple(about)))
        drop(connection, content)
    connection.execute("DELETE FROM incoming WHERE content IN (SELECT content FROM article)")
    connection.execute(TWINS)
    connection.execute(REPLACED)
    connection.execute("INSERT INTO article SELECT * FROM incoming")
    connection.execute("DELETE FROM reading WHERE content NOT IN (SELECT content FROM article)")
    connection.execute("DROP TABLE incoming")


def drop(connection: sqlite3.Connection, content: str) -> None:
    """Leave an incoming article out."""
    connection.execute("DELETE FROM incoming WHERE content = ?", (content,))
