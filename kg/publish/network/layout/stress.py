"""Stress: how far distances on paper are from the wished ones; and how to lessen it."""

from __future__ import annotations

from math import atan2, cos, sin

import numpy as np

from kg.publish.network.layout.arrays import Numbers, Points

ROUNDS = 200
STILL = 0.002  # of the length of a tie: less is no movement


def relax(wished: Numbers) -> Points:
    """Points with distances as near to the wished ones (shape (n, n)) as a plane allows, lying down.

    Gansner, Koren and North, "Graph Drawing by Stress Majorization", 2004, with weights 1/d².
    """
    if len(wished) < 2:
        return np.zeros((len(wished), 2))
    points = scale_down(wished)
    weight = np.divide(1.0, wished**2, out=np.zeros_like(wished), where=wished > 0)
    mean = weight.mean()  # added to all, it makes the Laplacian regular; the middle of the points stays at the origin
    inverse = np.linalg.inv(np.diag(weight.sum(axis=1)) - weight + mean)
    for _ in range(ROUNDS):
        before = points
        ratio = weight * wished / np.maximum(apart(points, points), 1e-9)
        points = inverse @ (ratio.sum(axis=1)[:, None] * points - ratio @ points)
        if np.abs(points - before).max() < STILL:
            break
    return lie_down(points)


def apart(points: Points, others: Points) -> Numbers:
    """Distances between points and others, shape (points, others)."""
    return np.hypot(points[:, None, 0] - others[:, 0], points[:, None, 1] - others[:, 1])


def scale_down(wished: Numbers, rounds: int = 60) -> Points:
    """Classical scaling, from a circle: where all directions are equally long, it is the circle that chooses."""
    n = len(wished)
    angle = np.pi + 2 * np.pi * np.arange(n) / n
    axes = np.column_stack((np.cos(angle), 0.9 * np.sin(angle)))
    square = wished**2
    gram = (square.mean(axis=0) + square.mean(axis=1)[:, None] - square - square.mean()) / 2
    spread = np.ones(2)
    for _ in range(rounds):  # power iteration for the two longest directions
        axes = gram @ axes
        axes[:, 1] -= axes[:, 0] * (axes[:, 0] @ axes[:, 1]) / max(axes[:, 0] @ axes[:, 0], 1e-12)
        spread = np.maximum(np.sqrt((axes**2).sum(axis=0)), 1e-12)
        axes = axes / spread
    return axes * np.sqrt(spread)


def lie_down(points: Points) -> Points:
    """Turned so that the longest stretch runs from left to right: screens are wide, and so are names."""
    x, y = (points - points.mean(axis=0)).T
    turn = -0.5 * atan2(2 * float((x * y).sum()), float((x * x).sum() - (y * y).sum()))
    return np.column_stack((x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)))
