"""`kg catalogue`: your own base of people and organisations, which entities are linked to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from kg.commands.options import Output, complain, now, show

catalogue = typer.Typer(no_args_is_help=True, help="Link entities to your own bases of people and organisations.")
Name = Annotated[str, typer.Argument(metavar="NAME", help="What `kg catalogue list` calls the base.")]


@catalogue.command()
def add(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="FollowTheMoney JSON lines, RDF (ttl nt nq trig rdf jsonld) or CSV.")
    ],
    output: Output = Path("output"),
    name: Annotated[str | None, typer.Option(help="What to call the base; else the file's name.")] = None,
) -> None:
    """Add a base and link the entities of the folder to it; a base of the same name is replaced.

    Example: `kg catalogue add sanctions.ftm.json --output mygraph`
    """
    from kg.bases import add_base

    added = add_base(file, output, name=name, time=now())
    for error in added.rejected:
        complain(f"skipped {error}")
    aside = ", ".join(f"{count} {kind}" for kind, count in sorted(added.aside.items(), key=lambda kv: (-kv[1], kv[0])))
    if aside:
        typer.echo(f"left aside what is no person, organisation or place: {aside}")
    if added.entries:
        entries = "1 entry" if added.entries == 1 else f"{added.entries:,} entries"
        links = ""
        if added.linked is not None:
            linked = "1 entity is" if added.linked == 1 else f"{added.linked:,} entities are"
            links = f"; {linked} linked to it, and {added.unsure:,} may be"
        typer.echo(f"{added.name}: {entries}{links}")
    else:
        complain("it holds no entry that can be kept, so nothing was changed")
    if added.rejected or not added.entries:
        raise typer.Exit(1)


@catalogue.command("list")
def list_(output: Output = Path("output")) -> None:
    """Show the bases of a folder."""
    from kg.catalogue import open_catalogue

    with open_catalogue(output) as opened:
        bases = opened.bases() if opened else []
    if not bases:
        typer.echo(f"{output} has no base; add one with `kg catalogue add`")
        return
    table = Table("base", "entries", "file", box=None)
    for base in bases:
        table.add_row(Text(base.name), f"{base.entries:,}", Text(base.file))
    show(table)


@catalogue.command()
def remove(name: Name, output: Output = Path("output")) -> None:
    """Take a base out of a folder, and the links to it."""
    from kg.bases import remove_base

    remove_base(name, output, time=now())
    typer.echo(f"{name} is removed")
