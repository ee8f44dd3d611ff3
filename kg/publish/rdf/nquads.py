"""RDF → N-Quads: one sorted line a quad, so that what one article said can be found and taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, pairwise

from pyoxigraph import DefaultGraph

from kg.publish.rdf.ntriples import spell
from kg.publish.view import View


def write(view: View) -> Iterator[bytes]:
    """Every quad with the graph it is in; the default graph's copies of what an article says are left out."""
    spelt, facts = cache(spell), defaultdict[str, list[str]](list)
    for subject, predicate, obj, graph in chain(view.lines, view.inferred):
        name = "" if isinstance(graph, DefaultGraph) else f"{spelt(graph)} "
        facts[spelt(subject)].append(f"{spelt(predicate)} {spelt(obj)} {name}")
    for node in sorted(facts):  # much faster than to sort all lines
        yield "".join(f"{node} {fact}.\n" for fact in once(facts[node])).encode()


def once(facts: Iterable[str]) -> Iterator[str]:
    """Facts in order, those without a graph only where no named graph has them: such a one comes right before those."""
    return (fact for fact, after in pairwise([*sorted(set(facts)), ""]) if not after.startswith(fact))
