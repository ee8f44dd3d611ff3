"""Doc → who said, wrote or thought what.

Two readings are laid over each other: direct quotations, found by their marks (kg/extract/quotes.py, direct.py), and
the complements of words of speech in the parse (contents.py). The words are the ontology's speech cues; the task and
its vocabulary of source, cue and content are PolNeAR's (Newell, Margolin & Ruths 2018).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from kg.extract.contents import Extent, find_content, name_of
from kg.extract.direct import tie_quotes
from kg.extract.quotes import find_quotes
from kg.extract.sources import find_sourced
from kg.extract.speakers import find_speaker, noun_beside
from kg.model import Attribution, Span, Status
from kg.ontology import Cue

_EDGE = " \t\n\u00a0.,;:—–-"


def find_attributions(doc: Doc, speech: Mapping[str, Cue]) -> list[Attribution]:
    """The attributions of an article in text order of their contents; offsets are the article's."""
    quotes = find_quotes(doc.text)
    direct = tie_quotes(doc, quotes, speech)
    found = [Attribution(span_of(doc, (q.cue.i, q.cue.i + 1)), q.content, _speaker(doc, q.cue), True) for q in direct]
    taken = {q.cue.i for q in direct}
    for sourced in find_sourced(doc, speech):
        taken.add(sourced.cue[0])
        found.append(_indirect(doc, quotes, sourced.cue, sourced.content, sourced.speaker))
    quoted = {i for q in direct for quote in quotes if q.content.covers(quote) for i in range(quote.start, quote.end)}
    thoughts = set[Attribution]()
    for word in doc:
        if word.i in taken or word.idx in quoted:
            continue
        if content := find_content(word, speech):
            found.append(_indirect(doc, quotes, (word.i, word.i + 1), content, find_speaker(word)))
            if not reports(word, speech):
                thoughts.add(found[-1])
    told = {a for a in found if a.content.start < a.content.end and (a.direct or not a.content.covers(a.cue))}
    told -= {a for a in thoughts if any(other.content.covers(a.cue) for other in told)}
    return sorted(told, key=lambda a: (a.content, a.cue))


def reports(word: Token, speech: Mapping[str, Cue]) -> bool:
    """Whether a cue that stands inside another's content still makes a report of its own.

    "Ogden said Lima told him that …" holds two reports; wishes and beliefs inside a report are part of that.
    """
    cue = speech.get(name_of(word))
    return cue is not None and {cue.affirmed, cue.denied} == {Status.ACTUAL} and word.pos_ == "VERB"


def speaker_at(attributions: Sequence[Attribution], span: Span) -> list[Attribution]:
    """The attributions whose content covers most of a span, innermost first."""
    around = [a for a in attributions if 2 * _shared(a.content, span) > span.end - span.start]
    return sorted(around, key=lambda a: (a.content.end - a.content.start, a.content, a.cue))


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def span_of(doc: Doc, extent: Extent) -> Span:
    """The characters of some tokens."""
    words = doc[extent[0] : extent[1]]
    return Span(words.start_char, words.end_char)


def trim(text: str, span: Span) -> Span:
    """The span without white space and punctuation at its edges."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def snap(span: Span, quotes: Sequence[Span]) -> Span:
    """The span grown to the edges of the quotations that it cuts."""
    cut = [q for q in quotes if q.overlaps(span) and not span.covers(q)]
    return Span(min([span.start, *(q.start for q in cut)]), max([span.end, *(q.end for q in cut)]))


def _speaker(doc: Doc, cue: Token) -> Span | None:
    extent = find_speaker(cue) or noun_beside(cue)
    span = trim(doc.text, span_of(doc, extent)) if extent else None
    return span if span and span.start < span.end else None


def _indirect(
    doc: Doc, quotes: Sequence[Span], cue: Extent, content: Extent, speaker: Extent | None
) -> Attribution:
    word = span_of(doc, cue)
    said = snap(trim(doc.text, span_of(doc, content)), [q for q in quotes if not q.covers(word)])
    who = trim(doc.text, span_of(doc, speaker)) if speaker else None
    return Attribution(word, said, who if who and who.start < who.end else None)
