"""RDF in any serialisation: whatever has a name and a class that is one of the ontology's kinds, or no class at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import URIRef
from rdflib.namespace import SKOS

from kg.catalogue.entry import Aside, Country, Entry, distinct, find_fault, one_line, wikidata_id
from kg.errors import InputError
from kg.ontology import Ontology
from kg.ontology.classes import admitted_kinds, local_name

SUFFIXES = (".ttl", ".nt", ".nq", ".trig", ".n3", ".rdf", ".owl", ".xml", ".jsonld")
# What properties say, by their local names, in whatever vocabulary.
NAMES = ("prefLabel", "label", "name", "legalName", "altLabel", "alternateName", "alias")
ALSO = ("hiddenLabel", "nick", "abbreviation")
COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "addressCountry", "P27", "P17")
OFFICES = ("jobTitle", "position", "hasOccupation", "role", "P39")
TOLD = {
    local: part
    for part, locals in (
        ("names", NAMES),
        ("also", ALSO),
        ("countries", COUNTRIES),
        ("offices", OFFICES),
        ("born", ("birthDate", "birthday", "P569")),
        ("types", ("type", "P31")),
        ("same", ("sameAs", "exactMatch")),
    )
    for local in locals
}
UNTYPED = {"Concept", "Thing", "Agent", "Resource", "NamedIndividual", "Entity", "Actor"}  # classes that say no kind

Told = dict[str, list[str]]


def read(path: Path, name: str, ontology: Ontology, country: Country, aside: Aside) -> Iterator[Entry | InputError]:
    """The entries of a file, by their IRI; raises InputError where it is no valid RDF."""
    described = _describe(path, name)
    kind_of = cache(lambda iri: _kind(ontology, iri))
    for iri in sorted(described):
        told = described[iri]
        types = told.get("types", [])
        kinds = [kind for kind in map(kind_of, types) if kind is not None]
        if types and not kinds:
            aside.add(local_name(types[0]))
            continue
        if not types and not told.get("names"):
            continue  # only pointed to
        names = distinct(told.get("names", ()))
        if fault := find_fault(iri, names):
            yield InputError(name, f"<{one_line(iri)[:200]}> {fault}")
            continue
        yield Entry(
            id=iri,
            kind=max(kinds, default=""),
            names=names,
            also=distinct(told.get("also", ())),
            countries=distinct(map(country, _words(told.get("countries", ()), described))),
            offices=distinct(_words(told.get("offices", ()), described)),
            related=distinct(sorted(set(told.get("related", ())) & described.keys() - {iri})),
            born=next(iter(told.get("born", ())), ""),
            wikidata=next(filter(None, map(wikidata_id, (iri, *told.get("same", ())))), ""),
        )


def _describe(path: Path, name: str) -> dict[str, Told]:
    """What is told of each named node, names in English or in no language first."""
    found: dict[str, Told] = defaultdict(dict)
    later: list[tuple[str, str, str]] = []
    try:
        for quad in pyoxigraph.parse(path=str(path), format=_format(path)):
            if not isinstance(quad.subject, NamedNode) or isinstance(quad.object, BlankNode):
                continue
            part, value = TOLD.get(local_name(quad.predicate.value)), getattr(quad.object, "value", "")
            if part is None and isinstance(quad.object, NamedNode):
                part = "related"
            if part == "names" and isinstance(quad.object, Literal) and (quad.object.language or "en")[:2] != "en":
                later.append((quad.subject.value, part, value))
            elif part:
                found[quad.subject.value].setdefault(part, []).append(value)
    except (SyntaxError, ValueError) as error:
        raise InputError(name, f"is not valid RDF: {one_line(str(error))}") from None
    for iri, part, value in later:
        found[iri].setdefault(part, []).append(value)
    return found


def _format(path: Path) -> pyoxigraph.RdfFormat | None:
    return pyoxigraph.RdfFormat.from_extension({".owl": "rdf", ".xml": "rdf"}.get(path.suffix.lower(), path.suffix[1:]))


def _words(values: Iterable[str], described: dict[str, Told]) -> Iterator[str]:
    """Texts as they are, and nodes by their name; a node of Wikidata or without a name stays its IRI."""
    for value in values:
        named = described.get(value, {}).get("names")
        yield named[0] if named and not wikidata_id(value) else value


def _kind(ontology: Ontology, iri: str) -> str | None:
    """The kind that a class is, by its name or alignment; "" where it says none, None where it is no kind."""
    if local_name(iri) in UNTYPED:
        return ""
    close = {local_name(kind) for kind in ontology.graph.subjects(SKOS.closeMatch, URIRef(iri))} & ontology.kinds.keys()
    kinds = close or admitted_kinds(ontology.graph, URIRef(iri))
    narrow = [kind for kind in kinds if ontology.main_kind(kind) != kind]
    return narrow[0] if len(narrow) == 1 else min(map(ontology.main_kind, kinds), default=None)
