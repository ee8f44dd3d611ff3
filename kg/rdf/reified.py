"""Triples about triples: in RDF 1.1 by rdf:subject, rdf:predicate and rdf:object, in RDF 1.2 by a triple term.

kg works with the former, which every store reads. Statements, states and links have one triple each, so that one form
can be had from the other, and back, without loss.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from kg.rdf.known import RDF
from kg.rdf.terms import Line

PARTS = (RDF.subject, RDF.predicate, RDF.object)


def fold(lines: Sequence[Line | Quad]) -> Iterator[Line | Quad]:
    """The union of all graphs with `rdf:reifies <<( s p o )>>` in place of the three parts of a triple.

    A node that has not each part once, or parts that no triple can have, stays as it is.
    """
    parts: dict[Any, dict[Any, set[Any]]] = defaultdict(lambda: {part: set() for part in PARTS})
    for subject, predicate, obj, _ in lines:
        if predicate in PARTS:
            parts[subject][predicate].add(obj)
    triples = {node: Triple(*(found.pop() for found in about.values())) for node, about in parts.items() if fits(about)}
    yield from (line for line in lines if line.predicate not in PARTS or line.subject not in triples)
    yield from (Quad(node, RDF.reifies, triple) for node, triple in triples.items())


def fits(about: dict[Any, set[Any]]) -> bool:
    """Whether these are the parts of one triple."""
    if any(len(found) != 1 for found in about.values()):
        return False
    (subject,), (predicate,), _ = about.values()
    return isinstance(subject, NamedNode | BlankNode) and isinstance(predicate, NamedNode)


def unfold(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The same quads with three parts in place of each `rdf:reifies <<( s p o )>>`."""
    for quad in quads:
        triple = quad.object if quad.predicate == RDF.reifies else None
        if isinstance(triple, Triple):
            yield from (
                Quad(quad.subject, part, term, quad.graph_name) for part, term in zip(PARTS, triple, strict=True)
            )
        else:
            yield quad
