"""RDF → TriG: what rests on all articles in the shape of Turtle, then a graph for each article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from pyoxigraph import DefaultGraph, Quad

from kg.publish.rdf.turtle import Facts, block, declare, gather, sections
from kg.publish.view import View
from kg.rdf.terms import Line, Short


def write(view: View) -> Iterator[bytes]:
    """Every triple in its graph; the default graph's copies of what an article says are left out."""
    short, common = Short(view.base), list[Line | Quad]()
    named = defaultdict[str, list[Line | Quad]](list)
    for line in chain(view.lines, view.inferred):
        if isinstance(line.graph_name, DefaultGraph):
            common.append(line)
        else:
            named[short[line.graph_name]].append(line)
    told = {tuple(line)[:3] for lines in named.values() for line in lines}
    facts = gather((line for line in common if tuple(line)[:3] not in told), short)
    graphs = {name: gather(lines, short) for name, lines in named.items()}
    yield declare(short)
    yield from sections(facts, short)
    if graphs:
        yield b"\n# Graphs: what each article says, and what follows from all\n" if facts else b"# Graphs\n"
    for name in sorted(graphs):
        yield b"\n" + enclose(name, graphs[name]).encode()


def enclose(name: str, facts: Facts) -> str:
    """A named graph with its nodes, sorted."""
    text = "\n".join(block(node, facts[node]) for node in sorted(facts))
    return f"{name} {{\n{indent(text)}}}\n"


def indent(text: str) -> str:
    """Each line that is not empty, four spaces in; literals have no line breaks of their own."""
    return "".join(f"    {line}\n" if line else "\n" for line in text.removesuffix("\n").split("\n"))
