"""A crowd spreads over a plane: everybody moves a little towards where they would stand if all stood evenly."""

from __future__ import annotations

import numpy as np

from kg.publish.network.layout.arrays import Numbers, Points
from kg.publish.network.layout.pull import TURN

CORNERS = 3.0  # exponent of the plane's outline: 2 is an ellipse, more has fuller corners
RIM = 0.2  # of the plane, where it gives way more and more slowly


def lattice(plane: Numbers, count: int) -> Points:
    """About so many points, evenly over a plane of this width and height around the origin."""
    step = np.sqrt(plane.prod() / count)
    across, down = (np.arange(-(side // step / 2), side // step / 2 + 0.5) * step for side in plane)
    points = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
    return points[outward(points, plane) <= 1]


def outward(points: Points, plane: Numbers) -> Numbers:
    """How far out points lie: 0 in the middle of the plane, 1 on its outline."""
    far: Numbers = ((np.abs(points) / (plane / 2)) ** CORNERS).sum(axis=1) ** (1 / CORNERS)
    return far


def keep_inside(points: Points, plane: Numbers) -> Points:
    """Points that come near the outline or lie beyond are drawn in: those farther out still stand farther out."""
    far = np.maximum(outward(points, plane), 1e-9)
    drawn = np.where(far > 1 - RIM, 1 - RIM + RIM * np.tanh((far - 1 + RIM) / RIM), far)
    return points * (drawn / far)[:, None]


def spread(points: Points, even: Points, turn: int) -> Points:
    """Where each would stand if, seen from two sides, all stood as evenly as the `even` points do.

    Sliced optimal transport: Pitié, Kokaram and Dahyot, "N-dimensional probability density function transfer", 2005.
    """
    sine, cosine = np.sin(turn * TURN), np.cos(turn * TURN)
    sides = np.array([[cosine, -sine], [sine, cosine]])
    seen, wanted = points @ sides, np.sort(even @ sides, axis=0)
    shares = ((np.arange(len(points)) + 0.5) / len(points) * len(even)).astype(np.int64)
    there = np.empty_like(seen)
    np.put_along_axis(there, np.argsort(seen, axis=0, kind="stable"), wanted[shares], axis=0)
    back: Points = there @ sides.T
    return back
