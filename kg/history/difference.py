"""What changed between two actions of a history."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from kg.errors import KgError
from kg.history.compare import Changes, compare
from kg.history.log import last_number, read_state
from kg.history.state import State


@dataclass(frozen=True, slots=True)
class Difference:
    """Two states, by the numbers of the actions that they follow, and what changed between them."""

    since: int
    until: int
    before: State
    after: State
    changes: Changes


def read_difference(connection: sqlite3.Connection, since: int | None = None, until: int | None = None) -> Difference:
    """What changed after one action until another; without `until` the last, without `since` that before `until`.

    Action 0 is the beginning, when there was nothing. Raises KgError for a number that is not in the log.
    """
    last = last_number(connection)
    until = last if until is None else until
    since = max(until - 1, 0) if since is None else since
    for number in (since, until):
        if not 0 <= number <= last:
            raise KgError(f"there is no action {number} in the log; the last is {last} (0 is the beginning)")
    before, after = read_state(connection, since), read_state(connection, until)
    return Difference(since, until, before, after, compare(before, after))
