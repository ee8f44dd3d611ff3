"""Offices named without their country: "President Diop said …".

The country is the one the article ties to the person elsewhere; failing that, the country it speaks of most,
leaving out those whose holder of the same office the article names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rdflib import URIRef

from kg.extract.findings import Finding
from kg.extract.scene import Scene
from kg.extract.title_lexicon import Title
from kg.model import Chain, Mention, Span
from kg.ontology import Ontology, Relation, local_name
from kg.vocab import KG

TIED, SALIENT = 0.75, 0.6
MARGIN = 2  # how far the likeliest country must lead the next
GOVERNING = frozenset({"of", "under", "by"})


@dataclass(frozen=True, slots=True)
class Pending:
    """A named person with an office whose country the phrase, which starts at token `left`, does not say."""

    relation: Relation
    bearer: Mention
    title: Title
    left: int
    owners: tuple[tuple[Mention, ...], ...]
    past: bool


def give_countries(
    scene: Scene, found: list[Finding], pending: list[Pending], told: Iterable[Finding]
) -> Iterator[Finding]:
    """A finding for every pending office whose country the article makes plain.

    A country that the person is told to deal with ("accused France", "met France's envoy") is not the person's own.
    """
    abroad = {(scene.chain_of(a).id, scene.chain_of(b).id) for f in told for a, b in both_ways(f)}
    tied = countries_of_people(scene, found, {p.relation.name for p in pending})
    for office in pending:
        person = scene.chain_of(office.bearer).id
        if country := governed_country(scene, office):
            tied.setdefault(person, country)
    relations = scene.ontology.relations
    now = [f for f in found if not f.past and is_sole(scene.ontology, relations[f.predicate])]
    sole = {(f.predicate, scene.chain_of(f.object).id): scene.chain_of(f.subject).id for f in now}
    standings = standings_in(scene) if pending else {}
    for office in pending:
        person = scene.chain_of(office.bearer).id
        country, confidence = tied.get(person), TIED
        if country is None:
            country, confidence = salient_country(scene, office, standings, sole, abroad), SALIENT
        if country is not None:
            yield Finding(
                subject=office.bearer,
                predicate=office.relation.name,
                object=country,
                trigger=(office.title.start, office.title.end),
                sentence_root=office.title.head,
                confidence=confidence,
                extractor="titles",
                past=office.past,
            )


def countries_of_people(scene: Scene, found: list[Finding], offices: set[str]) -> dict[str, Mention]:
    """The country that an explicit office ties each person's chain to: the most frequent, then the first."""
    votes: dict[str, Counter[str]] = {}
    first: dict[str, Mention] = {}
    for finding in found:
        if finding.object.kind == "Country" and finding.predicate in offices:
            country = scene.chain_of(finding.object).id
            first.setdefault(country, finding.object)
            votes.setdefault(scene.chain_of(finding.subject).id, Counter())[country] += 1
    return {person: first[count.most_common(1)[0][0]] for person, count in votes.items()}


def governed_country(scene: Scene, office: Pending) -> Mention | None:
    """ "Senegal, under President Diop", "the Syrian regime of President Diop": in the phrase or right before it."""
    if owned := [m for group in office.owners for m in group if m.kind == "Country"]:
        return owned[0]
    i = office.left - 1
    if i < 1 or scene.doc[i].lower_ not in GOVERNING:
        return None
    near = (scene.mention_over(j) for j in range(i - 1, max(-1, i - 5), -1))
    return next((m for m in near if m and m.kind == "Country"), None)


def both_ways(finding: Finding) -> tuple[tuple[Mention, Mention], tuple[Mention, Mention]]:
    """The ends of a finding, each with the other."""
    return (finding.subject, finding.object), (finding.object, finding.subject)


