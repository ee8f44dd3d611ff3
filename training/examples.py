"""Windows of annotated articles with the answers that the network should give.

A fact is annotated where the article says it best, so each place that says it (an anchor) makes the nearest pair of
mentions of its ends a positive one. The same two entities elsewhere may say it again or not: there the answer is left
open, and the network may answer with it or with none.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from kg.extract.learned.legend import Legend
from kg.extract.learned.pairs import Pair
from kg.extract.learned.pieces import Vocabulary
from kg.extract.learned.tags import BEGINS, GOES_ON, OUTSIDE
from kg.extract.learned.traits import rows_of
from kg.extract.learned.windows import Stretch, Window, find_windows, place
from kg.extract.scene import Scene
from kg.model import Form, Mention, Span
from kg.ontology import Ontology
from training.scenes import ADDED, Taught

REACH = 300  # characters from an anchor to a mention of the pair that it speaks of
DEAREST = 200  # what a pair may cost at most to be the one that an anchor speaks of
NEXT_SENTENCE, ADDITION, GAP = 30, 1, 0.01  # what costs more than nothing: see `cost`

Places = tuple[Stretch, Stretch, Stretch]
Ends = tuple[str, str]  # two ids, of mentions or of entities


@dataclass
class Known:
    """What the annotations say of a pair: sets of answers, one of each set is right; those left open; the status."""

    right: list[set[int]] = field(default_factory=list)
    open: set[int] = field(default_factory=set)
    status: int | None = None

    def add(self, answers: set[int], status: int) -> None:
        """Take in that an anchor speaks of the pair; of several statuses the first stays."""
        if answers not in self.right:
            self.right.append(answers)
        if self.status is None:
            self.status = status


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair in a window, in numbers, with its answer.

    Each target is a set of answers, of which the network should give one, with its weight. Negative is a pair of which
    nothing was annotated: of these there are so many that a share of them is enough.
    """

    places: Places
    kinds: tuple[int, int]
    forms: tuple[int, int]
    rows: array[int]
    legal: frozenset[int]
    targets: tuple[tuple[frozenset[int], float], ...]
    negative: bool
    status: int | None


@dataclass(frozen=True, slots=True)
class Example:
    """A window with the pairs to judge, and for each piece a tag of each kind; None where that is not known."""

    window: Window
    judged: tuple[Judged, ...]
    tags: tuple[tuple[int, ...] | None, ...]


@dataclass(frozen=True)
class Maker:
    """Makes examples for a network of this legend and vocabulary."""

    ontology: Ontology
    legend: Legend
    vocabulary: Vocabulary

    def make(self, taught: Taught) -> Iterator[Example]:
        """The windows of an annotated article that have pairs to judge."""
        windows = find_windows(taught.lesson.article.text, taught.scene.doc, self.vocabulary)
        pairs = [pair for pair in taught.pairs() if self.legal(pair)]
        placed = [[(pair, at) for pair in pairs if (at := place(pair, window))] for window in windows]
        known = self.gather(taught, [pair for those in placed for pair, _ in those])
        for window, those in zip(windows, placed, strict=True):
            if those:
                judged = (self.judge(taught.scene, pair, at, known[ends(pair)]) for pair, at in those)
                yield Example(window, tuple(judged), tuple(tag_pieces(taught, window, self.legend.kinds)))

    def judge(self, scene: Scene, pair: Pair, at: Places, known: Known) -> Judged:
        """A pair in numbers."""
        legal = self.legal(pair)
        right = [legal & answers for answers in known.right if legal & answers]
        none = len(self.legend.answers)
        targets = [(answers, 1 / len(right)) for answers in right] or [(legal & known.open | {none}, 1.0)]
        forms = self.legend.forms.index(pair.first.form), self.legend.forms.index(pair.second.form)
        rows = array("H", rows_of(scene, pair))
        negative = not (right or legal & known.open)
        return Judged(at, self.kinds(pair), forms, rows, legal, tuple(targets), negative, known.status)

    def gather(self, taught: Taught, pairs: Iterable[Pair]) -> dict[Ends, Known]:
        """What the annotated facts say of each pair, by the mentions' ids."""
        known = dict[Ends, Known]()
        meaning: dict[Ends, list[Pair]] = defaultdict(list)
        for pair in pairs:
            known[ends(pair)] = Known()
            for first in taught.means[pair.first.id]:
                for second in taught.means[pair.second.id]:
                    meaning[first, second].append(pair)
        for fact in taught.lesson.facts:
            answers: dict[Ends, set[int]] = defaultdict(set)
            candidates = dict[Ends, Pair]()
            for number, (name, way) in enumerate(self.legend.answers):
                if name == fact.predicate:
                    ways = {">": [(fact.subject, fact.object)], "<": [(fact.object, fact.subject)]}
                    for order in ways.get(way, ways[">"] + ways["<"]):
                        for pair in meaning[order]:
                            candidates[ends(pair)] = pair
                            answers[ends(pair)].add(number)
            for pair_ends, those in answers.items():
                known[pair_ends].open |= those
            for anchor in fact.anchors:
                for pair in nearest(candidates.values(), anchor):
                    known[ends(pair)].add(answers[ends(pair)], self.legend.statuses.index(fact.status))
        return known

    def kinds(self, pair: Pair) -> tuple[int, int]:
        """The numbers of a pair's kinds; one that the legend lacks comes behind the last."""
        known = self.legend.kinds
        first, second = (self.ontology.main_kind(mention.kind) for mention in (pair.first, pair.second))
        return (
            known.index(first) if first in known else len(known),
            known.index(second) if second in known else len(known),
        )

    def legal(self, pair: Pair) -> frozenset[int]:
        """The answers that the ontology admits for a pair's kinds; none where the legend lacks a kind."""
        return self._legal.get(self.kinds(pair), frozenset())

    @cached_property
    def _legal(self) -> dict[tuple[int, int], frozenset[int]]:
        table = self.legend.legal(self.ontology)[..., :-1]
        return {
            (i, j): frozenset(np.flatnonzero(table[i, j]).tolist())
            for i in range(len(self.legend.kinds))
            for j in range(len(self.legend.kinds))
        }


