"""What follows from a graph by the rules of ontology/rules, to be written beside it and never mixed with it."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.nodes.provenance import write_inferred
from kg.rdf.prefixes import inferred_graph
from kg.rdf.terms import Line
from kg.store import infer, load


def write_conclusions(lines: Iterable[Line], base: str) -> tuple[Quad, ...]:
    """The quads of what follows, sorted, and what they are, all in the graph of that name.

    Nothing follows from what is only planned, possible, denied or one side's word: rules see facts, not statements.
    """
    store, graph = load(Quad(*line) for line in lines), inferred_graph(base)
    infer(store)
    store.extend(Quad(*triple, graph) for triple in write_inferred(base))
    return tuple(sorted(store.quads_for_pattern(None, None, None, graph), key=str))
