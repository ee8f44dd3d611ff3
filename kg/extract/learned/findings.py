"""What the network's scores say, as findings: a relation of two mentions, evoked where the parse joins them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.findings import Finding
from kg.extract.learned.scores import Score
from kg.model import Status

EXTRACTOR = "network"


def find_stated(scores: Iterable[Score]) -> Iterator[tuple[Finding, Score]]:
    """A finding for each score, of the score's own chance."""
    for score in scores:
        via = score.pair.via.i
        finding = Finding(
            score.subject,
            score.predicate,
            score.object,
            (via, via + 1),
            via,
            score.chance,
            EXTRACTOR,
            signs=() if score.pair.together else ("ends in two sentences",),
        )
        yield finding, score


def firmness(score: Score, least: float) -> Status:
    """How firmly the article states it: as actual only from this chance on, else the likeliest of the others."""
    if score.statuses[Status.ACTUAL] >= least:
        return Status.ACTUAL
    return max(sorted(score.statuses.keys() - {Status.ACTUAL}), key=lambda status: score.statuses[status])
