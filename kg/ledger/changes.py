"""What people want of entities → lines that come into a ledger and lines that leave it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations, product
from typing import Any

from kg.errors import KgError
from kg.ledger.file import Ledger, Line, read_line
from kg.ledger.handles import Handle
from kg.ledger.roster import Roster
from kg.ledger.verdicts import Group, Meanings
from kg.model import Entity
from kg.names import normalise


@dataclass(frozen=True, slots=True)
class Change:
    """Lines added to a ledger and removed from it."""

    added: tuple[Line, ...] = ()
    removed: tuple[Line, ...] = ()

    def of(self, ledger: Ledger) -> Ledger:
        """The ledger after the change."""
        return ledger.remove(*self.removed).add(*self.added)

    @property
    def reverse(self) -> Change:
        """What takes the change back."""
        return Change(self.removed, self.added)

    @property
    def details(self) -> dict[str, list[tuple[str, ...]]]:
        """The change as the history keeps it."""
        return {"added": [line.fields for line in self.added], "removed": [line.fields for line in self.removed]}


@dataclass(frozen=True, slots=True)
class Author:
    """Who judges, and why."""

    by: str = ""
    reason: str = ""

    def line(self, verdict: str, left: Handle, right: Handle) -> Line:
        """A judgement of theirs."""
        return Line(verdict, left, right, self.by, self.reason)


def read_change(details: Mapping[str, Any]) -> Change:
    """The change that the history kept."""
    return Change(*(tuple(map(read_line, details.get(sort, ()))) for sort in ("added", "removed")))


def difference(before: Ledger, after: Ledger) -> Change:
    """What makes one ledger of another."""
    return Change(after.remove(*before.lines).lines, before.remove(*after.lines).lines)


def judge(verdict: str, one: Entity, other: Entity, roster: Roster, ledger: Ledger, author: Author) -> Change:
    """Say that two entities are the same, different or perhaps the same; what the ledger said against it goes."""
    left, right = roster.chains(one), roster.chains(other)
    meanings = Meanings(ledger, roster.rows.values())
    overruled, added = list[Line](), list[Line]()
    for line in between(ledger, meanings, left, right):
        if verdict == "same" and line.verdict == "different" and line.left == line.right:  # the name stays parted
            ends = (roster.narrow(line.left, chains) for chains in (left, right))
            added.append(author.line(verdict, *ends))
        elif line.verdict != verdict:
            overruled.append(line)
    if not added:
        meanings = Meanings(ledger.remove(*overruled), roster.rows.values())
        added.append(author.line(verdict, roster.handle(one, meanings), roster.handle(other, meanings)))
    return Change(tuple(added), tuple(overruled))


def merge(entities: Sequence[Entity], roster: Roster, ledger: Ledger, author: Author) -> Change:
    """Make one entity of several. Raises KgError where two of them are one already."""
    if twice := [e for e in entities if entities.count(e) > 1]:
        raise KgError(f"these names mean one entity already: {twice[0].id} ({twice[0].name})")
    after = ledger
    for one, other in combinations(entities, 2):
        change = judge("same", one, other, roster, after, author)
        if one != entities[0]:  # joined through the first, unless they bear one parted name
            change = Change(tuple(line for line in change.added if line.left.key == line.right.key), change.removed)
        after = change.of(after)
    return difference(ledger, after)


def split(entity: Entity, out: Sequence[str], roster: Roster, ledger: Ledger, author: Author) -> Change:
    """Take an entity apart, or only what is called so or stands in such articles out of it.

    Raises KgError where it has no parts.
    """
    gone = taken_out(entity, out, roster)
    everyone = roster.chains(entity)
    parts = [gone, everyone - gone] if gone else parts_of(entity, roster)
    meanings = Meanings(ledger, roster.rows.values())
    [name, *others] = by_key(everyone, roster)
    whole = roster.row_handle(name[0]).everywhere
    if not gone and not others and set(meanings.of(whole)) <= everyone:
        pairs = [(whole, whole)]
    else:
        picked = [list(handles(part, gone - part, roster, meanings)) for part in parts]
        pairs = [pair for one, other in combinations(picked, 2) for pair in product(one, other)]
    added = dict.fromkeys(author.line("different", *pair) for pair in pairs)
    meanings = Meanings(ledger.add(*added), roster.rows.values())  # in which what is taken out bears the name no more
    removed = dict.fromkeys(
        line
        for one, other in combinations(parts, 2)
        for line in between(ledger, meanings, one, other)
        if line.verdict == "same"
    )
    return Change(tuple(added), tuple(removed))


def parts_of(entity: Entity, roster: Roster) -> list[frozenset[str]]:
    """The chains of an entity by name, or where there is only one name, by article; the largest part first."""
    parts = by_key(roster.chains(entity), roster)
    if len(parts) == 1:
        found: dict[str, list[str]] = defaultdict(list)
        for chain in parts[0]:
            found[roster.rows[chain][3]].append(chain)
        parts = [tuple(part) for part in found.values()]
    if len(parts) == 1:
        raise KgError(f"{entity.id} ({entity.name}) stands in one article under one name: it has no parts")
    return [frozenset(part) for part in sorted(parts, key=lambda part: (-len(part), part))]


def taken_out(entity: Entity, out: Iterable[str], roster: Roster) -> frozenset[str]:
    """The chains that are called so or stand in such articles. Raises KgError where that is none, or all."""
    chains, gone = roster.chains(entity), set[str]()
    for text in out:
        name = normalise(text)
        found = {c for c in chains if text == roster.rows[c][3] or (name and name == normalise(roster.rows[c][2]))}
        if not found:
            names = ", ".join(sorted({roster.rows[c][2] for c in chains}))
            where = ", ".join(roster.articles(entity))
            raise KgError(f"no part of {entity.id} is “{text}”; its names are {names}, its articles {where}")
        gone |= found
    if gone == chains:
        raise KgError(f"that is all of {entity.id} ({entity.name}): nothing would be left")
    return frozenset(gone)


def handles(part: Collection[str], gone: Collection[str], roster: Roster, meanings: Meanings) -> Iterator[Handle]:
    """Handles that pick all chains of a part and nobody else's, once those that are gone have lines of their own."""
    for chains in by_key(part, roster):
        narrow = sorted({roster.row_handle(chain) for chain in chains})
        wide = narrow[0].everywhere
        yield from [wide] if set(meanings.of(wide)) - set(gone) <= set(part) else narrow


def between(ledger: Ledger, meanings: Meanings, one: Collection[str], other: Collection[str]) -> Iterator[Line]:
    """The judgements that stand between two groups of chains."""
    for line in ledger.lines:
        groups = (
            meanings.sides(line) if line.verdict == "different" else (meanings.of(line.left), meanings.of(line.right))
        )
        if any(not ({*left}.isdisjoint(one) or {*right}.isdisjoint(other)) for left, right in permutations(groups, 2)):
            yield line


def by_key(chains: Iterable[str], roster: Roster) -> list[Group]:
    """Chains by kind and name."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for chain in chains:
        found[roster.row_handle(chain).key].append(chain)
    return [tuple(group) for _, group in sorted(found.items())]