def ends(pair: Pair) -> Ends:
    """What names a pair: its mentions' ids."""
    return pair.first.id, pair.second.id


def nearest(pairs: Iterable[Pair], anchor: Span) -> list[Pair]:
    """The pairs that an anchor most likely speaks of; several where they are equally near, none where all are far."""
    near = [pair for pair in pairs if max(distance(pair.first, anchor), distance(pair.second, anchor)) <= REACH]
    least = min((cost(pair, anchor) for pair in near), default=float(DEAREST))
    return [pair for pair in near if least < DEAREST and cost(pair, anchor) == least]


def cost(pair: Pair, anchor: Span) -> float:
    """How unlikely an anchor speaks of a pair.

    That is the characters between anchor and mentions; two sentences, mentions that kg missed, and a gap between the
    mentions come on top.
    """
    between = distance(pair.first, anchor) + distance(pair.second, anchor)
    apart = max(0, pair.second.span.start - pair.first.span.end)
    added = ADDED in {pair.first.found, pair.second.found}
    return between + NEXT_SENTENCE * (not pair.together) + GAP * apart + ADDITION * added


def distance(mention: Mention, anchor: Span) -> int:
    """The characters between a mention and an anchor; none where they touch or overlap."""
    return max(0, anchor.start - mention.span.end, mention.span.start - anchor.end)


def tag_pieces(taught: Taught, window: Window, kinds: Sequence[str]) -> Iterator[tuple[int, ...] | None]:
    """For each piece and kind whether a name begins there, goes on, or neither.

    Not known are the marks at the ends of the window and, where not every entity was annotated, names that nobody
    annotated.
    """
    tags = [[OUTSIDE] * len(kinds) for _ in window.pieces]
    covered = set[int]()
    for number, kind in enumerate(kinds):
        named = (span for e in taught.lesson.entities if e.kind == kind for span in taught.named[e.id])
        for span in widest(named):
            first, last = window.stretch(span.start, span.end) or (0, 0)
            for i in range(first, last):
                tags[i][number] = GOES_ON if i > first else BEGINS
            covered |= {*range(first, last)}
    unknown = {0, len(tags) - 1}
    if not taught.lesson.complete:
        for mention in taught.scene.mentions:
            if mention.form in {Form.NAME, Form.DEMONYM} and not taught.means[mention.id]:
                unknown |= {*range(*(window.stretch(mention.span.start, mention.span.end) or (0, 0)))} - covered
    return (None if i in unknown else tuple(tag) for i, tag in enumerate(tags))


def widest(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans that begin where none before them still goes on, of several the longest."""
    end = -1
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.start >= end:
            end = span.end
            yield span
