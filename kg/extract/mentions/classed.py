"""Places whose class stands before their name: "the town of Sorvik" is Sorvik, and Sorvik is a place."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions.candidates import Candidate
from kg.extract.mentions.words import is_name_word
from kg.extract.parse import Doc, Token
from kg.extract.parse import Span as Words
from kg.gazetteer import Gazetteer, Use

CLASSES = frozenset(
    """city town village hamlet port suburb province state district region island county municipality neighborhood
    neighbourhood prefecture governorate oblast township settlement borough archipelago""".split()
)


def find_classed(doc: Doc, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The names of such places, and the names with their class before them."""
    for head in doc[:-2]:
        if head.lemma_.lower() in CLASSES and (name := name_after(head, gazetteer)) is not None:
            for start in (name.start, head.i):
                yield Candidate(start, name.end, "Place", name.text, found="title", open=start == head.i)


def name_after(head: Token, gazetteer: Gazetteer) -> Words | None:
    """The name after "of"; a name known to be wider is not one: "the territory of Qatar" is a part of it."""
    doc, start = head.doc, head.i + 2
    if doc[head.i + 1].lower_ != "of":
        return None
    end = next((i for i in range(start, len(doc)) if not is_name_word(doc[i]) or doc[i].pos_ != "PROPN"), len(doc))
    words = doc[start:end]
    known = gazetteer.look_up(words.text)
    if not len(words) or not words[0].text[0].isupper() or (known and known[0].use is not Use.CAPITAL):
        return None
    return words
