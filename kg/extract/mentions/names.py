"""Names of organisations, places, agreements and the rest: spaCy's entities corrected, not trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from kg.extract.mentions.candidates import Candidate
from kg.extract.mentions.cues import cue_kind
from kg.gazetteer import Gazetteer

KINDS = {
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Group",
    "LAW": "Agreement",
    "PRODUCT": "Good",
}
CUED = {"WORK_OF_ART": {"Award", "Agreement"}, "EVENT": {"Agreement", "Award"}}
_JUNK = re.compile(r"[@#<>|=*]|https?:|www\.|\.com\b|^\W*$|^\d|^[a-z]{1,3}$|^(?:Photo|Image|Getty|Reuters/)", re.I)
_EDGE = frozenset({"'s", "’s", "'", "’", '"', "“", "”", "(", ")", ",", ".", ":", ";", "-", "–", "—", "the", "a", "an", "/"})


def find_names(doc: Doc, nouns: Mapping[str, str], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Named entities that are no people, with the kind their head noun gives them."""
    for entity in doc.ents:
        if entity.label_ not in KINDS and entity.label_ not in CUED:
            continue
        words = trim(entity)
        if not words or _JUNK.search(words.text) or not any(t.text[0].isupper() for t in words):
            continue
        kind = kind_of(words, entity.label_, nouns, gazetteer)
        if kind:
            is_open = words[-1].lower_ in nouns and len(words) > 1
            yield Candidate(words.start, words.end, kind, words.text, found="ner", open=is_open)


def trim(words: Words) -> Words | None:
    """The words without articles, quotes and possessives at their ends, up to the first line break."""
    start, end = words.start, words.end
    for token in words:
        if "\n" in token.text:
            end = token.i
            break
    doc = words.doc
    while start < end and doc[start].lower_ in _EDGE:
        start += 1
    while end > start and doc[end - 1].lower_ in _EDGE and not (doc[end - 1].text == "." and len(doc[end - 2]) == 1):
        end -= 1
    return doc[start:end] if start < end else None


def kind_of(words: Words, label: str, nouns: Mapping[str, str], gazetteer: Gazetteer) -> str | None:
    """The kind of a name: its head noun's ("Defense Ministry", "Embassy of France"), else its label's."""
    before_of = next((t.i for t in words if t.lower_ in {"of", "for", "on"} and t.i > words.start), words.end)
    head = words.doc[before_of - 1]
    cue = cue_kind(head, nouns) if len(words) > 1 else None
    if label in CUED:
        return cue if cue in CUED[label] else None
    if label == "NORP":
        if head.tag_ in {"NNS", "NNPS"} or words.root.dep_ not in {"amod", "compound", "nmod"}:
            return "Group"
        return None
    if cue and cue not in {"Person", "Group", "Good"}:
        return cue
    if cue == "Group" and label == "ORG" and head.tag_ in {"NNS", "NNPS"}:
        return "Group"
    if label == "ORG" and len(words) <= 2 and gazetteer.city(words.text) and gazetteer.city(words.text).population > 300_000:
        return "Place"
    return KINDS[label]
