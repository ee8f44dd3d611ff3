"""Readings and entities → profiles: what the articles tell of each entity that helps to know it elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.catalogue.entry import name_keys
from kg.gazetteer import Gazetteer
from kg.ledger import Handle
from kg.model import Claim, Entity, Form, Mention, Reading, Resolution, Status
from kg.names import normalise
from kg.ontology import Ontology


@dataclass(slots=True)
class Profile:
    """What is told of one entity. Countries are keys as `Gazetteer.country` gives them."""

    entity: Entity
    names: set[str] = field(default_factory=set)  # those used as names
    wikidata: str = ""
    articles: set[str] = field(default_factory=set)
    handles: set[tuple[str, str, str]] = field(default_factory=set)  # what the ledger may call it: kind, name, article
    told: dict[str, str] = field(default_factory=dict)  # its own countries, with their names
    ends: dict[str, str] = field(default_factory=dict)  # what else such a relation leads to, by normalised name
    offices: set[str] = field(default_factory=set)  # words of titles and descriptions


@dataclass(slots=True)
class Profiles:
    """The profiles of all entities, and who is named in each article."""

    of: dict[str, Profile]
    countries: dict[str, dict[str, str]]  # article -> countries named there, with their names
    named: dict[str, frozenset[str]]  # article -> normalised names that are named there

    def near(self, profile: Profile) -> dict[str, str]:
        """The countries that the articles of an entity name."""
        return {key: name for article in sorted(profile.articles) for key, name in self.countries[article].items()}

    def namesakes(self, one: str, other: str) -> bool:
        """Whether two entities have a full name in common."""
        left, right = (
            {key for name in p.names for key in list(name_keys(name, p.entity.kind))[:1]}
            for p in (self.of[one], self.of[other])
        )
        return bool(left & right)

    def company(self, profile: Profile) -> frozenset[str]:
        """The normalised names that stand in the articles of an entity."""
        return frozenset[str]().union(*(self.named[article] for article in profile.articles))


def make_profiles(
    readings: Iterable[Reading], resolution: Resolution, ontology: Ontology, gazetteer: Gazetteer
) -> Profiles:
    """Profiles of all entities, in one pass over the readings."""
    profiles = Profiles({e.id: Profile(e) for e in resolution.entities}, {}, {})
    for reading in readings:
        article, mentions = reading.article.id, {m.id: m for m in reading.mentions}
        countries, named = dict[str, str](), set[str]()
        for chain in reading.chains:
            profile = profiles.of[resolution.of_mention[chain.mentions[0]]]
            key = Handle(ontology.main_kind(chain.kind), chain.name).key
            profile.handles |= {(*key, ""), (*key, article)}
            profile.articles.add(article)
            for mention in (mentions[m] for m in chain.mentions):
                _note(profile, mention)
                if mention.form is Form.NAME:
                    named.add(normalise(mention.name))
            if ontology.main_kind(chain.kind) == "Country":
                countries[_country(profile.entity, mentions[chain.mentions[0]], gazetteer)] = profile.entity.name
        profiles.countries[article], profiles.named[article] = countries, frozenset(named)
        for claim in reading.claims:
            _tell(claim, reading, mentions, profiles, resolution, ontology, gazetteer)
    return profiles


def words_of(text: str) -> set[str]:
    """The words of an office or description that mean something.

    >>> sorted(words_of("Minister of Trade and Industry"))
    ['industry', 'minister', 'trade']
    """
    return {word for word in normalise(text).split() if len(word) > 3}


def _note(profile: Profile, mention: Mention) -> None:
    if mention.form is Form.NAME:
        profile.names.add(mention.name)
    elif mention.form is Form.DESCRIPTION:
        profile.offices |= words_of(mention.name)
    profile.wikidata = profile.wikidata or mention.wikidata or ""


def _tell(
    claim: Claim,
    reading: Reading,
    mentions: dict[str, Mention],
    profiles: Profiles,
    resolution: Resolution,
    ontology: Ontology,
    gazetteer: Gazetteer,
) -> None:
    """What a lasting relation tells of its subject: its country, and the words of its office there."""
    relation = ontology.relations.get(claim.predicate)
    if relation is None or not relation.own_country or claim.status is not Status.ACTUAL:
        return
    profile, other = (profiles.of[resolution.of_mention[m]] for m in (claim.subject, claim.object))
    profile.offices |= words_of(claim.trigger.of(reading.article.text))
    if ontology.main_kind(other.entity.kind) == "Country":
        profile.told[_country(other.entity, mentions[claim.object], gazetteer)] = other.entity.name
    else:
        profile.ends[normalise(other.entity.name)] = other.entity.name


def _country(entity: Entity, mention: Mention, gazetteer: Gazetteer) -> str:
    return gazetteer.country(mention.wikidata or entity.name)
