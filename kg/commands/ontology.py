"""`kg ontology`: a page that explains every relation and kind that kg looks for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Turtle = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE", help="Turtle file that extends or replaces relations (docs/ontology.md).", dir_okay=False
    ),
]
Page = Annotated[Path, typer.Option("--output", "-o", help="The page to write.", dir_okay=False)]


def ontology(file: Turtle = None, output: Page = Path("ontology.html")) -> None:
    """Write a page that explains every kind and relation.

    Each has its meaning, examples, and the words that state it.

    Examples:

    - `kg ontology`
    - `kg ontology my.ttl --output my.html`
    """
    from kg.files import write_whole
    from kg.ontology import extend_ontology, load_ontology
    from kg.ontology.turtle import read_text
    from kg.reference.page import render

    terms = extend_ontology(read_text(file), str(file)) if file else load_ontology()
    write_whole(output, render(terms).encode())
    typer.echo(f"{output}: {len(terms.kinds)} kinds and {len(terms.relations)} relations")
