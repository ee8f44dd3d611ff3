"""`kg validate`: does a graph keep to what it promises?"""

from __future__ import annotations

import typer

from kg.commands.options import Source


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
