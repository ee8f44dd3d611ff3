"""Sources named beside a whole sentence: "according to X", "in the words of X", "as X put it", and "X: …" over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extract.contents import FINITE, Extent, name_of
from kg.extract.parse import Doc, Token
from kg.extract.speakers import find_speaker
from kg.ontology import Cue
from kg.ontology.patterns import PREPOSITIONS

ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
ASIDES = frozenset({"advcl", "ccomp", "parataxis"})
LONGEST_NAME = 7  # words before the colon of a headline
_LINE = re.compile(r"[^\n]+")
_CAPITALS = re.compile(r"[A-Z]{2}[^a-z]*")


@dataclass(frozen=True, slots=True)
class Sourced:
    """Token extents of a cue, of the source it names and of what the source says."""

    cue: Extent
    speaker: Extent | None
    content: Extent


def find_sourced(doc: Doc, speech: Mapping[str, Cue]) -> Iterator[Sourced]:
    """Each source that stands beside its content instead of governing it."""
    phrases = sorted(tuple(key.split()) for key in speech if _names_source(key))
    firsts = {phrase[0] for phrase in phrases}
    for word in doc:
        if word.lower_ in firsts:
            yield from _prepositional(doc, word, phrases)
        elif word.dep_ in ASIDES and name_of(word) in speech and _is_aside(word):
            content = _beside(word.left_edge.i, word.right_edge.i + 1, word)
            yield from [Sourced((word.i, word.i + 1), find_speaker(word), content)] if content else []
    if ":" in speech:
        yield from _headed(doc)


def _names_source(key: str) -> bool:
    first, *rest = key.split()
    return bool(rest) and rest[-1] in PREPOSITIONS and (first in PREPOSITIONS or first == "according")


def _prepositional(doc: Doc, word: Token, phrases: list[tuple[str, ...]]) -> Iterator[Sourced]:
    for phrase in phrases:
        end = word.i + len(phrase)
        if end >= len(doc) or tuple(t.lower_ for t in doc[word.i : end]) != phrase:
            continue
        source = next((c for c in doc[end - 1].children if c.dep_ == "pobj"), doc[end])
        stop = source.right_edge.i + 1
        opens = word.i - word.sent.start <= 2
        if opens and not any(t.tag_ in FINITE for t in doc[stop : word.sent.end]):
            stop = next((t.i for t in doc[source.i : word.sent.end] if t.text == ","), stop)
        stop = min(stop, next((t.i for t in doc[source.i : stop] if t.text in '“"'), stop))
        if content := _beside(word.i, stop, word):
            yield Sourced((word.i, end), (end, max(stop, end + 1)), content)


def _is_aside(verb: Token) -> bool:
    """Whether it comments on its sentence between commas: "as Lima put it", "the ministry reported"."""
    if any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children):
        return True
    first, last = verb.left_edge.i, verb.right_edge.i + 1
    sentence, doc = verb.sent, verb.doc
    opens = first == sentence.start or doc[first - 1].text == ","
    closes = last >= sentence.end or doc[last].text in {",", "."}
    subject = any(c.dep_ == "nsubj" for c in verb.children)
    return subject and opens and closes and not any(c.dep_ in {"ccomp", "xcomp", "mark", "dobj"} for c in verb.children)


def _beside(start: int, stop: int, word: Token) -> Extent | None:
    """What a phrase comments on: the rest of the sentence after it if it opens that, else what stands before it."""
    sentence = word.sent
    before, after = (sentence.start, start), (stop, sentence.end)
    if start - sentence.start <= 2:
        return after if after[0] < after[1] else None
    verb = next((a for a in word.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.left_edge.i >= start:
        return before
    last = verb.right_edge.i + 1
    return verb.left_edge.i, last if last > stop + 2 else start


def _headed(doc: Doc) -> Iterator[Sourced]:
    """Headlines and transcripts that put the speaker and a colon before the words."""
    lines = list(_LINE.finditer(doc.text))
    if not lines:
        return
    first_end = lines[0].end()
    names = {t.lower_ for t in doc if t.ent_type_ in ACTORS and t.idx >= first_end}
    for line in lines:
        words = doc.char_span(*line.span(), alignment_mode="expand")
        if words is None:
            continue
        colon = next((t for t in words[1 : LONGEST_NAME + 1] if t.text == ":"), None)
        if colon is None or words.end - colon.i < 4:
            continue
        name = doc[words.start : colon.i]
        heading = line.start() == lines[0].start()
        named = name[-1].lower_ in names and name[0].text[0].isupper()
        if named if heading else _CAPITALS.fullmatch(name.text):
            yield Sourced((colon.i, colon.i + 1), (name.start, name.end), (colon.i + 1, words.end))
