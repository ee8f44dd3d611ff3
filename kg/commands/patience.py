"""Work that may take too long: it can be given up, after a time or by Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from traceback import clear_frames
from typing import TypeVar

from kg.errors import KgError

AHEAD = 4  # so many items are made before anybody takes one

Item = TypeVar("Item")


def outcome(seconds: float | None, work: Callable[[], Item]) -> Item:
    """What one piece of work gives, within so many seconds; raises KgError after them."""
    (item,) = within(seconds, (work() for _ in range(1)))
    return item


def within(seconds: float | None, work: Iterable[Item]) -> Iterator[Item]:
    """The items of some work, all within so many seconds; raises KgError after them.

    The work goes on in a thread of its own: Python hears of Ctrl-C only between two steps of its own, and the store may
    search for hours inside one. What is given up ends with the program.
    """
    items: Queue[list[Item] | BaseException | None] = Queue(AHEAD)

    def run() -> None:
        try:
            for item in work:
                items.put([item])
            items.put(None)
        except BaseException as error:  # told to whoever waits
            clear_frames(error.__traceback__)  # rows of the store may be let go only by the thread that asked for them
            items.put(error)

    end = None if seconds is None else monotonic() + seconds
    Thread(target=run, daemon=True).start()
    while (item := wait(items, end, seconds)) is not None:
        if isinstance(item, BaseException):
            raise item
        yield from item


def wait(items: Queue[Item], end: float | None, seconds: float | None) -> Item:
    """The next item, or a KgError when the time is up."""
    try:
        return items.get(timeout=None if end is None else max(end - monotonic(), 0))
    except Empty:
        raise KgError(f"no whole answer within {seconds:g} seconds; ask for less, or give more time") from None
