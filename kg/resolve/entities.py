"""Clusters → entities: a name, the other names, a slug and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

from kg.gazetteer import Gazetteer
from kg.ids import slug
from kg.model import Entity
from kg.resolve.bearers import Bearer
from kg.resolve.people import parse


def make_entities(clusters: Iterable[Bearer], gazetteer: Gazetteer) -> dict[str, tuple[Entity, Bearer]]:
    """Entity id → the entity and its chains. Those that most chains name have first choice of the slugs."""
    found: dict[str, tuple[Entity, Bearer]] = {}
    for cluster in sorted(clusters, key=lambda c: (-len(c.members), c.key)):
        entity = make_entity(cluster, gazetteer, found)
        found[entity.id] = entity, cluster
    return found


def make_entity(cluster: Bearer, gazetteer: Gazetteer, taken: Container[str]) -> Entity:
    """Name, aliases and links of a cluster, with a slug that no other entity has."""
    members = cluster.members
    name, kind = name_of(cluster), members[0].kind
    said = {said for m in members for said in (*m.said, m.name)}
    wikidata = min((m.wikidata for m in members if m.wikidata), default=None)
    links = gazetteer.links(kind, name, wikidata)
    size = next((m.size for m in members if m.size), None)
    return Entity(free_slug(cluster, name, kind, taken), kind, name, tuple(sorted(said - {name})), links, size)


def free_slug(cluster: Bearer, name: str, kind: str, taken: Container[str]) -> str:
    """The plainest id that is still free: the name, with its kind, with its first article, with a chain."""
    first, plain = cluster.members[0], slug(name)
    if plain not in taken:
        return plain
    if (named := f"{plain}-{kind.lower()}") not in taken:
        return named
    placed = f"{plain}-{slug(first.article)}"
    return placed if placed not in taken else f"{plain}-{first.chain}"


def name_of(cluster: Bearer) -> str:
    """The name that most chains have; a full one, where a person has one."""
    if len(cluster.members) == 1:
        return cluster.members[0].name
    names = Counter(member.name for member in cluster.members)
    if cluster.kind == "Person":
        names = Counter({n: c for n, c in names.items() if len(parse(n).words) > 1}) or names
    return min(names, key=lambda n: (-names[n], -len(n), n))
