"""The page says what was measured, in the same words each time."""

from __future__ import annotations

from eval.coreference import Links
from eval.layers import Layers
from eval.measures import Measures
from eval.mentions import Fate
from eval.page import write_page
from eval.scorers import Score
from kg.losses import Layer

FIGURES = {"precision": 0.8, "recall": 0.25, "f1": 0.381, "status": 0.9, "speaker": 0.9, "restraint": 1.0}


def measured() -> Measures:
    counts = {"met": {"gold": 4, "found": 1, "right": 4, "wrong": 1}}
    scores = {
        name: Score(FIGURES | {"f1": f1}, counts, [(0.9, True)] * 40 + [(0.6, False)] * 40, [("a", 0)])
        for name, f1 in (("worked", 0.381), ("aside", 0.35))
    }
    scores["attribution"] = Score({"content f1": 0.7}, {}, [], [])
    articles = {"worked": 3, "aside": 2, "attribution": 5}
    losses = {name: {Layer.LEXICON: 2, Layer.PATTERNS: 1} for name in ("worked", "aside")}
    fates = {Fate.FOUND: 3, Fate.KIND: 0, Fate.BOUNDARY: 0, Fate.MISSED: 1}
    worked = Layers({"all": fates}, {"all": Links(9, 0.9, 0.6)}, {"all": (1, 2)})
    layers = {"worked": worked, "aside": Layers(), "attribution": Layers()}
    return Measures(articles, scores, layers, losses, {"met": (3, 4), "visited": (1, 4)})


def test_the_page_has_every_figure():
    page = write_page(measured())
    for line in (
        "| worked | 3 | 4 | 80 | 0.800 | 0.250 | 0.381 |",
        "F1 falls by 0.031.",
        "| `attribution`: content f1 | 0.700 |",
        "| worked | 0.750 | 0.720 | 0.500 |",
        "| all | 4 | 3 | 0 | 0 | 1 |",
        "| lexicon | 2 (67%) | 2 (67%) |",
        "| 0.9 to 1.0 | 40 | 0.90 | 1.00 |",
        "Surer claims are more often right",
        "50% of 8 annotated facts",
        "| met | 4 | 1 | 4 | 1 | 0.80 | 0.25 | 0.38 |",
        "## What it cannot do",
    ):
        assert line in page
    assert page == write_page(measured())
