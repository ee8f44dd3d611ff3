"""Roles that noun phrases state: "Italy's special envoy, Renzo Talarico", "the Russian Foreign Ministry".

Stands beside the frames: what verbs say is read there, what titles say here. The lexicon lists the titles of each
relation with the slot its other end stands in; kg/extract/bearers.py finds who bears a title, this file joins both
ends. An office named without its country ("President Diop said …") is given one by kg/extract/countries.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.affiliations import read_affiliations
from kg.extract.bearers import BorneTitle, read_bearers
from kg.extract.countries import Pending, give_countries
from kg.extract.findings import Finding
from kg.extract.lexicon import Entry
from kg.extract.parse import Doc
from kg.extract.places import read_places
from kg.extract.scene import Scene
from kg.extract.title_lexicon import Title
from kg.model import Form, Mention
from kg.ontology.patterns import BEARER, GENITIVE

TERRITORIES = ("City", "Region")
CONFIDENCE = {"before": 0.9, "apposition": 0.85, "copula": 0.75, "as": 0.7, "self": 0.7, "shared": 0.75}


def read_titles(doc: Doc, scene: Scene, told: Iterable[Finding] = ()) -> Iterator[Finding]:
    """Every relation that titles and place names state, explicit ones first, then those with an implied country.

    `told` is what other layers found: it shows which countries are foreign to whom. That the president of Peru is of
    Peru goes without saying.
    """
    found: list[Finding] = []
    pending: list[Pending] = []
    borne = tuple(r for r in read_bearers(doc, scene) if not is_marked(scene, r, scene.ontology.prospective))
    for reading in borne:
        explicit = list(join_ends(scene, reading))
        found += explicit
        pending += missing_countries(scene, reading, explicit)
    found += read_affiliations(scene, borne, tuple(found))
    found += give_countries(scene, tuple(found), pending, told)
    relations = scene.ontology.relations
    belonging = {r.name for r in relations.values() if "belonging" in r.constructions}
    held = {ends_of(scene, f) for f in found if relations[f.predicate].country_titles and f.predicate not in belonging}
    yield from (f for f in found if f.predicate not in belonging or ends_of(scene, f) not in held)
    yield from read_places(scene)


def ends_of(scene: Scene, finding: Finding) -> tuple[str, str]:
    """The chains at the ends of a finding."""
    return scene.chain_of(finding.subject).id, scene.chain_of(finding.object).id


def join_ends(scene: Scene, reading: BorneTitle) -> Iterator[Finding]:
    """The findings of one title. Where two relations claim the same end, the one with the narrower range has it."""
    taken: set[str] = set()
    placed: set[str] = set()  # relations whose other end a preposition names: "the Peruvian embassy in Rome"
    for entry in sorted(reading.title.entries, key=in_order):
        relation, bearer_is_subject = entry.relation, entry.pattern.subject == BEARER
        mine, theirs = (entry.domain, entry.range) if bearer_is_subject else (entry.range, entry.domain)
        bearers = [b for b in reading.bearers if scene.ontology.fits(b.kind, mine)]
        slot = entry.pattern.object if bearer_is_subject else entry.pattern.subject
        others = in_slot(scene, reading, slot, theirs, taken)
        if relation.name in placed and slot == GENITIVE:
            others = [m for m in others if m.form is not Form.DEMONYM]
        if bearers and others:
            taken.update(m.id for m in others)
            if slot != GENITIVE:
                placed.add(relation.name)
            for bearer, other in pair(scene, reading, bearers, others):
                subject, obj = (bearer, other) if bearer_is_subject else (other, bearer)
                yield make_finding(scene, reading, relation.name, subject, obj)


def in_order(entry: Entry) -> tuple[int, str, bool, str]:
    """Where an entry stands among those of its title: narrow ranges first, and what a preposition says before "Y's"."""
    pattern = entry.pattern
    return len(entry.range), entry.relation.name, GENITIVE in {pattern.subject, pattern.object}, pattern.text


def pair(
    scene: Scene, reading: BorneTitle, bearers: list[Mention], others: list[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """Bearers with other ends: respectively where a plural title has as many of both, else each with each."""
    respective = reading.title.plural and len(bearers) == len(others) > 1
    pairs = zip(bearers, others, strict=True) if respective else ((b, o) for b in bearers for o in others)
    for bearer, other in pairs:
        vague = bearer.form is Form.DESCRIPTION and other.form is Form.PRONOUN
        one = scene.chain_of(bearer).id == scene.chain_of(other).id or is_namesake(scene, reading.title, bearer, other)
        if not vague and not one and not other.span.covers(bearer.span):
            yield bearer, other


def is_namesake(scene: Scene, title: Title, bearer: Mention, other: Mention) -> bool:
    """Whether a name inside the bearer's is only a part of that name.

    "Fez province" is not said to lie in Fez, as "Fez airport" is; "National Police" owns no "National Police Agency".
    """
    if other.form is not Form.NAME or other.kind == "Country" or not bearer.span.covers(other.span):
        return False
    words = scene.words(other)
    if bearer.form is Form.NAME and len(words) > 1 and words.end == title.start:
        return bearer.span.start == other.span.start
    noun = scene.doc[title.start : title.end].text.lower()
    return any(noun in scene.ontology.kinds[kind].cues for kind in TERRITORIES if kind in scene.ontology.kinds)


def in_slot(scene: Scene, reading: BorneTitle, slot: str, kinds: frozenset[str], taken: set[str]) -> list[Mention]:
    """The mentions of fitting kinds in a slot: for a genitive the nearest before the title, else those after "of"."""
    phrase = reading.phrase
    groups = [phrase.complement(slot.removeprefix("prep:"))]
    if slot == GENITIVE:
        of = phrase.complement("of")
        owned = of and all(m.form is Form.DEMONYM for group in phrase.owners for m in group)
        groups = [of, *phrase.owners] if owned else [*phrase.owners, of]  # "the French head of the fund"
    for group in groups:
        free = (m for m in group if m.id not in taken and m not in reading.bearers)
        if fitting := [m for m in free if scene.ontology.fits(m.kind, kinds)]:
            return fitting
    return []


def make_finding(scene: Scene, reading: BorneTitle, predicate: str, subject: Mention, obj: Mention) -> Finding:
    """A finding with the title as its trigger; names make it surer than pronouns and descriptions."""
    title = reading.title
    weak = sum(m.form in {Form.PRONOUN, Form.DESCRIPTION} for m in (subject, obj))
    confidence = round(CONFIDENCE[reading.way] - 0.05 * weak, 2)
    place, past = (title.start, title.end), is_marked(scene, reading, scene.ontology.former)
    return Finding(subject, predicate, obj, place, title.head, confidence, "titles", past, standing=True)


def is_marked(scene: Scene, reading: BorneTitle, words: frozenset[str]) -> bool:
    """Whether one of these words stands before the title: "former", "the late", "a likely"."""
    return any(scene.doc[i].lower_ in words for i in range(reading.phrase.left, reading.title.start))


def missing_countries(scene: Scene, reading: BorneTitle, explicit: list[Finding]) -> Iterator[Pending]:
    """The offices that this title gives its named bearers without naming a country or body.

    Where the title is over something that the office could not be in, it is no office of a country
    ("European Commission President").
    """
    if reading.way not in {"before", "apposition", "shared"} or is_of_unknown_body(scene, reading.title):
        return
    for relation in reading.title.offices:
        bodies = [f.object for f in explicit if f.object.kind != "Person"]  # "Ba's foreign minister" is a country's too
        fits = all(scene.ontology.fits(body.kind, relation.range) for body in bodies)
        if fits and relation.name not in {f.predicate for f in explicit}:
            for bearer in reading.bearers:
                if bearer.form is Form.NAME and scene.ontology.fits(bearer.kind, relation.domain):
                    phrase = reading.phrase
                    past = is_marked(scene, reading, scene.ontology.former)
                    yield Pending(relation, bearer, reading.title, phrase.left, phrase.owners, past)


def is_of_unknown_body(scene: Scene, title: Title) -> bool:
    """Whether a title follows a name that nobody was taken for: "Open Harbour president Ana Diaz"."""
    i = title.start - 1
    named = i > 0 and scene.doc[i].pos_ == "PROPN" and scene.doc[i].text.istitle() and scene.doc[i + 1].is_lower
    return named and scene.mention_over(i) is None
