"""`python -m eval`: score the annotated sets, hold them to the floors, write docs/accuracy.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.floors import breaches, lift, read_floors, write_floors
from eval.measures import measure
from eval.page import write_page
from eval.sets import ROOT, SETS, SHARED

PAGE = ROOT / "docs" / "accuracy.md"


def main(args: Sequence[str] | None = None) -> int:
    """0 when every figure reached its floor, or nothing could be measured; 1 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"some sets only, without the page: {', '.join(SETS)}")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what is reached")
    parser.add_argument("--output", type=Path, help="write the page of these sets here")
    asked = parser.parse_args(args)
    if unknown := set(asked.sets) - set(SETS):
        parser.error(f"no such set: {', '.join(sorted(unknown))}")
    if not SHARED.is_dir():
        print("The annotated articles (../shared) are not beside the project, so nothing was measured.")
        return int(asked.lift)
    measures = measure(asked.sets or SETS)
    for name, figures in measures.figures.items():
        print(f"{name:15}", "  ".join(f"{figure} {value:.3f}" for figure, value in figures.items()))
    if page := asked.output or (None if asked.sets else PAGE):
        page.write_text(write_page(measures), encoding="utf-8")
    floors = read_floors()
    if asked.lift:
        write_floors(lift(measures.figures, floors))
    broken = list(breaches(measures.figures, floors))
    print(*broken, sep="\n", end="\n" if broken else "", file=sys.stderr)
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
