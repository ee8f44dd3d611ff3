"""ontology/identity.csv: what each sign is worth, and the chance that signs come to."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from functools import cache

from kg.ontology import builtin_folder

ALWAYS = "always"


@cache
def load_weights() -> dict[tuple[str, str], float]:
    """Question ("full" names or a "bare" one) and sign → weight."""
    with (builtin_folder() / "identity.csv").open(encoding="utf-8", newline="") as file:
        return {(row["question"], row["sign"]): float(row["weight"]) for row in csv.DictReader(file)}


def chance(question: str, signs: Mapping[str, float]) -> float:
    """How likely a pair with these signs is one, by a logistic model; a sign without a weight says nothing."""
    weights = load_weights()
    odds = weights[question, ALWAYS] + sum(weights.get((question, s), 0.0) * figure for s, figure in signs.items())
    return 1 / (1 + math.exp(-odds))


def reasons(question: str, signs: Mapping[str, float]) -> tuple[str, ...]:
    """The signs that count, with their figures, weightiest first."""
    weights = load_weights()
    told = {s: weights.get((question, s), 0.0) * figure for s, figure in signs.items()}
    order = sorted(told, key=lambda s: (-abs(told[s]), s))
    return tuple(s if signs[s] == 1 else f"{s} {signs[s]:.2f}" for s in order if abs(told[s]) >= 0.05)
