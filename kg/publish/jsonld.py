"""RDF → JSON-LD with a @context made from the terms that the graph uses."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib.namespace import RDF

from kg.classes import local_name
from kg.prefixes import OUTSIDE, prefixes
from kg.publish.view import View
from kg.store import union

STRING = OUTSIDE["xsd"] + "string"

Json = dict[str, Any]


def write(view: View) -> Iterator[bytes]:
    """The union of all graphs as one flat document."""
    yield (json.dumps(flatten(union(view.lines), prefixes(view.base)), ensure_ascii=False, indent=1) + "\n").encode()


def flatten(triples: list[Triple], prefixes: Mapping[str, str]) -> Json:
    """One object a node, under short keys that the @context explains."""
    names = name_predicates({t.predicate.value for t in triples}, prefixes)
    ranges = read_ranges(triples)
    nodes: dict[str, Json] = defaultdict(dict)
    for triple in triples:
        node, predicate = nodes[identifier(triple.subject)], triple.predicate.value
        if predicate == str(RDF.type):
            node.setdefault("@type", []).append(identifier(triple.object))
        else:
            node.setdefault(names[predicate], []).append(value(triple.object, ranges[predicate]))
    graph = [{"@id": name} | {k: v if len(v) > 1 else v[0] for k, v in nodes[name].items()} for name in sorted(nodes)]
    return {"@context": make_context(names, ranges, prefixes), "@graph": graph}


def make_context(names: Mapping[str, str], ranges: Mapping[str, str | None], prefixes: Mapping[str, str]) -> Json:
    """Prefixes, then every key with the type of its values."""
    context: Json = dict(prefixes)
    for predicate, name in sorted(names.items(), key=lambda item: item[1]):
        kind = ranges[predicate]
        if predicate != str(RDF.type):
            context[name] = {"@id": predicate} | ({"@type": kind} if kind else {})
    return context


def name_predicates(predicates: Iterable[str], prefixes: Container[str]) -> Mapping[str, str]:
    """Local names where they are free, whole IRIs where two would share one or a prefix has it."""
    sharing: dict[str, list[str]] = defaultdict(list)
    for predicate in predicates:
        sharing[local_name(predicate)].append(predicate)
    return {
        predicate: name if len(those) == 1 and name not in prefixes else predicate
        for name, those in sharing.items()
        for predicate in those
    }


def read_ranges(triples: Iterable[Triple]) -> Mapping[str, str | None]:
    """What all values of a property are: "@id", one datatype, or None where they are plain or mixed."""
    found: dict[str, set[str | None]] = defaultdict(set)
    for triple in triples:
        found[triple.predicate.value].add(range_of(triple.object))
    return {predicate: next(iter(kinds)) if len(kinds) == 1 else None for predicate, kinds in found.items()}


def range_of(term: object) -> str | None:
    """The type that a value would need in the context."""
    if not isinstance(term, Literal):
        return "@id"
    return None if term.language or term.datatype.value == STRING else term.datatype.value


def value(term: object, known: str | None) -> Any:
    """A value, spelt out where the context does not say what it is."""
    if not isinstance(term, Literal):
        return identifier(term) if known else {"@id": identifier(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if known or term.datatype.value == STRING:
        return term.value
    return {"@value": term.value, "@type": term.datatype.value}


def identifier(term: object) -> str:
    """The whole IRI: longer than a prefixed name, and the same to every reader."""
    if isinstance(term, NamedNode):
        return term.value
    assert isinstance(term, BlankNode), term
    return str(term)
