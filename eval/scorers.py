"""The scorers that come with the annotated sets, called as they are; what they answer, as figures by name."""

from __future__ import annotations

import importlib.util
import json
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from eval.outcome import Outcome, Row
from eval.sets import BENCHES, SHARED, rows

Figures = dict[str, float]


@dataclass(frozen=True)
class Score:
    """The figures of a set; of annotated facts also the counts of each relation, and which claims and facts match.

    `right` tells of each distinct claim whether it is, with its confidence; `missed` lists facts by article and number.
    """

    figures: Figures
    by_relation: dict[str, dict[str, int]]
    right: list[tuple[float, bool]]
    missed: list[tuple[str, int]]


def score(outcome: Outcome) -> Score:
    """What the set's own scorer says of an outcome."""
    return score_bench(outcome) if outcome.plain in BENCHES else score_facts(outcome)


def score_facts(outcome: Outcome) -> Score:
    """Precision, recall and F1 on facts, then how often status and speaker of the found ones are right as well.

    `restraint` is the share of facts that did not happen, or not yet, which are not claimed as having happened.
    """
    scorer, known = load_scorer("gold"), read_known(outcome)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps(row) + "\n" for row in outcome.claims)
        file.flush()
        claims = scorer.load_claims(file.name, known)
    result = scorer.score(known, claims)
    figures = {name: result[name] for name in ("precision", "recall", "f1")}
    figures |= {"status": result["status_accuracy"] or 0.0, "speaker": result["speaker_accuracy"] or 0.0}
    unreal, asserted = result["not_actual_gold"], result["claimed_as_actual_though_not"]
    figures["restraint"] = round(1 - asserted / unreal, 4) if unreal else 1.0
    right, missed = [], []
    for article, (entities, facts) in known.items():
        found = set[int]()
        for claim in claims.get(article, {}).values():
            hits = scorer.find(claim, entities, facts)
            right.append((float(claim["confidence"]), bool(hits)))
            found.update(hits)
        missed += [(article, i) for i in range(len(facts)) if i not in found]
    return Score(figures, result["by_predicate"], right, missed)


def read_known(outcome: Outcome) -> Any:
    """The annotated entities and facts of each article, as the scorer takes them."""
    with tempfile.TemporaryDirectory() as folder:
        for article, gold in outcome.annotated.gold.items():
            (Path(folder) / f"{article}.gold.json").write_text(json.dumps(gold))
        return load_scorer("gold").load_gold(folder)


def score_bench(outcome: Outcome) -> Score:
    """The figures of a public set."""
    scorer = load_scorer("bench")
    gold = list(rows(SHARED / "bench" / outcome.plain / "gold.jsonl"))
    answers: dict[str, list[Row]] = {"who_did_what": outcome.claims, "attribution": outcome.attributions}
    result = getattr(scorer, outcome.plain)(gold, answers.get(outcome.plain, outcome.entities))
    figures = {
        f"{part} {name}": value
        for part, values in result.items()
        if isinstance(values, dict) and part != "by_type"
        for name, value in values.items()
    }
    figures |= {"macro f1": result["macro_f1"]} if "macro_f1" in result else {}
    return Score(figures, {}, [], [])


@lru_cache(maxsize=2)
def load_scorer(folder: str) -> Any:
    """The scorer of a folder of the annotated sets, as a module."""
    spec = importlib.util.spec_from_file_location(f"{folder}_score", SHARED / folder / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
