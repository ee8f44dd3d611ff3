"""The files of a folder that RDF alone is enough for: `kg build` writes them, and `kg import` from RDF of earlier."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.files import write_whole
from kg.publish.jsonl import dump, statement_rows
from kg.publish.network import graphml
from kg.publish.page import html
from kg.publish.page.data import NO_PAGES
from kg.publish.rdf import turtle
from kg.publish.view import View

INFERRED = "inferred.ttl"


def write_standard(view: View, folder: Path, title: str, pages: Mapping[str, str] = NO_PAGES) -> None:
    """Turtle, statements, the network and its page; and what follows, where that was asked for.

    `pages` are links from the page to those of articles, by the article's id.
    """
    write_whole(folder / "statements.jsonl", dump(statement_rows(view.network)))
    write_whole(folder / "graph.ttl", turtle.write(view))
    if view.inferred:
        write_whole(folder / INFERRED, turtle.write(View(view.inferred, part_of=view.base)))
    else:
        (folder / INFERRED).unlink(missing_ok=True)
    write_whole(folder / "graph.graphml", graphml.write(view))
    html.write_page(view.network, folder / "graph.html", title=title, pages=pages)
