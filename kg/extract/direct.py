"""Quotations → who said them: ties each direct quotation to a cue by where the words stand around it.

Places are read on characters, since the parser splits sentences inside quotations. A quotation is direct when it is
introduced ("X said: …"), followed ("…," said X), or goes on from one that was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.extract.contents import find_content, name_of
from kg.extract.parse import Doc, Token
from kg.model import Span
from kg.ontology import Cue

_STOP = re.compile(r"[.!?](?=[\s”\"])|\n")
_SENTENCE = re.compile(r"[.!?”\"]\s")
_INTRODUCED = re.compile(r"[,:—–-]\s*$")
_ENDED = frozenset(",.?!…—–-;")
SHORTEST = 4  # words of a direct quotation that no comma or colon sets off from its verb
MOST_LEADING = 3  # words that may stand before a quotation in its sentence ("And yet, “…,” she said")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A direct quotation, from its first mark to its last, with the word that reports it."""

    cue: Token
    content: Span


def tie_quotes(doc: Doc, quotes: Sequence[Span], speech: Mapping[str, Cue]) -> list[Quotation]:
    """The direct quotations in text order; quotes that are only fragments of a clause are left out."""
    text = doc.text
    outside = _outside(doc, quotes, speech)
    found: list[Quotation] = []
    done = -1  # end of the last quote that belongs to a quotation
    for k, quote in enumerate(quotes):
        if quote.start < done:
            continue
        previous = quotes[k - 1].end if k else 0
        following = quotes[k + 1].start if k + 1 < len(quotes) else len(text)
        last = found[-1] if found else None
        cue = _cue_after(text, quote, following, outside, speech) or _cue_before(text, quote, previous, outside, speech)
        if last and done == previous and _goes_on(text, last, quote, previous, cue):
            found[-1] = Quotation(last.cue, Span(last.content.start, quote.end))
        elif cue is not None:
            found.append(Quotation(cue, quote))
        elif last and done == previous and _follows(text[previous : quote.start], last, quote, previous):
            found.append(Quotation(last.cue, quote))
        else:
            continue
        done = quote.end
    return found


def _goes_on(text: str, last: Quotation, quote: Span, previous: int, cue: Token | None) -> bool:
    """Whether a quote and the last one are one quotation, split by no more than its cue."""
    between = text[previous : quote.start]
    if cue is not None and cue.i != last.cue.i:
        return False
    told = last.content.end - last.content.start + quote.end - quote.start
    return not between.strip() or (_follows(between, last, quote, previous) and len(between) < told)


def _follows(between: str, last: Quotation, quote: Span, previous: int) -> bool:
    """Whether nothing but the sentence that reports the last quotation stands before the quote."""
    whole = between.rstrip()[-1:] in {".", ",", ":"} and len(_STOP.findall(between.rstrip())) <= 1
    return whole and previous <= last.cue.idx < quote.start


def _outside(doc: Doc, quotes: Sequence[Span], speech: Mapping[str, Cue]) -> list[Token]:
    """The verbs that may introduce a quotation and stand in none."""
    inside = {i for quote in quotes for i in range(quote.start, quote.end)}
    return [t for t in doc if t.idx not in inside and t.pos_ in {"VERB", "AUX", "NOUN"} and introduces(t, speech)]


def introduces(token: Token, speech: Mapping[str, Cue]) -> bool:
    """Whether the word can stand beside a quotation."""
    name = name_of(token)
    if token.pos_ == "NOUN":  # "Lima answers": a verb that the tagger took for a noun
        before = token.nbor(-1).pos_ if token.i else ""
        return token.tag_ == "NNS" and name in speech and before in {"PROPN", "PRON"}
    return name in speech or f"{name}:" in speech or token.lemma_.lower() in speech


def _cue_after(text: str, quote: Span, following: int, outside: list[Token], speech: Mapping[str, Cue]) -> Token | None:
    """The verb in the rest of the sentence that a quotation opened ("…," she said)."""
    if text[quote.end - 2] not in _ENDED and text[quote.end : quote.end + 1] != ",":
        return None
    lead = _SENTENCE.split(text[: quote.start].rsplit("\n", 1)[-1])[-1]
    if len(lead.split()) > MOST_LEADING:  # a quote in the middle of a sentence is a fragment of that
        return None
    stop = _STOP.search(text, quote.end, following)
    end = stop.start() if stop else following
    rest = text[quote.end : end].lstrip(" ,")
    if text[quote.end - 2] == "." and not rest[:1].islower():
        return None
    cue = next((t for t in outside if quote.end <= t.idx < end and t.tag_ != "VBG"), None)
    content = find_content(cue, speech) if cue else None
    if cue and content and content[0] > cue.i and cue.doc[content[0]].idx < end:  # its content comes after it
        return None
    return cue


def _cue_before(text: str, quote: Span, previous: int, outside: list[Token], speech: Mapping[str, Cue]) -> Token | None:
    """The last verb before a quotation that is set off by a comma, a colon or nothing but the verb itself."""
    gap = text[previous : quote.start]
    line = gap.rsplit("\n", 1)[-1]
    if not line.strip() and "\n" in gap:  # the paragraph opens with the quote: a colon may end the one before
        lead = gap.rstrip()
        if not lead.endswith(":"):
            return None
        line = lead.rsplit("\n", 1)[-1]
        start = previous + len(lead) - len(line)
    else:
        start = quote.start - len(line)
    stops = [m.end() for m in _STOP.finditer(text, start, quote.start) if text[m.end() : quote.start].strip()]
    start = max([start, *stops])
    before = [t for t in outside if start <= t.idx < quote.start]
    if not before:
        return None
    cue = before[-1]
    if _INTRODUCED.search(text[start : quote.start]):
        return cue
    adjacent = not text[cue.idx + len(cue) : quote.start].strip() and len(quote.of(text).split()) >= SHORTEST
    opens = text[quote.start + 1].isupper() or (name_of(cue) in speech and find_content(cue, speech) is None)
    return cue if adjacent and opens else None
