"""Places named with what they lie in: "Fez, Morocco", "Fez in eastern Morocco", "Morocco's Fez", "Rabat-based"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.findings import Finding
from kg.extract.noun_phrases import widest_starting
from kg.extract.scene import Scene
from kg.model import Form, Mention

WHOLES = frozenset({"Place", "Country"})
WITHIN = frozenset({"in", "inside", "at", "within"})
DIRECTIONS = frozenset(
    """the north south east west central northern southern eastern western northeastern northwestern southeastern
    southwestern north-eastern north-western south-eastern south-western northeast northwest southeast southwest
    upper lower nearby neighboring neighbouring downtown""".split()
)


def read_places(scene: Scene) -> Iterator[Finding]:
    """The places that the text puts inside other places, for the relations that are said so (`kg:construction`)."""
    relations = [r for r in scene.ontology.relations.values() if "containment" in r.constructions]
    for mention in scene.mentions:
        if mention.form not in {Form.NAME, Form.DESCRIPTION}:
            continue
        for relation in relations:
            if scene.ontology.fits(mention.kind, relation.domain):
                words = scene.words(mention)
                place = words.start, words.end
                for whole, confidence in wholes_of(scene, mention):
                    if scene.chain_of(whole).id != scene.chain_of(mention).id:
                        at = words.root.i
                        yield Finding(mention, relation.name, whole, place, at, confidence, "titles", standing=True)


Whole = tuple[Mention, float]


def wholes_of(scene: Scene, part: Mention) -> Iterator[Whole]:
    """What a place or body is said to lie in, with how sure that is."""
    if part.form is Form.NAME and scene.ontology.main_kind(part.kind) == "Place":
        yield from after_comma(scene, part)
        yield from before(scene, part)
    yield from after_in(scene, part)
    if part.form is Form.NAME:
        yield from as_base(scene, part)


def after_comma(scene: Scene, part: Mention) -> Iterator[Whole]:
    """ "Fez, Morocco": a place, a comma, a country or region, and no list of places."""
    doc, words = scene.doc, scene.words(part)
    i = words.end
    whole = widest_starting(scene, i + 1) if i + 1 < len(doc) and doc[i].text == "," else None
    if whole is None or whole.form is not Form.NAME or not is_whole(scene, whole) or has_country(scene, part):
        return
    end = scene.words(whole).end
    goes_on = end < len(doc) and doc[end].lower_ in {"'s", "’s", *WITHIN}  # "In Fez, Peru's envoy", "…, Lima in Peru"
    if not goes_on and not listed_before(scene, words.start) and not listed_after(scene, end):
        yield whole, 0.8


def is_whole(scene: Scene, mention: Mention) -> bool:
    """Whether something may lie in this."""
    return scene.ontology.main_kind(mention.kind) in WHOLES


def has_country(scene: Scene, place: Mention) -> bool:
    """Whether the name of a place says its country already: "eastern Morocco"."""
    return any(m.kind == "Country" for m in scene.mentions_in(place.span))


def listed_before(scene: Scene, start: int) -> bool:
    """Whether a place stands before this one in a list: "in Rabat, Fez, …"."""
    i = start - 1 - (scene.doc[start - 1].lower_ == "the")
    if i < 1 or scene.doc[i].lower_ not in {",", "and"}:
        return False
    i -= scene.doc[i].lower_ == "and" and scene.doc[i - 1].text == ","
    earlier = scene.edges[1].get(i - 1)
    return earlier is not None and is_whole(scene, earlier)


def listed_after(scene: Scene, end: int) -> bool:
    """Whether the list goes on with a place: "… , Fez and Meknes"."""
    doc, i = scene.doc, end
    while i < len(doc) and i < end + 2 and doc[i].lower_ in {",", "and", "or"}:
        i += 1
    later = widest_starting(scene, i) if i > end else None
    return later is not None and later.form is Form.NAME and is_whole(scene, later)


def after_in(scene: Scene, part: Mention) -> Iterator[Whole]:
    """ "Fez in eastern Morocco", "the embassy in Rabat"; bodies lie in towns: in a country they may only act."""
    doc, words = scene.doc, scene.words(part)
    i = words.end
    i += i + 2 < len(doc) and doc[i].text == "," and part.form is Form.NAME  # "Fez, in eastern Morocco"
    if i + 1 >= len(doc) or doc[i].lower_ not in WITHIN or not words.start <= doc[i].head.i < i:
        return
    i += 1
    while i + 1 < len(doc) and doc[i].lower_ in DIRECTIONS and widest_starting(scene, i) is None:
        i += 1
    whole = widest_starting(scene, i)
    if whole is None or whole.form is not Form.NAME or not is_whole(scene, whole):
        return
    if "Place" in {scene.ontology.main_kind(m.kind) for m in (part, whole)}:
        country = next((m for m in scene.mentions_in(whole.span) if m.kind == "Country"), whole)
        yield country if scene.words(whole)[0].lower_ in DIRECTIONS else whole, 0.65


def before(scene: Scene, part: Mention) -> Iterator[Whole]:
    """ "Morocco's Fez", "the Moroccan port city of Fez": the whole owns the place that the phrase is about."""
    doc, words = scene.doc, scene.words(part)
    if words.root.dep_ in {"compound", "amod", "nmod"}:
        return
    i = words.start - 1
    if i >= 1 and doc[i].text in {"'s", "’s"}:
        owner = scene.mention_over(i - 1)
        if owner and is_whole(scene, owner):
            yield owner, 0.75
    elif words.root.text.islower():
        while i > 0 and scene.mention_over(i) is None and doc[i].dep_ in {"compound", "amod"}:
            i -= 1
        owner = scene.mention_over(i) if i >= 0 else None
        if owner and owner.form is Form.DEMONYM and is_whole(scene, owner):
            yield owner, 0.75


def as_base(scene: Scene, part: Mention) -> Iterator[Whole]:
    """ "the Rabat-based Rif Institute"."""
    doc, words = scene.doc, scene.words(part)
    i = next((i for i in range(max(2, words.start - 1), words.root.i) if doc[i].lower_ == "based"), None)
    whole = scene.edges[1].get(i - 2) if i is not None and doc[i - 1].text == "-" else None
    if whole is not None and is_whole(scene, whole):
        yield whole, 0.8
