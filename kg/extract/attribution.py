"""Doc → who said, wrote or thought what.

Two readings are laid over each other: direct quotations, found by their marks (kg/extract/quotes.py, direct.py), and
the complements of words of speech in the parse (contents.py). The words are the ontology's speech cues; the task and
its vocabulary of source, cue and content are PolNeAR's (Newell, Margolin & Ruths 2018).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.extract.contents import Extent, find_content, reports
from kg.extract.direct import tie_quotes
from kg.extract.parse import Doc, Token
from kg.extract.quotes import find_quotes
from kg.extract.sources import find_sourced
from kg.extract.speakers import find_speaker, noun_beside
from kg.model import Attribution, Span
from kg.ontology import Cue

_DATELINE = re.compile(r"[A-Z]{3}[A-Z .,’'-]*(?:[^\n\u2014\u2013a-z][^\n\u2014\u2013]{0,30})?(?:[\u2014\u2013]|--) ")
_EDGE = " \t\n\u00a0.,;:—–-"
OURS = frozenset({"i", "we", "you"})


def find_attributions(doc: Doc, speech: Mapping[str, Cue]) -> list[Attribution]:
    """The attributions of an article in text order of their contents; offsets are the article's.

    `speech` holds the cues by lemma; the shapes of lemmas are described where ontology/kg.ttl lists them.
    """
    page = Page(doc, doc.text, find_quotes(doc.text))
    direct = tie_quotes(doc, page.quotes, speech)
    sourced = list(find_sourced(doc, speech))
    found = {Attribution(page.span((q.cue.i, q.cue.i + 1)), q.content, page.speaker(q.cue), True) for q in direct}
    found |= {page.indirect(s.cue, s.content, s.speaker) for s in sourced}
    taken = {q.cue.i for q in direct} | {s.cue[0] for s in sourced}
    told = {
        i for q in direct for quote in page.quotes if q.content.covers(quote) for i in range(quote.start, quote.end)
    }
    thoughts = set[Attribution]()
    for word in doc:
        if word.i in taken or word.idx in told or is_own_thought(word, speech):
            continue
        if content := find_content(word, speech):
            sort = found if reports(word, speech) else thoughts
            sort.add(page.indirect((word.i, word.i + 1), content, find_speaker(word)))
    found = {
        a for a in found | thoughts if a.direct or (a.content.start < a.content.end and not a.content.covers(a.cue))
    }
    # "Ogden said Lima told him …" holds two reports, "Ogden said Lima wants …" only one
    found -= {a for a in thoughts if any(other.content.covers(a.cue) for other in found)}
    return sorted(found, key=lambda a: (a.content, a.cue))


def is_own_thought(word: Token, speech: Mapping[str, Cue]) -> bool:
    """Whether the author or the reader is the one who thinks ("I hope", "if you believe"): no source at all."""
    return any(c.dep_ == "nsubj" and c.lower_ in OURS for c in word.children) and not reports(word, speech)


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed text with its quotations: turns extents of tokens into clean spans of characters."""

    doc: Doc
    text: str
    quotes: Sequence[Span]

    def span(self, extent: Extent) -> Span:
        """The characters of some tokens."""
        words = self.doc[extent[0] : extent[1]]
        return Span(words.start_char, words.end_char)

    def speaker(self, cue: Token) -> Span | None:
        """The speaker of a quotation: by the parse, else the noun beside the cue."""
        extent = find_speaker(cue) or noun_beside(cue)
        return self.phrase(extent) if extent else None

    def phrase(self, extent: Extent) -> Span | None:
        """The trimmed span of some tokens, or None where nothing is left."""
        span = trim(self.text, self.span(extent))
        return span if span.start < span.end else None

    def indirect(self, cue: Extent, content: Extent, speaker: Extent | None) -> Attribution:
        """An indirect report; its content takes whole the quotations that it cuts and the cue stands outside of."""
        word = self.span(cue)
        said = snap(trim(self.text, self.span(content)), [q for q in self.quotes if not q.covers(word)])
        return Attribution(word, said, self.phrase(speaker) if speaker else None)


def speaker_at(attributions: Sequence[Attribution], span: Span) -> list[Attribution]:
    """The attributions whose content covers most of a span, innermost first."""
    around = [a for a in attributions if 2 * _shared(a.content, span) > span.end - span.start]
    return sorted(around, key=lambda a: (a.content.end - a.content.start, a.content, a.cue))


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def trim(text: str, span: Span) -> Span:
    """The span without white space and punctuation at its edges."""
    start, end = span.start, span.end
    if dateline := _DATELINE.match(text, start, end):
        start = dateline.end()
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def snap(span: Span, quotes: Sequence[Span]) -> Span:
    """The span grown to the edges of the quotations that it cuts, or that go on right after it."""
    cut = [q for q in quotes if q.overlaps(span) and not span.covers(q)]
    start = min([span.start, *(q.start for q in cut)])
    end = max([span.end, *(q.end for q in cut)])
    return Span(start, next((q.end for q in quotes if q.start == end + 1), end))
