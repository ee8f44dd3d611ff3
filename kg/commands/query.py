"""`kg query`: questions to a graph."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.commands.options import complain, show
from kg.commands.patience import outcome, within
from kg.errors import InputError, KgError
from kg.files import write_whole

if TYPE_CHECKING:
    from kg.query.run import Asked

PIECES = 1000  # of an answer, written at once


def query(
    source: Annotated[
        Path | None, typer.Argument(metavar="GRAPH", help="A folder that kg wrote, or an RDF file that kg wrote.")
    ] = None,
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="QUERY", help="SPARQL, a .rq file, the name of a stored question, or - for standard input."
        ),
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option(metavar="KEY=VALUE", help="A value that a stored question asks for; repeat it.")
    ] = None,
    format: Annotated[str, typer.Option(help="table, csv, tsv, json, srj (SPARQL's JSON), md or ttl.")] = "table",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write the answer to.", dir_okay=False)
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(help="Page to draw instead: the part of the graph that the answer rests on.", dir_okay=False),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="Ask the graph as it stood on a day, month or year: 2015-01-21.")
    ] = None,
    asserted: Annotated[
        bool, typer.Option("--asserted", help="Ask only what is written, not what follows from it.")
    ] = False,
    timeout: Annotated[float | None, typer.Option(metavar="SECONDS", help="Give up after so long.", min=0)] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show the stored questions.")] = False,
) -> None:
    """Ask a graph in SPARQL, or one of the stored questions.

    Examples:

    - `kg query --list`
    - `kg query output released --param entity=Belarus`
    - `kg query output offices --as-of 2015-01-01`
    - `kg query output sanctions --html sanctions.html`
    - `kg query output "SELECT ?who ?whom WHERE { ?who kg:met ?whom }" --format csv`
    """
    from kg.query.run import asks_graphs, open_store, prepare, read
    from kg.query.writers import check_format
    from kg.source import read_quads

    if list_:
        show(list_questions())
        return
    if source is None or question is None:
        raise typer.BadParameter("give a graph and a question, or --list")
    if output and html:
        raise typer.BadParameter("give --output or --html, not both")
    check_format(format)
    text = read_input() if question == "-" else question
    chosen = outcome(timeout, lambda: read(text))  # what is wrong with it is said before a graph is opened
    graph = read_quads(source) if asks_graphs(chosen) else source  # of each article, which only the library has
    store = open_store(graph, as_of, asserted=asserted)
    asked = outcome(timeout, lambda: prepare(store, text, parameters(param or [])))
    if html:
        draw(asked, source, html, timeout)
    else:
        answer(asked, format, output, timeout)


def list_questions() -> Table:
    """The stored questions with their parameters."""
    from kg.query.questions import stored_questions

    legend = "[kind]: may be left out; since, until, month: a day, a month or a year; names in any case"
    table = Table("name", "question", "parameters", header_style="bold", box=SIMPLE_HEAD, caption=Text(legend))
    for stored, question in stored_questions().items():
        params = (f"[{name}]" if param.optional else name for name, param in question.params.items())
        table.add_row(stored, Text(question.title), Text(" ".join(params)))
    return table


def answer(asked: Asked, format: str, output: Path | None, timeout: float | None) -> None:
    """Write the answer to a file, whole or not at all, or to standard output; advice goes beside it."""
    advice = list[str]()
    pieces = within(timeout, speak(asked, format, advice, to_file=bool(output)))
    if output:
        write_whole(output, pieces)
        typer.echo(f"wrote {output}")
    else:
        for piece in pieces:
            typer.echo(piece, nl=False)
    for sentence in advice:
        complain(f"note: {sentence}")


def speak(asked: Asked, format: str, advice: list[str], *, to_file: bool) -> Iterator[bytes]:
    """The answer as bytes, some of it at once; `advice` is filled at the end."""
    from kg.query.run import peek
    from kg.query.writers import Layout, write
    from kg.rdf.prefixes import find_base

    found, empty = peek(asked.answer())
    pieces = write(found, format, Layout(None if to_file else width(), find_base(asked.store)))
    while some := list(islice(pieces, PIECES)):
        yield "".join(some).encode()
    advice += asked.advice(empty=empty)


def width() -> int | None:
    """How wide the terminal is; a pipe is as wide as a line needs."""
    return Console().width if sys.stdout.isatty() or os.environ.get("COLUMNS") else None


def draw(asked: Asked, source: Path, page: Path, timeout: float | None) -> None:
    """Write the page of what an answer rests on."""
    from kg.project import project
    from kg.publish.page.data import Excerpt
    from kg.publish.page.html import write_page

    part = outcome(timeout, asked.part)
    if not part.quads:
        raise KgError("nothing found that a page could show; none was written")
    network = project(part.quads)
    network.remove_nodes_from([node for node in list(network) if node not in part.entities])
    name = source.resolve().stem if source.is_file() else source.resolve().name
    write_page(network, page, title=asked.title, excerpt=Excerpt(asked.sparql.strip(), name, *asked.extent()))
    statements, entities = network.number_of_edges(), len(network)
    told = f"{statements} statement{'s' * (statements != 1)} about {entities} entit{'y' if entities == 1 else 'ies'}"
    typer.echo(f"wrote {page}: {told}")


def read_input() -> str:
    """The question on standard input."""
    try:
        return sys.stdin.read()
    except UnicodeDecodeError:
        raise InputError("standard input", "is not UTF-8 text") from None


def parameters(pairs: list[str]) -> dict[str, str]:
    """`key=value` options as a mapping; a pair without "=" is wrong usage."""
    for pair in pairs:
        if "=" not in pair:
            raise typer.BadParameter(f"--param {pair!r} is not KEY=VALUE")
    return dict(pair.split("=", 1) for pair in pairs)
