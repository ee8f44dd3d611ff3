"""The text of an article, cut wherever a mention or the words of a note begin or end: marks lie in marks, and cross.

The pieces of a paragraph are its text, letter for letter. Their classes say which notes they belong to, by the place of
the note in its paragraph: `s3` is what the third note is about, `a3`, `b3` and `c3` who, did what, to whom.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Span
from kg.publish.articles.notes import Note, Sign


@dataclass(frozen=True, slots=True)
class Mark:
    """What some words are: a mention of an entity, or their part in a note; and where they lead."""

    span: Span
    style: str
    link: str = ""
    sign: Sign | None = None
    named: bool = True  # rather than "he"


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that are marked alike, and the mark that they lead by.

    They open it where they are the first that do, and are `first` where they are the first that lead to its entity.
    """

    text: str
    style: str = ""
    mark: Mark | None = None
    opens: bool = False
    first: bool = False
    notes: tuple[int, int] | None = None  # the first and the last on the words that end here


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its notes, which are numbered through the article from `first` on."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    first: int


def set_paragraphs(
    text: str, spans: Sequence[Span], mentions: Iterable[Mark], notes: Iterable[Note]
) -> Iterator[Paragraph]:
    """The paragraphs of a text; notes, in the order of the text, stand beside the one in which their words begin."""
    starts = [span.start for span in spans]
    marks, beside = defaultdict[int, list[Mark]](list), defaultdict[int, list[Note]](list)
    for mark in mentions:
        marks[paragraph_at(starts, mark.span.start)].append(mark)
    for note in notes:
        beside[paragraph_at(starts, note.place.start)].append(note)
    first, seen = 1, set[str]()
    for place, span in enumerate(spans):
        own = beside[place]
        for slot, note in enumerate(own):
            marks[place] += parts_of(note, slot + 1, first + slot)
        yield Paragraph(tuple(cut(text, span, marks[place], ends_of(own, first, span), seen)), tuple(own), first)
        first += len(own)


def paragraph_at(starts: Sequence[int], offset: int) -> int:
    """Which paragraph an offset lies in, or follows."""
    return max(bisect_right(starts, offset) - 1, 0)


def parts_of(note: Note, slot: int, number: int) -> Iterator[Mark]:
    """The marks of a note."""
    yield Mark(note.place, f"s s{slot}" if note.statement else f"s{slot}")
    yield Mark(note.deed, f"b{slot} b {note.standing}".rstrip(), f"#n{number}")
    for role, words in (("a", note.who), ("c", note.whom)):
        if words:
            yield Mark(words, f"{role}{slot}")


def ends_of(notes: Iterable[Note], first: int, paragraph: Span) -> dict[int, tuple[int, int]]:
    """Where words of a paragraph end that notes are about, with the first and last number of these notes."""
    found, last = dict[int, tuple[int, int]](), Span(-1, -1)
    for number, note in enumerate(notes, first):
        place = Span(note.place.start, min(note.place.end, paragraph.end))
        begin = number
        if last.overlaps(place):
            begin, _ = found.pop(last.end)
            place = Span(last.start, max(last.end, place.end))
        found[place.end] = begin, number
        last = place
    return found


def cut(
    text: str, paragraph: Span, marks: Iterable[Mark], ends: Mapping[int, tuple[int, int]], seen: set[str]
) -> Iterator[Piece]:
    """The pieces of a paragraph: all its letters, each once; of marks in marks, the innermost leads.

    `seen` are the entities that pieces before these have led to; those of this paragraph join them.
    """
    inside = sorted((mark for mark in marks if mark.span.overlaps(paragraph)), key=lambda mark: mark.span)
    bounds = {min(max(edge, paragraph.start), paragraph.end) for m in inside for edge in (m.span.start, m.span.end)}
    over, opened, begun = list[Mark](), set[Mark](), 0
    for start, end in pairwise(sorted({paragraph.start, paragraph.end} | bounds)):
        while begun < len(inside) and inside[begun].span.start <= start:
            over.append(inside[begun])
            begun += 1
        over = [mark for mark in over if mark.span.end > start]
        leads = min((m for m in over if m.link), key=lambda m: (not m.sign, m.span.end - m.span.start), default=None)
        style = " ".join(dict.fromkeys(mark.style for mark in over if mark.style))
        opens = leads is not None and leads not in opened
        first = leads is not None and leads.sign is not None and leads.link not in seen
        yield Piece(text[start:end], style, leads, opens, first, ends.get(end))
        if leads:
            opened.add(leads)
            seen.add(leads.link)
