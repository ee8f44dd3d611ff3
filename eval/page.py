"""docs/accuracy.md: the figures as tables, and what is written by hand about errors (eval/notes.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.layers import layers_section
from eval.measures import Measures
from eval.proposals import mentions_section
from eval.reliability import bin_claims, is_monotone
from eval.scorers import Score
from eval.sets import ALONE, BENCHES, BOTH, FACTS
from eval.tables import table
from kg.losses import Layer

NOTES = Path(__file__).parent / "notes.md"
INTRO = """# Accuracy

Written by `make accuracy` (`python -m eval`); `eval/floors.toml` pins floors that the figures must not fall below, and
the tests hold every change to them. The annotated articles lie outside the project.

A claim is right when an annotated fact of its article has the same relation and both ends. *Status* and *speaker* are
the shares of the found facts whose status (actual, planned, possible, negated) and speaker are right too; *restraint*
is the share of facts that did not happen, or not yet, which are not claimed as having happened. Articles annotated in
one reading lack about a quarter of their facts, and each fact is marked once an article: there, precision is a lower
bound.
"""
LOSSES = """Missed facts by the layer that lost them, as `kg explain --fact` tells it (docs/tutorial.md). Facts with a
wrong status are not among them; the found ones go by another name once articles are joined.
"""


def write_page(measures: Measures) -> str:
    """The whole page; the same measures give the same text."""
    parts = [
        INTRO,
        *facts_section(measures),
        *learned_section(measures),
        *public_section(measures),
        *mentions_section(measures.mentions),
        *layers_section(measures.layers),
        *losses_section(measures),
        *reliability_section(measures),
        *coverage_section(measures),
        *relations_section(measures),
        NOTES.read_text(encoding="utf-8"),
    ]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def facts_section(measures: Measures) -> Iterator[str]:
    """The sets of annotated facts, and the gap between those worked on and those set aside."""
    names = [name for name in FACTS if name in measures.scores]
    figures = ("precision", "recall", "f1", "status", "speaker", "restraint")
    head = ("set", "articles", "facts", "claims", *figures)
    lines = [
        [name, measures.articles[name], *sizes(measures.scores[name]), *shown(measures, name, figures)]
        for name in names
    ]
    yield "## Facts\n\n" + table(head, lines)
    yield "\n".join(f"- `{name}`: {FACTS[name]}" for name in names)
    if {"worked", "aside"} <= set(names):
        worked, aside = (measures.scores[name].figures["f1"] for name in ("worked", "aside"))
        yield f"Between the articles worked on and those set aside, F1 falls by {worked - aside:.3f}."


def learned_section(measures: Measures) -> Iterator[str]:
    """What the network brings: the rules alone, the network alone, and both together."""
    ways = (("", "rules alone (`--fast`)"), (ALONE, "network alone"), (BOTH, "both"))
    names = [name for name in ("dev", "aside") if name + BOTH in measures.scores]
    if names:
        figures = ("precision", "recall", "f1", "status", "speaker", "restraint")
        lines = [
            [name, words, len(measures.scores[name + way].right), *shown(measures, name + way, figures)]
            for name in names
            for way, words in ways
        ]
        yield "## Rules and network\n"
        yield "Neither set was trained on; what weighs the two was fitted to further articles (docs/model-card.md).\n"
        yield table(("set", "read by", "claims", *figures), lines)


def sizes(score: Score) -> tuple[int, int]:
    """How many facts a set has and how many distinct claims were made."""
    return sum(count["gold"] for count in score.by_relation.values()), len(score.right)


def shown(measures: Measures, name: str, figures: Iterable[str]) -> list[str]:
    """Figures of a set with three decimals."""
    return [f"{measures.scores[name].figures[figure]:.3f}" for figure in figures]


def public_section(measures: Measures) -> Iterator[str]:
    """The public sets, each with its layer."""
    names = [name for name in BENCHES if name in measures.scores]
    if names:
        lines = [
            [f"`{n}`: {figure}", f"{v:.3f}", *both_figures(measures, n, figure)]
            for n in names
            for figure, v in measures.scores[n].figures.items()
        ]
        yield "## Public sets\n\n" + "\n".join(f"- `{n}`: {measures.articles[n]} texts; {BENCHES[n]}" for n in names)
        yield table(("figure", "rules alone", "both"), lines)


def both_figures(measures: Measures, name: str, figure: str) -> list[str]:
    """A figure of a set where rules and network read it together."""
    score = measures.scores.get(name + BOTH)
    return [f"{score.figures[figure]:.3f}" if score else "–"]


def losses_section(measures: Measures) -> Iterator[str]:
    """Which layer lost the missed facts."""
    names = [name for name in ("dev", "worked", "aside") if name in measures.losses]
    if names:
        lines = []
        for layer in Layer:
            counts = [(measures.losses[n].get(layer, 0), sum(measures.losses[n].values())) for n in names]
            lines.append([layer, *(f"{n} ({n / (total or 1):.0%})" for n, total in counts)])
        yield "## Where facts are lost\n"
        yield LOSSES
        yield table(("layer", *names), lines)


def reliability_section(measures: Measures) -> Iterator[str]:
    """Confidence against precision."""
    names = [name for name in ("worked", "aside", "aside" + BOTH) if name in measures.scores]
    if names:
        yield "## Can the confidence be trusted?\n"
    for name in names:
        bins = bin_claims(measures.scores[name].right)
        lines = [[f"{b.low:.1f} to {b.high:.1f}", b.claims, f"{b.said:.2f}", f"{b.share:.2f}"] for b in bins]
        yield table((f"confidence (`{name}`)", "claims", "mean confidence", "right"), lines)
        rises = (
            "Surer claims are more often right" if is_monotone(bins) else "Surer claims are not always more often right"
        )
        yield f"{rises}, looking at bins of 30 claims and more.\n"


def coverage_section(measures: Measures) -> Iterator[str]:
    """Lexicon coverage by relation, the least covered first."""
    if measures.coverage:
        counts = sorted(measures.coverage.items(), key=lambda c: (c[1][0] / c[1][1], c[0]))
        covered, known = (sum(column) for column in zip(*measures.coverage.values(), strict=True))
        lines = [[name, n, f"{yes / n:.2f}"] for name, (yes, n) in counts]
        yield "## Coverage of the lexicon\n"
        yield f"{covered / known:.0%} of {known} annotated facts have a word near by that could evoke their relation.\n"
        yield table(("relation", "facts", "covered"), lines)


def relations_section(measures: Measures) -> Iterator[str]:
    """Each relation in each set."""
    names = [
        n
        for n in ("dev", "worked", "aside", *(s + w for s in ("dev", "aside") for w in (ALONE, BOTH)))
        if n in measures.scores
    ]
    head = ("relation", "facts", "found", "right", "wrong", "precision", "recall", "f1")
    for name in names:
        lines = []
        for relation, c in sorted(
            measures.scores[name].by_relation.items(), key=lambda item: (-item[1]["gold"], item[0])
        ):
            precision = c["right"] / (c["right"] + c["wrong"]) if c["right"] + c["wrong"] else 0.0
            recall = c["found"] / c["gold"] if c["gold"] else 0.0
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            counts = (c["gold"], c["found"], c["right"], c["wrong"])
            lines.append([relation, *counts, *(f"{v:.2f}" for v in (precision, recall, f1))])
        yield f"## By relation: `{name}`\n\n" + table(head, lines)
