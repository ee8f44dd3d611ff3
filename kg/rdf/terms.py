"""Python values → RDF terms and back: ids become IRIs, numbers and dates literals, and terms short text."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Triple

from kg.rdf.prefixes import BASE, OUTSIDE, names

XSD = OUTSIDE["xsd"]
INTEGER = NamedNode(XSD + "integer")
DECIMAL = NamedNode(XSD + "decimal")

_DATES = (
    (re.compile(r"\d{4}"), "gYear"),
    (re.compile(r"\d{4}-\d\d"), "gYearMonth"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "date"),
    (re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)?"), "dateTime"),
)

_LOCAL = re.compile(r"(?=[\w%])[\w-]*(?:(?:%[0-9A-Fa-f]{2}|\.+(?=[\w%-]))[\w-]*)*", re.ASCII).fullmatch
_PLAIN = re.compile(r"(?!\.\.?$)[\w.~-]*", re.ASCII).fullmatch  # what `quote` leaves as it is, but for ways up
_BARE = {  # what every reader of Turtle takes for the very same literal without quotes
    INTEGER.value: re.compile(r"0|-?[1-9][0-9]*").fullmatch,
    DECIMAL.value: re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+").fullmatch,
    XSD + "boolean": re.compile(r"true|false").fullmatch,
}


Term = NamedNode | BlankNode | Literal | Triple


class Line(NamedTuple):
    """One line of RDF: what pyoxigraph's Quad holds, which takes ten times as long to make and to ask."""

    subject: NamedNode
    predicate: NamedNode
    object: NamedNode | Literal
    graph_name: NamedNode | DefaultGraph


@lru_cache(65536)
def iri(namespace: str, *parts: object) -> NamedNode:
    """An IRI below a namespace: parts are percent-quoted, so that any id gives a valid one, and joined by hyphens.

    >>> iri("https://example.org/ev/", "a b/c", 3, 9)
    <NamedNode value=https://example.org/ev/a%20b%2Fc-3-9>
    >>> iri("https://example.org/article/", "..")
    <NamedNode value=https://example.org/article/%2E%2E>
    """
    name = "-".join(map(str, parts))
    if not _PLAIN(name):
        name = "-".join(quote(str(part), safe="") for part in parts)
        name = name.replace(".", "%2E") if name in {".", ".."} else name  # which readers would resolve
    return NamedNode(namespace + name)


@cache
def named(term: object) -> NamedNode:
    """A term of an rdflib namespace as the store knows it."""
    return NamedNode(str(term))


def id_of(node: str, namespace: str) -> str:
    """The id that `iri` was made from, or the whole IRI where it lies elsewhere.

    >>> id_of("https://example.org/id/a%20b", "https://example.org/id/")
    'a b'
    """
    return unquote(node.removeprefix(namespace)) if node.startswith(namespace) else node


@lru_cache(65536)
def integer(value: int) -> Literal:
    """A whole number; one of NIF's offsets too, as stores write "7"^^xsd:nonNegativeInteger, the same value, so."""
    return Literal(str(value), datatype=INTEGER)


@lru_cache(16384)
def decimal(value: float) -> Literal:
    """A number with at most four digits after the point, in the canonical form that stores keep.

    >>> decimal(0.97).value, decimal(1).value
    ('0.97', '1')
    """
    return Literal(f"{value:.4f}".rstrip("0").rstrip("."), datatype=DECIMAL)


def truth(value: bool) -> Literal:
    """Yes or no."""
    return Literal(str(value).lower(), datatype=NamedNode(XSD + "boolean"))


@lru_cache(4096)
def moment(text: str) -> Literal:
    """A year, month, day or time by its shape; a plain string where it is none of the calendar's.

    >>> moment("2015-01-21").datatype.value.rsplit("#")[-1], moment("2015-02-30").datatype.value.rsplit("#")[-1]
    ('date', 'string')
    """
    for shape, datatype in _DATES:
        if shape.fullmatch(text) and _is_real(text):
            return Literal(text, datatype=NamedNode(XSD + datatype))
    return Literal(text)


def _is_real(text: str) -> bool:
    try:
        datetime.fromisoformat(text) if "T" in text else date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def address(text: str) -> NamedNode | Literal:
    """A web address as an IRI where it is a valid one, else its words."""
    if re.match(r"https?://[^/]", text):
        try:
            return NamedNode(text)
        except ValueError:
            pass
    return Literal(text)


class Short(dict[Term, str]):
    """Terms as short as Turtle allows in a graph whose ids live below a base, each worked out once.

    `used` are the prefixes that they took.

    >>> short = Short("https://example.org/")
    >>> short[NamedNode("https://example.org/id/ada")], short[NamedNode("https://example.org/id/a(b")], short.used
    ('id:ada', '<https://example.org/id/a(b>', {'id'})
    """

    def __init__(self, base: str = BASE) -> None:
        super().__init__()
        self.base, self.used = base, set[str]()
        self._names = names(base)

    def prefix(self, text: str) -> str:
        """The prefix of an IRI written by this, or that it would have if it could be shortened; else nothing."""
        return self._names.get(text[1 : text.rfind("/") + 1], "") if text.startswith("<") else text.partition(":")[0]

    def __missing__(self, term: Term) -> str:
        text = self[term] = self._write(term)
        return text

    def _write(self, term: Term) -> str:
        if isinstance(term, NamedNode):
            return self._name(term.value)
        if isinstance(term, Triple):
            return f"<<( {self[term.subject]} {self[term.predicate]} {self[term.object]} )>>"
        text = str(term)
        if not text.endswith(">"):  # a blank node, a plain literal, or one with a language
            return text
        quoted, _, datatype = text[:-1].rpartition("^^<")
        bare = _BARE.get(datatype)
        return quoted[1:-1] if bare and bare(quoted[1:-1]) else f"{quoted}^^{self._name(datatype)}"

    def _name(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix, local = self._names.get(iri[:cut]), iri[cut:]
        if prefix is None or not _LOCAL(local):
            return f"<{iri}>"
        self.used.add(prefix)
        return f"{prefix}:{local}"


def compact(term: Term, base: str = BASE) -> str:
    """A term as short as Turtle allows in a graph whose ids live below this base.

    >>> compact(NamedNode("https://w3id.org/kg-press/id/ada")), compact(truth(True))
    ('id:ada', 'true')
    >>> compact(integer(7)), compact(moment("2015"))
    ('7', '"2015"^^xsd:gYear')
    """
    return Short(base)[term]
