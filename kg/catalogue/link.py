"""Entities → links: which entries of users' bases they are, and the identifiers of territories and cities.

An entry is looked for under the full names of an entity, never under a bare surname. Of those that may be meant, the
best is judged the same where its score is high and it leads; where several may be meant, a person is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.catalogue.entry import name_keys, wikidata_id
from kg.catalogue.profile import Profile, Profiles, make_profiles
from kg.catalogue.said import Said, read_said
from kg.catalogue.score import log_odds, score, weights
from kg.catalogue.store import Catalogue, Found
from kg.gazetteer import Gazetteer
from kg.ledger import Line
from kg.model import Entity, Link, Reading, Resolution
from kg.ontology import Ontology

BY = "kg.catalogue"


def link(
    readings: Iterable[Reading],
    resolution: Resolution,
    ontology: Ontology,
    gazetteer: Gazetteer,
    catalogue: Catalogue | None = None,
    lines: Iterable[Line] = (),
) -> Resolution:
    """The resolution with what its entities are elsewhere: in Wikidata, ISO 3166 and GeoNames, and in users' bases.

    `lines` are those of the ledger that may speak of entries; what people say there wins.
    """
    profiles = make_profiles(readings, resolution, ontology, gazetteer)
    links = tuple(find_links(profiles, ontology, catalogue, lines)) if catalogue else ()
    firm = defaultdict[str, list[tuple[str, str]]](list)
    for each in links:
        if each.verdict == "same":
            firm[each.entity].append(each.identifier)

    def identify(entity: Entity) -> Entity:
        places = place_links(profiles.of[entity.id], profiles, ontology, gazetteer)
        return replace(entity, links=tuple(dict.fromkeys((*places, *firm[entity.id]))))

    return replace(resolution, entities=tuple(map(identify, resolution.entities)), links=links)


def place_links(
    profile: Profile, profiles: Profiles, ontology: Ontology, gazetteer: Gazetteer
) -> tuple[tuple[str, str], ...]:
    """The identifiers of a territory or a city, by the countries that are told of it or named beside it."""
    entity = profile.entity
    place = "Place" in ontology.ancestors(entity.kind) and not profile.wikidata
    near = profiles.near(profile) if place else {}
    return gazetteer.links(entity.kind, entity.name, profile.wikidata or None, profile.told, near)


def find_links(profiles: Profiles, ontology: Ontology, catalogue: Catalogue, lines: Iterable[Line]) -> Iterator[Link]:
    """The links of all entities, by entity, base and entry; one entry is not two entities of one name."""
    said = read_said(lines, profiles.of.values(), catalogue)
    judge = Judge(profiles, ontology, catalogue, said)
    judged = [*told_links(said), *(each for profile in profiles.of.values() for each in judge.links(profile))]
    taken = defaultdict[tuple[str, str], list[Link]](list)
    for each in judged:
        if each.verdict == "same":
            taken[each.base, each.entry].append(each)
    for each in sorted(judged, key=lambda each: (each.entity, each.base, each.entry)):
        rivals = [
            o for o in taken[each.base, each.entry] if o is not each and profiles.namesakes(o.entity, each.entity)
        ]
        if each.by == BY and each.verdict == "same" and not leads(each.score, [o.score for o in rivals]):
            reason = f"{len(rivals) + 1} entities of this name may be meant"
            yield replace(each, verdict="unsure", reasons=(*each.reasons, reason))
        else:
            yield each


def told_links(said: Said) -> Iterator[Link]:
    """What people say that entities are."""
    for (entity, base, entry), line in said.items():
        if line.verdict != "different":
            reason = line.reason or "a person's judgement"
            yield Link(entity, base, entry, wikidata_id(entry), line.verdict, 1.0, (reason,), line.by or "ledger")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that an entity may be."""

    entry: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges entities by themselves, where people have not."""

    profiles: Profiles
    ontology: Ontology
    catalogue: Catalogue
    said: Said

    def links(self, profile: Profile) -> Iterator[Link]:
        """What an entity is in each base: one entry, one of several, or none."""
        entity, keys = profile.entity, {key for n in profile.names for key in name_keys(n, profile.entity.kind)}
        by_base = defaultdict[str, list[Found]](list)
        for found in self.catalogue.find(sorted(keys)):
            if is_kind(entity.kind, found.entry.kind, self.ontology):
                by_base[found.base].append(found)
        for base, entries in sorted(by_base.items()):
            lines = [self.said.get((entity.id, base, found.entry.id)) for found in entries]
            if any(line and line.verdict == "same" for line in lines):
                continue
            free = [found for found, line in zip(entries, lines, strict=True) if line is None]
            candidates = [self.rate(profile, found, len(free) - 1) for found in free]
            for candidate, verdict in decide(candidates):
                wikidata = wikidata_id(candidate.entry)
                yield Link(entity.id, base, candidate.entry, wikidata, verdict, candidate.score, candidate.reasons, BY)

    def rate(self, profile: Profile, found: Found, namesakes: int) -> Candidate:
        """How likely the entity is this entry; an id of Wikidata that both have decides alone."""
        entry = found.entry
        if profile.wikidata and entry.wikidata:
            same = profile.wikidata == entry.wikidata
            return Candidate(entry.id, float(same), (f"same Wikidata id ({entry.wikidata})",))
        related = self.catalogue.related(found)
        return Candidate(entry.id, *score(profile, entry, namesakes, related, self.profiles))


def decide(candidates: Iterable[Candidate]) -> Iterator[tuple[Candidate, str]]:
    """The best candidate where it is good enough and leads; else all that are good enough to ask a person."""
    worth = sorted((c for c in candidates if c.score >= weights()["least to ask"]), key=lambda c: (-c.score, c.entry))
    scores = [candidate.score for candidate in worth]
    if scores and scores[0] >= weights()["least to link"] and leads(scores[0], scores[1:]):
        yield worth[0], "same"
    else:
        yield from ((candidate, "unsure") for candidate in worth)


def leads(score: float, others: Iterable[float]) -> bool:
    """Whether a score is clearly higher than all others."""
    return all(log_odds(score) - log_odds(other) >= weights()["least lead"] for other in others)


def is_kind(mine: str, yours: str, ontology: Ontology) -> bool:
    """Whether an entity of one kind may be an entry of the other; one of no kind is a person or an organization."""
    main = ontology.main_kind(mine)
    return main in {"Person", "Organization"} if not yours else main == ontology.main_kind(yours)
