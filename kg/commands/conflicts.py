"""`kg conflicts`: where articles or speakers disagree."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from kg.commands.options import Source, show
from kg.conflicts import Conflict, Side, as_rows, list_conflicts


def conflicts(
    source: Source,
    json_: Annotated[bool, typer.Option("--json", help="For programs: every side with all its sentences.")] = False,
) -> None:
    """List where articles or speakers disagree, and who says what.

    The best supported come first.

    Example: `kg conflicts output`
    """
    from kg.store import find_graph, read_file

    found = list_conflicts(read_file(find_graph(source)))
    if json_:
        typer.echo(json.dumps(as_rows(found), ensure_ascii=False, indent=1))
    elif not found:
        typer.echo("no article or speaker contradicts another")
    else:
        show(Group(*(part for number, conflict in enumerate(found, 1) for part in paragraphs(number, conflict))))


def paragraphs(number: int, conflict: Conflict) -> list[RenderableType]:
    """A conflict for the eye: what is at issue, and the first sentence of each side."""
    issues = list(dict.fromkeys(side.says for side in conflict.sides))
    lines: list[RenderableType] = [Text(f"{number}. {' / '.join(issues)}", style="bold")]
    for side in conflict.sides:
        lines.append(Padding(Text(heading(side, named=len(issues) > 1)), (0, 0, 0, 3)))
        lines.append(Padding(Text(f"“{side.words[0].quote.strip()}”"), (0, 0, 0, 5)))
    return [*lines, Text()]


def heading(side: Side, *, named: bool) -> str:
    """Who says it, where and when, and how well it is supported."""
    stance = side.says if named else "no" if side.status == "negated" else "yes"
    first = side.words[0]
    told = ", ".join(part for part in (first.publisher or first.title or first.article, first.date) if part)
    by = f"{side.speaker}, in {told}" if side.speaker else told
    more = f" and {side.reports - 1} more" if side.reports > 1 else ""
    return f"{stance}: {by}{more}"
