"""The part of a graph that an answer rests on: its statements and entities, with all that is needed to draw them.

A row rests on the triples that the patterns of its query match. Statements among them are taken as they are; a direct
triple stands for the statements that assert it; a sentence, claim, event, state or article for the statements that
belong to it, unless the same answer names one of them; articles come last. What only the question joins is a statement
of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from kg.ids import content_id
from kg.query.answers import Solutions
from kg.query.patterns import Pattern
from kg.rdf.known import KG, NIF, PROV, RDF, RDFS, SKOS
from kg.rdf.prefixes import OUTSIDE, Ids, find_base, ids_below
from kg.rdf.terms import id_of, iri

INVERSE = NamedNode(OUTSIDE["owl"] + "inverseOf")
SYMMETRIC = NamedNode(OUTSIDE["owl"] + "SymmetricProperty")
DERIVED, CONTEXT = PROV.wasDerivedFrom, NIF.referenceContext
TO_TERMS = (RDF.type, RDF.predicate, RDFS.subClassOf)
ONWARD = (*TO_TERMS, RDF.subject, RDF.object, PROV.wasAttributedTo, KG.event, CONTEXT)  # where drawing looks further


class Cut(NamedTuple):
    """A part of a graph: its quads, and the ids of the entities that it is about."""

    quads: list[Quad]
    entities: frozenset[str]


def cut_out(store: Store, found: Solutions | list[Triple], patterns: Iterable[Pattern]) -> Cut:
    """The part that rows of these patterns, or triples, rest on; an empty one where nothing of it can be drawn."""
    part = Part(store)
    if isinstance(found, Solutions):
        part.add_rows(found, list(patterns))
    else:
        for triple in found:
            part.add_triple(triple.subject, triple.predicate, triple.object)
    return part.cut()


def measure(store: Store) -> tuple[int, int]:
    """How many entities and how many statements a graph has."""
    ids = ids_below(find_base(store))
    named = {quad.subject for quad in store.quads_for_pattern(None, SKOS.prefLabel, None, DefaultGraph())}
    entities = sum(isinstance(node, NamedNode) and node.value.startswith(ids.id) for node in named)
    return entities, sum(1 for _ in store.quads_for_pattern(None, RDF.type, KG.Statement, DefaultGraph()))


@dataclass
class Part:
    """What of a store an answer speaks of."""

    store: Store
    nodes: set[NamedNode] = field(default_factory=set)
    facts: set[tuple[NamedNode, NamedNode, NamedNode]] = field(default_factory=set)  # direct, between two entities
    base: str = field(init=False)
    ids: Ids = field(init=False)

    def __post_init__(self) -> None:
        self.base = find_base(self.store)
        self.ids = ids_below(self.base)

    def add_rows(self, found: Solutions, patterns: Iterable[Pattern]) -> None:
        """What the rows name, and the direct triples that their patterns match in the graph."""
        place = {name: number for number, name in enumerate(found.names)}
        ends = [pattern for pattern in patterns if all(not isinstance(end, str) or end in place for end in pattern)]
        for row in found.rows:
            self.nodes.update(term for term in row if isinstance(term, NamedNode))
            for pattern in ends:
                s, p, o = (row[place[end]] if isinstance(end, str) else end for end in pattern)
                self.add_triple(s, p, o)
        self.facts = {fact for fact in self.facts if next(self.store.quads_for_pattern(*fact), None)}

    def add_triple(self, subject: object, predicate: object, obj: object) -> None:
        """The nodes of a triple, and the triple itself where it joins two entities."""
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and isinstance(obj, NamedNode):
            self.nodes |= {subject, obj}
            if self.is_entity(subject) and self.is_entity(obj):
                self.facts.add((subject, predicate, obj))
        else:
            self.nodes.update(term for term in (subject, obj) if isinstance(term, NamedNode))

    def is_entity(self, node: NamedNode) -> bool:
        """Whether a node is an entity, as its IRI shows."""
        return node.value.startswith(self.ids.id)

    def cut(self) -> Cut:
        """All that the graph says of these statements and entities, and what drawing them looks up.

        Who only speaks in a statement is no entity of the part. Where it names no statement, it has those between its
        entities.
        """
        stated = {fact: self.stating(*fact) for fact in self.facts}
        own = sorted((fact for fact, found in stated.items() if not found), key=str)
        statements = {node for node in self.nodes if self.has(node, RDF.type, KG.Statement)}.union(*stated.values())
        for node in sorted(self.nodes, key=lambda node: (node.value.startswith(self.ids.article), node.value)):
            belonging = self.belonging(node)
            if not statements & belonging:
                statements |= belonging
        entities = {node for node in self.nodes if self.is_entity(node) and self.has(node)}
        if not statements and not own:
            statements = {node for ends in self.pairs if entities.issuperset(ends) for _, node in self.pairs[ends]}
        speakers = {end for node in statements for end in self.objects(node, PROV.wasAttributedTo)}
        ends = {end for node in statements for end in self.objects(node, RDF.subject, RDF.object)}
        entities = (entities - speakers) | ends | {end for s, _, o in own for end in (s, o)}
        made = [Quad(*line) for fact in own for line in self.make(*fact)]
        quads = [*self.closure(statements | entities), *made] if statements or entities else []
        return Cut(quads, frozenset(id_of(node.value, self.ids.id) for node in entities))

    def has(self, subject: NamedNode, predicate: NamedNode | None = None, obj: NamedNode | None = None) -> bool:
        """Whether the graph, or what follows from it, holds a triple."""
        return next(self.store.quads_for_pattern(subject, predicate, obj), None) is not None

    @cached_property
    def pairs(self) -> dict[tuple[NamedNode, NamedNode], list[tuple[NamedNode, NamedNode]]]:
        """The relation and the node of each statement, by its two ends."""
        parts = [dict(self.joined(RDF[end])) for end in ("subject", "predicate", "object")]
        found = defaultdict(list)
        for node, _ in self.joined(RDF.type, KG.Statement):
            subject, relation, obj = (part.get(node) for part in parts)
            if subject and relation and obj:
                found[subject, obj].append((relation, node))
        return found

    def stating(self, subject: NamedNode, predicate: NamedNode, obj: NamedNode) -> set[NamedNode]:
        """The statements behind a direct triple, those of what is actual if there are any."""
        found = {node for relation, node in self.pairs.get((subject, obj), ()) if self.says(relation, predicate)}
        found |= {node for relation, node in self.pairs.get((obj, subject), ()) if self.says_back(relation, predicate)}
        return {node for node in found if self.has(node, KG.status, KG.actual)} or found

    def says(self, relation: NamedNode, predicate: NamedNode) -> bool:
        """Whether what a relation says, a property says as well."""
        return relation == predicate or self.has(relation, RDFS.subPropertyOf, predicate)

    def says_back(self, relation: NamedNode, predicate: NamedNode) -> bool:
        """Whether what a relation says, a property says the other way round."""
        same = relation == predicate and self.has(relation, RDF.type, SYMMETRIC)
        return same or self.has(relation, INVERSE, predicate) or self.has(predicate, INVERSE, relation)

    def belonging(self, node: NamedNode) -> set[NamedNode]:
        """The statements that a sentence, claim, event, state, membership or article belongs to."""
        kind = node.value.removeprefix(self.base).partition("/")[0]
        found = set[NamedNode]()
        if kind == "article":
            sentences = self.joined(CONTEXT, node)
            found = {statement for proof, _ in sentences for statement, _ in self.joined(DERIVED, proof)}
        elif kind in {"ev", "event"}:
            found = {statement for statement, _ in self.joined(DERIVED if kind == "ev" else KG.event, node)}
        elif kind in {"claim", "state"}:
            found = set(self.objects(node, KG.states, KG.begunBy, KG.endedBy, DERIVED))
        elif kind == "membership":
            found = {each for state in self.objects(node, DERIVED) for each in self.belonging(state)}
        return {each for each in found if self.has(each, RDF.type, KG.Statement)}

    def joined(self, predicate: NamedNode, obj: NamedNode | None = None) -> Iterator[tuple[NamedNode, NamedNode]]:
        """The two ends of every triple of a property, or of those that lead to one node."""
        for quad in self.store.quads_for_pattern(None, predicate, obj, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                yield quad.subject, quad.object

    def objects(self, subject: NamedNode, *predicates: NamedNode) -> Iterator[NamedNode]:
        """What a node is said to be or to have by these properties."""
        for quad in self.store.quads_for_pattern(subject, None, None, DefaultGraph()):
            if quad.predicate in predicates and isinstance(quad.object, NamedNode):
                yield quad.object

    def make(
        self, subject: NamedNode, predicate: NamedNode, obj: NamedNode
    ) -> Iterator[tuple[NamedNode, NamedNode, NamedNode]]:
        """A statement that only the question makes."""
        node = iri(self.ids.statement, content_id(subject.value, predicate.value, obj.value))
        yield node, RDF.type, KG.Statement
        yield node, RDF.subject, subject
        yield node, RDF.predicate, predicate
        yield node, RDF.object, obj
        yield node, KG.status, KG.asked

    def closure(self, nodes: Collection[NamedNode]) -> Iterator[Quad]:
        """What the graph says of nodes, and of whatever they are said to be, by whom, and where."""
        seen = {*nodes, NamedNode(self.base)}
        todo = list(seen)
        while todo:
            node = todo.pop()
            yield from self.store.quads_for_pattern(node, None, None, DefaultGraph())
            further = {claim for claim, _ in self.joined(KG.states, node)}
            further.update(self.objects(node, *ONWARD, *((DERIVED,) if self.is_claim(node) else ())))
            todo += further - seen
            seen |= further

    def is_claim(self, node: NamedNode) -> bool:
        """Whether a node is a claim, as its IRI shows."""
        return node.value.startswith(self.ids.claim)
