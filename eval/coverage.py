"""How much of what articles say the lexicon has a word for, by relation.

A fact counts as covered when in the sentence of its anchor, inside the anchor or a few words from it, stands a head of
the relation's patterns, one of its titles, or a construction that states it. What is covered can still be missed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from eval.outcome import Outcome
from kg.extract.heads import heads_match
from kg.extract.judgements import index_judgements
from kg.extract.lexicon import index_lexicon
from kg.extract.parse import Doc, Token
from kg.extract.parse import Span as Words
from kg.extract.scene import Scene
from kg.extract.title_lexicon import find_titles
from kg.ontology import Ontology, Relation

NEAR = 5  # tokens on either side of the anchor
SIGNS = {  # words that a construction needs; the others need none of their own
    "inclusion": {"including", "include", "like", "such", "among", "involving", "be"},
    "containment": {",", "in"},
}

Counts = dict[str, tuple[int, int]]  # relation → facts covered, facts


def measure_coverage(outcomes: list[Outcome]) -> Counts:
    """Of each relation, how many annotated facts have a word of its lexicon near their anchor."""
    covered, known = Counter[str](), Counter[str]()
    for outcome in outcomes:
        for article, gold in outcome.annotated.gold.items():
            scene = outcome.sights[article].scene
            evoked = find_evoked(scene.doc, scene.ontology)
            for fact in gold["facts"]:
                if words := find_anchor(scene, fact["quote"]):
                    known[fact["p"]] += 1
                    covered[fact["p"]] += is_covered(words, scene.ontology.relations.get(fact["p"]), evoked)
    return {name: (covered[name], known[name]) for name in sorted(known)}


def find_anchor(scene: Scene, anchor: str) -> Words | None:
    """Where an anchor stands first, in whole tokens."""
    at = scene.article.text.find(anchor)
    return scene.doc.char_span(at, at + len(anchor), alignment_mode="expand") if at >= 0 else None


def find_evoked(doc: Doc, ontology: Ontology) -> dict[int, set[str]]:
    """The relations that a word of the lexicon could evoke, by token."""
    found: dict[int, set[str]] = defaultdict(set)
    for token in doc:
        found[token.i].update(evoked_by(token, ontology))
    for title in find_titles(doc, ontology):
        found[title.head].update(r.name for r in (*title.offices, *(e.relation for e in title.entries)))
    return found


def evoked_by(token: Token, ontology: Ontology) -> Iterator[str]:
    """The relations of which this token is a head, whatever its part of speech."""
    for lexicon in (index_lexicon(ontology), index_judgements(ontology)):
        for pos in ("verb", "noun", "adjective"):
            for word in {token.lemma_.lower(), token.lower_}:
                for entry in lexicon.get((pos, word), ()):
                    if heads_match(entry.pattern, token):
                        yield entry.relation.name


def is_covered(anchor: Words, relation: Relation | None, evoked: dict[int, set[str]]) -> bool:
    """Whether something in or near the anchor could state the relation."""
    if relation is None:
        return False
    sentence = anchor.sent
    around = anchor.doc[max(sentence.start, anchor.start - NEAR) : min(sentence.end, anchor.end + NEAR)]
    signs = {sign for name in relation.constructions for sign in SIGNS.get(name, ())}
    return any(relation.name in evoked[t.i] or t.lemma_.lower() in signs or t.lower_ in signs for t in around)
