"""What the page looks like, at three sizes of graph: compared with the pictures that the README shows.

Letters differ a little from machine to machine, so pictures are compared as somebody sees them from across the room.
`python -m tests.browser.pictures` takes them anew; look at them before they are kept.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Reader
from tests.browser.pictures import PICTURES, difference, take

ALIKE = 0.02  # of 1, black against white: so far apart may two pictures be on average
SPOT = 0.35  # … and their most different spots, each a hundredth of their width


@pytest.mark.browser
@pytest.mark.parametrize("name", PICTURES)
def test_page_looks_as_it_did(reader: Reader, name: str, tmp_path: Path) -> None:
    graph, deed = PICTURES[name]
    taken = take(reader.open(graph()), tmp_path / "now.png", deed)
    average, most = difference(taken, Path("docs") / f"{name}.png")
    assert average < ALIKE
    assert most < SPOT


def test_another_page_would_be_noticed() -> None:
    first, second = (Path("docs") / f"{name}.png" for name in list(PICTURES)[:2])
    average, most = difference(first, second)
    assert average > ALIKE or most > SPOT
