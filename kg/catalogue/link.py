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
from kg.catalogue.score import log_odds, score, weights
from kg.catalogue.store import Catalogue, Found
from kg.gazetteer import Gazetteer
from kg.model import Entity, Link, Reading, Resolution
from kg.ontology import Ontology

BY = "kg.catalogue"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that an entity may be."""

    found: Found
    score: float
    reasons: tuple[str, ...]


def link(
    readings: Iterable[Reading],
    resolution: Resolution,
    ontology: Ontology,
    gazetteer: Gazetteer,
    catalogue: Catalogue | None = None,
) -> Resolution:
    """The resolution with what its entities are elsewhere: in Wikidata, ISO 3166 and GeoNames, and in users' bases."""
    profiles = make_profiles(readings, resolution, ontology, gazetteer)
    places = {e.id: place_links(profiles.of[e.id], profiles, ontology, gazetteer) for e in resolution.entities}
    links = tuple(find_links(resolution.entities, profiles, ontology, catalogue)) if catalogue else ()
    firm = defaultdict[str, list[tuple[str, str]]](list)
    for each in links:
        if each.verdict == "same":
            firm[each.entity].append(each.identifier)
    entities = (replace(e, links=tuple(dict.fromkeys((*places[e.id], *firm[e.id])))) for e in resolution.entities)
    return replace(resolution, entities=tuple(entities), links=links)


def place_links(
    profile: Profile, profiles: Profiles, ontology: Ontology, gazetteer: Gazetteer
) -> tuple[tuple[str, str], ...]:
    """The identifiers of a territory or a city, by the countries that are told of it or named beside it."""
    entity = profile.entity
    place = "Place" in ontology.ancestors(entity.kind) and not profile.wikidata
    near = profiles.near(profile) if place else {}
    return gazetteer.links(entity.kind, entity.name, profile.wikidata or None, profile.told, near)


def find_links(
    entities: Iterable[Entity], profiles: Profiles, ontology: Ontology, catalogue: Catalogue
) -> Iterator[Link]:
    """The links of all entities, by entity and base."""
    judged = [each for entity in entities for each in judge(profiles.of[entity.id], profiles, ontology, catalogue)]
    taken = defaultdict[tuple[str, str], list[Link]](list)
    for each in judged:
        if each.verdict == "same":
            taken[each.base, each.entry].append(each)
    for each in judged:
        rivals = [o for o in taken[each.base, each.entry] if o is not each and are_namesakes(o, each, profiles)]
        if each.verdict == "same" and not leads(each.score, [o.score for o in rivals]):
            reason = f"{len(rivals) + 1} entities of this name may be meant"
            yield replace(each, verdict="unsure", reasons=(*each.reasons, reason))
        else:
            yield each


def judge(profile: Profile, profiles: Profiles, ontology: Ontology, catalogue: Catalogue) -> Iterator[Link]:
    """What an entity is in each base: one entry, one of several, or none."""
    if not profile.names:
        return
    keys = sorted({key for name in profile.names for key in name_keys(name, profile.entity.kind)})
    by_base = defaultdict[str, list[Found]](list)
    for found in catalogue.find(keys):
        if is_kind(profile.entity.kind, found.entry.kind, ontology):
            by_base[found.base].append(found)
    for base, entries in sorted(by_base.items()):
        candidates = sorted(
            (rate(profile, found, len(entries) - 1, profiles, catalogue) for found in entries),
            key=lambda c: (-c.score, c.found.entry.id),
        )
        yield from decide(profile.entity, base, [c for c in candidates if c.score >= weights()["least to ask"]])


def decide(entity: Entity, base: str, candidates: list[Candidate]) -> Iterator[Link]:
    """The best candidate where it is good enough and leads; else all of them, for a person to judge."""
    if not candidates:
        return
    best, *others = candidates
    if best.score >= weights()["least to link"] and leads(best.score, [c.score for c in others]):
        yield make_link(entity, base, best, "same")
    else:
        yield from (make_link(entity, base, candidate, "unsure") for candidate in candidates)


def rate(profile: Profile, found: Found, namesakes: int, profiles: Profiles, catalogue: Catalogue) -> Candidate:
    """How likely the entity is this entry; an id of Wikidata that both have decides alone."""
    entry = found.entry
    if profile.wikidata and entry.wikidata:
        same = profile.wikidata == entry.wikidata
        return Candidate(found, float(same), (f"same Wikidata id ({entry.wikidata})",) if same else ())
    return Candidate(found, *score(profile, entry, namesakes, catalogue.related(found), profiles))


def make_link(entity: Entity, base: str, candidate: Candidate, verdict: str) -> Link:
    """A candidate as a judgement."""
    id = candidate.found.entry.id
    return Link(entity.id, base, id, wikidata_id(id), verdict, candidate.score, candidate.reasons, BY)


def leads(score: float, others: Iterable[float]) -> bool:
    """Whether a score is clearly higher than all others."""
    return all(log_odds(score) - log_odds(other) >= weights()["least lead"] for other in others)


def is_kind(mine: str, yours: str, ontology: Ontology) -> bool:
    """Whether an entity of one kind may be an entry of the other; one of no kind is a person or an organization."""
    main = ontology.main_kind(mine)
    return main in {"Person", "Organization"} if not yours else main == ontology.main_kind(yours)


def are_namesakes(one: Link, other: Link, profiles: Profiles) -> bool:
    """Whether two entities share a full name, and were yet judged to be two."""
    left, right = (
        {key for name in profile.names for key in list(name_keys(name, profile.entity.kind))[:1]}
        for profile in (profiles.of[one.entity], profiles.of[other.entity])
    )
    return bool(left & right)
