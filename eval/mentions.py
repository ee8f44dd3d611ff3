"""Whether annotated entities are found where they are named, and if not, what went wrong: the kind or the boundary.

An entity is found when some mention has one of its names as its words, or its chain is called so, and its kind. When
only the kind differs it is a kind error; when mentions only share words with the places where its names stand, it is a
boundary error; else it was missed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from kg.model import Reading, Span
from kg.names import normalise
from kg.ontology import Ontology

Gold = Mapping[str, Any]  # an annotated entity: name, type and aliases
ALL = "all"


class Fate(StrEnum):
    """What became of an annotated entity, best first."""

    FOUND = "found"
    KIND = "wrong kind"
    BOUNDARY = "wrong boundary"
    MISSED = "missed"


def count_fates(
    readings: Iterable[Reading], gold: Mapping[str, Gold], ontology: Ontology
) -> dict[str, dict[Fate, int]]:
    """By annotated kind, and over all kinds, what became of the entities of annotated articles."""
    counts: dict[str, Counter[Fate]] = defaultdict(Counter)
    for reading in readings:
        for entity, fate in judge_entities(reading, gold[reading.article.id]["entities"], ontology):
            for kind in (ALL, entity["type"]):
                counts[kind][fate] += 1
    return {kind: {fate: counts[kind][fate] for fate in Fate} for kind in sorted(counts)}


def judge_entities(reading: Reading, entities: Iterable[Gold], ontology: Ontology) -> Iterator[tuple[Gold, Fate]]:
    """Each annotated entity of an article with what became of it."""
    kinds = kinds_by_name(reading, ontology)
    spans = [mention.span for mention in reading.mentions]
    for entity in entities:
        names = [entity["name"], *entity.get("aliases", ())]
        found = set().union(*(kinds.get(normalise(name), set()) for name in names))
        if found:
            yield entity, Fate.FOUND if entity["type"] in found else Fate.KIND
        else:
            places = [place for name in names for place in find_words(name, reading.article.text)]
            touched = any(place.overlaps(span) for place in places for span in spans)
            yield entity, Fate.BOUNDARY if touched else Fate.MISSED


def kinds_by_name(reading: Reading, ontology: Ontology) -> dict[str, set[str]]:
    """The broad kinds of the mentions with these words, or in a chain of this name."""
    called = {m: chain.name for chain in reading.chains for m in chain.mentions}
    kinds: dict[str, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        for name in (mention.span.of(reading.article.text), mention.name, called.get(mention.id, mention.name)):
            kinds[normalise(name)].add(ontology.main_kind(mention.kind))
    return kinds


def find_words(name: str, text: str) -> Iterator[Span]:
    """The places where a name stands as whole words, however it is capitalised."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
        yield Span(*match.span())
