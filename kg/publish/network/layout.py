"""Where things stand on the page: computed once, beforehand, so that a map of the news never wobbles.

Each connected part is drawn by stress majorization, with ties between communities longer than ties inside one;
then names are moved off one another, and the parts are packed beside each other. The same graph gives the same
whole-pixel positions, always.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import atan2, cos, pi, sin

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  # shape (n, 2), pixels
Box = tuple[float, float, float, float]  # left, top, right, bottom
Plane = dict[str, tuple[int, int]]

TIE = 150.0  # pixels between neighbours of one community
CHARACTER = 7.2  # pixels, a typical width at 13 px
LINE = 66.0  # pixels a node and its name need from top to bottom
LONGEST_NAME = 20  # characters before a name is broken into two lines
BERTH = 34.0  # pixels between a node and a line that passes it
TIDYINGS = 12
STILL = 0.5  # pixels: less is no movement
GAP = 90.0  # pixels between parts that share no edge
PROPORTION = 1.45  # width to height of the whole
MOST_PLACED = 300  # nodes: more take minutes, and tools for large graphs lay them out better


def place(graph: nx.MultiDiGraph[str]) -> Plane:
    """Node → (x, y) in pixels, y downwards, the middle of everything at the origin.

    >>> place(nx.MultiDiGraph([("a", "b")]))
    {'a': (-78, 0), 'b': (78, 0)}
    """
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted({(u, v) for u, v in graph.edges() if u != v}))
    parts = sorted((sorted(part) for part in nx.connected_components(plain)), key=lambda part: (-len(part), part))
    names = {node: str(graph.nodes[node].get("label", node)) for node in graph}
    drawn = [draw(plain, part, [names[node] for node in part]) for part in parts]
    return {
        node: (round(float(x)), round(float(y)))
        for part, points in zip(parts, pack(drawn), strict=True)
        for node, (x, y) in zip(part, points, strict=True)
    }


def place_some(graph: nx.MultiDiGraph[str]) -> Plane:
    """The same; nothing where there are too many to place."""
    return place(graph) if len(graph) <= MOST_PLACED else {}


def draw(graph: nx.Graph[str], part: Sequence[str], names: Sequence[str]) -> Points:
    """One connected part on its own, in the order of its nodes."""
    # Numbers instead of names: sets of strings are ordered by chance, sets of small integers are not.
    number = {node: i for i, node in enumerate(part)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(part)))
    numbered.add_edges_from(sorted((number[u], number[v]) for u, v in graph.edges(part)))
    groups = nx.community.greedy_modularity_communities(numbered) if numbered.size() else [{0}]
    points = relax(distances(numbered, groups), on_circle(groups))
    boxes = np.array([box(name) for name in names])
    points = lie_down(points)
    for _ in range(TIDYINGS):
        points = separate(step_aside(points, numbered.edges()), boxes)
    return points


def distances(graph: nx.Graph[int], groups: Iterable[Iterable[int]]) -> Points:
    """Wished distance in pixels between every two nodes: along the shortest path, hubs and bridges being longer."""
    group = {node: i for i, members in enumerate(groups) for node in members}
    for u, v in graph.edges():
        crowd = 1 + 0.04 * min(20, max(graph.degree(u), graph.degree(v)))
        graph[u][v]["length"] = TIE * crowd * (1.0 if group[u] == group[v] else 1.5)
    wished = np.zeros((len(graph), len(graph)))
    for u, reach in nx.all_pairs_dijkstra_path_length(graph, weight="length"):
        wished[u, list(reach)] = list(reach.values())
    return wished


def on_circle(groups: Iterable[Iterable[int]]) -> Points:
    """A start in which communities sit side by side."""
    order = [node for members in groups for node in sorted(members)]
    points = np.zeros((len(order), 2))
    for i, node in enumerate(order):
        angle = pi + 2 * pi * i / len(order)  # the first on the left
        points[node] = 300 * cos(angle), 300 * sin(angle)
    return points


def relax(wished: Points, points: Points, rounds: int = 150) -> Points:
    """Bring distances on paper near the wished ones: localized stress majorization.

    Gansner, Koren and North, "Graph Drawing by Stress Majorization", 2004, section 2.3, with weights 1/d².
    """
    weight = np.divide(1.0, wished**2, out=np.zeros_like(wished), where=wished > 0)
    share = weight / np.maximum(weight.sum(axis=1, keepdims=True), 1e-12)
    for _ in range(rounds if len(points) > 1 else 0):
        before = points.copy()
        for i in range(len(points)):
            away = points[i] - points
            apart = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)
            points[i] = share[i] @ (points + away * (wished[i] / apart)[:, None])
        if np.abs(points - before).max() < STILL:
            break
    return points


def lie_down(points: Points) -> Points:
    """Turned so that the longest stretch runs from left to right: screens are wide, and so are names."""
    middle = points - points.mean(axis=0)
    x, y = middle[:, 0], middle[:, 1]
    turn = -0.5 * atan2(2 * float((x * y).sum()), float((x * x).sum() - (y * y).sum()))
    return np.column_stack((x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)))


def box(name: str) -> tuple[float, float]:
    """Width and height in pixels that a node and the name below it take."""
    return 24 + CHARACTER * min(len(name), LONGEST_NAME), LINE + (16 if len(name) > LONGEST_NAME else 0)


def step_aside(points: Points, lines: Iterable[tuple[int, int]]) -> Points:
    """Move nodes off the lines that only pass by, so that no line seems to end where it does not."""
    for u, v in lines:
        along = points[v] - points[u]
        length = float(np.hypot(*along)) or 1.0
        share = (points - points[u]) @ along / length**2
        across = np.array([-along[1], along[0]]) / length
        off = (points - points[u]) @ across
        for i in np.flatnonzero((share > 0.05) & (share < 0.95) & (np.abs(off) < BERTH)):
            if i not in (u, v):
                points[i] += across * (BERTH - abs(off[i])) * (1 if off[i] >= 0 else -1)
    return points


def separate(points: Points, boxes: Points, rounds: int = 120) -> Points:
    """Push boxes that overlap apart, along the shorter way, until none does or the rounds are over."""
    both = (boxes.T[:, :, None] + boxes.T[:, None]) / 2
    sides = points.T.copy()  # contiguous numbers: most of the time of a large page is spent here
    for _ in range(rounds):
        clear = True
        for i in range(len(points) - 1):
            apart = sides[:, i + 1 :] - sides[:, i, None]
            across, along = both[:, i, i + 1 :] - np.abs(apart)
            for j in (np.minimum(across, along) > 1).nonzero()[0]:
                axis, overlap = (0, across[j]) if across[j] <= along[j] else (1, along[j])
                push = overlap / 2 * (1 if apart[axis, j] >= 0 else -1)
                sides[axis, i] -= push
                sides[axis, i + 1 + j] += push
                clear = False
        if clear:
            break
    return sides.T.copy()


def pack(parts: Sequence[Points]) -> list[Points]:
    """The parts side by side, the largest first, each where the whole stays smallest; centred on the origin."""
    taken: list[Box] = []
    for points in parts:
        width, height = (np.ptp(points, axis=0) + GAP).tolist()
        corners = [(0.0, 0.0), *((box[2], box[1]) for box in taken), *((box[0], box[3]) for box in taken)]
        boxes = [(x, y, x + width, y + height) for x, y in corners]
        free = [box for box in boxes if not any(overlap(box, other) for other in taken)]
        taken.append(min(free, key=lambda box: (reach([*taken, box]), box)))
    middle = max((box[2] for box in taken), default=0.0) / 2, max((box[3] for box in taken), default=0.0) / 2
    return [points - points.min(axis=0) + GAP / 2 + box[:2] - middle for points, box in zip(parts, taken, strict=True)]


def overlap(box: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def reach(boxes: Iterable[Box]) -> float:
    """How far the whole would reach, in pixels of height at the wished proportion."""
    return max(max(right / PROPORTION, low) for _, _, right, low in boxes)
