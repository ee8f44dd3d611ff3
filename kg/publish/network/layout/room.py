"""Room for names: boxes that overlap are pushed apart, nodes step off lines that only pass by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kg.publish.network.layout.arrays import Flags, Indices, Numbers, Points

CHARACTER = 7.2  # pixels, a typical width at 13 px
SIGN = 24.0  # pixels
AIR = 24.0  # pixels between two names
LINE = 66.0  # pixels a node and its name need from top to bottom
LONGEST_NAME = 20  # characters before a name is broken into two lines
BERTH = 34.0  # pixels between a node and a line that passes it
FLAT = 1.6  # names are wide: so much farther sideways is as good as up or down
PUSH = 0.4  # of an overlap at once: less sways less


@dataclass(frozen=True, slots=True)
class Room:
    """What nodes need for themselves. Two keep as far apart as they must where the lesser is first shown."""

    boxes: Points  # shape (n, 2), width and height in pixels at the zoom where a scale of 1 is shown
    scale: Numbers  # shape (n,), from the most reported node down: how far out the reader is where a node appears

    def first(self, count: int) -> Room:
        """The room of so many first nodes."""
        return Room(self.boxes[:count], self.scale[:count])

    @property
    def names(self) -> Points:
        """The boxes without the air around them."""
        return self.boxes - AIR / 2

    @property
    def area(self) -> float:
        """Square pixels that all need at the zoom where they need most."""
        return float((self.scale**2 * np.cumsum(self.boxes.prod(axis=1))).max())


def box(name: str) -> tuple[float, float]:
    """Width and height in pixels that a node and the name below it take."""
    return AIR + max(SIGN, CHARACTER * min(len(name), LONGEST_NAME)), LINE + (16 if len(name) > LONGEST_NAME else 0)


def push(points: Points, room: Room, fixed: int = 0, share: float = 1.0) -> tuple[Points, float]:
    """Boxes that overlap pushed apart a little, along the shorter way, the first staying fixed; and the worst overlap.

    `share` of each box counts.
    """
    reach = room.boxes.max(axis=0) * room.scale[fixed:].max() * share
    i, j = near(points, reach)
    i, j = np.minimum(i, j), np.maximum(i, j)
    wanted = (room.boxes[i] + room.boxes[j]) * (room.scale[j] * share / 2)[:, None]
    away = points[j] - points[i]
    overlap = wanted - np.abs(away)
    touching = (overlap > 0).all(axis=1) & (j >= fixed)
    i, j, away, overlap = i[touching], j[touching], away[touching], overlap[touching]
    axis = (overlap[:, 0] > FLAT * overlap[:, 1]).astype(np.int64)
    each = np.arange(len(axis))
    amount = PUSH * overlap[each, axis] * np.where(away[each, axis] >= 0, 1, -1) * np.where(i < fixed, 2, 1)
    moved = np.bincount(2 * j + axis, amount, 2 * len(points))
    moved -= np.bincount(2 * i + axis, np.where(i < fixed, 0, amount), 2 * len(points))
    worst = overlap[each, axis] / room.scale[j]
    return points + moved.reshape(-1, 2), float(worst.max(initial=0.0))


def near(points: Points, reach: Numbers) -> tuple[Indices, Indices]:
    """The pairs that are nearer than `reach`, shape (2,), from left to right and from top to bottom."""
    order = np.argsort(points[:, 0], kind="stable")
    x, y = points[order].T
    count = np.searchsorted(x, x + reach[0]) - np.arange(len(x)) - 1
    one = np.repeat(np.arange(len(x)), count)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count)
    close = np.abs(y[one] - y[other]) < reach[1]
    return order[one[close]], order[other[close]]


def step_aside(points: Points, lines: Indices, berth: float) -> Points:
    """Move nodes off the lines that only pass by, so that no line seems to end where it does not."""
    start, along = points[lines[:, 0]], points[lines[:, 1]] - points[lines[:, 0]]
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1.0)
    across = np.column_stack((-along[:, 1], along[:, 0])) / length[:, None]
    away = points[:, None] - start
    share = (away * along).sum(axis=2) / length**2
    off = (away * across).sum(axis=2)
    passed: Flags = (share > 0.05) & (share < 0.95) & (np.abs(off) < berth)
    passed[lines.T, np.arange(len(lines))] = False
    amount = np.where(passed, np.where(off >= 0, berth, -berth) - off, 0.0)
    moved: Points = np.einsum("nm,md->nd", amount, across) / np.maximum(1, passed.sum(axis=1))[:, None]
    return points + moved
