"""Everything that is measured of the sets, in one value that the floors and the page take their figures from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from eval.coverage import Counts, measure_coverage
from eval.losses import count_losses
from eval.outcome import Outcome, read_set
from eval.scorers import Figures, Score, score
from eval.sets import FACTS
from kg.losses import Layer

SINGLE_READING = ("worked", "aside")


@dataclass
class Measures:
    """The scores of the sets by name, and of annotated facts the losses by layer and the lexicon's coverage."""

    articles: dict[str, int] = field(default_factory=dict)
    scores: dict[str, Score] = field(default_factory=dict)
    losses: dict[str, dict[Layer, int]] = field(default_factory=dict)
    coverage: Counts = field(default_factory=dict)

    @property
    def figures(self) -> dict[str, Figures]:
        """The figures of every set, as floors are pinned to them."""
        return {name: score.figures for name, score in self.scores.items()}


def measure(names: Iterable[str]) -> Measures:
    """Read and score these sets."""
    found, single = Measures(), list[Outcome]()
    for name in names:
        outcome = read_set(name)
        found.articles[name] = len(outcome.annotated.articles)
        found.scores[name] = score(outcome)
        if name in FACTS:
            found.losses[name] = count_losses(outcome, found.scores[name])
        single += [outcome] if name in SINGLE_READING else []
    found.coverage = measure_coverage(single)
    return found
