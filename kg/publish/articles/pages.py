"""The pages of a graph's articles, and the list of them, as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from warnings import warn

from kg.errors import KgWarning
from kg.files import is_draft
from kg.model import Reading
from kg.publish.articles.index import list_articles
from kg.publish.articles.names import FOLDER, INDEX, page_name
from kg.publish.articles.press import Press
from kg.publish.folder import LIST, write_pages


def write_articles(folder: Path, press: Press, readings: Iterable[Reading], title: str) -> None:
    """Write the page of each article of a graph, and their list, into the folder of articles in its folder.

    What is there and kg did not write, or was changed since, stays as it is, with a KgWarning.
    """
    pages = folder / FOLDER
    if is_taken(pages):
        leave(pages)
    else:
        write_pages(pages, make_pages(press, readings, title), leave)


def is_taken(pages: Path) -> bool:
    """Whether somebody else has this name: for a file, or for a folder that kg did not write."""
    if not pages.is_dir():
        return pages.exists()
    return not (pages / LIST).is_file() and any(not is_draft(path) for path in pages.iterdir())


def leave(path: Path) -> None:
    """Let something stay, and say so."""
    warn(KgWarning(f"{path} is not as kg wrote it, and stays: move it away to get pages of articles"), stacklevel=2)


def make_pages(press: Press, readings: Iterable[Reading], title: str) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The pages by name; the list comes last."""
    entries = []
    for reading in readings:
        story = press.story(reading)
        entries.append(story.entry)
        yield page_name(reading.article.id), [story.page().encode()]
    yield INDEX, [list_articles(entries, title).encode()]
