"""Judgements on handles → judgements on chains.

What is narrower goes first: `different, NAME @ ARTICLE, NAME` takes that article's chain out of what NAME stands for,
and a name that differs from itself is another's in every article but where two articles are said to mean the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.clusters import Clusters, sides_of
from kg.ledger.file import LEDGER, Ledger, Line
from kg.ledger.handles import Handle
from kg.model import Reading

Row = tuple[str, str, str, str]  # a chain's id, its kind as people see it, its name, its article
Group = tuple[str, ...]  # ids of chains, sorted


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What a ledger says of these chains. All that is "same" can hold without breaking a "different"."""

    same: tuple[tuple[str, str, Line], ...] = ()  # two chains that are one, in a forest: no join stands twice
    different: tuple[tuple[Line, tuple[Group, ...]], ...] = ()  # chains of two groups never are one
    unsure: tuple[tuple[Line, Group, Group], ...] = ()
    contradictions: tuple[str, ...] = ()  # one sentence each
    idle: tuple[Line, ...] = ()  # those with a handle that stands for no chain

    @property
    def partitions(self) -> tuple[tuple[Group, ...], ...]:
        """What `Clusters` must respect."""
        return tuple(groups for _, groups in self.different)

    @property
    def notes(self) -> tuple[str, ...]:
        """What people should hear: the contradictions, and how many lines lie idle."""
        lines = "1 line stands" if len(self.idle) == 1 else f"{len(self.idle)} lines stand"
        idle = f"{LEDGER}: {lines} for nobody in these articles (“{self.idle[0]}”)" if self.idle else ""
        return *self.contradictions, *filter(None, [idle])


class Meanings:
    """Which chains the handles of a ledger stand for."""

    def __init__(self, ledger: Ledger, rows: Iterable[Row]) -> None:
        self._chains: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for chain, kind, name, article in rows:
            self._chains[Handle(kind, name).key][article].append(chain)
        self._taken: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._allied: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for line in ledger.lines:
            articles = line.left.article, line.right.article
            if line.left.key == line.right.key:
                if line.verdict == "different" and any(articles) and not all(articles):
                    self._taken[line.left.key].add(max(articles))
                if line.verdict == "same" and all(articles):
                    self._allied[line.left.key].append(articles)

    def of(self, handle: Handle) -> Group:
        """The chains that a handle stands for."""
        by_article = self._chains.get(handle.key, {})
        if handle.article:
            return tuple(sorted(by_article.get(handle.article, ())))
        taken = self._taken[handle.key]
        return tuple(sorted(c for article, chains in by_article.items() if article not in taken for c in chains))

    def sides(self, line: Line) -> tuple[Group, ...]:
        """The groups of chains that a "different" keeps apart."""
        if line.left != line.right:
            right = self.of(line.right)
            return tuple(sorted(set(self.of(line.left)) - set(right))), right
        return tuple(sorted(self.by_article(line.left)))

    def by_article(self, handle: Handle) -> Iterator[Group]:
        """The chains of each article that a handle names; articles that are said to mean the same go together."""
        allies, found = Clusters[str]({}), defaultdict[str, set[str]](set)
        for left, right in self._allied[handle.key]:
            allies.join(left, right)
        for article in self._chains.get(handle.key, {}):
            chains = self.of(Handle(handle.kind, handle.name, article))
            found[allies.find(article)] |= set(chains) & set(self.of(handle))
        return (tuple(sorted(chains)) for chains in found.values() if chains)


def rows_of(readings: Iterable[Reading], main_kind: Callable[[str], str]) -> Iterator[Row]:
    """The chains of all articles, under the kinds that people see (`Ontology.main_kind`)."""
    for reading in readings:
        for chain in reading.chains:
            yield chain.id, main_kind(chain.kind), chain.name, reading.article.id


def apply(ledger: Ledger, rows: Iterable[Row]) -> Verdicts:
    """Say what a ledger means for these chains; where it contradicts itself, "different" wins."""
    meanings = Meanings(ledger, rows)
    found = {line: (meanings.of(line.left), meanings.of(line.right)) for line in ledger.lines}
    live = [line for line, groups in found.items() if all(groups)]
    different = tuple((line, meanings.sides(line)) for line in live if line.verdict == "different")
    special = {c for line, groups in different if line.left.article or line.right.article for g in groups for c in g}
    clusters = Clusters(sides_of(groups for _, groups in different))
    same, contradictions = list[tuple[str, str, Line]](), dict[tuple[Line, int], str]()
    for line in sorted((line for line in live if line.verdict == "same"), key=breadth):
        first, *others = sorted({*found[line][0], *found[line][1]}, key=lambda c: (c in special, c))
        for other in others:
            barrier = clusters.barrier(first, other)
            if barrier is not None and (line, barrier) not in contradictions:
                lines = path([*same, (first, other, line)], different[barrier][1])
                contradictions[line, barrier] = contradict(lines, different[barrier][0])
            elif barrier is None and clusters.find(first) != clusters.find(other):
                clusters.join(first, other)
                same.append((first, other, line))
    return Verdicts(
        tuple(same),
        different,
        tuple((line, *found[line]) for line in live if line.verdict == "unsure"),
        tuple(contradictions.values()),
        tuple(line for line in ledger.lines if line not in live),
    )


def breadth(line: Line) -> tuple[int, Line]:
    """Puts lines on single articles before those on every article."""
    return (not line.left.article) + (not line.right.article), line


def path(same: Iterable[tuple[str, str, Line]], sides: Iterable[Group]) -> list[Line]:
    """The judgements that lead from one side to another, over as few joins as can be."""
    side = {chain: number for number, group in enumerate(sides) for chain in group}
    links: Mapping[str, list[tuple[str, Line]]] = defaultdict(list)
    for left, right, line in same:
        links[left].append((right, line))
        links[right].append((left, line))
    for start in sorted(side):
        lines: dict[str, tuple[Line, ...]] = {start: ()}
        todo = [start]
        for chain in todo:
            if side.get(chain, side[start]) != side[start]:
                return sorted(set(lines[chain]))
            for other, line in links[chain]:
                if other not in lines:
                    lines[other] = (*lines[chain], line)
                    todo.append(other)
    raise AssertionError("a barrier stands between two sides that joins connect")


def contradict(same: Iterable[Line], different: Line) -> str:
    """One sentence on judgements that cannot all hold."""
    lines = [*same, different]
    *most, last = (str(number) for number in sorted(line.number for line in lines))
    said = ", ".join(str(line) for line in lines)
    return f"{LEDGER}: lines {', '.join(most)} and {last} contradict each other ({said}); “{different}” wins"
