"""RDF → Turtle to be read by people: entities first, one block a node, the same bytes for the same triples."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from kg.prefixes import names, prefixes
from kg.publish.view import View
from kg.terms import Line, Term, compact

SECTIONS = (  # titles, and the prefixes of what stands below them
    ("The graph", ""),
    ("Entities", "id"),
    ("Statements", "statement"),
    ("States: from when until when they held", "state"),
    ("Events", "event"),
    ("Times", "time"),
    ("Claims: where each statement is made", "claim"),
    ("Evidence: the sentences", "ev"),
    ("Reports: texts that copies share", "report"),
    ("Articles", "article"),
    ("Links: the same thing elsewhere", "link"),
    ("Terms used above", "kg"),
)
PLACES = {prefix: number for number, (_, prefix) in enumerate(SECTIONS)}
FIRST = ("rdf:type", "skos:prefLabel", "rdfs:label", "skos:altLabel")  # what a reader looks for in a block

Node = NamedNode | BlankNode | Triple


def write(view: View) -> Iterator[bytes]:
    """The union of all graphs: only prefixes that are used, then the sections, each sorted by IRI."""
    about: dict[Node, list[Line | Quad]] = defaultdict(list)
    for line in view.lines:
        about[line.subject].append(line)
    base = view.base
    short = cache(partial(compact, base=base))
    sections: list[list[str]] = [[] for _ in SECTIONS]
    for subject in sorted(about, key=str):
        sections[section(subject, base)].append(block(subject, about[subject], short))
    titled = ((title, blocks) for (title, _), blocks in zip(SECTIONS, sections, strict=True) if blocks)
    body = "\n".join(f"# {title}\n\n" + "\n".join(blocks) for title, blocks in titled)
    used = sorted(prefix for prefix in prefixes(base) if re.search(rf"{prefix}(?<![\w:]{prefix}):", body))
    yield ("".join(f"@prefix {prefix}: <{prefixes(base)[prefix]}> .\n" for prefix in used) + "\n").encode()
    yield body.encode()


def section(subject: Node, base: str) -> int:
    """Which section a node belongs to."""
    iri = subject.value if isinstance(subject, NamedNode) else ""
    if iri == base:
        return 0
    return PLACES.get(names(base).get(iri[: iri.rfind("/") + 1], "kg"), PLACES["kg"])


def block(subject: Node, about: Iterable[Line | Quad], short: Callable[[Term], str] = compact) -> str:
    """One node with all that is said of it, each thing once."""
    objects: dict[str, set[str]] = defaultdict(set)
    for line in about:
        objects[short(line.predicate)].add(short(line.object))
    lines = [
        f"{'a' if predicate == 'rdf:type' else predicate} {', '.join(sorted(objects[predicate]))}"
        for predicate in in_order(objects)
    ]
    return f"{short(subject)} " + " ;\n    ".join(lines) + " .\n"


def in_order(objects: Mapping[str, object]) -> Iterator[str]:
    """Type and names first, the rest by name."""
    yield from (predicate for predicate in FIRST if predicate in objects)
    yield from sorted(predicate for predicate in objects if predicate not in FIRST)
