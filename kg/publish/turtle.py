"""RDF → Turtle to be read by people: entities first, one block a node, the same bytes for the same triples."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from kg.prefixes import CLAIM, PREFIXES, STATE, TIME
from kg.publish.view import View
from kg.terms import Line, Term, compact
from kg.vocab import ARTICLE, EVENT, EVIDENCE, ID, REPORT, STATEMENT

SECTIONS = (
    ("Entities", str(ID)),
    ("Statements", str(STATEMENT)),
    ("States: from when until when they held", str(STATE)),
    ("Events", str(EVENT)),
    ("Times", str(TIME)),
    ("Claims: where each statement is made", str(CLAIM)),
    ("Evidence: the sentences", str(EVIDENCE)),
    ("Reports: texts that copies share", str(REPORT)),
    ("Articles", str(ARTICLE)),
    ("Terms used above", ""),
)
FIRST = ("rdf:type", "skos:prefLabel", "rdfs:label", "skos:altLabel")  # what a reader looks for in a block

Node = NamedNode | BlankNode | Triple


def write(view: View) -> Iterator[bytes]:
    """The union of all graphs: only prefixes that are used, then the sections, each sorted by IRI."""
    about: dict[Node, list[Line | Quad]] = defaultdict(list)
    for line in view.lines:
        about[line.subject].append(line)
    short = cache(compact)
    sections: list[list[str]] = [[] for _ in SECTIONS]
    for subject in sorted(about, key=str):
        sections[section(subject)].append(block(subject, about[subject], short))
    titled = ((title, blocks) for (title, _), blocks in zip(SECTIONS, sections, strict=True) if blocks)
    body = "\n".join(f"# {title}\n\n" + "\n".join(blocks) for title, blocks in titled)
    used = sorted(prefix for prefix in PREFIXES if re.search(rf"{prefix}(?<![\w:]{prefix}):", body))
    yield ("".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in used) + "\n").encode()
    yield body.encode()


def section(subject: Node) -> int:
    """Which section a node belongs to."""
    iri = subject.value if isinstance(subject, NamedNode) else ""
    return next(number for number, (_, namespace) in enumerate(SECTIONS) if iri.startswith(namespace))


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
