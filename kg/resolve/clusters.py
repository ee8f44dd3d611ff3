"""Chains of all articles → entities, by keys that two names must share to be one.

Precision first: a gazetteer's id joins, so does a full name of the same kind; a bare surname or a description never
leaves its article. Every join is kept as a judgement with its reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.gazetteer import Gazetteer
from kg.ids import slug
from kg.ledger import Clusters, Verdicts
from kg.model import Chain, Entity, Form, Judgement, Mention, Reading, Resolution
from kg.names import normalise


@dataclass(frozen=True, slots=True)
class Member:
    """A chain in its article, with its mentions."""

    article: str
    chain: Chain
    mentions: tuple[Mention, ...]


def resolve(readings: Iterable[Reading], gazetteer: Gazetteer, verdicts: Verdicts | None = None) -> Resolution:
    """Entities over all articles; people's verdicts win, and the order of the readings does not matter."""
    verdicts = verdicts or Verdicts()
    members = [m for reading in sorted(readings, key=lambda r: r.article.id) for m in members_of(reading)]
    middles = middle_initials(members)
    alike: dict[tuple[str, ...], list[Member]] = defaultdict(list)
    for member in members:
        alike[join_key(member, middles)].append(member)
    joined = Clusters(verdicts.partitions)
    judgements = [Judgement(a, b, "same", 1.0, (line.reason,), line.by) for a, b, line in verdicts.same]
    for left, right, _ in verdicts.same:
        joined.join(left, right)
    for key in sorted(alike):
        judgements += joins(key, alike[key], joined)
    clusters: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        clusters[joined.find(member.chain.id)].append(member)
    entities: list[Entity] = []
    of_mention: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(clusters, key=lambda k: (-len(clusters[k]), k)):
        entity = make_entity(clusters[name], gazetteer, taken)
        taken.add(entity.id)
        entities.append(entity)
        for member in clusters[name]:
            of_mention |= {m.id: entity.id for m in member.mentions}
    return Resolution(tuple(sorted(entities, key=lambda e: e.id)), of_mention, tuple(judgements))


def members_of(reading: Reading) -> Iterator[Member]:
    """The chains of an article with their mentions."""
    by_id = {m.id: m for m in reading.mentions}
    for chain in reading.chains:
        yield Member(reading.article.id, chain, tuple(by_id[m] for m in chain.mentions))


def middle_initials(members: Iterable[Member]) -> dict[str, set[str]]:
    """First and last name of the people → the initials that stand between them in any article."""
    found: dict[str, set[str]] = defaultdict(set)
    for member in members:
        if member.chain.kind == "Person":
            outer, middle = split_name(normalise(member.chain.name))
            found[outer] |= {middle} - {""}
    return found


def split_name(name: str) -> tuple[str, str]:
    """First and last name, and the initials of what stands between.

    >>> split_name("donald john trump"), split_name("anna berg")
    (('donald trump', 'j'), ('anna berg', ''))
    """
    first, *middle, last = name.split() if " " in name else (name, "")
    return f"{first} {last}".strip(), "".join(word[0] for word in middle)


def join_key(member: Member, middles: Mapping[str, set[str]]) -> tuple[str, ...]:
    """What chains must share to be one entity.

    People share first and last name and the initials between; where these are left out, it is whoever has that
    name, if only one has.
    """
    chain = member.chain
    wikidata = sorted({m.wikidata for m in member.mentions if m.wikidata})
    if wikidata:
        return ("wikidata", wikidata[0], chain.kind)
    name = normalise(chain.name)
    named = any(m.form is Form.NAME for m in member.mentions)
    local = chain.kind == "Group" or not named or (chain.kind == "Person" and " " not in name) or not name
    if local:
        return (member.article, chain.id)
    if chain.kind == "Person":
        outer, middle = split_name(name)
        known = middles[outer]
        return ("name", chain.kind, outer, middle or (min(known) if len(known) == 1 else ""))
    return ("name", chain.kind, name)


def joins(key: tuple[str, ...], members: Sequence[Member], joined: Clusters) -> Iterator[Judgement]:
    """Join each chain with the first that no judgement keeps it apart from, and say why."""
    reason = f"same {'Wikidata id' if key[0] == 'wikidata' else 'full name and kind'}: {' '.join(key[1:]).strip()}"
    seeds: list[str] = []
    for chain in (member.chain.id for member in members):
        seed = next((s for s in seeds if joined.join(s, chain)), None)
        if seed:
            yield Judgement(seed, chain, "same", 1.0, (reason,), "kg.resolve")
        else:
            seeds.append(chain)


def make_entity(members: Sequence[Member], gazetteer: Gazetteer, taken: set[str]) -> Entity:
    """Name, aliases and links of a cluster, with a slug that no other entity has."""
    mentions = [m for member in members for m in member.mentions]
    names = Counter(member.chain.name for member in members)
    name = min(names, key=lambda n: (-names[n], -len(n), n))
    kind = Counter(member.chain.kind for member in members).most_common(1)[0][0]
    said = {m.name for m in mentions if m.form is Form.NAME} | {member.chain.name for member in members}
    wikidata = next((m.wikidata for m in mentions if m.wikidata), None)
    links = gazetteer.links(kind, name, wikidata)
    plain = slug(name)
    options = (plain, f"{plain}-{kind.lower()}", f"{plain}-{slug(members[0].article)}")
    free = next((o for o in options if o not in taken), None) or f"{plain}-{members[0].chain.id}"
    size = next((m.size for m in mentions if m.size), None)
    return Entity(free, kind, name, tuple(sorted(said - {name})), links, size)
