"""The judge's figures → what it thinks of each pair, in the words of the ontology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.extract.learned.legend import Legend
from kg.extract.learned.pairs import Pair
from kg.extract.learned.tags import softmax
from kg.model import Mention, Status

FLOOR = 0.02  # chances below say nothing


@dataclass(frozen=True, slots=True)
class Score:
    """The chance that an article states a relation between the two mentions of a pair, and how firmly if it does."""

    pair: Pair
    predicate: str
    subject: Mention
    object: Mention
    chance: float  # in [0, 1]; the answers of a pair and "none of these" share 1
    statuses: Mapping[Status, float]  # sums to 1


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the network says of an article: the scores, the pairs that it was asked about, the relations it knows."""

    scores: tuple[Score, ...]
    pairs: tuple[Pair, ...]
    relations: frozenset[str]


def read_scores(
    pairs: Sequence[Pair],
    legal: NDArray[np.bool_],
    answers: NDArray[np.floating],
    statuses: NDArray[np.floating],
    legend: Legend,
) -> Iterator[Score]:
    """What is likelier than the floor: pair by pair in their order, the likeliest answer first.

    `legal` and the log odds `answers` are pairs × (answers + 1), `statuses` pairs × statuses.
    """
    chances, firmness = softmax(np.where(legal, answers, -np.inf)), softmax(statuses)
    for pair, row, firm in zip(pairs, chances[:, :-1], firmness, strict=True):
        for i in sorted(np.flatnonzero(row > FLOOR).tolist(), key=lambda i: (-row[i], i)):
            predicate, way = legend.answers[i]
            ends = (pair.second, pair.first) if way == "<" else (pair.first, pair.second)
            known = zip(legend.statuses, firm.tolist(), strict=True)
            yield Score(pair, predicate, *ends, round(float(row[i]), 4), {s: round(c, 4) for s, c in known})
