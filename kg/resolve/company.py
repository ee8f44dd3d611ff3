"""Who is named beside whom: how much like an article's company that of a bearer is."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from kg.resolve.bearers import Bearer


class Company:
    """For each article the bearers of full names in it, a rare one counting more: its logarithmic rarity squared."""

    def __init__(self, bearers: Sequence[Bearer]) -> None:
        self.within: dict[str, set[int]] = defaultdict(set)
        named = [b for b in bearers if not b.alone]
        for number, bearer in enumerate(named):
            for article in bearer.articles:
                self.within[article].add(number)
        total = 1 + len(self.within)
        self.weights = [math.log(total / len(b.articles)) ** 2 for b in named]
        self.number = {b.key: number for number, b in enumerate(named)}
        self.around = cache(self.around)  # type: ignore[method-assign]

    def around(self, bearer: Bearer) -> Counter[int]:
        """Whom the articles on a bearer name as well, and how many of them do."""
        found = Counter(n for article in bearer.articles for n in self.within[article])
        found.pop(self.number.get(bearer.key, -1), None)
        return found

    def likeness(self, left: Bearer, right: Bearer) -> float:
        """The cosine of the company that two keep, 0 to 1; articles that name both count for neither."""
        one, other = Counter(self.around(left)), Counter(self.around(right))
        for article in left.articles & right.articles:
            one.subtract(self.within[article])
            other.subtract(self.within[article])
            if len(left.articles) == 1:
                one = Counter(dict.fromkeys(self.within[article], 1))
        for bearer in (left, right):
            for counts in (one, other):
                counts.pop(self.number.get(bearer.key, -1), None)
        small, large = sorted((one, other), key=len)
        shared = sum(count * large[n] * self.weights[n] for n, count in small.items() if n in large)
        return shared / math.sqrt(self.length(one) * self.length(other)) if shared > 0 else 0.0

    def length(self, counts: Counter[int]) -> float:
        """The squared length of a company."""
        return sum(count * count * self.weights[n] for n, count in counts.items())
