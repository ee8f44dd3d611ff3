"""`kg validate`: does a graph keep to what it promises?"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kg.commands.options import Source
from kg.commands.progress import telling


class Form(StrEnum):
    """How problems are told."""

    TEXT = "text"
    JSON = "json"
    TTL = "ttl"


def validate(
    source: Source,
    format: Annotated[
        Form, typer.Option(help="text is for people, json for programs, ttl is SHACL's own report.")
    ] = Form.TEXT,
    all_: Annotated[bool, typer.Option("--all", help="Show all problems of each rule.")] = False,
) -> None:
    """Check a graph against shapes, further checks and its articles.

    The status is 1 when a promise is broken. Warnings tell what is most likely misread, notes what is only odd; they
    leave the status 0.

    Example: `kg validate output`
    """
    from kg.rdf.prefixes import find_base
    from kg.sound import check_kg
    from kg.source import read_texts
    from kg.store import find_graph, read_file
    from kg.validate import validate as validate_graph
    from kg.validate.display import as_json, as_text, as_turtle

    path = find_graph(source)
    quads = tuple(read_file(path))
    check_kg(quads, str(path))
    with telling("rule") as progress:
        report = validate_graph(quads, read_texts(source), on_count=progress.expect, on_rule=progress.tell)
    match format:
        case Form.TEXT:
            typer.echo("\n".join(as_text(report, find_base(quads), everything=all_)))
        case Form.JSON:
            typer.echo(as_json(report))
        case Form.TTL:
            typer.echo(as_turtle(report), nl=False)
    if not report.conforms:
        raise typer.Exit(1)
