"""Offices named without their country: "President Diop said …".

The country is the one the article ties to the person elsewhere; failing that, the country it speaks of most,
leaving out those whose holder of the same office the article names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.findings import Finding
from kg.extract.scene import Scene
from kg.extract.title_lexicon import Title
from kg.model import Chain, Form, Mention, Span
from kg.ontology import Ontology, Relation

TIED, SALIENT = 0.75, 0.6
MARGIN = 1.3  # how far the likeliest country must lead the next
OVERSHADOWED = 3  # how much more may be heard of a country that is none of the person's
OWNED = 6  # the weight of an institution that is called the person's
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
    scene: Scene, found: Sequence[Finding], pending: list[Pending], told: Iterable[Finding]
) -> Iterator[Finding]:
    """A finding for every pending office whose country the article makes plain.

    A country that the person is told to deal with ("accused France", "met France's envoy") is not the person's own.
    """
    if not pending:
        return
    relations = scene.ontology.relations
    abroad = {(scene.chain_of(a).id, scene.chain_of(b).id) for f in told for a, b in both_ways(f)}
    tying = {p.relation.name for p in pending} | {r.name for r in relations.values() if "belonging" in r.constructions}
    tied = countries_of_people(scene, [f for f in found if f.predicate in tying])
    for office in pending:
        person = scene.chain_of(office.bearer).id
        if country := governed_country(scene, office):
            tied.setdefault(person, country)
    now = [f for f in found if not f.past and relations[f.predicate].sole_holder and f.subject.form is Form.NAME]
    sole = {(f.predicate, scene.chain_of(f.object).id): scene.chain_of(f.subject) for f in now}
    standings, unnamed = standings_in(scene)
    rivals = Counter(name for name, _ in {(p.relation.name, last_name(scene.chain_of(p.bearer))) for p in pending})
    for office in pending:
        person = scene.chain_of(office.bearer).id
        country, confidence = tied.get(person) or namesake_country(scene, office, now), TIED
        if country is None:
            contested = office.relation.sole_holder and rivals[office.relation.name] > 1
            country = salient_country(scene, office, standings, unnamed, sole, abroad, contested)
            confidence = SALIENT
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
                standing=True,
            )


def countries_of_people(scene: Scene, found: list[Finding]) -> dict[str, Mention]:
    """The country that the findings tie each person's chain to: the most frequent, then the first."""
    votes: dict[str, Counter[str]] = {}
    first: dict[str, Mention] = {}
    for finding in found:
        if finding.object.kind == "Country":
            country = scene.chain_of(finding.object).id
            first.setdefault(country, finding.object)
            votes.setdefault(scene.chain_of(finding.subject).id, Counter())[country] += 1
    return {person: first[count.most_common(1)[0][0]] for person, count in votes.items()}


def namesake_country(scene: Scene, office: Pending, now: list[Finding]) -> Mention | None:
    """The country whose only holder of the office has the same last name: two chains of one person."""
    name = last_name(scene.chain_of(office.bearer))
    same = (f for f in now if f.predicate == office.relation.name and last_name(scene.chain_of(f.subject)) == name)
    return next((f.object for f in same), None)


def last_name(person: Chain) -> str:
    """What a person's name ends with."""
    return person.name.rpartition(" ")[2]


def governed_country(scene: Scene, office: Pending) -> Mention | None:
    """ "Senegal, under President Diop", "the Syrian regime of President Diop": in the phrase or right before it."""
    if owned := [m for group in office.owners for m in group if m.kind == "Country"]:
        return owned[0]
    i = office.left - 1
    if i < 1 or scene.doc[i].lower_ not in GOVERNING:
        return None
    near = (scene.mention_over(j) for j in range(i - 1, max(-1, i - 3), -1) if j >= scene.doc[i].sent.start)
    return next((m for m in near if m and m.kind == "Country"), None)


def both_ways(finding: Finding) -> tuple[tuple[Mention, Mention], tuple[Mention, Mention]]:
    """The ends of a finding, each with the other."""
    return (finding.subject, finding.object), (finding.object, finding.subject)


