"""The pictures of the page: which graphs they show, how they are taken, and how far two of them are apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx
import numpy as np
from PIL import Image

from tests.publish import crowd, sample

COARSE = (96, 60)  # pixels across and down
PICTURES: dict[str, tuple[Callable[[], nx.MultiDiGraph[str]], str]] = {  # graph, and what the reader does first
    "page": (sample.graph, "kgPage.selectLine('Kestria → Valdoria')"),
    "page-300": (lambda: crowd.crowd(300), ""),
    "page-2000": (lambda: crowd.crowd(2000), ""),
}


def take(tab: Any, path: Path, deed: str) -> Path:
    """A picture of an open page once it rests."""
    if deed:
        tab.evaluate(deed)
    tab.wait_for_timeout(800)
    tab.screenshot(path=path)
    return path


def difference(one: Path, other: Path) -> tuple[float, float]:
    """How far two pictures are apart, on average and where most, from 0 to 1."""
    first, second = (coarse(Image.open(path)) for path in (one, other))
    apart = np.abs(first - second).mean(axis=2) / 255
    return float(apart.mean()), float(apart.max())


def coarse(picture: Image.Image) -> Any:
    """A picture as somebody sees it from across the room: an array of (60, 96, 3) numbers."""
    return np.asarray(picture.convert("RGB").resize(COARSE, Image.Resampling.BOX), float)


def main() -> None:
    """Take all pictures anew."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import CHROMIUM, FLAGS, Reader

    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, (graph, deed) in PICTURES.items():
            take(Reader(browser, Path(folder)).open(graph()), Path("docs") / f"{name}.png", deed)
        browser.close()


if __name__ == "__main__":
    main()
