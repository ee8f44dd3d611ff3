"""`kg export`: the graph for another tool."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.options import Source


def export(
    source: Source,
    format: Annotated[str, typer.Option(help="turtle, ntriples, nquads, jsonld, graphml, gexf or csv.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File or folder to write.")] = None,
) -> None:
    """Write the graph for another tool: Gephi, a triple store, a spreadsheet.

    Example: `kg export output --format gexf`
    """
    from kg.graph import read_view
    from kg.publish import export as export_graph

    beside = source if source.is_dir() else source.parent
    typer.echo(f"wrote {export_graph(read_view(source), format, beside, output)}")
