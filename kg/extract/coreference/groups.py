"""Links between descriptions of one counted group: "123 detainees", "123 prisoners", "the prisoners"."""

from __future__ import annotations

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
    for i in groups:
        if clusters.mentions[i].size is None:
            counted = {clusters.leader(j) for j in groups if j < i and is_same(clusters, j, i)}
            if len(counted) == 1:
                clusters.join(counted.pop(), i)


def is_same(clusters: Clusters, counted: int, plain: int) -> bool:
    """Whether a counted group may be what a plain plural means: the same head noun, and no name that narrows it."""
    one, other = clusters.words(counted), clusters.words(plain)
    narrowed = any(clusters.at(t) not in {None, plain} for t in other)
    return clusters.mentions[counted].size is not None and one.root.lemma_ == other.root.lemma_ and not narrowed
