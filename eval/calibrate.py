"""`python -m eval.calibrate`: fit the weights of confidence (ontology/confidence.csv) to the articles worked on.

Every claim that the extractors make, likely or not, is an example: its signs against whether the annotation bears it
out; claiming as actual what is not is wrong. L2-regularised logistic regression, with the strength that predicts best
across folds of whole articles; the articles set aside are never looked at.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegressionCV
from sklearn.model_selection import GroupKFold

from eval.outcome import Outcome, read_set
from eval.scorers import load_scorer, read_known
from eval.sets import ROOT
from kg.extract.confidence import ALWAYS, PRIOR, log_odds, signs_of
from kg.extract.reading import find_claims
from kg.model import Status

FILE = ROOT / "ontology" / "confidence.csv"
FITTED_ON = ("worked",)  # the twice-read articles stay out, so that they can tell
LEAST = 8  # claims that must show a sign before it is given a weight
STRENGTHS = [0.03, 0.1, 0.3]  # inverse regularisation
FOLDS = 6


class Example(NamedTuple):
    """A claim of an article: the extractor's estimate, the signs, and whether it is right."""

    article: str
    prior: float
    signs: tuple[str, ...]
    right: bool


def find_examples(outcome: Outcome) -> Iterator[Example]:
    """Every claim that the extractors make of the articles of a set."""
    scorer, known = load_scorer("gold"), read_known(outcome)
    for article, sight in outcome.sights.items():
        scene = sight.scene
        for finding, claim in find_claims(scene, sight.reading.attributions):
            named = {
                end: {"name": scene.chain_of(mention).name, "text": mention.span.of(scene.article.text)}
                for end, mention in (("s", finding.subject), ("o", finding.object))
            }
            entities, facts = known[article]
            hits = scorer.find({"p": claim.predicate, **named}, entities, facts)
            right = any(claim.status is not Status.ACTUAL or "actual" in facts[i]["statuses"] for i in hits)
            yield Example(article, finding.confidence, signs_of(scene, finding, claim), right)


def fit(examples: list[Example]) -> dict[str, float]:
    """The weight of every sign that enough examples show."""
    shown = Counter(sign for example in examples for sign in example.signs)
    vectors = DictVectorizer()
    rows = vectors.fit_transform(
        {PRIOR: log_odds(e.prior), **{sign: 1.0 for sign in e.signs if shown[sign] >= LEAST}} for e in examples
    )
    right, articles = [e.right for e in examples], [e.article for e in examples]
    folds = list(GroupKFold(FOLDS).split(rows, right, articles))
    search = LogisticRegressionCV(
        Cs=STRENGTHS, l1_ratios=(0,), cv=folds, scoring="neg_log_loss", max_iter=1000, use_legacy_attributes=False
    )
    model = search.fit(rows, right)
    weights = dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    return weights | {ALWAYS: float(model.intercept_[0])}


def write_weights(weights: dict[str, float], examples: list[Example], path: Path = FILE) -> None:
    """One line a sign, with how many claims show it and how many of these are right, for whoever reads the file."""
    shown = Counter(sign for e in examples for sign in (ALWAYS, PRIOR, *e.signs))
    right = Counter(sign for e in examples if e.right for sign in (ALWAYS, PRIOR, *e.signs))
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(("sign", "weight", "claims", "right"))
        lines.writerows((sign, f"{weights[sign]:.3f}", shown[sign], right[sign]) for sign in sorted(weights))


if __name__ == "__main__":
    found = [example for name in FITTED_ON for example in find_examples(read_set(name))]
    write_weights(fit(found), found)
    print(f"{FILE.relative_to(ROOT)}: fitted on {len(found)} claims, {sum(e.right for e in found)} of them right")
