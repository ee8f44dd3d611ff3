"""What can be said of a pair from the parse and the lexicon: named traits, hashed to the rows of an embedding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from zlib import crc32

from kg.extract.learned.pairs import Pair
from kg.extract.parse import Span as Words
from kg.extract.parse import Token
from kg.extract.scene import Scene
from kg.ontology import Ontology

ROWS = 2**16
NEAR = 12  # tokens between two mentions whose words are looked at one by one
LONGEST = 100  # characters of a trait that quotes words


def rows_of(scene: Scene, pair: Pair) -> list[int]:
    """The rows of a pair's traits, sorted, each once."""
    return sorted({crc32(trait.encode()) % ROWS for trait in traits_of(scene, pair)})


def traits_of(scene: Scene, pair: Pair) -> Iterator[str]:
    """All traits of a pair."""
    first, second = scene.words(pair.first), scene.words(pair.second)
    kinds = [scene.ontology.main_kind(m.kind) for m in (pair.first, pair.second)]
    yield from (f"kinds {kinds[0]} {kinds[1]}", f"forms {pair.first.form} {pair.second.form}")
    yield from (f"kind 1 {kinds[0]}", f"kind 2 {kinds[1]}", f"form 1 {pair.first.form}", f"form 2 {pair.second.form}")
    yield from between_traits(scene, first, second)
    yield from surroundings(scene, "1", first)
    yield from surroundings(scene, "2", second)
    if pair.together:
        yield from path_traits(scene, pair, f"{kinds[0]} {kinds[1]}")
    else:
        yield "next sentence"


def path_traits(scene: Scene, pair: Pair, kinds: str) -> Iterator[str]:
    """What lies on the way through the parse from one mention to the other."""
    up, down = ladder(pair.heads[0], pair.via), ladder(pair.heads[1], pair.via)[::-1]
    evoked = relations_evoked(scene.ontology)
    yield f"path {' '.join(t.dep_ for t in up)} ^ {' '.join(t.dep_ for t in down)}"[:LONGEST]
    yield f"path length {min(8, len(up) + len(down))}"
    top = pair.via.lemma_.lower()
    ways = " ".join(t.lower_ if t.pos_ == "ADP" else t.dep_ for t in down)
    yield f"path {' '.join(t.dep_ for t in up)} {top} {ways}"[:LONGEST]
    inner = [*up[1:], pair.via, *down[:-1]]
    yield f"words {' '.join(t.lemma_.lower() for t in inner if t.pos_ in CONTENT)}"[:LONGEST]
    for token in inner:
        lemma = token.lemma_.lower()
        yield from (f"on path {lemma} {token.pos_}", f"on path {lemma} {kinds}")
        yield from (f"path evokes {relation}" for relation in evoked.get(lemma, ()))
        if token.pos_ in {"VERB", "AUX"}:
            for child in token.children:
                if child.dep_ in {"dobj", "prt", "acomp", "attr"}:
                    yield f"verb and complement {lemma} {child.lemma_.lower()}"
                    yield from (f"complement evokes {relation}" for relation in evoked.get(child.lemma_.lower(), ()))
                if child.dep_ == "neg":
                    yield "negated on path"


CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADP"})


def ladder(token: Token, top: Token) -> list[Token]:
    """The words from a token up to, and without, one that it hangs on."""
    steps = []
    while token is not top and token.head is not token:
        steps.append(token)
        token = token.head
    return steps


def between_traits(scene: Scene, first: Words, second: Words) -> Iterator[str]:
    """What stands between two mentions."""
    if first.end > second.start:
        yield "nested"
        return
    between = scene.doc.tokens[first.end : second.start]
    yield f"distance {min(6, len(between) // 3)}"
    if len(between) > NEAR:
        return
    evoked = relations_evoked(scene.ontology)
    yield f"between {' '.join(t.lower_ for t in between)}"[:LONGEST]
    for token in between:
        lemma = token.lemma_.lower()
        yield f"between has {lemma}"
        yield from (f"between evokes {relation}" for relation in evoked.get(lemma, ()))


def surroundings(scene: Scene, which: str, words: Words) -> Iterator[str]:
    """What stands beside a mention and what it hangs on."""
    root, evoked = words.root, relations_evoked(scene.ontology)
    yield f"head {which} {'a name' if root.pos_ == 'PROPN' else root.lemma_.lower()}"
    yield f"before {which} {scene.doc[words.start - 1].lower_ if words.start else 'start'}"
    yield f"after {which} {scene.doc[words.end].lower_ if words.end < len(scene.doc) else 'end'}"
    yield f"hangs {which} {root.dep_} {root.head.lemma_.lower()}"
    yield f"as {which} {root.dep_}"
    yield from (f"hangs {which} on {relation}" for relation in evoked.get(root.head.lemma_.lower(), ()))


@lru_cache(maxsize=8)
def relations_evoked(ontology: Ontology) -> Mapping[str, tuple[str, ...]]:
    """The relations that the lexicon knows for a lemma, whatever else their patterns ask."""
    found: dict[str, set[str]] = defaultdict(set)
    for relation in ontology.relations.values():
        for pattern in relation.patterns:
            for head in pattern.heads:
                found[head.rpartition(" ")[2]].add(relation.name)
    return {lemma: tuple(sorted(names)) for lemma, names in found.items()}
