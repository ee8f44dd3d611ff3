"""An article as the network reads it: windows of whole sentences, cut into pieces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from kg.extract.learned.pairs import Pair
from kg.extract.learned.pieces import END, START, Piece, Vocabulary, cut
from kg.extract.parse import Doc
from kg.model import Span

WIDTH = 256  # pieces of a window, with the two that mark its ends
ROOM = WIDTH - 2
Stretch = tuple[int, int]  # pieces of a window, end-exclusive


@dataclass(frozen=True)
class Window:
    """Consecutive sentences of an article; the first and the last piece only mark the ends and stand for no text."""

    words: range  # the tokens of the article that it is made of
    pieces: tuple[Piece, ...]
    shapes: tuple[int, ...]  # how each piece is written: see `shape`

    def stretch(self, start: int, end: int) -> Stretch | None:
        """The pieces of some characters of the article; None where the window has none of them."""
        inside = [self._piece_at[place] for place in range(start, end) if place in self._piece_at]
        return (inside[0], inside[-1] + 1) if inside else None

    @cached_property
    def _piece_at(self) -> dict[int, int]:
        return {place: i for i, piece in enumerate(self.pieces) for place in range(piece.start, piece.end)}


def find_windows(text: str, doc: Doc, vocabulary: Vocabulary) -> list[Window]:
    """The windows of an article, in order; `text` is the article's own, of which the Doc may hold a cleaned copy.

    What exceeds the width of a window in a single sentence is left out.
    """
    pieces = cut_sentences(text, doc, vocabulary)
    opening, closing = Piece(vocabulary[START], 0, 0), Piece(vocabulary[END], 0, 0)
    found = []
    for group in group_sentences(text, doc, [len(some) for some in pieces]):
        inner = [piece for i in group for piece in pieces[i]][:ROOM]
        shapes = (0, *(shape(text[piece.start : piece.end]) for piece in inner), 0)
        words = range(doc.sents[group[0]].start, doc.sents[group[-1]].end)
        found.append(Window(words, (opening, *inner, closing), shapes))
    return found


def cut_sentences(text: str, doc: Doc, vocabulary: Vocabulary) -> list[list[Piece]]:
    """The pieces that start in each sentence."""
    pieces = cut(text, vocabulary)
    starts = [piece.start for piece in pieces]
    return [pieces[bisect_left(starts, s.start_char) : bisect_left(starts, s.end_char)] for s in doc.sents]


def group_sentences(text: str, doc: Doc, sizes: Sequence[int]) -> list[list[int]]:
    """The sentences of each window: as many paragraphs as fit; one that fits into no window is split.

    `sizes` are the numbers of pieces of the sentences.
    """
    groups: list[list[int]] = [[]]
    size = 0
    for paragraph in paragraphs(text, doc):
        whole = sum(sizes[i] for i in paragraph)
        if whole > ROOM:
            groups, size = [*groups, []], 0
            for i in paragraph:
                if size + sizes[i] > ROOM:
                    groups, size = [*groups, []], 0
                groups[-1].append(i)
                size += min(sizes[i], ROOM)
        else:
            if size + whole > ROOM:
                groups, size = [*groups, []], 0
            groups[-1] += paragraph
            size += whole
    return [group for group in groups if group]


def paragraphs(text: str, doc: Doc) -> Iterator[Sequence[int]]:
    """The sentences between line ends."""
    number, numbers = 0, list[int]()
    for i, sentence in enumerate(doc.sents):
        number += bool(i) and "\n" in text[doc.sents[i - 1].start_char : sentence.start_char]
        numbers.append(number)
    for _, those in groupby(range(len(numbers)), numbers.__getitem__):
        yield list(those)


def shape(written: str) -> int:
    """How some characters are written: 1 small, 2 with a capital, 3 in capitals, 4 with a digit, 5 without letters.

    >>> [shape(written) for written in ("oil", "Oslo", "EU", "G7", "–")]
    [1, 2, 3, 4, 5]
    """
    if any(char.isdigit() for char in written):
        return 4
    if not any(char.isalpha() for char in written):
        return 5
    if written.isupper() and len(written) > 1:
        return 3
    return 2 if written[0].isupper() else 1


def place(pair: Pair, window: Window) -> tuple[Stretch, Stretch, Stretch] | None:
    """The pieces of a pair's mentions and of the word where they meet (else of the second mention).

    None where the window lacks one of the mentions.
    """
    if not all(head.i in window.words for head in pair.heads):
        return None
    first, second = (window.stretch(m.span.start, m.span.end) for m in (pair.first, pair.second))
    via = Span(pair.via.idx, pair.via.idx + len(pair.via))
    if first is None or second is None:
        return None
    return first, second, window.stretch(via.start, via.end) or second
