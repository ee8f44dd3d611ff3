"""Weights of confidence, fitted to examples."""

from __future__ import annotations

import csv
from pathlib import Path

from eval import calibrate
from eval.calibrate import Example, find_minimums, fit, write_minimums, write_weights
from kg.extract.appraisal import ALONE, NETWORK, RULES
from kg.extract.confidence import PRIOR, estimate, log_odds

EXAMPLES = [
    Example(
        f"article {i % 12}",
        "met",
        {PRIOR: log_odds(0.7)},
        ("subject name" if i % 4 else "subject it",),
        bool(i % 4) or i % 8 == 0,
    )
    for i in range(96)
]


def test_a_sign_of_right_claims_raises_the_estimate():
    weights = fit(EXAMPLES)
    sure, unsure = (estimate(0.7, (sign,), weights) for sign in ("subject name", "subject it"))
    assert sure > 0.8 > unsure


def test_rare_signs_get_no_weight():
    assert "seen once" not in fit([*EXAMPLES, Example("article 1", "met", {}, ("seen once",), True)])


def test_the_file_tells_how_often_a_sign_was_right(tmp_path):
    write_weights({"subject it": -0.5}, EXAMPLES, tmp_path / "confidence.csv")
    assert rows(tmp_path / "confidence.csv") == [
        {"sign": "subject it", "weight": "-0.500", "claims": "24", "right": "12"}
    ]


def test_what_one_of_them_says_is_weighed():
    examples = [
        Example(f"article {i % 12}", "met", {NETWORK: log_odds(0.9 if i % 2 else 0.1)}, (), bool(i % 2) or i % 10 == 0)
        for i in range(96)
    ]
    assert fit(examples)[NETWORK] > 0


def test_what_the_network_alone_says_of_a_relation_has_a_least_chance_where_enough_claims_tell(tmp_path, monkeypatch):
    monkeypatch.setattr(calibrate, "MINIMUMS_FILE", tmp_path / "minimums.csv")
    poor = [e._replace(relation="accused", signs=("vague",), right=i % 5 < 2) for i, e in enumerate(EXAMPLES)]
    of_rules = [e._replace(relation="visited", figures={RULES: 0.5}) for e in EXAMPLES]
    minimums = find_minimums([*EXAMPLES, *poor, *of_rules, EXAMPLES[0]._replace(relation="urged")])
    assert minimums.keys() == {"accused", "met"}  # what the rules say, and what is seldom said, tells of neither
    assert minimums["accused"] >= minimums["met"]  # two in five are right of the one, more of the other
    write_minimums({"accused": 0.6, "met": ALONE})
    assert rows(tmp_path / "minimums.csv") == [{"relation": "accused", "minimum": "0.60"}]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))