def salient_country(
    scene: Scene,
    office: Pending,
    standings: dict[str, Standing],
    sole: dict[tuple[str, str], str],
    abroad: set[tuple[str, str]],
) -> Mention | None:
    """The country whose own word the title is, else the one that the person's sentences and the article point to.

    An office that only one can hold is not given to a second person, and a country that another leads is less likely.
    """
    person = scene.chain_of(office.bearer)
    led = {country for (_, country), holder in sole.items() if holder != person.id}
    led = led if is_sole(scene.ontology, office.relation) else set()
    taken = {c for relation, c in sole if relation == office.relation.name}
    taken |= {country for chain, country in abroad if chain == person.id}
    pulls = {c: p for c, p in pulls_on(scene, person, standings).items() if c not in taken}
    title = scene.doc[office.title.start : office.title.end].text
    own = [c for c in pulls if title in standings[c].words]
    weights = {c: p.weight / (2 if c in led else 1) for c, p in pulls.items()}
    ranked = sorted(own or pulls, key=lambda c: (-weights[c], pulls[c].country.span))
    if not ranked:
        return None
    best = pulls[ranked[0]]
    if own:
        return best.country
    if any(p.near for p in pulls.values()) and not best.near:
        return None
    if len(ranked) == 1:
        return None if ranked[0] in led else best.country
    return best.country if weights[ranked[0]] >= MARGIN * weights[ranked[1]] else None


@dataclass(frozen=True, slots=True)
class Standing:
    """How often an article speaks of a country, by sentence: under its names, and by the words for its institutions."""

    country: Mention
    words: frozenset[str]
    named: Counter[Span]
    heard: Counter[Span]


def standings_in(scene: Scene) -> dict[str, Standing]:
    """The standing of every country of the article, by chain."""
    mentions: dict[str, list[Mention]] = {}
    for mention in scene.mentions:
        if mention.kind == "Country":
            mentions.setdefault(scene.chain_of(mention).id, []).append(mention)
    found = {}
    for chain, named in mentions.items():
        words = institutions(scene.ontology).get(named[0].wikidata or "", frozenset())
        heard = (span for w in words for span in occurrences(w, scene.article.text))
        sentences = sentences_of(scene, (m.span for m in named))
        found[chain] = Standing(named[0], words, sentences, sentences_of(scene, heard))
    return found


@dataclass(frozen=True, slots=True)
class Pull:
    """How strongly an article draws a person to a country: `near` counts what stands in the person's own sentences."""

    country: Mention
    near: int
    weight: float


def pulls_on(scene: Scene, person: Chain, standings: dict[str, Standing]) -> dict[str, Pull]:
    """The pull of every country of the article, by chain: its names count, its institutions count threefold."""
    own = sentences_of(scene, (scene.mention(m).span for m in person.mentions))
    found = {}
    for chain, standing in standings.items():
        named_near = sum(standing.named[sentence] for sentence in own)
        heard_near = sum(standing.heard[sentence] for sentence in own)
        weight = 2 * heard_near + named_near + 3 * standing.heard.total() + standing.named.total()
        found[chain] = Pull(standing.country, heard_near + named_near, weight)
    return found


def sentences_of(scene: Scene, spans: Iterable[Span]) -> Counter[Span]:
    """The sentences in which these stretches of text begin, and how many begin in each."""
    words = (scene.doc.char_span(span.start, span.end, alignment_mode="expand") for span in spans)
    return Counter(scene.sentence_span(w[0]) for w in words if w is not None)


def is_sole(ontology: Ontology, relation: Relation) -> bool:
    """Whether one person at a time stands in this relation to a country."""
    return bool(ontology.graph.value(URIRef(relation.iri), KG.soleHolder))


def occurrences(words: str, text: str) -> list[Span]:
    """Where the words stand in the text, whole and in this case.

    >>> occurrences("Diet", "The Diet met. A diet. Dieters.")
    [Span(start=4, end=8)]
    """
    return [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


@lru_cache(maxsize=8)
def institutions(ontology: Ontology) -> dict[str, frozenset[str]]:
    """The words for a country's institutions by its Wikidata id."""
    found = dict[str, set[str]]()
    for country, word in ontology.graph.subject_objects(KG.institution):
        found.setdefault(local_name(country), set()).add(str(word))
    return {country: frozenset(words) for country, words in found.items()}
