"""`kg build`: articles in, their graph out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.commands.history import tell_outcome
from kg.commands.options import DEFAULT_MODEL, INTERRUPTED, Fast, Model, OntologyFile, Output, complain, now, show
from kg.commands.progress import telling


def build(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files (txt md html pdf json jsonl csv), folders, globs, or - for stdin."),
    ],
    output: Output = Path("output"),
    ontology: OntologyFile = None,
    model: Model = DEFAULT_MODEL,
    fast: Fast = False,
    base: Annotated[
        str | None,
        typer.Option(metavar="IRI", help="Where the ids of the graph live, from now on; kept in the folder."),
    ] = None,
    infer: Annotated[
        bool | None,
        typer.Option("--infer/--no-infer", help="From now on, write what follows to inferred.ttl too; or no more."),
    ] = None,
) -> None:
    """Read articles and write their graph.

    The folder gets pages to look at (graph.html, and one for each article), Turtle, JSON Lines and GraphML
    (docs/files.md). Articles join those that the folder holds already; unchanged ones are not read again.

    Example: `kg build articles/ report.pdf --output mygraph`
    """
    from kg.pipeline import build as build_graph
    from kg.publish.summary import summarise
    from kg.readers import usable_cores

    started, withdrawn = time.perf_counter(), list[Any]()
    try:
        with telling() as progress:
            graph = build_graph(
                inputs,
                output=output,
                ontology=ontology,
                model=model,
                fast=fast,
                base=base,
                infer=infer,
                workers=usable_cores(),
                on_count=progress.expect,
                on_article=progress.tell,
                on_withdrawn=withdrawn.append,
                time=now(),
            )
    except KeyboardInterrupt:
        complain(f"stopped; what was read is kept in {output}, and the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None
    for error in graph.skipped:
        complain(f"skipped {error}")
    if withdrawn:
        complain(f"withdrawn, and so left out: {', '.join(article.id for article in withdrawn)}")
    for note in graph.verdicts.notes:
        complain(note)
    if graph.readings:
        show(summarise(graph, output, time.perf_counter() - started))
        tell_outcome(output)
    else:
        complain("nothing was read, so nothing was written")
    if graph.skipped or not graph.readings:
        raise typer.Exit(1)
