"""Connected parts side by side, each where the whole stays smallest: the small ones in the corners of the large."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kg.publish.network.layout.arrays import Flags, Indices, Numbers, Points

GAP = 90.0  # pixels between parts that share no line
CELL = 30.0  # pixels
MOST_CELLS = 100  # from side to side, about: more find no better place, only later
PROPORTION = 1.45  # width to height of the whole


def pack(parts: Sequence[tuple[Points, Points]]) -> list[Points]:
    """The points of each part, given with the boxes around them, moved beside the others; all centred on the origin."""
    cell = max(CELL, np.sqrt(sum((np.ptp(points, axis=0) + GAP).prod() for points, _ in parts)) / MOST_CELLS)
    masks = [footprint(points, boxes, cell) for points, boxes in parts]
    side = 5 * int(np.sqrt(sum(mask.size for mask in masks)) + max(max(mask.shape) for mask in masks) + 1)  # ample
    taken = np.zeros((side, side), dtype=np.bool_)
    bounds = np.full(4, side // 2)  # top, left, bottom, right of what is taken
    moved = []
    for mask, (points, boxes) in zip(masks, parts, strict=True):
        spot = find_spot(taken, bounds, mask.shape)
        end = spot + mask.shape
        taken[spot[0] : end[0], spot[1] : end[1]] |= mask
        bounds = np.concatenate((np.minimum(bounds[:2], spot), np.maximum(bounds[2:], end)))
        moved.append(points - corner(points, boxes) + spot[::-1] * cell)
    return centre(moved, [boxes for _, boxes in parts])


def centre(parts: Sequence[Points], boxes: Sequence[Points]) -> list[Points]:
    """The points moved so that the rectangle around all boxes has its middle at the origin."""
    points, sizes = np.concatenate(parts), np.concatenate(boxes)
    middle = ((points - sizes / 2).min(axis=0) + (points + sizes / 2).max(axis=0)) / 2
    return [part - middle for part in parts]


def corner(points: Points, boxes: Points) -> Numbers:
    """The left upper corner of a part and the air around it."""
    low: Numbers = (points - boxes / 2).min(axis=0) - GAP / 2
    return low


def footprint(points: Points, boxes: Points, cell: float) -> Flags:
    """The cells that a part and the air around it take, with no hole in a row or a column."""
    low = corner(points, boxes)
    first = ((points - (boxes + GAP) / 2 - low) // cell).astype(np.int64)
    last = ((points + (boxes + GAP) / 2 - low) // cell).astype(np.int64) + 1
    mask = np.zeros(last.max(axis=0)[::-1], dtype=np.bool_)
    for (left, top), (right, bottom) in zip(first.tolist(), last.tolist(), strict=True):
        mask[top:bottom, left:right] = True
    return filled(mask) | filled(mask.T).T


def filled(mask: Flags) -> Flags:
    """Everything between the first and the last cell of each row."""
    return np.logical_or.accumulate(mask, axis=1) & np.logical_or.accumulate(mask[:, ::-1], axis=1)[:, ::-1]


def find_spot(taken: Flags, bounds: Indices, shape: tuple[int, ...]) -> Indices:
    """Row and column of the free rectangle that lets the whole grow least; among equals, the nearest to its middle."""
    top, left, bottom, right = bounds.tolist()
    height, width = shape
    rows, columns = np.arange(top - height, bottom + 1), np.arange(left - width, right + 1)
    area = taken[top - height : bottom + height, left - width : right + width]
    sums = np.pad(area.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))  # of any rectangle, by its four corners
    inside = sums[height:, width:] - sums[:-height, width:] - sums[height:, :-width] + sums[:-height, :-width]
    high = np.maximum(bottom, rows + height) - np.minimum(top, rows)
    wide = np.maximum(right, columns + width) - np.minimum(left, columns)
    reach = np.maximum(high[:, None], wide / PROPORTION)
    aside = (rows + (height - top - bottom) / 2) ** 2
    off = aside[:, None] + ((columns + (width - left - right) / 2) / PROPORTION) ** 2
    cost = np.where(inside == 0, reach + off / (off.max() + 1), np.inf)
    row, column = np.unravel_index(int(cost.argmin()), cost.shape)
    return np.array([rows[row], columns[column]])
