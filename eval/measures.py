"""Everything that is measured of the sets, in one value that the floors and the page take their figures from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from eval.coverage import Counts, measure_coverage
from eval.layers import Layers, measure_layers
from eval.losses import count_losses
from eval.outcome import Outcome, read_set
from eval.proposals import Way, compare_mentions
from eval.scorers import Figures, Score, score
from eval.sets import BOTH, FACTS
from kg.losses import Layer

WITH_NAMES = ("entities", "aside")  # where mentions are compared by who finds them
SINGLE_READING = ("worked", "aside")


@dataclass
class Measures:
    """The scores and layers of the sets by name; of annotated facts also the losses and the lexicon's coverage."""

    articles: dict[str, int] = field(default_factory=dict)
    scores: dict[str, Score] = field(default_factory=dict)
    layers: dict[str, Layers] = field(default_factory=dict)
    losses: dict[str, dict[Layer, int]] = field(default_factory=dict)
    coverage: Counts = field(default_factory=dict)
    mentions: dict[str, dict[Way, Figures]] = field(default_factory=dict)

    @property
    def figures(self) -> dict[str, Figures]:
        """The figures of every set, as floors are pinned to them."""
        return {name: score.figures | self.layers[name].figures for name, score in self.scores.items()}

    def add(self, outcome: Outcome) -> None:
        """Take in what a set reached."""
        name = outcome.name
        self.articles[name] = len(outcome.annotated.articles)
        self.scores[name] = score(outcome)
        self.layers[name] = measure_layers(outcome)
        if name in FACTS:
            self.losses[name] = count_losses(outcome, self.scores[name])


def measure(names: Iterable[str]) -> Measures:
    """Read and score these sets."""
    found, single = Measures(), list[Outcome]()
    for name in names:
        outcome = read_set(name)
        found.add(outcome)
        single += [outcome] if name in SINGLE_READING else []
    found.mentions = {name: compare_mentions(name) for name in WITH_NAMES if name + BOTH in found.scores}
    found.coverage = measure_coverage(single)
    return found
