"""`kg explain`: why a text was understood as it was."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.commands.options import DEFAULT_MODEL, Fast, Model, OntologyFile, show
from kg.errors import KgError


def explain(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="A sentence in quotes, a file of articles, or - for stdin.")
    ],
    fact: Annotated[
        str | None, typer.Option(help='A fact, as "SUBJECT relation OBJECT": says which layer lost it.')
    ] = None,
    ontology: OntologyFile = None,
    model: Model = DEFAULT_MODEL,
    fast: Fast = False,
) -> None:
    """Show what each layer saw in a text, or which one lost a fact.

    Examples:

    - `kg explain "France may recall its envoy to Mali."`
    - `kg explain news.txt --fact "Mali expelled envoys"`
    """
    from kg.explain import explain as explain_text

    text = sys.stdin.read() if text == "-" else text
    if not text.strip():
        raise KgError("there is no text to explain")
    show(explain_text(text, fact=fact, ontology=ontology, model=model, fast=fast))
