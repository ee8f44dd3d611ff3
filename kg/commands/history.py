"""`kg withdraw`, `kg diff`, `kg log`: what a folder took back, and how it came to be what it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from kg.commands.options import Output, now, show

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder that `kg build` wrote.")]


def withdraw(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE", help="Articles, by id or url.")],
    output: Output = Path("output"),
    reason: Annotated[str, typer.Option(help="Why, for the history.")] = "",
) -> None:
    """Take articles back: the graph becomes what it would be without them.

    Their texts stay out when they are built again, until they change. `kg undo` brings them back.

    Example: `kg withdraw article-7 --reason "retracted by its outlet" --output mygraph`
    """
    from kg.pipeline import withdraw as withdraw_articles

    withdraw_articles(output, articles, reason=reason, time=now())
    tell_outcome(output)


def log(folder: Folder) -> None:
    """Tell what was done to a folder, newest last, and what came of it.

    Example: `kg log mygraph`
    """
    from kg.history import read_log
    from kg.history.display import show_log
    from kg.source import read_history

    actions = read_history(folder, read_log)
    show(show_log(actions) if actions else "no build has come to its end here yet")


def diff(
    folder: Folder,
    since: Annotated[
        int | None, typer.Argument(metavar="SINCE", help="A number of `kg log`; without it, the last but one.")
    ] = None,
    until: Annotated[int | None, typer.Argument(metavar="UNTIL", help="A later number; without it, the last.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Show all of everything.")] = False,
    json_: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Say what the last action changed, or what changed between two.

    Examples:

    - `kg diff mygraph`: the last action
    - `kg diff mygraph 3`: since line 3 of `kg log`
    - `kg diff mygraph 3 5`: from line 3 to line 5
    """
    from functools import partial

    from kg.history import read_difference
    from kg.history.display import show_changes
    from kg.history.plain import to_plain
    from kg.source import read_history

    found = read_history(folder, partial(read_difference, since=since, until=until))
    if json_:
        typer.echo(json.dumps(to_plain(found), ensure_ascii=False, indent=2))
    else:
        show(show_changes(found, everything=all_))


def tell_outcome(folder: Path) -> None:
    """Print what came of the last action, and how to see more."""
    from kg.history import read_log
    from kg.history.display import sum_up
    from kg.source import read_history

    *_, last = read_history(folder, read_log)
    said = sum_up(last.details["outcome"])
    show(Text.assemble(said, (f"  (kg diff {folder})", "dim") if last.details["outcome"] else ""))
