"""Members → bearers: all chains that share one name of one kind, until something tells them apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.clusters import Sides
from kg.gazetteer import Gazetteer
from kg.names import normalise
from kg.resolve.bodies import key_of, owned
from kg.resolve.members import Member
from kg.resolve.people import parse

Key = tuple[str, ...]
MANY = frozenset(("embassy", "consulate", "mission"))  # a country has one in every other, so their names say little


@dataclass(frozen=True)
class Bearer:
    """Chains that are taken together: every one that bears a full name, or one that is only known in its article."""

    key: Key
    members: tuple[Member, ...]

    @property
    def kind(self) -> str:
        """Their kind."""
        return self.members[0].kind

    @property
    def alone(self) -> bool:
        """Whether its name says too little to leave the article."""
        return self.key[0] == "alone"

    @cached_property
    def name(self) -> str:
        """The name that most of the chains have; of several the longest."""
        names = Counter(member.name for member in self.members)
        return min(names, key=lambda n: (-names[n], -len(n), n))

    @property
    def chain(self) -> str:
        """The first chain that has its name."""
        return next(member.chain for member in self.members if member.name == self.name)

    @cached_property
    def word(self) -> str:
        """The one word that a bare name consists of, as it is compared; nothing for longer names."""
        words = parse(self.name).words
        return words[0] if len(words) == 1 else ""

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that name it."""
        return frozenset(member.article for member in self.members)

    def called(self, name: str) -> int:
        """How many articles call it by this name as well as by a longer one."""
        same = (lambda n: parse(n).words) if self.kind == "Person" else key_of
        return sum(same(m.name) != same(name) and any(same(n) == same(name) for n in m.said) for m in self.members)

    @cached_property
    def short(self) -> Counter[str]:
        """The single words that articles call it by → in how many articles."""
        said = ({parse(name).words for name in m.said if name} for m in self.members)
        return Counter(words[0] for forms in said for words in forms if len(words) == 1)

    @cached_property
    def genders(self) -> Counter[str]:
        """What pronouns and honorifics say, an article a vote."""
        return Counter(m.gender for m in self.members if m.gender)

    @cached_property
    def titles(self) -> frozenset[str]:
        """The words before its name, anywhere."""
        return frozenset[str]().union(*(m.titles for m in self.members))

    @cached_property
    def ties(self) -> Counter[tuple[str, str, str]]:
        """What claims say of it → in how many articles."""
        return Counter(tie for m in self.members for tie in m.ties)

    @cached_property
    def days(self) -> tuple[str, ...]:
        """When articles on it were published."""
        return tuple(sorted({m.day for m in self.members if m.day}))

    @cached_property
    def claims(self) -> int:
        """How many claims hang on it."""
        return sum(m.claims for m in self.members)


def find_bearers(members: Iterable[Member], gazetteer: Gazetteer, sides: Sides) -> list[Bearer]:
    """Chains by name. Where a person's "different" runs through a name, each side is a bearer of its own.

    `sides` gives, for the chains that such a judgement names, the judgement's number and the side.
    """
    found: dict[Key, list[Member]] = defaultdict(list)
    for member in members:
        place = sorted(sides.get(member.chain, {}).items())
        found[(*key(member, gazetteer), *(f"{n}/{side}" for n, side in place))].append(member)
    return [Bearer(k, tuple(sorted(found[k], key=lambda m: (m.article, m.chain)))) for k in sorted(found)]


def key(member: Member, gazetteer: Gazetteer) -> Key:
    """What chains must share to be taken together before anything is judged."""
    kind, name = member.kind, member.name
    alone = ("alone", kind, member.article, member.chain)
    if member.wikidata:
        return ("wikidata", kind, member.wikidata)
    if kind == "Person":
        words = parse(name)
        full = len(words.words) > 1 and name in member.said
        return ("name", kind, "".join(words.words), words.suffix) if full else alone
    if MANY & set(key_of(name).split()):
        return alone
    if kind in {"Organization", "Group"} and (found := owned(name, gazetteer)):
        owner, body = found
        return ("body", "Organization", owner, body) if owner else alone
    if kind == "Group" or not member.said or not normalise(name):
        return alone
    return ("name", kind, key_of(name))
