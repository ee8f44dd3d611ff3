"""What a query asks for, as rdflib reads it: its triple patterns, and the variables that nothing in it binds.

Nothing here decides whether a query is asked: where rdflib cannot read what Oxigraph can, there is only less to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import rdflib
from pyoxigraph import Literal, NamedNode
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

Part = NamedNode | Literal | str | None  # a term, the name of a variable, or what has no name: a blank node, a path
Pattern = tuple[Part, Part, Part]

BINDING = {  # where the grammar names variables that get values there
    *(("TriplesBlock", "triples"), ("InlineData", "var"), ("ValuesClause", "var")),
    *(("Bind", "var"), ("vars", "evar"), ("GroupAs", "var"), ("GraphGraphPattern", "term")),
}
MAY_LACK = ("Builtin_BOUND", "arg")  # and where they need none
ASIDE = {"expr", "_vars", "template"}  # what no row rests on


@dataclass(frozen=True, slots=True)
class Patterns:
    """The triple patterns that rows of a query rest on, and the variables that it uses though nothing binds them."""

    triples: tuple[Pattern, ...] = ()
    unbound: tuple[str, ...] = ()


def read_patterns(sparql: str, prefixes: Mapping[str, str]) -> Patterns:
    """The patterns of a query; none where rdflib cannot read it.

    >>> read_patterns("SELECT ?a ?b { ?a <a:met> ?c FILTER(!BOUND(?d)) }", {})
    Patterns(triples=(('a', <NamedNode value=a:met>, 'c'),), unbound=('b',))
    """
    try:
        parsed = parseQuery(sparql)
        variables = list(variables_of(parsed[1]))
        query = translateQuery(parsed, initNs=dict(prefixes)).algebra
    except Exception:  # pyparsing and rdflib raise many types, RecursionError among them
        return Patterns()
    triples = dict.fromkeys((part(s), part(p), part(o)) for s, p, o in triples_of(query))
    bound = {name for name, where in variables if where in BINDING}
    used = dict.fromkeys(name for name, where in variables if where not in BINDING and where != MAY_LACK)
    return Patterns(tuple(triples), tuple(name for name in used if name not in bound))


def variables_of(node: object, where: tuple[str, str] = ("", "")) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each variable by the part of the grammar that it stands in."""
    if isinstance(node, Variable):
        yield str(node), where
    elif isinstance(node, CompValue):
        for key, value in node.items():
            inner = (node.name, key)
            yield from variables_of(value, where if where == MAY_LACK else inner)
    elif not isinstance(node, str):
        try:
            items = list(node)  # type: ignore[call-overload]
        except TypeError:
            return
        for item in items:
            yield from variables_of(item, where)


def triples_of(node: object) -> Iterator[tuple[object, object, object]]:
    """The triples that must or may hold, not those that must not."""
    if isinstance(node, CompValue) and node.name == "BGP":
        yield from node["triples"]
    elif isinstance(node, CompValue):
        against = {"p2"} if node.name == "Minus" else set[str]()
        for key, value in node.items():
            if key not in ASIDE | against:
                yield from triples_of(value)


def part(term: object) -> Part:
    """One end of a triple pattern as the store knows it."""
    if isinstance(term, Variable):
        return str(term)
    try:
        if isinstance(term, rdflib.URIRef):
            return NamedNode(str(term))
        if isinstance(term, rdflib.Literal):
            datatype = NamedNode(str(term.datatype)) if term.datatype else None
            return Literal(str(term), language=term.language, datatype=datatype)
    except ValueError:
        pass
    return None
