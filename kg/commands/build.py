"""`kg build`: articles in, their graph out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from kg.commands.history import tell_outcome
from kg.commands.options import DEFAULT_MODEL, Fast, Model, OntologyFile, Output, complain, now, show


def build(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...", help="Files (txt md html pdf json jsonl csv), folders, globs, or - for stdin."
        ),
    ],
    output: Output = Path("output"),
    ontology: OntologyFile = None,
    model: Model = DEFAULT_MODEL,
    fast: Fast = False,
) -> None:
    """Read articles and write their graph: Turtle, a page to look at, JSON Lines, GraphML.

    Articles join those that the folder holds already; unchanged ones are not read again.

    Example: `kg build articles/ report.pdf --output mygraph`
    """
    from kg.pipeline import build as build_graph
    from kg.publish.summary import summarise

    withdrawn: list[Any] = []
    started, count, err = time.perf_counter(), 0, Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Bar(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("loading the pipeline")

        def tell(article: Any) -> None:
            nonlocal count
            count += 1
            bar.update(task, description=f"reading article {count}: {(article.title or article.id)[:60]}")

        graph = build_graph(
            inputs,
            output=output,
            ontology=ontology,
            model=model,
            fast=fast,
            on_article=tell,
            on_withdrawn=withdrawn.append,
            time=now(),
        )
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
