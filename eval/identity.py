"""`python -m eval.identity FOLDER…`: fit what tells whom a bare name means (ontology/identity.csv).

Nobody need annotate anything: in an article that gives somebody's full name and goes on with the bare one, the full
name is hidden, and whom the bare one means is known. Every bearer whom it may mean is an example, right or wrong. The
signs come from the other articles alone. FOLDER is what `kg build` wrote; the weights of full names are kept.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from eval.sets import ROOT
from kg.gazetteer import load_gazetteer
from kg.model import Reading
from kg.resolve.bearers import Bearer, find_bearers
from kg.resolve.candidates import Index
from kg.resolve.company import Company
from kg.resolve.features import Pair, signs_of
from kg.resolve.judge import PLAIN, join_full
from kg.resolve.members import members_of
from kg.resolve.people import parse
from kg.resolve.weights import ALWAYS
from kg.source import open_graph

FILE = ROOT / "ontology" / "identity.csv"
COLUMNS = ("question", "sign", "weight", "pairs", "right")
LEAST = 20  # pairs that must show a sign before it is given a weight


class Example(NamedTuple):
    """A bare name and one whom it may mean."""

    article: str
    signs: dict[str, float]
    right: bool


def find_examples(readings: Iterable[Reading]) -> Iterator[Example]:
    """All bare names whose full name is known, with everyone whom they may mean."""
    members = sorted((m for r in readings for m in members_of(r)), key=lambda m: (m.article, m.chain))
    bearers, _ = join_full(find_bearers(members, load_gazetteer(), {}), {})
    people = [b for b in bearers if b.kind == "Person" and not b.alone]
    company, index = Company(bearers), Index(people)
    for bearer in people:
        for member in bearer.members:
            bare = sorted({name for name in member.said if len(parse(name).words) == 1})
            if bare:
                hidden = replace(member, name=bare[0], said=(bare[0],))
                yield from ask(Bearer(("alone", "Person", member.chain), (hidden,)), bearer, index, company)


def ask(bare: Bearer, known: Bearer, index: Index, company: Company) -> Iterator[Example]:
    """The examples of one bare name; whom it means is known to other articles without this one."""
    [member] = bare.members
    elsewhere = tuple(m for m in known.members if m.article != member.article)
    meanings = [
        Bearer(b.key, elsewhere) if b is known else b for b in index.meanings(bare) if b is not known or elsewhere
    ]
    for one in meanings:
        rivals = tuple(b for b in meanings if b is not one)
        yield Example(member.article, signs_of(Pair(bare, one, "bare name", rivals, company)), one.key == known.key)


def fit(examples: list[Example]) -> dict[str, float]:
    """The weight of every sign that enough pairs show; prints how often what is judged the same is."""
    shown = Counter(sign for e in examples for sign in e.signs)
    vectors = DictVectorizer()
    rows = vectors.fit_transform({s: f for s, f in e.signs.items() if shown[s] >= LEAST} for e in examples)
    right, articles = [e.right for e in examples], [e.article for e in examples]
    model = LogisticRegression(C=1.0, max_iter=2000)
    chances = cross_val_predict(model, rows, right, cv=GroupKFold(6), groups=articles, method="predict_proba")[:, 1]
    taken = [r for r, c in zip(right, chances, strict=True) if c >= PLAIN]
    print(f"{len(examples)} pairs, {sum(right)} the same; of {len(taken)} judged the same {sum(taken)} are")
    model.fit(rows, right)
    weights = dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    return weights | {ALWAYS: float(model.intercept_[0])}


def write_weights(weights: dict[str, float], examples: list[Example]) -> None:
    """The weights of bare names anew, those of full names as they were."""
    with FILE.open(encoding="utf-8", newline="") as file:
        kept = [tuple(row[c] for c in COLUMNS) for row in csv.DictReader(file) if row["question"] != "bare"]
    shown = Counter(sign for e in examples for sign in (ALWAYS, *e.signs))
    right = Counter(sign for e in examples if e.right for sign in (ALWAYS, *e.signs))
    new = [("bare", sign, f"{weights[sign]:.3f}", str(shown[sign]), str(right[sign])) for sign in weights]
    with FILE.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(COLUMNS)
        lines.writerows(sorted([*kept, *new]))


def main() -> None:
    """Fit on the libraries of all folders together."""
    readings = [r for folder in sys.argv[1:] for r in open_graph(Path(folder)).readings]
    examples = list(find_examples(readings))
    write_weights(fit(examples), examples)


if __name__ == "__main__":
    main()