def salient_country(
    scene: Scene,
    office: Pending,
    standings: dict[str, Standing],
    unnamed: int,
    sole: dict[tuple[str, str], Chain],
    abroad: set[tuple[str, str]],
    contested: bool,
) -> Mention | None:
    """The country whose own word the title is, else the one that the person's sentences and the article point to.

    An office that only one can hold is not given to a second person at a time, and a country that another leads is
    less likely. Nothing is said where a country that does not come in question, or is not named, is heard of far more,
    nor of a country never named beside the person where others have such an office as well (`contested`).
    """
    person = scene.chain_of(office.bearer)
    led = {c for (_, c), holder in sole.items() if holder.id != person.id and office.relation.sole_holder}
    taken = {c for relation, c in sole if relation == office.relation.name and not office.past}
    taken |= {country for chain, country in abroad if chain == person.id}
    all_pulls = pulls_on(scene, person, standings)
    pulls = {c: p for c, p in all_pulls.items() if c not in taken}
    title = scene.doc[office.title.start : office.title.end].text
    own = [c for c in pulls if title in standings[c].words]
    weights = {c: p.weight / (2 if c in led else 1) for c, p in pulls.items()}
    ranked = sorted(own or pulls, key=lambda c: (-weights[c], pulls[c].country.span))
    if not ranked:
        return None
    best = pulls[ranked[0]]
    if own:
        return best.country
    if not best.near and (contested or any(p.near for p in pulls.values())):
        return None
    if max([unnamed, *(p.weight for p in all_pulls.values())]) > OVERSHADOWED * best.weight:
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
    starts: frozenset[int]  # where these words begin


def standings_in(scene: Scene) -> tuple[dict[str, Standing], int]:
    """The standing of every country of the article, by chain, and the weight of the institutions of any other one."""
    mentions: dict[str, list[Mention]] = {}
    for mention in scene.mentions:
        if mention.kind == "Country":
            mentions.setdefault(scene.chain_of(mention).id, []).append(mention)
    heard: dict[str, list[Span]] = {}
    for country, span in occurrences(scene.ontology, scene.article.text):
        heard.setdefault(country, []).append(span)
    found = {}
    for chain, named in mentions.items():
        country = named[0].wikidata or ""
        words = scene.ontology.institutions.get(country, frozenset())
        spans = heard.pop(country, [])
        sentences = sentences_of(scene, (m.span for m in named))
        found[chain] = Standing(
            named[0], words, sentences, sentences_of(scene, spans), frozenset(s.start for s in spans)
        )
    return found, max((3 * len(spans) for spans in heard.values()), default=0)


@dataclass(frozen=True, slots=True)
class Pull:
    """How strongly an article draws a person to a country: `near` counts what stands in the person's own sentences."""

    country: Mention
    near: int
    weight: float


def pulls_on(scene: Scene, person: Chain, standings: dict[str, Standing]) -> dict[str, Pull]:
    """The pull of every country of the article, by chain: its names count, its institutions count threefold.

    An institution that is called the person's ("the Diop administration") counts most.
    """
    spans = [scene.mention(m).span for m in person.mentions]
    own = sentences_of(scene, spans)
    after = {owned_start(scene.article.text, span.end) for span in spans}
    found = {}
    for chain, standing in standings.items():
        named_near = sum(standing.named[sentence] for sentence in own)
        heard_near = sum(standing.heard[sentence] for sentence in own)
        weight = 2 * heard_near + named_near + 3 * standing.heard.total() + standing.named.total()
        weight += OWNED * len(standing.starts & after)
        found[chain] = Pull(standing.country, heard_near + named_near, weight)
    return found


def owned_start(text: str, end: int) -> int:
    """Where what follows a name begins, a possessive left out.

    >>> owned_start("Diop's Kremlin", 4), owned_start("the Diop administration", 8)
    (7, 9)
    """
    match = re.compile(r"(?:['’]s?)?\s?").match(text, end)
    return match.end() if match else end


def sentences_of(scene: Scene, spans: Iterable[Span]) -> Counter[Span]:
    """The sentences in which these stretches of text begin, and how many begin in each."""
    words = (scene.doc.char_span(span.start, span.end, alignment_mode="expand") for span in spans)
    return Counter(scene.sentence_span(w[0]) for w in words if w is not None)


def occurrences(ontology: Ontology, text: str) -> Iterator[tuple[str, Span]]:
    """Where the words for institutions stand in a text, whole and in this case, with the country of each."""
    countries, words = institution_words(ontology)
    for match in words.finditer(text) if countries else ():
        yield countries[match[0]], Span(*match.span())


@lru_cache(maxsize=8)
def institution_words(ontology: Ontology) -> tuple[dict[str, str], re.Pattern[str]]:
    """The country of each word for an institution, and an expression that finds these words, the longest first."""
    countries = {word: country for country, words in ontology.institutions.items() for word in words}
    longest = sorted(countries, key=lambda word: (-len(word), word))
    return countries, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
