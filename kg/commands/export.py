"""`kg export`: the graph for another tool."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from kg.commands.options import Source, show


def list_formats(wanted: bool) -> None:
    """Print what the formats are for, with their files, and end there."""
    if not wanted:
        return
    from kg.publish.formats import FORMATS

    table = Table("format", "for", "file", box=None, pad_edge=False)
    for name, chosen in FORMATS.items():
        table.add_row(name, chosen.reader, ", ".join(chosen.files) or f"the folder {name}")
    show(table)
    raise typer.Exit


def export(
    source: Source,
    format: Annotated[str, typer.Option(metavar="NAME", help="What to write: a name that --list shows.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", allow_dash=True, help="File or folder to write; - prints it.")
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", is_eager=True, callback=list_formats, help="Show the formats.")
    ] = False,
) -> None:
    """Write the graph for another tool: Gephi, Neo4j, a spreadsheet, a store.

    Examples:

    - `kg export --list`
    - `kg export output --format gexf`
    - `kg export output --format nquads --output backup.nq`
    """
    from kg.publish import export as export_graph
    from kg.publish import find_format, stream
    from kg.source import read_view

    chosen = find_format(format)  # what is wrong with it is said before anything is read
    if output == Path("-"):
        sys.stdout.buffer.writelines(stream(read_view(source), format))
        return
    beside = source if source.is_dir() else source.parent
    written = export_graph(read_view(source), format, beside, output)
    several = f": {', '.join(chosen.files)}" if len(chosen.files) > 1 else ""
    typer.echo(f"wrote {written}{several}")
