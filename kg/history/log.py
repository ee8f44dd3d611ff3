"""Actions and what they changed, kept in the tables `action`, `state` and `change` of the library.

`state` holds what the views show now; `change` holds, for each action, the rows of it that became others. So any
earlier state is today's with the changes since taken back, and no two states are ever kept whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kg.history.compare import compare
from kg.history.state import State, from_rows, to_rows


@dataclass(frozen=True, slots=True)
class Action:
    """Something done to a folder: build, withdraw, merge, split, review, undo or catalogue."""

    command: str
    arguments: tuple[str, ...] = ()
    time: str | None = None  # ISO 8601; only the command line knows one
    details: Mapping[str, Any] = field(default_factory=dict)  # what reverses it; once recorded, also what came of it
    number: int = 0  # given when it is recorded; the first is 1


def record(connection: sqlite3.Connection, action: Action, state: State) -> Action:
    """Keep an action with what the graph says after it, inside a transaction; returns it numbered, with its outcome.

    `details["outcome"]` counts what changed, under the names of `Changes`.
    """
    before = {(what, name): value for what, name, value in connection.execute("SELECT * FROM state")}
    after = to_rows(state)
    earlier = from_rows((*key, value) for key, value in before.items())
    outcome = compare(earlier, state).counts()
    action = replace(action, number=last_number(connection) + 1, details={**action.details, "outcome": outcome})
    about = json.dumps(action.arguments, ensure_ascii=False), json.dumps(action.details, ensure_ascii=False)
    connection.execute(
        "INSERT INTO action VALUES (?, ?, ?, ?, ?)", (action.number, action.time, action.command, *about)
    )
    changed = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
    rows = [(action.number, *key, before.get(key), after.get(key)) for key in changed]
    connection.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?)", rows)
    connection.executemany("DELETE FROM state WHERE what = ? AND id = ?", changed)
    connection.executemany(
        "INSERT INTO state VALUES (?, ?, ?)", [(*key, after[key]) for key in changed if key in after]
    )
    return action


def read_log(connection: sqlite3.Connection) -> list[Action]:
    """Every action, newest last."""
    return [
        Action(command, tuple(json.loads(arguments)), time, json.loads(details), number)
        for number, time, command, arguments, details in connection.execute("SELECT * FROM action ORDER BY number")
    ]


def read_state(connection: sqlite3.Connection, number: int) -> State:
    """What the graph said after an action; 0 is before the first."""
    rows = {(what, name): value for what, name, value in connection.execute("SELECT * FROM state")}
    later = "SELECT what, id, before FROM change WHERE action > ? ORDER BY action DESC"
    for what, name, before in connection.execute(later, (number,)):
        if before is None:
            del rows[what, name]
        else:
            rows[what, name] = before
    return from_rows((*key, value) for key, value in rows.items())


def last_number(connection: sqlite3.Connection) -> int:
    """The number of the newest action, 0 where there is none."""
    [(number,)] = connection.execute("SELECT coalesce(max(number), 0) FROM action")
    return int(number)
