"""Pinned floors: what accuracy must not fall below. They are raised by command, and lowered only by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

FILE = Path(__file__).parent / "floors.toml"
MARGIN = 0.005
HEADER = """# What accuracy must not fall below, by set and figure (`python -m eval`, tests/test_gold.py).
# `python -m eval --raise` lifts a floor to what was reached, less a small margin. Lowering one is a decision:
# edit this file by hand and say why in the commit.
"""

Floors = Mapping[str, Mapping[str, float]]


def read_floors(path: Path = FILE) -> dict[str, dict[str, float]]:
    """The floors of every set."""
    found: dict[str, dict[str, float]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def breaches(reached: Floors, floors: Floors) -> Iterator[str]:
    """Each figure below its floor, in a sentence; a floor whose figure was not measured is broken as well.

    >>> list(breaches({"dev": {"f1": 0.42}}, {"dev": {"f1": 0.45}, "other": {"f1": 1.0}}))
    ['dev: f1 is 0.42, below its floor of 0.45']
    """
    for name, figures in reached.items():
        for figure, floor in floors.get(name, {}).items():
            if figure not in figures:
                yield f"{name}: {figure} has a floor of {floor:g}, but is no longer measured"
            elif figures[figure] < floor:
                yield f"{name}: {figure} is {figures[figure]:g}, below its floor of {floor:g}"


def lift(reached: Floors, floors: Floors, margin: float = MARGIN) -> dict[str, dict[str, float]]:
    """The floors with those raised that can be: to what was reached less the margin. None is ever lowered.

    >>> lift({"dev": {"f1": 0.5, "recall": 0.1}}, {"dev": {"f1": 0.45, "recall": 0.3}})
    {'dev': {'f1': 0.495, 'recall': 0.3}}
    """
    lifted = {name: dict(figures) for name, figures in floors.items()}
    for name, figures in reached.items():
        mine = lifted.setdefault(name, {})
        for figure, value in figures.items():
            mine[figure] = max(mine.get(figure, 0.0), round(value - margin, 3))
    return lifted


def write_floors(floors: Floors, path: Path = FILE) -> None:
    """Write the floors in the order of their names."""
    lines = [HEADER]
    for name in sorted(floors):
        lines += [
            f'["{name}"]' if "/" in name else f"[{name}]",
            *(f'"{figure}" = {floors[name][figure]:g}' for figure in sorted(floors[name])),
            "",
        ]
    path.write_text("\n".join(lines), encoding="utf-8")
