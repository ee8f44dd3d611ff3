"""The trained network: reads articles, proposes mentions and judges pairs of them.

It has two parts. The reader sees the text once, before any mention is known. The judge takes what the reader made of it
and says of each pair which relation the text states between the two (docs/decisions/0008).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from kg.extract.learned.legend import read_legend
from kg.extract.learned.pairs import Pair, find_pairs
from kg.extract.learned.pieces import load_vocabulary
from kg.extract.learned.scores import Opinion, Score, read_scores
from kg.extract.learned.tags import Proposal, read_tags
from kg.extract.learned.traits import rows_of
from kg.extract.learned.weights import (
    JUDGE,
    LEGEND,
    PIECES,
    READER,
    TRAITS,
    Numbers,
    TraitTable,
    check_folder,
    fingerprint,
    open_graph,
)
from kg.extract.learned.windows import Stretch, Window, find_windows, place
from kg.extract.parse import Doc
from kg.extract.scene import Scene

FOLDER = Path(__file__).parent / "weights"
MOST = 256  # pairs judged at once, which bounds memory


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the reader made of an article: for each window a state a piece, and the mentions that it would mark."""

    windows: tuple[Window, ...]
    states: tuple[Numbers, ...]  # each pieces × width of the network
    proposals: tuple[Proposal, ...]  # in the order of the text


class Question(NamedTuple):
    """A pair in a window, in numbers."""

    pair: Pair
    places: tuple[Stretch, Stretch, Stretch]
    kinds: tuple[int, int]
    forms: tuple[int, int]


class Network:
    """The reader and the judge, ready to run."""

    def __init__(self, folder: Path) -> None:
        """Raise KgError, saying what to do, where the weights or what runs them is missing."""
        check_folder(folder)
        self.legend = read_legend(folder / LEGEND)
        self.version = fingerprint(folder)
        self._vocabulary = load_vocabulary(folder / PIECES)
        self._traits = TraitTable(folder / TRAITS)
        self._reader, self._judge = (open_graph(folder / name) for name in (READER, JUDGE))

    def read(self, text: str, doc: Doc) -> Sketch:
        """What the reader makes of an article; `text` is its own, of which the Doc may hold a cleaned copy."""
        windows = find_windows(text, doc, self._vocabulary)
        states, proposals = list[Numbers](), list[Proposal]()
        for window in windows:
            ids = np.array([[piece.id for piece in window.pieces]])
            state, tags = (some[0] for some in self._reader({"ids": ids, "shape": np.array([window.shapes])}))
            states.append(state)
            tags = tags.reshape(len(window.pieces), len(self.legend.kinds), -1)
            proposals += read_tags(doc, window, tags, self.legend.kinds)
        return Sketch(tuple(windows), tuple(states), tuple(sorted(proposals, key=lambda p: (p.span, p.kind))))

    def judge(self, scene: Scene, sketch: Sketch) -> Opinion:
        """What the judge thinks of the pairs of an article, in the order of the text.

        Pairs whose mentions stand in two windows, or of kinds that no known relation joins, are passed over. Of pairs
        that are not close it says at once that they are not related: nearly all are not, and to look takes long.
        """
        legal, found, asked = self.legend.legal(scene.ontology), list[Score](), list[Pair]()
        pairs = list(find_pairs(scene))
        for window, states in zip(sketch.windows, sketch.states, strict=True):
            questions = [q for q in self._ask(scene, window, pairs) if legal[q.kinds][:-1].any()]
            asked += (q.pair for q in questions)
            close = [q for q in questions if q.pair.close]
            for start in range(0, len(close), MOST):
                some = close[start : start + MOST]
                answers, statuses = self._answer(scene, states, some)
                allowed = np.stack([legal[q.kinds] for q in some])
                found += read_scores([q.pair for q in some], allowed, answers, statuses, self.legend)
        known = (r for r in scene.ontology.relations.values() if self.legend.knows(r))
        return Opinion(tuple(found), tuple(asked), frozenset(r.name for r in known))

    def _ask(self, scene: Scene, window: Window, pairs: Sequence[Pair]) -> Iterator[Question]:
        """The pairs that stand in a window."""
        for pair in pairs:
            if places := place(pair, window):
                (kind, form), (other_kind, other_form) = (
                    (self.legend.kind_number(scene.ontology.main_kind(m.kind)), self.legend.forms.index(m.form))
                    for m in (pair.first, pair.second)
                )
                yield Question(pair, places, (kind, other_kind), (form, other_form))

    def _answer(self, scene: Scene, states: Numbers, questions: Sequence[Question]) -> tuple[Numbers, Numbers]:
        """The log odds of answers and of statuses: questions × (answers + 1), questions × statuses."""
        no_kind, no_form = len(self.legend.kinds), len(self.legend.forms)  # of the word where two mentions meet
        inputs = {
            "states": states[None],
            "span": np.array([[q.places for q in questions]]),
            "kind": np.array([[(*q.kinds, no_kind) for q in questions]]),
            "form": np.array([[(*q.forms, no_form) for q in questions]]),
            "traits": self._traits.add_up([rows_of(scene, q.pair) for q in questions])[None],
        }
        answers, statuses = self._judge(inputs)
        return answers[0], statuses[0]


@lru_cache(maxsize=1)
def load_network() -> Network:
    """The network that comes with kg.

    Raises KgError, saying what to do, where its weights or what runs them is missing.
    """
    return Network(FOLDER)
