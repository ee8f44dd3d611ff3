"""Parts of a graph, read from the store node by node: what a page or the explorer shows, and nothing more.

Of a neighbour only its names are read, not all that is said of it: a country has thousands of statements.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

import networkx as nx
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.project import connect, read_facts
from kg.publish.page.data import describe
from kg.rdf.known import DCTERMS, KG, NIF, ORG, PROV, RDF, RDFS, SEM, SKOS
from kg.rdf.prefixes import Ids, ids_below
from kg.rdf.terms import iri
from kg.serve.edition import Opened
from kg.serve.finding import segment
from kg.serve.names import most_reported

CALLED = (RDF.type, RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.exactMatch, DCTERMS.identifier, KG.size)
ABOVE = (RDFS.subClassOf, RDFS.subPropertyOf, KG.family)
ALL = 1_000_000  # sentences of a statement
OFFICES = 300  # of somebody, and in a body


@dataclass
class Part:
    """What of an edition is shown: `add` things to it, then take its quads, or the network or page data they make."""

    opened: Opened
    sentences: int = ALL  # so many of each statement
    seen: dict[NamedNode, list[Quad]] = field(default_factory=dict)  # what is in the part of each node
    direct: list[Quad] = field(default_factory=list)  # triples that statements assert

    def __post_init__(self) -> None:
        self.whole([NamedNode(self.opened.edition.base)])

    @property
    def store(self) -> Store:
        """The graph."""
        return self.opened.store

    @property
    def quads(self) -> list[Quad]:
        """All that is in the part."""
        return [*self.direct, *(quad for about in self.seen.values() for quad in about)]

    @cached_property
    def ids(self) -> Ids:
        """The namespaces of its ids."""
        return ids_below(self.opened.edition.base)

    def add_entities(self, entities: Iterable[str]) -> None:
        """What entities are called, and of which kind they are."""
        self.called(iri(self.ids.id, entity) for entity in entities)

    def add_offices(self, entity: str) -> None:
        """What somebody was where, and who was what in a body."""
        node = iri(self.ids.id, entity)
        for end in (ORG.member, ORG.organization):
            about = self.whole(islice(self.leading(end, node), OFFICES))
            self.called(self.nodes(about, ORG.member, ORG.organization, ORG.role))

    def add_statements(self, statements: Iterable[str]) -> None:
        """Statements with their ends and relations, and the sentences that make them."""
        for statement in statements:
            self.add_statement(iri(self.ids.statement, statement))

    def add_statement(self, node: NamedNode) -> None:
        """A statement, likewise."""
        if node in self.seen:
            return
        about = self.whole([node])
        ends = {quad.predicate: quad.object for quad in about}
        subject, predicate, obj = (ends.get(part) for part in (RDF.subject, RDF.predicate, RDF.object))
        self.called(self.nodes(about, RDF.subject, RDF.object, PROV.wasAttributedTo))
        self.term(self.nodes(about, RDF.predicate))
        self.only(self.nodes(about, KG.event), SEM.eventType)
        claims = sorted(self.leading(KG.states, node), key=lambda claim: claim.value)[: self.sentences]
        proofs = set(self.nodes(self.whole(claims), PROV.wasDerivedFrom))
        self.whole(self.nodes(self.whole(proofs), NIF.referenceContext))
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and obj:
            self.direct += self.store.quads_for_pattern(subject, predicate, obj, DefaultGraph())

    def whole(self, nodes: Iterable[NamedNode]) -> list[Quad]:
        """All that is said of these nodes."""
        found = list[Quad]()
        for node in nodes:
            if node not in self.seen:
                self.seen[node] = list(self.store.quads_for_pattern(node, None, None, DefaultGraph()))
            found += self.seen[node]
        return found

    def only(self, nodes: Iterable[NamedNode], *predicates: NamedNode) -> list[Quad]:
        """What is said of these nodes by some properties."""
        found = list[Quad]()
        for node in nodes:
            if node not in self.seen:
                patterns = ((node, predicate, None, DefaultGraph()) for predicate in predicates)
                self.seen[node] = [quad for pattern in patterns for quad in self.store.quads_for_pattern(*pattern)]
            found += self.seen[node]
        return found

    def called(self, nodes: Iterable[NamedNode]) -> None:
        """How nodes are called, and of which kind they are."""
        self.term(self.nodes(self.only(nodes, *CALLED), RDF.type))

    def term(self, nodes: Iterable[NamedNode]) -> None:
        """Classes or relations, and those above them."""
        todo = list(nodes)
        while todo:
            node = todo.pop()
            if node not in self.seen:
                todo += self.nodes(self.whole([node]), *ABOVE)

    def leading(self, predicate: NamedNode, node: NamedNode) -> Iterator[NamedNode]:
        """The nodes that a property leads from to one."""
        for quad in self.store.quads_for_pattern(None, predicate, node, DefaultGraph()):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject

    @staticmethod
    def nodes(quads: Iterable[Quad], *predicates: NamedNode) -> Iterator[NamedNode]:
        """What some properties lead to."""
        return (q.object for q in quads if q.predicate in predicates and isinstance(q.object, NamedNode))

    def label(self, relation: str) -> str:
        """What a relation of the ontology is called."""
        about = self.seen.get(KG[relation], ())
        labels = (quad.object for quad in about if quad.predicate == RDFS.label)
        return next((label.value for label in labels if isinstance(label, Literal)), relation)

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The entities and statements as a network; entities weigh what they weigh in the whole graph."""
        network = connect(read_facts(self.quads))
        weights = weigh(self.opened, network)
        for entity, about in network.nodes(data=True):
            about["weight"] = weights.get(entity, 0)
        return network


def weigh(opened: Opened, entities: Collection[str]) -> dict[str, int]:
    """The weight of each entity in the whole graph."""
    marks = ", ".join("?" * len(entities))
    asked = f"SELECT id, weight FROM entity WHERE id IN ({marks})"
    return {row["id"]: row["weight"] for row in opened.names.execute(asked, list(entities))}


def show(part: Part, entities: Collection[str]) -> dict[str, Any]:
    """What the explorer draws of a part: these entities and the statements between them (`describe`)."""
    network: nx.MultiDiGraph[str] = part.network.subgraph(entities).copy()
    heaviest = most_reported(part.opened.names, 1)
    network.graph["heaviest"] = heaviest[0].weight if heaviest else 0
    edition = part.opened.edition
    data = describe(network, title_of(part.opened))
    for id, article in data["articles"].items():
        article["page"] = f"/article/{segment(id)}"
    total = {"entities": edition.entities, "statements": edition.statements, "articles": edition.articles}
    return data | {"total": total}


def title_of(opened: Opened) -> str:
    """What the graph is called, as on graph.html: its only article's title, or how many articles it holds."""
    only = opened.names.execute("SELECT title, id FROM article LIMIT 2").fetchall()
    if len(only) == 1:
        return str(only[0]["title"] or only[0]["id"])
    return f"{opened.edition.articles:,} articles"
