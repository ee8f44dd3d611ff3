"""Who is named beside whom: how much like an article's company that of a bearer is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.resolve.bearers import Bearer, Key


class Company:
    """For each article the bearers of full names in it; the fewer articles name one, the more it tells."""

    def __init__(self, bearers: Sequence[Bearer]) -> None:
        named = [b for b in bearers if not b.alone]
        self._numbers: dict[Key, int] = {b.key: number for number, b in enumerate(named)}
        self._within: dict[str, list[int]] = defaultdict(list)
        for number, bearer in enumerate(named):
            for article in bearer.articles:
                self._within[article].append(number)
        total = 1 + len(self._within)
        self._weights = [math.log(total / len(b.articles)) ** 2 for b in named]
        self._known: dict[Key, tuple[Mapping[int, int], float]] = {}

    def likeness(self, left: Bearer, right: Bearer) -> float:
        """The cosine of the company that two keep, 0 to 1. Articles that name both tell of neither."""
        both = left.articles & right.articles
        (one, length), (other, width) = self._around(left), self._around(right, both)
        if len(one) > len(other):
            one, other = other, one
        shared = sum(count * other[n] * self._weights[n] for n, count in one.items() if n in other)
        return shared / math.sqrt(length * width) if shared > 0 else 0.0

    def _around(self, bearer: Bearer, but: frozenset[str] = frozenset()) -> tuple[Mapping[int, int], float]:
        """Whom the articles on a bearer name as well, in how many of them; and the squared length of that."""
        if not but and bearer.key in self._known:
            return self._known[bearer.key]
        found: dict[int, int] = defaultdict(int)
        for article in bearer.articles - but:
            for number in self._within[article]:
                found[number] += 1
        found.pop(self._numbers.get(bearer.key, -1), None)
        told = found, sum(count * count * self._weights[number] for number, count in found.items())
        if not but:
            self._known[bearer.key] = told
        return told
