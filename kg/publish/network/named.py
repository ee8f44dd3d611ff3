"""The network's nodes and edges one by one, each with its IRI, so that what a tool finds can be joined with the RDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.project import Row
from kg.publish.view import View
from kg.rdf.terms import iri


def nodes(view: View) -> Iterator[tuple[str, Row]]:
    """Id and attributes of each entity."""
    below = view.ids.id
    for node, about in view.network.nodes(data=True):
        foreign = "://" in node  # ids that are whole IRIs come from elsewhere
        yield node, {"iri": node if foreign else iri(below, node).value} | about


def edges(view: View) -> Iterator[tuple[str, str, str, Row]]:
    """Subject, object, id and attributes of each statement."""
    below = view.ids.statement
    for subject, obj, key, about in view.network.edges(keys=True, data=True):
        yield subject, obj, key, {"iri": iri(below, key).value} | about


def quotes(about: Mapping[str, Any]) -> list[str]:
    """The sentences that make a statement, earliest first, each once."""
    return list(dict.fromkeys(sentence["quote"] for sentence in about["evidence"]))


def matches(about: Mapping[str, Any]) -> list[str]:
    """What an entity is called elsewhere: "wikidata:Q184"."""
    return [f"{scheme}:{value}" for scheme, value in about["links"].items()]


def offices(about: Mapping[str, Any]) -> list[str]:
    """Who held which post of which body: "Ada Marsh, head of state of Norland"."""
    return [f"{office['holder']}, {office['role']} of {office['body']}" for office in about["offices"]]


def known(about: Mapping[str, Any]) -> Row:
    """The attributes that have a value."""
    return {name: value for name, value in about.items() if value is not None}
