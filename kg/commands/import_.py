"""`kg import`: a graph from RDF that kg wrote earlier."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.options import Output


def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="RDF that kg wrote: ttl nt nq trig jsonld rdf.")],
    output: Output = Path("output"),
) -> None:
    """Make a folder of RDF that kg wrote earlier.

    It gets a page, Turtle, GraphML and JSON Lines; several files become one graph. `kg query`, `export`, `conflicts`,
    `validate` and `push` work there as ever. Articles cannot be added to it.

    Example: `kg import graph.nq --output mygraph`
    """
    from kg.imports import import_files
    from kg.project import SCHEMA, typed

    view = import_files(files, output)
    articles = sum(1 for _ in typed(view.facts, SCHEMA.NewsArticle))
    network = view.network
    counts = f"{articles:,} articles, {network.number_of_nodes():,} entities, {network.number_of_edges():,} statements"
    typer.echo(f"{output}: {counts}; open {output / 'graph.html'}")
    typer.echo(
        "RDF does not hold the articles' texts: there is no library.sqlite, claims.jsonl or attributions.jsonl, "
        "and entities.jsonl lists no mentions"
    )
