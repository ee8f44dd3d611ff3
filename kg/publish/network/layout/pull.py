"""What pulls a later node to its place: its neighbours, and the whole first level as bearings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kg.publish.network.layout.arrays import Indices, Numbers, Points
from kg.publish.network.layout.stress import apart
from kg.publish.network.layout.ties import Ties

BEARINGS = 0.3  # how much the first level counts, beside neighbours
TURN = np.pi * (3 - np.sqrt(5))  # the golden angle: never the same direction twice


@dataclass(frozen=True, slots=True)
class Pull:
    """Wished distances of the nodes from number `fixed` on: to neighbours, and to the first nodes."""

    fixed: int
    ends: Indices  # shape (m, 2), a later node and a neighbour
    length: Numbers  # shape (m,), pixels
    ways: Numbers  # shape (later nodes, first nodes), pixels

    def start(self, placed: Points) -> Points:
        """Places to begin with: among the nearest of the first nodes, no two the same; shape (later nodes, 2)."""
        nearest = self.ways.min(axis=1, keepdims=True)
        nearness = np.exp(4 - 4 * self.ways / nearest)
        angle = np.arange(len(nearness)) * TURN
        scattered = 0.3 * nearest * np.column_stack((np.cos(angle), np.sin(angle)))
        among = add_up(nearness, placed[: self.ways.shape[1]]) / nearness.sum(axis=1, keepdims=True)
        return np.asarray(among + scattered)

    def goals(self, points: Points) -> Points:
        """Where each later node would be best off if no other moved, a neighbour being welcome nearer than wished.

        A step of localized stress majorization (Gansner, Koren and North, 2004, section 2.3), shape (later nodes, 2).
        """
        one, other = self.ends.T
        away = points[one] - points[other]
        shorter = np.minimum(1, self.length / np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9))
        hold = 1 / self.length**2
        drawn = hold[:, None] * (points[other] + away * shorter[:, None])
        count = len(points) - self.fixed
        by_neighbours = np.column_stack([np.bincount(one - self.fixed, side, count) for side in drawn.T])

        later, bearings = points[self.fixed :], points[: self.ways.shape[1]]
        steady = BEARINGS / self.ways**2
        ratio = steady * self.ways / np.maximum(apart(later, bearings), 1e-9)
        by_bearings = add_up(steady - ratio, bearings) + ratio.sum(axis=1)[:, None] * later

        total = np.bincount(one - self.fixed, hold, count) + steady.sum(axis=1)
        return np.asarray((by_neighbours + by_bearings) / total[:, None])


def add_up(shares: Numbers, points: Points) -> Points:
    """Sums of points, each by its share: a plain product, where threads would only wait for one another."""
    return np.asarray(np.einsum("ij,jk->ik", shares, points))


def pull(ties: Ties, length: Numbers, ways: Numbers, fixed: int, count: int) -> Pull:
    """What pulls the nodes from number `fixed` up to `count`, given the lengths of ties and ways in pixels."""
    later = (ties.ends[:, 1] >= fixed) & (ties.ends[:, 1] < count)
    ends = np.concatenate((ties.ends[later], ties.ends[later][:, ::-1]))
    own = ends[:, 0] >= fixed
    return Pull(fixed, ends[own], np.tile(length[later], 2)[own], ways[:, fixed:count].T)
