"""What speaks for and against two bearers being one: each feature a function of a pair, its sign in words.

A feature gives signs with figures; ontology/identity.csv says what each is worth. What a feature's docstring says
stands in docs/identity.md.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.resolve.bearers import Bearer
from kg.resolve.company import Company

COMMON = frozenset(("mr", "mrs", "ms", "the", "sir", "dr", "miss"))
Sign = tuple[str, float]


@dataclass(frozen=True)
class Pair:
    """Two bearers whose names agree somehow: `left` has the shorter name, or stands in fewer articles.

    `rivals` are all others that the shorter name may mean as well.
    """

    left: Bearer
    right: Bearer
    how: str  # how the names agree (kg.resolve.people.compare)
    rivals: tuple[Bearer, ...]
    company: Company


def name(pair: Pair) -> Iterator[Sign]:
    """How names agree: equal, in another order, by nickname or initials, spelled otherwise, one part of the other."""
    yield f"name: {pair.how}", 1.0


def share(pair: Pair) -> Iterator[Sign]:
    """Of the articles on anyone whom the shorter name may mean, how many are on this one (log odds)."""
    if not pair.rivals and pair.how != "bare name":
        return
    mine = len(pair.right.articles - pair.left.articles)
    others = sum(len(b.articles - pair.left.articles) for b in pair.rivals)
    yield "share of the name", math.log((mine + 0.5) / (others + 0.5))


def called(pair: Pair) -> Iterator[Sign]:
    """Whether articles that give the longer name go on to use the shorter one (logarithm of how many)."""
    if (pair.how == "bare name" or pair.left.kind != "Person") and (count := pair.right.called(pair.left.name)):
        yield "called so", math.log1p(count)


def company(pair: Pair) -> Iterator[Sign]:
    """How much the same others are named around both (cosine, rare ones counting more)."""
    yield "company", pair.company.likeness(pair.left, pair.right)


def ties(pair: Pair) -> Iterator[Sign]:
    """Whether claims say the same of both: an office, a country, a meeting."""
    if pair.left.ties.keys() & pair.right.ties.keys():
        yield "same said of both", 1.0


def titles(pair: Pair) -> Iterator[Sign]:
    """Whether the same title stands before both names."""
    mine, yours = pair.left.titles - COMMON, pair.right.titles - COMMON
    if mine & yours:
        yield "same title", 1.0
    elif mine and yours:
        yield "other title", 1.0


def gender(pair: Pair) -> Iterator[Sign]:
    """Whether pronouns and honorifics say that one is a man and the other a woman, or both the same."""
    mine, yours = ({g for g, count in b.genders.most_common(1)} for b in (pair.left, pair.right))
    if mine and yours:
        yield "same gender" if mine == yours else "other gender", 1.0


def days(pair: Pair) -> Iterator[Sign]:
    """How near in time articles on both were published."""
    gap = min((gap_of(a, b) for a in pair.left.days for b in near(pair.right.days, a)), default=None)
    if gap is not None:
        yield "within a month" if gap < 31 else "within a year" if gap < 366 else "years apart", 1.0


def beside(pair: Pair) -> Iterator[Sign]:
    """Whether one article names both and yet keeps them apart, or names a rival in full."""
    if pair.left.articles & pair.right.articles:
        yield "side by side", 1.0
    if any(pair.left.articles & b.articles for b in pair.rivals):
        yield "rival in the article", 1.0


FEATURES: tuple[Callable[[Pair], Iterator[Sign]], ...] = (
    name, share, called, company, ties, titles, gender, days, beside,
)  # fmt: skip


def signs_of(pair: Pair) -> dict[str, float]:
    """Every sign of a pair with its figure."""
    return {sign: figure for feature in FEATURES for sign, figure in feature(pair)}


def near(days: tuple[str, ...], day: str) -> tuple[str, ...]:
    """The last day before and the first after, of days in order."""
    from bisect import bisect_left

    place = bisect_left(days, day)
    return days[max(0, place - 1) : place + 1]


def gap_of(one: str, other: str) -> int:
    """Days between two dates."""
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
