"""Weights of confidence, fitted to examples."""

from __future__ import annotations

import csv

from eval.calibrate import Example, fit, write_weights
from kg.extract.confidence import estimate

EXAMPLES = [
    Example(f"article {i % 12}", 0.7, ("subject name" if i % 4 else "subject it",), bool(i % 4) or i % 8 == 0)
    for i in range(96)
]


def test_a_sign_of_right_claims_raises_the_estimate():
    weights = fit(EXAMPLES)
    sure, unsure = (estimate(0.7, (sign,), weights) for sign in ("subject name", "subject it"))
    assert sure > 0.8 > unsure


def test_rare_signs_get_no_weight():
    assert "seen once" not in fit([*EXAMPLES, Example("article 1", 0.7, ("seen once",), True)])


def test_the_file_tells_how_often_a_sign_was_right(tmp_path):
    write_weights({"subject it": -0.5}, EXAMPLES, tmp_path / "confidence.csv")
    with (tmp_path / "confidence.csv").open(newline="") as file:
        assert list(csv.DictReader(file)) == [{"sign": "subject it", "weight": "-0.500", "claims": "24", "right": "12"}]
