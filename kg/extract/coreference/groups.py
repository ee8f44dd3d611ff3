"""Links between descriptions of one counted group: "123 detainees", "123 prisoners", "the prisoners"."""

from __future__ import annotations

from collections import defaultdict

from kg.extract.coreference.clusters import Clusters
from kg.model import Form

TELLING_SIZE = 10  # two groups of three may differ; two of 123 in one article hardly do


def link_groups(clusters: Clusters) -> None:
    """Join groups of the same telling size, then those without a size to the only counted one of their head noun."""
    groups = [i for i, m in enumerate(clusters.mentions) if m.kind == "Group" and m.form is Form.DESCRIPTION]
    by_size: dict[int, int] = {}
    for i in groups:
        size = clusters.mentions[i].size
        if size and size >= TELLING_SIZE and size % TELLING_SIZE:  # round numbers are estimates
            clusters.join(by_size.setdefault(size, i), i)
    counted: dict[str, list[int]] = defaultdict(list)
    for i in groups:
        lemma = clusters.words(i).root.lemma_
        if clusters.mentions[i].size is not None:
            counted[lemma].append(i)
        elif (
            (leaders := set(map(clusters.leader, counted[lemma])))
            and len(leaders) == 1
            and not is_narrowed(clusters, i)
        ):
            clusters.join(leaders.pop(), i)


def is_narrowed(clusters: Clusters, plain: int) -> bool:
    """Whether a name or a number inside a plural narrows it, so that it may mean others than those counted."""
    return any(t.like_num or clusters.at(t) not in {None, plain} for t in clusters.words(plain))
