"""Two states → what changed between them.

Entities are followed through the chains they share, because their ids are names that may move when the library grows;
statements through the claims they share, or by what they say once old entities are called by their new ids. So who is
only renamed loses no statement and gains none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from kg.history.state import Said, State

Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, by ids: `old` ones of the state before, `new` ones of the state after."""

    articles_added: tuple[str, ...]
    articles_replaced: tuple[str, ...]
    articles_withdrawn: tuple[str, ...]
    gained: tuple[str, ...]  # new statements
    lost: tuple[str, ...]  # old statements: what supported them says otherwise now
    unsupported: tuple[str, ...]  # old statements: all articles that supported them are withdrawn
    restated: tuple[
        tuple[str, str], ...
    ]  # old and new statement: the same ends, relation and speaker, other status or date
    resupported: tuple[tuple[str, str], ...]  # old and new statement: the same, in other articles or reports
    entities_gained: tuple[str, ...]
    entities_lost: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]  # old and new entity: the same one, called otherwise
    moved: tuple[tuple[str, str], ...]  # old and new entity: the same one of the same name, under another id
    merged: tuple[tuple[tuple[str, ...], str], ...]  # old entities and the new one they are
    taken_apart: tuple[tuple[str, tuple[str, ...]], ...]  # an old entity and the new ones it is

    def counts(self) -> dict[str, int]:
        """How many of each there are, without those of which there is none."""
        return {f.name: len(found) for f in fields(self) if (found := getattr(self, f.name))}


@dataclass(frozen=True)
class Pair:
    """Two states beside each other, and which old thing is which new one."""

    before: State
    after: State

    @cached_property
    def entities(self) -> Mapping[str, Mapping[str, int]]:
        """Old entity -> new entities, with how many chains they share; without any, the one of the same id."""
        links: dict[str, Counter[str]] = defaultdict(Counter)
        for chain, old in self.before.chains.items():
            new = self.after.chains.get(chain)
            if new and old in self.before.entities and new in self.after.entities:
                links[old][new] += 1
        found = {new for linked in links.values() for new in linked}
        for name in self.before.entities.keys() & self.after.entities.keys():
            if name not in links and name not in found:
                links[name][name] = 1
        return links

    @cached_property
    def successors(self) -> Mapping[str, str]:
        """Old entity -> the new one that has most of it."""
        return {old: min(new, key=lambda n: (-new[n], n != old, n)) for old, new in self.entities.items()}

    @cached_property
    def statements(self) -> Mapping[str, frozenset[str]]:
        """Old statement -> the new ones that share a claim with it; without any, the one that says the same."""
        holder = {c: new for new, said in self.after.statements.items() for c in claims(said)}
        links = {
            old: frozenset(holder[c] for c in claims(said) if c in holder)
            for old, said in self.before.statements.items()
        }
        found = frozenset[str]().union(*links.values())
        same = {key(said): new for new, said in self.after.statements.items() if new not in found}
        for old in sorted(name for name, linked in links.items() if not linked):
            if new := same.pop(key(self.before.statements[old], self.successors), None):
                links[old] = frozenset([new])
        return links

    @cached_property
    def restated(self) -> tuple[tuple[str, str], ...]:
        """Statements of which neither has a counterpart, and which differ in status or date alone."""
        free: dict[Key, list[str]] = defaultdict(list)
        for new in self.gained:
            free[ends(self.after.statements[new])].append(new)
        pairs = []
        for old in sorted(name for name, linked in self.statements.items() if not linked):
            if fitting := free.get(ends(self.before.statements[old], self.successors)):
                pairs.append((old, fitting.pop(0)))
        return tuple(pairs)

    @cached_property
    def gained(self) -> tuple[str, ...]:
        """New statements without an old one."""
        found = frozenset[str]().union(*self.statements.values())
        return tuple(sorted(self.after.statements.keys() - found))

    def taken_back(self, articles: Iterable[str]) -> bool:
        """Whether all of these stand no more, under their id or their address."""
        addresses = {source.url for source in self.after.articles.values()} - {""}
        return not any(a in self.after.articles or self.before.articles[a].url in addresses for a in articles)


def compare(before: State, after: State) -> Changes:
    """What changed from one state to another."""
    pair = Pair(before, after)
    old_restated, new_restated = {old for old, _ in pair.restated}, {new for _, new in pair.restated}
    dropped = sorted(old for old, linked in pair.statements.items() if not linked and old not in old_restated)
    unsupported = [old for old in dropped if pair.taken_back(before.statements[old].claims)]
    origins: dict[str, set[str]] = defaultdict(set)
    for old, linked in pair.entities.items():
        for new in linked:
            origins[new].add(old)
    kept = [
        (old, new)
        for old, linked in sorted(pair.entities.items())
        for new in linked
        if len(linked) == len(origins[new]) == 1
    ]
    gone = before.articles.keys() - after.articles.keys()
    known = {before.articles[a].url for a in gone} - {""}
    replacing = {a for a, source in after.articles.items() if a in before.articles or source.url in known}
    return Changes(
        articles_added=tuple(sorted(after.articles.keys() - replacing)),
        articles_replaced=tuple(sorted(a for a in replacing if before.articles.get(a) != after.articles[a])),
        articles_withdrawn=tuple(sorted(a for a in gone if pair.taken_back([a]))),
        gained=tuple(new for new in pair.gained if new not in new_restated),
        lost=tuple(old for old in dropped if old not in set(unsupported)),
        unsupported=tuple(unsupported),
        restated=pair.restated,
        resupported=tuple(
            (old, new)
            for old, linked in sorted(pair.statements.items())
            for new in sorted(linked)
            if support(before.statements[old]) != support(after.statements[new])
        ),
        entities_gained=tuple(sorted(after.entities.keys() - origins.keys())),
        entities_lost=tuple(sorted(before.entities.keys() - pair.entities.keys())),
        renamed=tuple(p for p in kept if before.entities[p[0]].name != after.entities[p[1]].name),
        moved=tuple(p for p in kept if p[0] != p[1] and before.entities[p[0]].name == after.entities[p[1]].name),
        merged=tuple((tuple(sorted(olds)), new) for new, olds in sorted(origins.items()) if len(olds) > 1),
        taken_apart=tuple(
            (old, tuple(sorted(linked))) for old, linked in sorted(pair.entities.items()) if len(linked) > 1
        ),
    )


def claims(said: Said) -> Iterable[str]:
    """All claims that make a statement."""
    return (claim for found in said.claims.values() for claim in found)


def support(said: Said) -> tuple[int, Collection[str]]:
    """What a statement rests on: how many reports, and which articles."""
    return said.reports, said.claims.keys()


def ends(said: Said, names: Mapping[str, str] | None = None) -> Key:
    """Who is related how, on whose word; old entities under their new ids."""
    called = {} if names is None else names
    subject, obj = called.get(said.subject, said.subject), called.get(said.object, said.object)
    if said.symmetric and subject > obj:
        subject, obj = obj, subject
    return subject, said.relation, obj, said.speaker and called.get(said.speaker, said.speaker)


def key(said: Said, names: Mapping[str, str] | None = None) -> Key:
    """All that a statement says."""
    return *ends(said, names), said.status, said.when
