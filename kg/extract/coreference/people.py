"""Links between people's names: full names of one person, then surnames and first names; namesakes stay apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from kg.extract.coreference.clusters import Clusters
from kg.extract.coreference.genders import HONORIFICS, told_genders
from kg.model import Form, Mention
from kg.names import normalise

# Surnames that stand before the given name; a name that begins with one may be called by its first word.
LEADING_SURNAMES = frozenset(
    """kim lee park choi jung kang cho yoon jang lim han moon xi li wang zhang liu chen yang huang zhao wu zhou xu sun
    ma zhu hu lin guo he gao luo deng tsai su lai chang hsu nguyen tran pham""".split()
)
GENERATIONS = frozenset({"jr", "sr"})  # a junior is not his father; "III" tells nobody apart
KIN = frozenset(
    """wife husband widow widower son daughter brother sister father mother niece nephew cousin grandson granddaughter
    stepson stepdaughter lady""".split()
)
BESIDE = 3  # words before a name that may tell whose relative is named
Name = tuple[str, ...]  # the words of a person's name, as they are compared
Bearer = list[int]  # the mentions that name one person in full


def link_people(clusters: Clusters) -> None:
    """Join full names of one person, then single names to them: "Berg" to "Anna Berg", "Lin" to "Lin Mei".

    A name that could be that of two different people joins neither.
    """
    people = [i for i, m in enumerate(clusters.mentions) if m.kind == "Person" and m.form is Form.NAME]
    names: dict[Name, list[int]] = defaultdict(list)
    for i in people:
        names[name_parts(clusters.mentions[i].name)].append(i)
    full = FullNames([name for name in names if len(name) > 1])
    ambiguous = {name for name in full.names if is_ambiguous(name, full.like(name))}
    for name in full.names:
        for other in () if name in ambiguous else full.like(name):
            if other not in ambiguous and (same_person(name, other) or is_shortened(name, other, names)):
                for i in names[other]:
                    clusters.join(names[name][0], i)
    genders = told_genders(clusters)
    for name in names:
        if len(name) == 1:
            link_single(clusters, names, bearers(clusters, name[0], full, names), name, genders)


class FullNames:
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


def link_single(
    clusters: Clusters,
    names: Mapping[Name, list[int]],
    known: Sequence[Bearer],
    name: Name,
    genders: Mapping[int, str],
) -> None:
    """Join the mentions of one word to whom they mean; "Mr. Berg" and "Mrs. Berg" are two people."""
    free, groups = list(known), by_gender(clusters, names[name])
    for gender, mentions in groups:
        fitting = [b for b in free if fits(clusters, b, mentions, gender, genders)]
        told_apart = len(groups) > 1
        owner = (last_named(clusters, fitting, mentions) if told_apart else None) or most_named(clusters, fitting)
        free = [b for b in free if b is not owner]
        for i in mentions:
            clusters.join(owner[0] if owner else mentions[0], i)


def by_gender(clusters: Clusters, mentions: Sequence[int]) -> list[tuple[str | None, list[int]]]:
    """Mentions of one word, by the honorific before them; plain ones go with the last one before, or the first."""
    told = [HONORIFICS.get(word_before(clusters, i)) for i in mentions]
    known = [gender for gender in told if gender]
    groups: dict[str | None, list[int]] = defaultdict(list)
    current = known[0] if known else None
    for i, gender in zip(mentions, told, strict=True):
        current = gender or current
        groups[current].append(i)
    return list(groups.items())


def word_before(clusters: Clusters, i: int) -> str:
    """The word before a mention, in small letters."""
    start = clusters.words(i).start
    return clusters.doc[start - 1].lower_.rstrip(".") if start else ""


def bearers(clusters: Clusters, word: str, full: FullNames, names: Mapping[Name, list[int]]) -> list[Bearer]:
    """Whom one word can mean: those with the surname, else the only one with the first name.

    A junior is called by the bare surname where nobody else has it and nothing shorter names him.
    """
    last, first = full.by_last.get(word, []), full.by_first.get(word, [])
    if word in LEADING_SURNAMES:
        last, first = [*last, *first], []
    if not last:
        first = [n for n in full.by_first.get(word.split()[0], ()) if (word,) in short_forms(n)] or first
        juniors = [n for g in GENERATIONS for n in full.by_last.get(f"{word} {g}", ())]
        last = [n for n in juniors if not short_forms(n) & names.keys()]
    found: dict[int, Bearer] = defaultdict(list)
    for name in dict.fromkeys(last or first):
        for i in names[name]:
            found[clusters.leader(i)].append(i)
    return list(found.values()) if last or len(found) == 1 else []


def short_forms(name: Name) -> set[Name]:
    """What only a junior is called: "Ruiz Jr.", "Pablo Jr."; nothing where the name is not a junior's."""
    _, _, generation = name[-1].partition(" ")
    return {(name[-1],), (f"{name[0]} {generation}",)} if generation else set()


