"""RDF → Turtle to be read by people: entities first, one block a node, the same bytes for the same triples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from kg.files import write_whole
from kg.prefixes import CLAIM, PREFIXES, TIME
from kg.store import union
from kg.vocab import ARTICLE, EVENT, EVIDENCE, ID, STATEMENT

SECTIONS = (
    ("Entities", str(ID)),
    ("Statements", str(STATEMENT)),
    ("Events", str(EVENT)),
    ("Times", str(TIME)),
    ("Claims: where each statement is made", str(CLAIM)),
    ("Evidence: the sentences", str(EVIDENCE)),
    ("Articles", str(ARTICLE)),
    ("Terms used above", ""),
)
FIRST = ("rdf:type", "skos:prefLabel", "rdfs:label", "skos:altLabel")  # what a reader looks for in a block

_NAMES = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_LOCAL = re.compile(r"(?:\w|%[0-9A-F]{2})(?:(?:[\w.-]|%[0-9A-F]{2})*(?:[\w-]|%[0-9A-F]{2}))?", re.ASCII)
_BARE = {"integer": re.compile(r"[+-]?\d+"), "decimal": re.compile(r"[+-]?\d*\.\d+")}
_XSD = PREFIXES["xsd"]


def write(store: Store, path: Path) -> None:
    """Write the union of all graphs."""
    write_whole(path, turtle(union(store)).encode())


def turtle(triples: list[Triple]) -> str:
    """The document: only prefixes that are used, then the sections, each sorted by IRI."""
    blocks = [
        (section(subject), block(subject, list(about)))
        for subject, about in groupby(sorted(triples, key=lambda t: str(t.subject)), key=lambda t: t.subject)
    ]
    parts = []
    for number, (title, _) in enumerate(SECTIONS):
        if members := [text for place, text in blocks if place == number]:
            parts.append(f"# {title}\n\n" + "\n".join(members))
    body = "\n".join(parts)
    used = sorted(prefix for prefix in PREFIXES if re.search(rf"(?<![\w:]){prefix}:", body))
    return "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in used) + "\n" + body


def section(subject: NamedNode | BlankNode | Triple) -> int:
    """Which section a node belongs to."""
    iri = subject.value if isinstance(subject, NamedNode) else ""
    return next(number for number, (_, namespace) in enumerate(SECTIONS) if iri.startswith(namespace))


def block(subject: NamedNode | BlankNode | Triple, about: list[Triple]) -> str:
    """One node with all that is said of it."""
    objects: dict[str, list[str]] = {}
    for triple in about:
        objects.setdefault(term(triple.predicate), []).append(term(triple.object))
    lines = [
        f"{'a' if predicate == 'rdf:type' else predicate} {', '.join(sorted(objects[predicate]))}"
        for predicate in in_order(objects)
    ]
    return f"{term(subject)} " + " ;\n    ".join(lines) + " .\n"


def in_order(objects: Mapping[str, object]) -> Iterator[str]:
    """Type and names first, the rest by name."""
    yield from (predicate for predicate in FIRST if predicate in objects)
    yield from sorted(predicate for predicate in objects if predicate not in FIRST)


def term(value: NamedNode | BlankNode | Literal | Triple) -> str:
    """A term as short as Turtle allows.

    >>> term(NamedNode("https://w3id.org/kg-press/id/ada")), term(NamedNode("https://example.org/a(b"))
    ('id:ada', '<https://example.org/a(b>')
    >>> term(Literal("7", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")))
    '7'
    """
    if isinstance(value, NamedNode):
        cut = max(value.value.rfind("/"), value.value.rfind("#")) + 1
        prefix, local = _NAMES.get(value.value[:cut]), value.value[cut:]
        return f"{prefix}:{local}" if prefix and _LOCAL.fullmatch(local) else str(value)
    if isinstance(value, Literal) and not value.language and value.datatype.value.startswith(_XSD):
        kind = value.datatype.value.removeprefix(_XSD)
        if kind in _BARE and _BARE[kind].fullmatch(value.value):
            return value.value
        return str(value) if kind == "string" else f"{Literal(value.value)}^^xsd:{kind}"
    return str(value)
