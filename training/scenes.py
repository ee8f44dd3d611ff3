"""An annotated article's scene: the mentions that kg finds, those that it missed, and which entities each one means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy import tokens as spacy

from eval.scorers import load_scorer
from kg.extract.attribution import find_attributions
from kg.extract.learned.pairs import Pair, find_pairs
from kg.extract.parse import Doc
from kg.extract.reading import set_scene, speech_cues
from kg.extract.scene import Scene
from kg.gazetteer import load_gazetteer
from kg.model import Chain, Form, Mention, Span
from kg.ontology import load_ontology
from training.articles import Entity, Lesson

ADDED = "annotation"  # what found the mentions that kg missed
Test = Callable[[str, str], bool]  # whether a chain of this name, mentioned in these words, is meant


@dataclass(frozen=True)
class Taught:
    """A lesson's scene with what is known of it."""

    lesson: Lesson
    scene: Scene
    named: Mapping[str, tuple[Span, ...]]  # where each entity is named, by its id
    means: Mapping[str, frozenset[str]]  # the entities that each mention means, by its id

    def pairs(self) -> Iterator[Pair]:
        """The pairs to judge. Two mentions of one entity are a pair only where kg itself would take them for two."""
        for pair in find_pairs(self.scene):
            one = self.means[pair.first.id] & self.means[pair.second.id]
            if not (one and ADDED in {pair.first.found, pair.second.found}):
                yield pair


def teach(lesson: Lesson, parsed: spacy.Doc, test_of: Callable[[Entity], Test] | None = None) -> Taught:
    """The scene of a lesson, from its article's parse; `test_of` tells how an entity is known by its names.

    By default that is how the scorer of the annotated articles knows it.
    """
    doc, ontology = Doc(parsed), load_ontology()
    attributions = find_attributions(doc, speech_cues(ontology))
    scene = set_scene(lesson.article, doc, ontology, load_gazetteer(), attributions)
    named = {e.id: find_names(lesson.article.text, e.names) for e in lesson.entities}
    means = find_meanings(scene, {e.id: (test_of or scorers_test)(e) for e in lesson.entities}, named)
    mentions, chains = list(scene.mentions), list(scene.chains)
    for entity in lesson.entities:
        if missed := find_missed(scene, entity, named[entity.id], means):
            mentions += missed
            ids = tuple(mention.id for mention in missed)
            chains.append(Chain(f"{ADDED}-{entity.id}", entity.kind, entity.names[0], ids))
            means |= dict.fromkeys(ids, frozenset({entity.id}))
    mentions.sort(key=lambda m: (m.span, m.id))
    return Taught(lesson, Scene(lesson.article, doc, ontology, mentions, chains), named, means)


def find_names(text: str, names: Iterable[str]) -> tuple[Span, ...]:
    """Where names of one entity stand as whole words, a longer one before one inside it; in the order of the text.

    >>> find_names("Ana Ruiz and Ruiz", ["Ruiz", "Ana Ruiz"])
    (Span(start=0, end=8), Span(start=13, end=17))
    """
    found: list[Span] = []
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        if len(name) > 1:
            places = [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
            found += [place for place in places if not any(place.overlaps(other) for other in found)]
    return tuple(sorted(found))


def find_meanings(
    scene: Scene, tests: Mapping[str, Test], named: Mapping[str, Iterable[Span]]
) -> dict[str, frozenset[str]]:
    """The entities that each of kg's mentions means: by what it and its chain are called, or by where it stands."""
    found, known = {}, dict[tuple[str, str], frozenset[str]]()
    for mention in scene.mentions:
        called = scene.chain_of(mention).name, mention.span.of(scene.article.text)
        if called not in known:
            known[called] = frozenset(entity for entity, test in tests.items() if test(*called))
        found[mention.id] = known[called] | {entity for entity, spans in named.items() if mention.span in spans}
    return found


def find_missed(
    scene: Scene, entity: Entity, places: Iterable[Span], means: Mapping[str, frozenset[str]]
) -> list[Mention]:
    """The places where an entity is named and no mention of kg stands that means it, as mentions."""
    found, spans = [], {mention.span for mention in scene.mentions}
    own = [mention.span for mention in scene.mentions if entity.id in means[mention.id]]
    for place in places:
        outside = scene.doc.char_span(place.start, place.end, alignment_mode="expand") is None
        if not (place in spans or outside or any(place.overlaps(span) for span in own)):
            form = Form.NAME if place.of(scene.article.text)[0].isupper() else Form.DESCRIPTION
            name = entity.names[0]
            found.append(Mention(f"{ADDED}-{entity.id}-{place.start}", place, entity.kind, name, form, ADDED))
    return found


def scorers_test(entity: Entity) -> Test:
    """Whether the scorer of the annotated articles would take an end of a claim for this entity."""
    name, *aliases = entity.names
    known: Any = load_scorer("gold").GoldEntity({"type": entity.kind, "name": name, "aliases": aliases})
    return lambda chain, words: bool(known.matches({"name": chain, "text": words}))