def is_shortened(junior: Name, other: Name, names: Mapping[Name, list[int]]) -> bool:
    """Whether a name only leaves out that its bearer is a junior: it comes later, and no shorter one sets him apart."""
    whole = (*junior[:-1], junior[-1].partition(" ")[0])
    short = short_forms(junior)
    later = min(names[junior]) < min(names[other])
    return bool(short) and later and not short & names.keys() and same_person(whole, other)


def fits(
    clusters: Clusters, bearer: Bearer, mentions: Sequence[int], gender: str | None, genders: Mapping[int, str]
) -> bool:
    """Whether single names may mean somebody: not of the other gender, and no relative of one named so before."""
    if gender is not None and genders.get(clusters.leader(bearer[0]), gender) != gender:
        return False
    first, earlier = min(bearer), min(mentions)
    return not (earlier < first and any(is_relative(clusters, i) for i in bearer))


def is_relative(clusters: Clusters, i: int) -> bool:
    """Whether a name is introduced as that of a relative, or as a junior's: "his wife, Marta Berg"."""
    words = clusters.words(i)
    beside = reversed([*clusters.doc[max(words.start - BESIDE, 0) : words.start]])
    apposed = (child for child in words.root.children if child.dep_ == "appos")
    words_of = (*takewhile(lambda token: token.pos_ != "ADP", beside), *apposed)  # not in "the son of Ana Berg"
    kin = any(token.lemma_.lower() in KIN for token in words_of)
    return kin or parts(clusters.mentions[i])[-1].split()[-1] in GENERATIONS


def last_named(clusters: Clusters, known: Sequence[Bearer], mentions: Sequence[int]) -> Bearer | None:
    """Who was named in full last before the first of some mentions."""
    named = {i: bearer for bearer in known for i in bearer if i < min(mentions)}
    return named[max(named)] if named else None


def most_named(clusters: Clusters, known: Sequence[Bearer]) -> Bearer | None:
    """Who is named in full most often, then first."""
    return min(known, key=lambda bearer: (-len(bearer), clusters.mentions[min(bearer)].span), default=None)


def parts(mention: Mention) -> list[str]:
    """The words of a person's name as they are compared: without "al-", initials' dots and generations.

    >>> from kg.model import Span
    >>> parts(Mention("1", Span(0, 14), "Person", "Omar al-Rashid"))
    ['omar', 'rashid']
    """
    return list(name_parts(mention.name))


@lru_cache(maxsize=4096)
def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name, worked out once: people are compared with one another all the time.

    >>> name_parts("Pablo Ruiz Jr."), name_parts("Pablo Ruiz III")
    (('pablo', 'ruiz jr'), ('pablo', 'ruiz'))
    """
    plain = re.sub(r"\b(?:al|el|Al|El)[- ]", "", name)
    words = normalise(plain.replace("-", "")).split()
    if len(words) > 1 and words[-1] in GENERATIONS:
        words[-2:] = [" ".join(words[-2:])]
    return tuple(w for w in words if w not in {"ii", "iii"}) or tuple(words)


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
