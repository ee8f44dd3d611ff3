"""Gaps: who cannot be pushed free, hemmed in by those that stand, goes to the nearest place where a name has room."""

from __future__ import annotations

import numpy as np

from kg.publish.network.layout.arrays import Points
from kg.publish.network.layout.pull import TURN
from kg.publish.network.layout.room import Room, near

STEP = 20.0  # pixels between places that are tried
TRIED = 300  # the farthest is as far as a few names are long


def settle(points: Points, room: Room, fixed: int) -> Points:
    """The points, but with nodes from number `fixed` on that a weightier one covers in the nearest gap, if any."""
    points = points.copy()
    scale = float(room.scale[fixed:].min())
    boxes = room.names * scale
    around = STEP * scale * np.sqrt(np.arange(1, TRIED + 1))[:, None]
    turn = np.arange(TRIED) * TURN
    places = around * np.column_stack((1.2 * np.cos(turn), np.sin(turn) / 1.2))
    i, j = near(points, boxes.max(axis=0))
    covered = (np.abs(points[i] - points[j]) < (boxes[i] + boxes[j]) / 2).all(axis=1)
    for node in np.unique(np.maximum(i, j)[covered]).tolist():
        wanted = (boxes + boxes[node]) / 2
        away = np.abs(points - points[node])
        about = (away < wanted + np.abs(places).max(axis=0)).all(axis=1)
        about[node] = False
        tried = points[node] + places
        free = (np.abs(tried[:, None] - points[about]) >= wanted[about]).any(axis=2).all(axis=1)
        if free.any():
            points[node] = tried[free.argmax()]
    return points
