"""The reader's tags → mentions that it proposes.

For each kind by itself a piece is outside a mention, begins one or goes on with one (Ramshaw & Marcus 1995), so that
mentions of different kinds may lie in one another. The network may contradict itself or cut words: what goes on with
nothing begins, edges move to those of words, and no mention runs on into another sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.extract.learned.windows import Stretch, Window
from kg.extract.parse import Doc, Token
from kg.extract.parse import Span as Words
from kg.model import Span

OUTSIDE, BEGINS, GOES_ON = range(3)
ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place in the text that the network takes for a mention of an entity."""

    span: Span
    kind: str
    score: float  # the mean chance of its tags, in [0, 1]


def read_tags(doc: Doc, window: Window, tags: NDArray[np.floating], kinds: Sequence[str]) -> Iterator[Proposal]:
    """The mentions of a window; `tags` holds the log odds of the three tags, pieces × kinds × 3."""
    chances = softmax(tags)
    for k, kind in enumerate(kinds):
        best, sure = chances[:, k].argmax(-1), chances[:, k].max(-1)
        end = 0
        for first, last in runs(doc, window, best.tolist()):
            words = trim(doc, window.pieces[first].start, window.pieces[last - 1].end)
            if words is None or words.start < end:
                continue
            end = words.end
            yield Proposal(Span(words.start_char, words.end_char), kind, round(float(sure[first:last].mean()), 3))


def runs(doc: Doc, window: Window, tags: Sequence[int]) -> Iterator[Stretch]:
    """The pieces that go together, without the two at the ends of the window."""
    start: int | None = None
    sentence = -1
    for i, piece in enumerate(window.pieces[1:-1], start=1):
        if tags[i] == OUTSIDE and start is None:
            continue
        words = doc.char_span(piece.start, piece.end)
        here = words.sent.start if words else -1
        if start is not None and (tags[i] != GOES_ON or here != sentence):
            yield start, i
            start = None
        if tags[i] != OUTSIDE and start is None:
            start, sentence = i, here
    if start is not None:
        yield start, len(window.pieces) - 1


def trim(doc: Doc, start: int, end: int) -> Words | None:
    """The words over some characters, without an article before them and marks around them; None if nothing is left."""
    words = doc.char_span(start, end)
    tokens = list(words) if words else []
    while tokens and (is_mark(tokens[0]) or tokens[0].lower_ in ARTICLES):
        tokens.pop(0)
    while tokens and is_mark(tokens[-1]):
        tokens.pop()
    return doc[tokens[0].i : tokens[-1].i + 1] if tokens else None


def is_mark(token: Token) -> bool:
    """Whether a token has neither letters nor digits."""
    return not any(char.isalnum() for char in token.text)


def softmax(values: NDArray[np.floating]) -> NDArray[np.floating]:
    """Chances from log odds, along the last axis."""
    powers = np.exp(values - values.max(-1, keepdims=True))
    chances: NDArray[np.floating] = powers / powers.sum(-1, keepdims=True)
    return chances
