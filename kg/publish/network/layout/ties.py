"""The lines of a connected part as numbers: what belongs together, and how far apart two nodes should stand."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np

from kg.publish.network.layout.arrays import Indices, Numbers

RESOLUTION = 0.7  # of communities: below 1, a map has a few large ones
ABROAD = 2.0  # how much longer a tie between two communities is than one inside
CLOSE = 3  # so many ties hold an end near; the next are longer and longer, or what is tied to much would be one heap
LONGER = 0.25
CROWD = 0.04  # a hub needs room: how much longer a tie is for each other tie of its busier end
MOST_CROWDED = 20


@dataclass(frozen=True, slots=True)
class Ties:
    """Who is tied to whom, each pair once, the nodes being numbers."""

    size: int  # nodes
    ends: Indices  # shape (m, 2), the lower number first
    strength: Numbers  # shape (m,), statements

    def among(self, first: int) -> Indices:
        """The ends of ties among so many first nodes."""
        return self.ends[self.ends[:, 1] < first]


def measure(ties: Ties) -> Numbers:
    """The length each tie wishes to have, shape (m,); 1 is a tie of two nodes that have no other."""
    u, v = ties.ends.T
    group = find_groups(ties)
    degree = np.bincount(ties.ends.ravel(), minlength=ties.size)
    crowd = 1 + CROWD * np.minimum(MOST_CROWDED, np.maximum(degree[u], degree[v]))
    abroad = np.where(group[u] == group[v], 1.0, ABROAD)
    length: Numbers = crowd * abroad * (1 + LONGER * np.maximum(0, rank(ties) - CLOSE))
    return length


def find_groups(ties: Ties) -> Indices:
    """Node → its community. Blondel and others, "Fast unfolding of communities in large networks", 2008."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(ties.size))
    graph.add_weighted_edges_from(zip(*ties.ends.T.tolist(), ties.strength.tolist(), strict=True))
    found = nx.community.louvain_communities(graph, resolution=RESOLUTION, seed=0)
    group = np.zeros(ties.size, dtype=np.int64)
    for number, members in enumerate(sorted(found, key=min)):
        group[list(members)] = number
    return group


def rank(ties: Ties) -> Indices:
    """How many ties of an end are closer than this one, for the end where it is the fewest; shape (m,).

    What two share is weighed against all that they say: a hub is everybody's neighbour, and near to few.
    """
    total = np.bincount(ties.ends.ravel(), np.repeat(ties.strength, 2), ties.size)
    closeness = ties.strength / np.sqrt(total[ties.ends].prod(axis=1))
    end = ties.ends.T.ravel()
    order = np.lexsort((-np.tile(closeness, 2), end))
    place, end, closeness = np.arange(len(order)), end[order], np.tile(closeness, 2)[order]
    same = np.append(False, (end[1:] == end[:-1]) & (closeness[1:] == closeness[:-1]))
    closer = np.empty_like(place)
    closer[order] = np.maximum.accumulate(np.where(same, 0, place)) - np.searchsorted(end, end)
    fewest: Indices = closer.reshape(2, -1).min(axis=0)
    return fewest


def distances(ties: Ties, length: Numbers, sources: int) -> Numbers:
    """Shortest ways along the ties from the first nodes to all, shape (sources, size): Bellman and Ford's method."""
    ways = np.full((sources, ties.size), np.inf)
    np.fill_diagonal(ways, 0)
    start, end = np.concatenate((ties.ends, ties.ends[:, ::-1])).T
    order = np.argsort(end, kind="stable")
    start, end, step = start[order], end[order], np.tile(length, 2)[order]
    nearer = np.arange(ties.size) < sources  # the nodes to which a shorter way was found
    while (onward := nearer[start]).any():
        reached, first = np.unique(end[onward], return_index=True)
        through = np.minimum.reduceat(ways[:, start[onward]] + step[onward], first, axis=1)
        nearer = np.zeros(ties.size, dtype=np.bool_)
        nearer[reached] = (through < ways[:, reached]).any(axis=0)
        ways[:, reached] = np.minimum(through, ways[:, reached])
    return ways
