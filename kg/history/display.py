"""The history for people: a log of one line an action, and what changed between two of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg.figures import count
from kg.history.difference import Difference
from kg.history.log import Action
from kg.history.state import Said, State

WIDEST = 32  # characters of what a command was called with
SHOWN = 8  # lines of each sort, unless all are asked for

Pairs = Iterable[tuple[str, str]]


def show_log(actions: Iterable[Action]) -> RenderableType:
    """One line an action: number, time, what was called and why, what came of it."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(justify="right", style="bold")
    table.add_column(no_wrap=True, style="dim")
    table.add_column(no_wrap=True, max_width=WIDEST, overflow="ellipsis")
    for action in actions:
        reason = action.details.get("reason")
        called = Text(" ".join((action.command, *action.arguments)) + (f" ({reason})" if reason else ""))
        time = (action.time or "")[:16].replace("T", " ")
        table.add_row(str(action.number), time, called, Text(sum_up(action.details["outcome"])))
    return table


def sum_up(outcome: Mapping[str, int]) -> str:
    """What came of an action, in a line; `outcome` is what `Changes.counts` says.

    >>> sum_up({"articles_added": 2, "gained": 12, "lost": 1, "unsupported": 2, "merged": 1})
    'articles +2; statements +12 −3; entities 1 merged'
    >>> sum_up({})
    'nothing changed'
    """

    def part(name: str, more: str, less: Sequence[str], others: Mapping[str, str]) -> str:
        gained, lost = outcome.get(more, 0), sum(outcome.get(sort, 0) for sort in less)
        balance = " ".join(f"{sign}{count}" for sign, count in (("+", gained), ("−", lost)) if count)
        changed = [f"{outcome[sort]} {word}" for sort, word in others.items() if sort in outcome]
        said = ", ".join(filter(None, (balance, *changed)))
        return f"{name} {said}" if said else ""

    parts = (
        part("articles", "articles_added", ["articles_withdrawn"], {"articles_replaced": "replaced"}),
        part("statements", "gained", ["lost", "unsupported"], {"restated": "changed"}),
        part(
            *("entities", "entities_gained", ["entities_lost"]),
            {"renamed": "renamed", "merged": "merged", "taken_apart": "taken apart", "moved": "moved"},
        ),
    )
    return "; ".join(filter(None, parts)) or "nothing changed"


def show_changes(found: Difference, *, everything: bool = False) -> RenderableType:
    """What changed, the most supported statements first; SHOWN of each sort unless `everything` is asked for."""
    before, after, changes = found.before, found.after, found.changes
    sorts = (
        ("article", "articles", "added", "green", list(map(Text, changes.articles_added))),
        ("article", "articles", "replaced", "yellow", list(map(Text, changes.articles_replaced))),
        ("article", "articles", "withdrawn", "red", list(map(Text, changes.articles_withdrawn))),
        ("statement", "statements", "gained", "green", ranked(after, changes.gained)),
        ("statement", "statements", "lost: no longer said", "red", ranked(before, changes.lost)),
        ("statement", "statements", "lost all support: withdrawn", "red", ranked(before, changes.unsupported)),
        ("statement", "statements", "changed", "yellow", compared(before, after, changes.restated, tell_status)),
        (
            "statement",
            "statements",
            "with other support",
            "cyan",
            compared(before, after, changes.resupported, tell_support),
        ),
        ("entity", "entities", "gained", "green", [name(after, new) for new in changes.entities_gained]),
        ("entity", "entities", "lost", "red", [name(before, old) for old in changes.entities_lost]),
        (
            "entity",
            "entities",
            "renamed",
            "yellow",
            [arrow(name(before, o), name(after, n)) for o, n in changes.renamed],
        ),
        (
            "entity",
            "entities",
            "merged",
            "yellow",
            [arrow(names(before, o), name(after, n)) for o, n in changes.merged],
        ),
        (
            *("entity", "entities", "taken apart", "yellow"),
            [arrow(name(before, old), names(after, new)) for old, new in changes.taken_apart],
        ),
    )
    shown = None if everything else SHOWN
    blocks = [
        block(f"{len(lines)} {one if len(lines) == 1 else many} {what}", style, lines, shown)
        for one, many, what, style, lines in sorts
        if lines
    ]
    head = Text(f"changes {span(found)}", style="bold")
    return Group(head, *blocks) if blocks else Text(f"nothing changed {span(found)}")


def span(found: Difference) -> str:
    """Between which actions, as `kg log` numbers them."""
    return f"from {found.since or 'the beginning'} to {found.until} of kg log"


def block(heading: str, style: str, lines: Sequence[Text], shown: int | None) -> RenderableType:
    """A heading, and as many of its lines as are shown."""
    left = len(lines) - len(lines[:shown])
    more = [Text(f"  … {left} more; --all shows them", style="dim")] if left else []
    return Group(Text("\n" + heading, style=style), *(Text("  ") + line for line in lines[:shown]), *more)


def ranked(state: State, statements: Iterable[str]) -> list[Text]:
    """Statements with their support, the most supported first."""
    said = [state.statements[statement] for statement in statements]
    lines = ((rank(one), describe(state, one) + Text(f"  {tell_support(one)}", style="dim")) for one in said)
    return [line for _, line in sorted(lines, key=lambda pair: (pair[0], pair[1].plain))]


def compared(before: State, after: State, pairs: Pairs, tell: Callable[[Said], str]) -> list[Text]:
    """Statements with what was and is told of them, the most supported first."""
    both = [(before.statements[old], after.statements[new]) for old, new in pairs]
    lines = ((rank(new), describe(after, new, bare=True), Text(f"  {tell(old)} → {tell(new)}")) for old, new in both)
    return [
        line + told for _, line, told in sorted(lines, key=lambda found: (found[0], found[1].plain, found[2].plain))
    ]


def rank(said: Said) -> tuple[int, int]:
    """Puts first what most say."""
    return -said.reports, -len(said.claims)


def describe(state: State, said: Said, *, bare: bool = False) -> Text:
    """A statement in words, with its speaker and, unless `bare`, its status."""
    status = "" if bare or said.status == "actual" else f" [{said.status}]"
    speaker = f", says {state.entities[said.speaker].name}" if said.speaker else ""
    ends = state.entities[said.subject].name, state.entities[said.object].name
    return Text.assemble(ends[0], " ", (said.relation, "cyan"), " ", ends[1], (status, "yellow"), speaker)


def tell_status(said: Said) -> str:
    """How a statement is presented, and of what date."""
    return f"{said.status} {said.when or ''}".strip()


def tell_support(said: Said) -> str:
    """How many articles say so, and how many reports they are when these are fewer.

    >>> tell_support(Said("a", "met", "b", "actual", None, None, True, 1, {"x": ("c",), "y": ("d",)}))
    '2 articles of 1 report'
    """
    articles, reports = count(len(said.claims), "article"), count(said.reports, "report")
    return articles if said.reports == len(said.claims) else f"{articles} of {reports}"


def name(state: State, entity: str) -> Text:
    """An entity by its name and id."""
    return Text.assemble(state.entities[entity].name, (f" ({entity})", "dim"))


def names(state: State, entities: Iterable[str]) -> Text:
    """Several entities in a row."""
    return Text(", ").join(name(state, entity) for entity in entities)


def arrow(old: Text, new: Text) -> Text:
    """What was, and what is now."""
    return Text(" → ").join((old, new))
