"""`python -m eval.calibrate`: fit how sure claims are to annotated articles.

Every claim that is made, likely or not, is an example: its signs against whether the annotation bears it out; claiming
as actual what is not is wrong. L2-regularised logistic regression, with the strength that predicts best across folds of
whole articles. The rules' own weights (ontology/confidence.csv) are fitted to the articles worked on; those of rules
and network together (ontology/appraisal.csv) and the least chance of each relation (ontology/minimums.csv) to the
articles kept from training. The articles set aside are never looked at.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegressionCV
from sklearn.model_selection import GroupKFold

from eval.outcome import Outcome, read_annotated, read_set
from eval.scorers import load_scorer, read_known
from eval.sets import ROOT
from eval.tuning import load_tuning
from kg.extract import appraisal
from kg.extract.confidence import ALWAYS, PRIOR, load_weights, log_odds, logistic, signs_of
from kg.extract.learned.network import load_network
from kg.extract.reading import find_claims
from kg.extract.scene import Scene
from kg.model import Claim, Status

RULES_FILE, BOTH_FILE, MINIMUMS_FILE = (ROOT / "ontology" / f"{n}.csv" for n in ("confidence", "appraisal", "minimums"))
MINIMUMS = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
FEWEST = 20  # claims that tell of a relation
LEAST = 8  # claims that must show a sign before it is given a weight
STRENGTHS = [0.03, 0.1, 0.3]  # inverse regularisation
FOLDS = 6


class Example(NamedTuple):
    """A claim of an article: the chances given, as log odds, its signs, and whether it is right."""

    article: str
    relation: str
    figures: Mapping[str, float]
    signs: tuple[str, ...]
    right: bool


def find_examples(outcome: Outcome) -> Iterator[Example]:
    """Every claim that the rules make of the articles of a set, or rules and network where it was read by both."""
    known = read_known(outcome)
    for article, sight in outcome.sights.items():
        scene = sight.scene
        is_right = partial(bears_out, scene, known[article])
        if sight.opinion is not None:
            for a in sight.appraisals:
                yield Example(
                    article, a.claim.predicate, a.figures, appraisal.signs_of(sight.scene, a), is_right(a.claim)
                )
            continue
        for finding, claim in find_claims(scene, sight.reading.attributions):
            figures, signs = {PRIOR: log_odds(finding.confidence)}, signs_of(scene, finding, claim)
            yield Example(article, claim.predicate, figures, signs, is_right(claim))


def bears_out(scene: Scene, known: Any, claim: Claim) -> bool:
    """Whether the annotation of an article has the claim."""
    entities, facts = known
    named = {
        end: {"name": scene.chain_of(mention).name, "text": mention.span.of(scene.article.text)}
        for end, mention in (("s", scene.mention(claim.subject)), ("o", scene.mention(claim.object)))
    }
    hits = load_scorer("gold").find({"p": claim.predicate, **named}, entities, facts)
    return any(claim.status is not Status.ACTUAL or "actual" in facts[i]["statuses"] for i in hits)


def fit(examples: list[Example]) -> dict[str, float]:
    """The weight of every sign that enough examples show."""
    shown = Counter(sign for example in examples for sign in example.signs)
    vectors = DictVectorizer()
    rows = vectors.fit_transform(
        {**e.figures, **{sign: 1.0 for sign in e.signs if shown[sign] >= LEAST}} for e in examples
    )
    right, articles = [e.right for e in examples], [e.article for e in examples]
    folds = list(GroupKFold(FOLDS).split(rows, right, articles))
    search = LogisticRegressionCV(
        Cs=STRENGTHS, l1_ratios=(0,), cv=folds, scoring="neg_log_loss", max_iter=1000, use_legacy_attributes=False
    )
    model = search.fit(rows, right)
    weights = dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    return weights | {ALWAYS: float(model.intercept_[0])}


def predict(examples: list[Example]) -> list[float]:
    """The chance of each example by weights that were fitted to the articles of other folds."""
    chances = [0.0] * len(examples)
    for train, test in GroupKFold(FOLDS).split(examples, groups=[e.article for e in examples]):
        weights = fit([examples[i] for i in train])
        for i in test:
            e = examples[i]
            odds = weights[ALWAYS] + sum(weights.get(name, 0.0) * figure for name, figure in e.figures.items())
            chances[i] = logistic(odds + sum(weights.get(sign, 0.0) for sign in e.signs))
    return chances


def find_minimums(examples: list[Example]) -> dict[str, float]:
    """The least chance at which the network alone makes a claim of a relation, for those with claims enough to tell.

    From there on making a claim pays, where a right one is worth 1 and each one made costs `ALONE`.
    """
    by_relation: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for example, chance in zip(examples, predict(examples), strict=True):
        if example.figures.keys() & {appraisal.RULES, appraisal.UNSHARED}:
            continue
        by_relation[example.relation].append((chance, example.right))

    def gain(relation: str, least: float) -> float:
        return sum(right - appraisal.ALONE for chance, right in by_relation[relation] if chance >= least)

    return {
        relation: max(MINIMUMS, key=lambda least: (gain(relation, least), -abs(least - appraisal.ALONE)))
        for relation, claims in sorted(by_relation.items())
        if sum(chance >= MINIMUMS[0] for chance, _ in claims) >= FEWEST
    }


def write_minimums(minimums: dict[str, float]) -> None:
    """One line a relation whose least chance is another than that of most."""
    with MINIMUMS_FILE.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(("relation", "minimum"))
        lines.writerows((name, f"{least:.2f}") for name, least in minimums.items() if least != appraisal.ALONE)


def write_weights(weights: dict[str, float], examples: list[Example], path: Path) -> None:
    """One line a sign, with how many claims show it and how many of these are right, for whoever reads the file."""
    shown = Counter(sign for e in examples for sign in (ALWAYS, *e.figures, *e.signs))
    right = Counter(sign for e in examples if e.right for sign in (ALWAYS, *e.figures, *e.signs))
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(("sign", "weight", "claims", "right"))
        lines.writerows((sign, f"{weights[sign]:.3f}", shown[sign], right[sign]) for sign in sorted(weights))


def main() -> None:
    """Fit all: first the rules' weights, then, with these in place, what weighs rules and network together."""
    found = list(find_examples(read_set("worked")))
    write_weights(fit(found), found, RULES_FILE)
    print(f"the rules: fitted on {len(found)} claims, {sum(e.right for e in found)} of them right")
    load_weights.cache_clear()
    found = list(find_examples(read_annotated(load_tuning(), load_network())))
    write_weights(fit(found), found, BOTH_FILE)
    write_minimums(find_minimums(found))
    print(f"both: fitted on {len(found)} claims, {sum(e.right for e in found)} of them right")


if __name__ == "__main__":
    main()
