"""`kg merge`, `kg split`, `kg undo`: who is who, as people judge it."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from kg.commands.options import now, show

Folder = Annotated[Path, typer.Option("--output", "-o", help="A folder that `kg build` wrote.", file_okay=False)]
Reason = Annotated[str, typer.Option(help="Why, for whoever reads the ledger.")]


def login() -> str:
    """Who is at the keyboard, "" where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user without a name
        return ""


By = Annotated[str, typer.Option(help="Who judges.", default_factory=login, show_default="your login name")]


def merge(
    entities: Annotated[list[str], typer.Argument(metavar="ENTITY", help="Entities, by id, name or handle.")],
    by: By,
    output: Folder = Path("output"),
    reason: Reason = "",
) -> None:
    """Make one entity of several that are the same.

    The judgement goes to ledger.csv, and holds for later builds.

    Example: `kg merge "Anna Berg" a-berg --reason "the same minister" --output mygraph`
    """
    from kg.identity import merge as merge_entities
    from kg.ledger import Author

    if len(entities) < 2:
        raise typer.BadParameter("give two entities or more")
    show(Text(merge_entities(output, entities, Author(by, reason), now())))


def split(
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="An entity, by id, name or handle.")],
    by: By,
    out: Annotated[
        list[str] | None, typer.Option(metavar="NAME|ARTICLE", help="Take only this name or article out; repeat it.")
    ] = None,
    output: Folder = Path("output"),
    reason: Reason = "",
) -> None:
    """Take apart an entity that is several.

    Without --out, each of its names becomes one, or where it has only one name, each of its articles.

    Example: `kg split anna-berg --out article-7 --reason "another of that name" --output mygraph`
    """
    from kg.identity import split as split_entity
    from kg.ledger import Author

    show(Text(split_entity(output, entity, Author(by, reason), out or (), now())))


def undo(output: Folder = Path("output")) -> None:
    """Take back the last merge, split, review or withdraw.

    Again, and it takes back the one before.

    Example: `kg undo --output mygraph`
    """
    from kg.identity import undo as undo_last

    action = undo_last(output, now())
    show(Text(f"Undone: {' '.join((action.command, *action.arguments))} ({action.number} of kg log)"))
