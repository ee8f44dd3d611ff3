"""RDF → Turtle to be read by people: entities first, one block a node, the same bytes for the same triples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from kg.prefixes import CLAIM, PREFIXES, STATE, TIME
from kg.store import union
from kg.terms import compact
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


def serialize(quads: Iterable[Quad]) -> bytes:
    """The union of all graphs."""
    return document(union(quads)).encode()


def document(triples: list[Triple]) -> str:
    """Only prefixes that are used, then the sections, each sorted by IRI."""
    blocks = [
        (section(subject), block(subject, list(about)))
        for subject, about in groupby(sorted(triples, key=lambda t: str(t.subject)), key=lambda t: t.subject)
    ]
    parts = []
    for number, (title, _) in enumerate(SECTIONS):
        if members := [text for place, text in blocks if place == number]:
            parts.append(f"# {title}\n\n" + "\n".join(members))
    body = "\n".join(parts)
    used = sorted(set(re.findall(r"(?<![\w:])([a-z]+):", body)) & set(PREFIXES))
    return "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in used) + "\n" + body


def section(subject: NamedNode | BlankNode | Triple) -> int:
    """Which section a node belongs to."""
    iri = subject.value if isinstance(subject, NamedNode) else ""
    return next(number for number, (_, namespace) in enumerate(SECTIONS) if iri.startswith(namespace))


def block(subject: NamedNode | BlankNode | Triple, about: list[Triple]) -> str:
    """One node with all that is said of it."""
    objects: dict[str, list[str]] = {}
    for triple in about:
        objects.setdefault(compact(triple.predicate), []).append(compact(triple.object))
    lines = [
        f"{'a' if predicate == 'rdf:type' else predicate} {', '.join(sorted(objects[predicate]))}"
        for predicate in in_order(objects)
    ]
    return f"{compact(subject)} " + " ;\n    ".join(lines) + " .\n"


def in_order(objects: Mapping[str, object]) -> Iterator[str]:
    """Type and names first, the rest by name."""
    yield from (predicate for predicate in FIRST if predicate in objects)
    yield from sorted(predicate for predicate in objects if predicate not in FIRST)
