"""The graph as a property graph, for Neo4j and its kin: entities and statements, and the sentences and articles behind.

A statement is a relationship between its two ends. Since nothing can point to a relationship, evidence names the
statement by its id.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.dates import bounds
from kg.ontology.classes import local_name
from kg.project import KG, Row, ancestors, typed
from kg.publish.network.named import edges, matches, nodes, quotes
from kg.publish.tables.rows import article_rows
from kg.publish.view import View
from kg.rdf.prefixes import OUTSIDE


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its labels, the first of which its table shares, and its properties; `id` is one of them."""

    labels: tuple[str, ...]
    about: Row


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between nodes named by their ids; one with an `id` is one of perhaps several of its type."""

    start: str
    type: str
    end: str
    about: Row


@dataclass(frozen=True, slots=True)
class Nodes:
    """All nodes of one label, in which ids are unique, and the types of their properties as Neo4j names them."""

    label: str
    types: dict[str, str]
    rows: Callable[[View], Iterator[Node]]


@dataclass(frozen=True, slots=True)
class Relationships:
    """All relationships between nodes of two labels."""

    labels: tuple[str, str]
    types: dict[str, str]
    rows: Callable[[View], Iterator[Relationship]]


def entities(view: View) -> Iterator[Node]:
    """Whom and what the graph is about, with the kinds above their own as further labels."""
    kinds = find_kinds(view)
    for node, about in nodes(view):
        row = about | {"id": node, "name": about["label"], "links": matches(about)}
        yield Node(("Entity", *kinds.get(about["kind"], ())), known(row, ENTITY))


def articles(view: View) -> Iterator[Node]:
    """The articles, without their texts."""
    for row in article_rows(view):
        yield Node(("Article",), known(row, ARTICLE))


def evidence(view: View) -> Iterator[Node]:
    """The sentences, one for each claim."""
    for statement, sentence in sentences(view):
        row = {"id": sentence["claim"], "statement": statement, "begin": sentence["start"]} | sentence
        yield Node(("Evidence",), known(row, EVIDENCE))


def statements(view: View) -> Iterator[Relationship]:
    """What is said, whatever its standing."""
    for subject, obj, key, about in edges(view):
        begin, end = bounds(about["when"])
        row = about | {"id": key, "valid_from": begin, "valid_until": end, "quote": next(iter(quotes(about)), None)}
        yield Relationship(subject, relationship_type(about["relation"]), obj, known(row, STATEMENT))


def mentions(view: View) -> Iterator[Relationship]:
    """Whom each sentence speaks of: the ends of its statement."""
    for subject, obj, _, about in edges(view):
        for sentence in about["evidence"]:
            for end in (subject, obj):
                yield Relationship(sentence["claim"], "MENTIONS", end, {})


def sources(view: View) -> Iterator[Relationship]:
    """Which article each sentence is from."""
    for _, sentence in sentences(view):
        yield Relationship(sentence["claim"], "FROM", sentence["article"], {})


def sentences(view: View) -> Iterator[tuple[str, Row]]:
    """All evidence, with the id of its statement."""
    for *_, key, about in view.network.edges(keys=True, data=True):
        for sentence in about["evidence"]:
            yield key, sentence


def find_kinds(view: View) -> Mapping[str, tuple[str, ...]]:
    """Each kind, by its local name, with the wider ones of the ontology."""
    facts, kinds = view.facts, sorted(typed(view.facts, KG.Kind))
    return {
        local_name(kind): tuple(
            local_name(wider) for wider in ancestors(facts, kind) if wider in kinds or wider.startswith(OUTSIDE["kg"])
        )
        for kind in kinds
    }


def known(row: Row, types: Mapping[str, str]) -> Row:
    """The properties that have a value."""
    return {name: row[name] for name in types if row.get(name) not in (None, "", [])}


def relationship_type(relation: str) -> str:
    """A relation as Neo4j writes types.

    >>> relationship_type("securedReleaseOf")
    'SECURED_RELEASE_OF'
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", relation).upper()


def of_type(type_: str, *names: str) -> dict[str, str]:
    """Row of one type."""
    return dict.fromkeys(names, type_)


ENTITY = {
    **of_type("string", "id", "iri", "name", "kind"),
    **of_type("string[]", "aliases", "links"),
    **of_type("long", "size", "weight"),
}
ARTICLE = of_type("string", "id", "iri", "title", "date", "outlet", "url", "language", "report") | {
    "authors": "string[]"
}
EVIDENCE = of_type("string", "id", "statement", "quote", "report") | of_type("long", "begin", "end")
STATEMENT = {
    **of_type("string", "id", "iri", "relation", "label", "status", "speaker", "speaker_id"),
    **of_type("boolean", "asserted", "symmetric"),
    "confidence": "double",
    **of_type("long", "articles", "reports", "outlets"),
    **of_type("string", "first_seen", "last_seen", "valid_from", "valid_until", "plover"),
    "events": "string[]",
    "quote": "string",
}

NODES = {
    "entities": Nodes("Entity", ENTITY, entities),
    "articles": Nodes("Article", ARTICLE, articles),
    "evidence": Nodes("Evidence", EVIDENCE, evidence),
}
RELATIONSHIPS = {
    "statements": Relationships(("Entity", "Entity"), STATEMENT, statements),
    "mentions": Relationships(("Evidence", "Entity"), {}, mentions),
    "sources": Relationships(("Evidence", "Article"), {}, sources),
}
