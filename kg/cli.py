"""The command line: exit status 0, 1 for bad input, 2 for wrong usage. Each command is a function of kg.commands."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Sequence
from typing import TextIO

import typer

from kg.commands.build import build
from kg.commands.catalogue import catalogue
from kg.commands.conflicts import conflicts
from kg.commands.explain import explain
from kg.commands.export import export
from kg.commands.history import diff, log, withdraw
from kg.commands.identity import merge, split, undo
from kg.commands.import_ import import_
from kg.commands.ontology import ontology
from kg.commands.options import complain
from kg.commands.push import push
from kg.commands.query import query
from kg.commands.review import review
from kg.commands.serve import serve
from kg.commands.validate import validate
from kg.errors import KgError, KgWarning

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="""Turn news into a knowledge graph you can query, see and cite.

Every edge carries the sentence that says it; what was denied, planned or only claimed is kept and labelled.""",
)
WHO = "Say who is who"
PANELS: dict[str, tuple[Callable[..., None], ...]] = {
    "Read": (build, withdraw, log, diff),
    "Ask": (query, conflicts, serve),
    "Carry elsewhere": (export, push, import_),
    WHO: (review, merge, split, undo),
    "Check and explain": (validate, explain, ontology),
}
for panel, commands in PANELS.items():
    for command in commands:
        app.command(command.__name__.rstrip("_"), rich_help_panel=panel)(command)
app.add_typer(catalogue, name="catalogue", rich_help_panel=WHO)


def main(args: Sequence[str] | None = None) -> None:
    """Run a command; what the user can act on becomes one sentence and status 1."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", KgWarning)
            warnings.showwarning = tell
            app(args)
    except KgError as error:
        complain(str(error))
        sys.exit(1)
    except OSError as error:
        complain(f"{error.filename or 'output'}: {(error.strerror or str(error)).lower()}")
        sys.exit(1)


def tell(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Say what a warning of ours says, and no more; others are for developers."""
    if issubclass(category, KgWarning):
        complain(str(message))
    else:
        print(warnings.formatwarning(message, category, filename, lineno, line), file=file or sys.stderr)
