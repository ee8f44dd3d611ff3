"""`kg query`: questions to a graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kg.commands.options import show


def query(
    source: Annotated[
        Path | None, typer.Argument(help="A folder that `kg build` wrote, or a .ttl or .nq file.")
    ] = None,
    question: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="SPARQL, a .rq file, or the name of a stored question.")
    ] = None,
    param: Annotated[list[str] | None, typer.Option(metavar="KEY=VALUE", help="A value the question asks for.")] = None,
    format: Annotated[str, typer.Option(help="table, csv, json or ttl.")] = "table",
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="Ask the graph as it stood on a day, month or year: 2015-01-21.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show the stored questions.")] = False,
) -> None:
    """Ask a graph in SPARQL, or one of the stored questions.

    Examples: `kg query output released --param entity=Belarus`, `kg query output offices --as-of 2015-01-01`
    """
    from kg.query.run import list_questions, run_query

    if list_:
        show(list_questions())
        return
    if source is None or question is None:
        raise typer.BadParameter("give a graph and a question, or --list")
    params, width = parameters(param or []), Console().width
    sys.stdout.write(run_query(source, question, params, format=format, width=width, as_of=as_of))


def parameters(pairs: list[str]) -> dict[str, str]:
    """`key=value` options as a mapping; a pair without "=" is wrong usage."""
    for pair in pairs:
        if "=" not in pair:
            raise typer.BadParameter(f"--param {pair!r} is not KEY=VALUE")
    return dict(pair.split("=", 1) for pair in pairs)
