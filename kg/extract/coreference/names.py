"""Links between names: the same name again, surnames, initials, acronyms, and the same thing described again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from kg.extract.coreference.clusters import Clusters
from kg.model import Form, Mention
from kg.names import normalise

# Surnames that stand before the given name; a name that begins with one may be called by its first word.
LEADING_SURNAMES = frozenset(
    """kim lee park choi jung kang cho yoon jang lim han moon xi li wang zhang liu chen yang huang zhao wu zhou xu sun
    ma zhu hu lin guo he gao luo deng tsai su lai chang hsu nguyen tran pham""".split()
)
Name = tuple[str, ...]  # the words of a person's name, as they are compared
SMALL_WORDS = frozenset("of and for the in on to de la".split())


def link_names(clusters: Clusters) -> None:
    """Join the mentions whose words alone show that they name one entity."""
    link_same(clusters)
    link_people(clusters)
    link_acronyms(clusters)
    link_shortened(clusters)


def link_same(clusters: Clusters) -> None:
    """The same entry of the gazetteer, or the same words for the same kind."""
    first: dict[tuple[str, str], int] = {}
    for i, mention in enumerate(clusters.mentions):
        key = (mention.kind, mention.wikidata or normalise(mention.name))
        if (mention.form is Form.DESCRIPTION and not repeats(mention)) or is_single_name(mention):
            continue
        if key in first:
            clusters.join(first[key], i)
        first.setdefault(key, i)


def is_single_name(mention: Mention) -> bool:
    """Whether a person is called by one word, which two people of an article may share."""
    return mention.kind == "Person" and mention.form is Form.NAME and len(parts(mention)) == 1


def repeats(mention: Mention) -> bool:
    """Whether a description used twice means the same: "the foreign ministry" does, "officials" need not."""
    return mention.kind not in {"Group", "Good", "Person"} or " " in mention.name


def link_people(clusters: Clusters) -> None:
    """Join full names of one person, then single names to them: "Berg" to "Anna Berg", "Lin" to "Lin Mei".

    A name that could be that of two different people joins neither.
    """
    people = [i for i, m in enumerate(clusters.mentions) if m.kind == "Person" and m.form is Form.NAME]
    names: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in people:
        names[name_parts(clusters.mentions[i].name)].append(i)
    full = Bearers([name for name in names if len(name) > 1])
    ambiguous = {name for name in full.names if is_ambiguous(name, full.like(name))}
    for name in full.names:
        for other in () if name in ambiguous else full.like(name):
            if other not in ambiguous and same_person(name, other):
                for i in names[other]:
                    clusters.join(names[name][0], i)
    for name in names:
        if len(name) == 1:
            owner = bearer(clusters, name[0], full, names)
            for i in names[name]:
                clusters.join(names[name][0] if owner is None else owner, i)


class Bearers:
    """The full names of an article, found by their first and last words: nobody else's can be one person's."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self.by_first: dict[str, list[Name]] = defaultdict(list)
        self.by_last: dict[str, list[Name]] = defaultdict(list)
        for name in names:
            self.by_first[name[0]].append(name)
            self.by_last[name[-1]].append(name)

    def like(self, name: Name) -> list[Name]:
        """The names that begin or end as this one does, itself among them."""
        return list(dict.fromkeys([*self.by_last[name[-1]], *self.by_first[name[0]]]))


def bearer(clusters: Clusters, word: str, full: Bearers, names: Mapping[Name, list[int]]) -> int | None:
    """The person named in full whom one name means: by surname, else by the only first name.

    Of several with the surname it is the one named in full most often, then the one named first.
    """
    last, first = full.by_last.get(word, []), full.by_first.get(word, [])
    if word in LEADING_SURNAMES:
        last, first = [*last, *first], []
    counts = Counter(clusters.leader(j) for name in dict.fromkeys(last or first) for j in names[name])
    if not counts or (first and not last and len(counts) > 1):
        return None
    return min(counts, key=lambda leader: (-counts[leader], clusters.mentions[leader].span))


def parts(mention: Mention) -> list[str]:
    """The words of a person's name as they are compared: without "al-", initials' dots and generations.

    >>> from kg.model import Span
    >>> parts(Mention("1", Span(0, 14), "Person", "Omar al-Rashid"))
    ['omar', 'rashid']
    """
    return list(name_parts(mention.name))


@lru_cache(maxsize=4096)
def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name, worked out once: people are compared with one another all the time."""
    plain = re.sub(r"\b(?:al|el|Al|El)[- ]", "", name)
    words = normalise(plain.replace("-", "")).split()
    return tuple(w for w in words if w not in {"jr", "sr", "ii", "iii"}) or tuple(words)


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names can be one person's: the same surname, first names equal or an initial of each other."""
    first, second = one[0], other[0]
    if differ_inside(one, other):
        return False
    if one[-1] != other[-1]:
        return first == second and min(len(one), len(other)) > 1 and (set(one) <= set(other) or set(other) <= set(one))
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])


def differ_inside(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two people's middle names differ, at least one of them given by an initial: "John A." and "John B."."""
    middle, second = one[1:-1], other[1:-1]
    return bool(middle and second) and middle[0][0] != second[0][0] and 1 in {len(middle[0]), len(second[0])}


def is_ambiguous(name: Name, others: Iterable[Name]) -> bool:
    """Whether a name without a middle fits two that differ in theirs."""
    fitting = [other for other in others if len(name) == 2 and same_person(name, other)]
    return any(differ_inside(one, other) for one in fitting for other in fitting)


def link_acronyms(clusters: Clusters) -> None:
    """Join an acronym and the name whose initials it has."""
    spelled: dict[str, int] = {}
    for i, mention in enumerate(clusters.mentions):
        if mention.kind == "Organization" and mention.form is Form.NAME:
            for letters in initials(mention.name):
                spelled.setdefault(letters, i)
    for i, mention in enumerate(clusters.mentions):
        letters = mention.name.replace(".", "")
        if mention.kind == "Organization" and letters.isupper() and letters in spelled:
            clusters.join(spelled[letters], i)


def initials(name: str) -> Iterator[str]:
    """The acronyms that a name of several words can have, with and without its small words.

    >>> list(initials("Bank for International Settlements"))
    ['BIS', 'BFIS']
    """
    words = [w for w in re.split(r"[\s-]+", name) if w[:1].isalpha()]
    large = [w for w in words if w.lower() not in SMALL_WORDS]
    if len(large) > 1:
        yield "".join(w[0] for w in large).upper()
        yield "".join(w[0] for w in words).upper()


def link_shortened(clusters: Clusters) -> None:
    """Join a name to the only longer one that ends so: "Defense Ministry" to "Russian Defense Ministry"."""
    longer: dict[str, set[int]] = defaultdict(set)
    for i, mention in enumerate(clusters.mentions):
        if mention.kind in {"Organization", "Place", "Agreement"} and mention.form is not Form.PRONOUN:
            words = normalise(mention.name).split()
            if words[-1:] == ["university"]:
                continue  # "Eastern Riga University" is another one than "Riga University"
            for start in range(1, len(words) - 1):
                tail = " ".join(words[start:])
                longer[mention.kind + tail].add(clusters.leader(i))
    for i, mention in enumerate(clusters.mentions):
        tail = mention.kind + normalise(mention.name)
        owners = {clusters.leader(j) for j in longer.get(tail, ())} - {clusters.leader(i)}
        if len(owners) == 1:
            clusters.join(min(owners), i)
