"""The prefixes that kg's Turtle is written with and that every query may use without declaring them.

Ids live below a base IRI that each graph states of itself; all else is where its vocabulary is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib.namespace import VOID

from kg.errors import KgError
from kg.rdf.vocab import GEONAMES, GN, KG, NIF, PLOVER, SCHEMA, SEM, WD, WDT

if TYPE_CHECKING:
    from kg.rdf.terms import Line

BASE = "https://w3id.org/kg-press/"  # of graphs that name no other
BASES = re.compile(r"(?:https?://[^/?#]+/[^?#]*|urn:[a-z0-9][a-z0-9-]+:[^?#]+)(?:(?<=/)|#)", re.IGNORECASE)
URI_SPACE = NamedNode(str(VOID.uriSpace))

OUTSIDE: dict[str, str] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geonames": str(GEONAMES),
    "gn": str(GN),
    "kg": str(KG),
    "nif": str(NIF),
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "plover": str(PLOVER),
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": str(SCHEMA),
    "sem": str(SEM),
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": str(VOID),
    "wd": str(WD),
    "wdt": str(WDT),
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Ids(NamedTuple):
    """The namespaces of ids: what a node is shows in its IRI."""

    article: str
    claim: str
    ev: str
    event: str
    extension: str
    id: str
    link: str
    membership: str
    office: str
    outlet: str
    program: str
    report: str
    run: str
    state: str
    statement: str
    time: str


@cache
def ids_below(base: str) -> Ids:
    """The namespaces of ids below a base.

    >>> ids_below("https://example.org/").article
    'https://example.org/article/'
    """
    return Ids(*(f"{base}{name}/" for name in Ids._fields))


@cache
def prefixes(base: str) -> dict[str, str]:
    """All prefixes of a graph whose ids live below this base, by name; not to be changed."""
    return dict(sorted((OUTSIDE | ids_below(base)._asdict()).items()))


@cache
def names(base: str) -> dict[str, str]:
    """The same the other way round: the prefix of each namespace; not to be changed."""
    return {namespace: prefix for prefix, namespace in prefixes(base).items()}


PREFIXES = prefixes(BASE)


def inferred_graph(base: str) -> NamedNode:
    """The name of the graph that holds what follows from all others by the rules of the ontology."""
    return NamedNode(base + "graph/inferred")


def find_base(graph: Store | Iterable[Line | Quad]) -> str:
    """The base that a graph states of itself (`<base> void:uriSpace "base"`); the built-in one where it states none.

    A graph may be a store, its quads or its lines.
    """
    return min(find_bases(graph), default=BASE)


def find_bases(graph: Store | Iterable[Line | Quad]) -> list[str]:
    """All that it states, sorted: several, where graphs were joined."""
    quads = graph.quads_for_pattern(None, URI_SPACE, None) if isinstance(graph, Store) else graph
    return sorted({base for quad in quads if quad.predicate == URI_SPACE and (base := base_in(quad))})


def base_in(quad: Line | Quad) -> str:
    """The base that a triple of void:uriSpace names, or nothing: other data sets may be spoken of too."""
    subject, space = quad.subject, quad.object
    if not isinstance(subject, NamedNode) or not isinstance(space, Literal) or not is_base(space.value):
        return ""
    return space.value if subject in (NamedNode(space.value), inferred_graph(space.value)) else ""


def is_base(text: str) -> bool:
    """Whether ids can live below this: an absolute http, https or urn IRI that ends in / or #.

    >>> [is_base(text) for text in ("https://example.org/news/", "urn:example:news#", "https://example.org", "news/")]
    [True, True, False, False]
    """
    if not BASES.fullmatch(text) or {".", ".."} & set(text.split("/")):
        return False
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def check_base(text: str) -> str:
    """The base itself; raises KgError where ids cannot live below it."""
    if not is_base(text):
        raise KgError(f"base {text!r} is not an absolute http, https or urn IRI that ends in / or #")
    return text
