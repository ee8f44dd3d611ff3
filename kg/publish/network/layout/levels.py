"""A connected part, level by level: the most reported nodes first, then twice as many, then twice as many again.

What stands is never moved again, so that nothing moves when the reader asks for more. Each level is spread so that
its names have room at the zoom where it is shown.
"""

from __future__ import annotations

import numpy as np

from kg.publish.network.layout.arrays import Indices, Numbers, Points
from kg.publish.network.layout.flow import keep_inside, lattice, spread
from kg.publish.network.layout.gaps import settle
from kg.publish.network.layout.packing import PROPORTION
from kg.publish.network.layout.pull import Pull, pull
from kg.publish.network.layout.room import BERTH, Room, push, step_aside
from kg.publish.network.layout.stress import apart, relax
from kg.publish.network.layout.ties import Ties, distances, measure

FIRST = 80  # nodes of the first level
TIE = 150.0  # pixels between neighbours of one community
SCREEN = np.array([1100.0, 760.0])  # pixels that a first sight of everything should not need more of
FILL = 0.72  # of a plane is taken by names and the air around them
STRETCH = 1.5  # how much wider than high a picture may be pulled, or higher than wide
SLACK = 10.0  # pixels by which boxes may overlap: less than the air around names
GROWTH = 1.03  # of the plane at a time, where its names find no room
MOST_GROWTHS = 40
OUTSKIRTS = 1.16  # how much wider and higher later levels reach: what is tied to the edge stands beyond it
STILL = 0.5  # pixels: less is no movement
TIDYINGS = 12
PUSHES = 20  # a tidying
THICKET = 3  # lines a node: where there are more, every place lies on one
ROUNDS = 40  # a level
EASE = 0.15  # how much of the way to an even spread a crowd goes in a round
CALM = 60  # pushes that end a level
CLOSER = 0.8  # of a box that the end of a level makes sure of
GRAIN = 8.0  # positions are kept to an eighth of a pixel: no machine's rounding grows into another picture


def draw(ties: Ties, room: Room, share: float) -> Points:
    """Points of a connected part that is such a share of all, its nodes numbered from the most reported down."""
    length = measure(ties)
    ways = distances(ties, length, min(FIRST, ties.size))
    points, plane = place_first(ties, ways, room, SCREEN * np.sqrt(share))
    unit = measure_unit(points, ways)
    while len(points) < ties.size:
        count = min(ties.size, 2 * len(points))
        towards = pull(ties, length * unit, ways * unit, len(points), count)
        points = place_next(points, plane * OUTSKIRTS, towards, room.first(count))
    return points


def place_first(ties: Ties, ways: Numbers, room: Room, screen: Numbers) -> tuple[Points, Numbers]:
    """The first level, and width and height of the plane it is spread over: no larger than the screen, if it can be."""
    count = len(ways)
    first, scale = room.first(count), float(np.median(room.scale[:count]))
    points = relax(ways[:, :count]) * TIE * scale
    extent, margin = np.ptp(points, axis=0), first.boxes.max(axis=0) * scale
    needed = np.sqrt(room.area / FILL * np.array([PROPORTION, 1 / PROPORTION]))
    plane = np.maximum(needed, np.minimum(screen * scale, extent + margin))
    fit = np.maximum(plane - margin, 1) / np.maximum(extent, 1)
    points = (points - points.min(axis=0) - extent / 2) * np.clip(fit, fit.min(), STRETCH * fit.min())
    lines = ties.among(count)
    lines = lines[: len(lines) if len(lines) < THICKET * count else 0]
    points, worst = tidy(grain(points), plane, first, lines, BERTH * scale)
    for turn in range(MOST_GROWTHS):
        if worst < SLACK:
            break
        plane = plane * GROWTH
        points = points + EASE * (spread(points, lattice(plane - margin, 4 * count), turn) - points)
        points, worst = tidy(grain(points), plane, first, lines, BERTH * scale)
    return points, plane


def tidy(points: Points, plane: Numbers, room: Room, lines: Indices, berth: float) -> tuple[Points, float]:
    """Nodes off the lines of others and names off one another, all inside the plane; and the worst overlap left."""
    limit = np.maximum(plane - room.boxes * room.scale[:, None], 0) / 2
    worst = 0.0
    for _ in range(TIDYINGS):
        before = points
        points = grain(step_aside(points, lines, berth))
        for _ in range(PUSHES):
            points, worst = push(points, room)
            points = np.clip(points, -limit, limit)
            if worst < STILL:
                break
        if np.abs(points - before).max() < STILL:
            break
    return points, worst


def measure_unit(points: Points, ways: Numbers) -> float:
    """Pixels that a way of length 1 has become."""
    wished = ways[:, : len(points)]
    somewhere = wished > 0
    return float(np.median(apart(points, points)[somewhere] / wished[somewhere])) if somewhere.any() else TIE


def place_next(placed: Points, plane: Numbers, towards: Pull, room: Room) -> Points:
    """The placed points and the later ones: near their neighbours, where there is room."""
    fixed, even = len(placed), lattice(plane, 4 * len(room.boxes))
    points = np.concatenate((placed, grain(towards.start(placed))))

    def make_room(share: float) -> None:
        points[fixed:] = push(points, room, fixed, share)[0][fixed:]
        points[fixed:] = grain(keep_inside(points[fixed:], plane))

    for turn in range(ROUNDS):
        points[fixed:] += (1 - turn / ROUNDS) * (towards.goals(points) - points[fixed:])
        points[fixed:] += EASE * (spread(points, even, turn) - points)[fixed:]
        for _ in range(3):
            make_room(1.0)
    for _ in range(CALM):
        make_room(CLOSER)
    return settle(points, room, fixed)


def grain(points: Points) -> Points:
    """Points on a fine grid."""
    return np.round(points * GRAIN) / GRAIN
