"""docs/model-card.md: what the network is, what it learned from, how good it is, and where it ends.

Its figures come from `figures.json`, which is written by whoever measures: `data` (articles, facts and entities that
were trained on, by where they come from), `files` (bytes by name), `scores` (by set, then by extractor, then by
figure), `curve` (articles trained on and the F1 reached on each set) and `encoders` (the same by encoder, with its
millions of parameters).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eval.sets import ROOT
from eval.tables import table

FIGURES = Path(__file__).parent / "figures.json"
CARD = ROOT / "docs" / "model-card.md"
Figures = Mapping[str, Any]

INTRO = """# Model card

Written by `make train` (`python -m training --only card` writes this page alone).

A small network finds mentions and says which relation a text states between two of them. It runs offline on a
laptop's processor, beside the rules; its findings become claims with the same evidence as all others.
It starts from all-MiniLM-L6-v2 (Wang et al. 2020; Apache licence 2.0, whose terms go on for its weights). What was
trained here is under the project's own licence (MIT).

Chance follows from fixed seeds. On one thread a training repeats every loss to the last digit (`--threads 1`); several
threads add up in another order, and their losses part after some steps, by about a thousandth. The weights that come
with kg were trained on two threads: a repetition comes close to them, but not to the byte.
"""
LIMITS = """## Limits

- English news alone: reports of politics, conflict and diplomacy, most of them of 2012 to 2020.
- Relations are those of kg's own ontology. One that is new or was changed is left to the rules.
- Pairs stand in one sentence or in neighbours of one paragraph; what is said over longer ways it cannot find.
- Annotations are of one reading, ours and others': precise, not complete. What annotators miss, it learns to miss.
- It repeats what the news says of people and states, right or wrong; a claim is no fact.
- Nothing of the texts is in the weights' files but what the weights themselves keep; they hold no sentence.
"""


def write_card(figures: Figures) -> str:
    """The whole page; the same figures give the same text."""
    parts = [
        INTRO,
        *data_section(figures),
        *size_section(figures),
        *score_section(figures),
        *growth_section(figures),
        LIMITS,
    ]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def read_figures(file: Path = FIGURES) -> Figures:
    """The figures measured; none where nothing was measured yet."""
    found: Figures = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return found


def data_section(figures: Figures) -> Iterator[str]:
    """What it learned from."""
    lines = [[name, *(n.get(what, "–") for what in COUNTED)] for name, n in figures.get("data", {}).items()]
    yield "## Data\n"
    yield """Articles annotated by the guidelines of the test sets, a fact once an article; the texts lie outside the
project, `training/labels.jsonl` holds our own annotations as offsets. Of all articles that are trained on one in six is
kept for thresholds. Nothing was trained on what is scored as unseen, nor on the articles read twice.
"""
    if lines:
        yield table(("articles", *COUNTED), lines)


COUNTED = ("articles", "facts", "entities")


def size_section(figures: Figures) -> Iterator[str]:
    """How large its files are."""
    if sizes := figures.get("files"):
        yield "## Size\n"
        yield table(("file", "MB"), [[f"`{name}`", f"{size / 1e6:.1f}"] for name, size in sizes.items()])


def score_section(figures: Figures) -> Iterator[str]:
    """How good it is, alone and with the rules."""
    if scores := figures.get("scores"):
        names = list(dict.fromkeys(name for by in scores.values() for found in by.values() for name in found))
        lines = [
            [articles, extractor, *shown(found, names)]
            for articles, by in scores.items()
            for extractor, found in by.items()
        ]
        yield "## Figures\n"
        yield table(("set", "extractor", *names), lines)


def shown(found: Mapping[str, float], names: list[str]) -> list[str]:
    """Figures with three decimals, a dash where there is none."""
    return [f"{found[name]:.3f}" if name in found else "–" for name in names]


def growth_section(figures: Figures) -> Iterator[str]:
    """What more annotation and an encoder bring."""
    if curve := figures.get("curve"):
        yield "## What more annotation gives\n"
        yield CURVE
        yield table(("articles", *SCORED), [[point["articles"], *shown(point, SCORED)] for point in curve])
    if encoders := figures.get("encoders"):
        lines = [[e["name"], e["parameters"], *shown(e, SCORED)] for e in encoders]
        yield "## By encoder\n"
        yield "F1 of the network alone, at its best chance, trained on all articles unless it says else.\n"
        yield table(("encoder", "million parameters", *SCORED), lines)


SCORED = ["dev", "aside"]
CURVE = """F1 of a network without an encoder, which judges pairs by their traits alone (two epochs, on the mentions
that the rules find), at the chance that suits each best: cheap enough to be trained at every size. It still climbs.
"""
