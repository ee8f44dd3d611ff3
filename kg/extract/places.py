"""Places named with what they lie in: "Fez, Morocco", "Fez in eastern Morocco", "Morocco's Fez"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.findings import Finding
from kg.extract.phrases import widest_starting
from kg.extract.scene import Scene
from kg.model import Form, Mention

WHOLES = frozenset({"Place", "Country"})
CLOSERS = frozenset({",", ".", ")", ";", ":", "–", "—", "-", "--"})
DIRECTIONS = frozenset(
    """the north south east west central northern southern eastern western northeastern northwestern southeastern
    southwestern nearby neighboring neighbouring downtown""".split()
)


def read_places(scene: Scene) -> Iterator[Finding]:
    """The places that the text puts inside other places, for the relations that are said so (`kg:construction`)."""
    relations = [r.name for r in scene.ontology.relations.values() if "containment" in r.constructions]
    for mention in scene.mentions:
        if mention.form is Form.NAME and mention.kind == "Place":
            for whole, confidence in (after_comma(scene, mention), after_in(scene, mention), before(scene, mention)):
                if whole and scene.chain_of(whole).id != scene.chain_of(mention).id:
                    words = scene.words(mention)
                    place = words.start, words.end
                    for name in relations:
                        yield Finding(mention, name, whole, place, words.root.i, confidence, "titles")


Whole = tuple[Mention | None, float]


def after_comma(scene: Scene, part: Mention) -> Whole:
    """ "Fez, Morocco,": a place, a comma, a country or region, closed, and no list of places."""
    doc, i = scene.doc, scene.words(part).end
    if i + 1 >= len(doc) or doc[i].text != ",":
        return None, 0.0
    whole = widest_starting(scene, i + 1)
    if whole is None or whole.kind not in WHOLES or whole.form is not Form.NAME:
        return None, 0.0
    end, start = scene.words(whole).end, scene.words(part).start
    listed = doc[max(0, start - 1)].lower_ in {",", "and"} and widest_starting(scene, start - 2) is not None
    listed = listed or (end < len(doc) and doc[end].text == "," and widest_starting(scene, end + 1) is not None)
    listed = listed or doc[end : end + 2].text.lower() in {"and", ", and"} or doc[end : end + 1].text == "and"
    closed = end >= len(doc) or doc[end].text in CLOSERS or "\n" in doc[end - 1].text_with_ws
    return (whole, 0.8) if closed and not listed else (None, 0.0)


def after_in(scene: Scene, part: Mention) -> Whole:
    """ "Fez in eastern Morocco"."""
    doc, i = scene.doc, scene.words(part).end
    if i + 1 >= len(doc) or doc[i].lower_ != "in" or not scene.words(part).start <= doc[i].head.i < i:
        return None, 0.0
    i += 1
    while i + 1 < len(doc) and doc[i].lower_ in DIRECTIONS:
        i += 1
    whole = widest_starting(scene, i)
    return (whole, 0.65) if whole and whole.kind in WHOLES and whole.form is Form.NAME else (None, 0.0)


def before(scene: Scene, part: Mention) -> Whole:
    """ "Morocco's Fez", "the Moroccan port city of Fez": the whole owns the place that the phrase is about."""
    doc, words = scene.doc, scene.words(part)
    i = words.start - 1
    if words.root.text.islower() and words.root.dep_ not in {"compound", "amod", "nmod"}:
        while i > 0 and scene.mention_over(i) is None and doc[i].dep_ in {"compound", "amod"}:
            i -= 1
        owner = scene.mention_over(i) if i >= 0 else None
        if owner and owner.form is Form.DEMONYM and owner.kind in WHOLES:
            return owner, 0.75
    if i < 1 or doc[i].text not in {"'s", "’s"} or words.root.dep_ in {"compound", "amod", "nmod"}:
        return None, 0.0
    owner = scene.mention_over(i - 1)
    return (owner, 0.75) if owner and owner.kind in WHOLES else (None, 0.0)
