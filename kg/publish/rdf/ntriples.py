"""RDF → N-Triples: the union of all graphs, one sorted line a triple, for streams and diffs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from pyoxigraph import Triple

from kg.publish.view import View
from kg.rdf.terms import Term


def write(view: View) -> Iterator[bytes]:
    """Each distinct triple once."""
    spelt, facts = cache(spell), defaultdict[str, list[str]](list)
    for subject, predicate, obj, _ in view.lines:
        facts[spelt(subject)].append(f"{spelt(predicate)} {spelt(obj)}")
    for node in sorted(facts):  # much faster than to sort all lines
        yield "".join(f"{node} {fact} .\n" for fact in sorted(set(facts[node]))).encode()


def spell(term: Term) -> str:
    """A term in full."""
    return f"<<( {term} )>>" if isinstance(term, Triple) else str(term)
