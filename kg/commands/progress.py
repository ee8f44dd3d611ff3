"""How far long work has come: a bar on a terminal, in a log a line now and then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, SpinnerColumn, Task, TextColumn
from rich.progress import Progress as Bar
from rich.progress import TimeElapsedColumn as TimeGone
from rich.progress import TimeRemainingColumn as TimeLeft
from rich.text import Text

from kg.commands.options import complain

EVERY = 30.0  # seconds between two lines of a log
SECOND = 1.0


class Telling(Protocol):
    """What is told of work that goes through many things."""

    def expect(self, total: int) -> None:
        """How many things there are."""

    def tell(self, thing: Any) -> None:
        """Whose turn it is: a name, or an article."""


@contextmanager
def telling(what: str = "article") -> Iterator[Telling]:
    """Tell on standard error how far the work is, until the end of the block; `what` is what it goes through."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Lines(what)
        return
    title = TextColumn("{task.description}", markup=False)
    with Bar(
        SpinnerColumn(), BarColumn(24), MofNCompleteColumn(), Rate(), TimeLeft(), title, console=console, transient=True
    ) as bar:
        yield Drawn(bar)


@contextmanager
def meanwhile(words: str) -> Iterator[None]:
    """Tell on standard error what takes a while: as a line, on a terminal with the time until the end of the block."""
    console = Console(stderr=True)
    if not console.is_terminal:
        complain(words)
        yield
        return
    title = TextColumn("{task.description}", markup=False)
    with Bar(SpinnerColumn(), TimeGone(), title, console=console, transient=True) as bar:
        bar.add_task(words, total=None)
        yield


class Drawn:
    """A bar with the name of the latest thing."""

    def __init__(self, bar: Bar) -> None:
        self._bar, self._task = bar, bar.add_task("loading", total=None)

    def expect(self, total: int) -> None:
        """Show how many things there are."""
        self._bar.update(self._task, total=total)

    def tell(self, thing: Any) -> None:
        """Go one further."""
        self._bar.update(self._task, advance=1, description=name_of(thing)[:60])


class Lines:
    """A line every half a minute, so that short work says nothing."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._done, self._total, self._started, self._said = 0, 0, monotonic(), monotonic()

    def expect(self, total: int) -> None:
        """Remember how many things there are, and when they begin."""
        self._total, self._started = total, monotonic()

    def tell(self, thing: Any) -> None:
        """Count one, and say how far it is where the time has come."""
        self._done += 1
        now = monotonic()
        if now - self._said >= EVERY:
            self._said, pace = now, self._done / max(SECOND, now - self._started)
            left = (self._total - self._done) / pace
            complain(f"{self._what} {self._done} of {self._total}, {pace:.1f} a second, {left / 60:.0f} min left")


def name_of(thing: Any) -> str:
    """What a thing is called: its own words, or an article's title."""
    return thing if isinstance(thing, str) else thing.title or thing.id


class Rate(ProgressColumn):
    """Things a second."""

    def render(self, task: Task) -> Text:
        """Nothing as long as it is not known."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "")
