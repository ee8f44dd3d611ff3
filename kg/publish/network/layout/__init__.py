"""Where things stand on the page: computed once, beforehand, so that a map of the news never wobbles.

A map in levels, as of a country: the most reported nodes are spread over the whole plane, the others between them, and
names have room at the zoom where they are first shown (levels.py). The same graph gives the same whole-pixel
positions, always.
"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np

from kg.publish.network.layout.arrays import Numbers
from kg.publish.network.layout.levels import FIRST, draw
from kg.publish.network.layout.packing import pack
from kg.publish.network.layout.room import Room, box
from kg.publish.network.layout.ties import Ties

Plane = dict[str, tuple[int, int]]

MOST_PLACED = 2000  # nodes: tools for large graphs lay out more of them better


def place(graph: nx.MultiDiGraph[str]) -> Plane:
    """Node → (x, y) in pixels, y downwards, the middle of everything at the origin.

    Names of all nodes have room at this size; those of the 80 heaviest, in a view that shows the whole.

    >>> place(nx.MultiDiGraph([("a", "b")]))
    {'a': (-78, 0), 'b': (78, 0)}
    """
    if not graph:
        return {}
    ranked = sorted(graph, key=lambda node: (-graph.nodes[node].get("weight", 0), node))
    number = {node: i for i, node in enumerate(ranked)}
    boxes = np.array([box(str(graph.nodes[node].get("label", node))) for node in ranked])
    scale = scales(len(ranked))
    parts = sorted(
        (sorted(number[node] for node in part) for part in nx.weakly_connected_components(graph)),
        key=lambda part: (-scale[part[0]], -len(part), part),
    )
    rooms = [Room(boxes[part], scale[part]) for part in parts]
    share = [boxes[part].prod(axis=1).sum() / boxes.prod(axis=1).sum() for part in parts]
    ties = [tie(graph, [ranked[i] for i in part]) for part in parts]
    drawn = [draw(*part) for part in zip(ties, rooms, share, strict=True)]
    packed = pack([(points, room.boxes * room.scale[:, None]) for points, room in zip(drawn, rooms, strict=True)])
    return {
        ranked[i]: (round(float(x)), round(float(y)))
        for part, points in zip(parts, packed, strict=True)
        for i, (x, y) in zip(part, points, strict=True)
    }


def place_some(graph: nx.MultiDiGraph[str]) -> Plane:
    """The same; nothing where there are too many to place."""
    return place(graph) if len(graph) <= MOST_PLACED else {}


def scales(count: int) -> Numbers:
    """How far out the reader is where each node is first shown, shape (n,), the most reported node first.

    Each level has the room at its scale that all together have at a scale of 1.

    >>> scales(320)[[0, 79, 80, 159, 160, 319]]
    array([2.        , 2.        , 1.41421356, 1.41421356, 1.        ,
           1.        ])
    """
    scale = np.ones(count)
    start, end = 0, FIRST
    while end < count:
        scale[start:end] = np.sqrt(count / end)
        start, end = end, 2 * end
    return scale


def tie(graph: nx.MultiDiGraph[str], part: Sequence[str]) -> Ties:
    """What ties the nodes of a part, numbered as they come."""
    number = {node: i for i, node in enumerate(part)}
    pairs = [sorted((number[u], number[v])) for u, v in graph.edges(part) if u != v]
    ends, strength = np.unique(np.array(pairs, dtype=np.int64).reshape(-1, 2), axis=0, return_counts=True)
    return Ties(len(part), ends, strength.astype(float))
