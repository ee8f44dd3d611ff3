"""What the network's scores say, as findings: a relation of two mentions, evoked where the parse joins them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.findings import Finding
from kg.extract.learned.scores import Score

EXTRACTOR = "network"


def find_stated(scores: Iterable[Score]) -> Iterator[Finding]:
    """A finding for each score, of the score's own chance."""
    for score in scores:
        via = score.pair.via.i
        yield Finding(
            score.subject,
            score.predicate,
            score.object,
            (via, via + 1),
            via,
            score.chance,
            EXTRACTOR,
            signs=() if score.pair.together else ("ends in two sentences",),
        )
