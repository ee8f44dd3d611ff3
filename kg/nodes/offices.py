"""States → offices: who held which post of which body, from when until when, as the W3C's ORG vocabulary says it.

Which relations tell of a role in a body, and in which kinds of bodies there is such a role, the ontology says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SKOS

from kg.chronicle.validity import State
from kg.ids import content_id
from kg.model import Entity
from kg.nodes import DERIVED, TYPE, state_node, write_period
from kg.nodes.links import Triple
from kg.ontology import Ontology, Relation
from kg.ontology.classes import local_name
from kg.ontology.turtle import text_of
from kg.rdf import known
from kg.rdf.known import ORG, RDFS
from kg.rdf.prefixes import Ids
from kg.rdf.terms import iri
from kg.rdf.vocab import KG


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is in a body: its head of state, its member."""

    node: NamedNode
    label: str
    bodies: frozenset[str]  # the kinds that have such a role
    office: bool  # a post that is there whoever holds it; nobody fills the post of a member


def read_roles(ontology: Ontology) -> Mapping[str, Role]:
    """The roles that lasting relations tell of, by the relation's name."""
    graph: Graph = ontology.graph
    return {
        local_name(relation): Role(
            NamedNode(str(role)),
            text_of(graph, role, SKOS.prefLabel) or local_name(role),
            frozenset(local_name(kind) for kind in graph.objects(role, KG.roleIn)),
            (role, RDF.type, KG.Office) in graph,
        )
        for relation, role in graph.subject_objects(KG.membershipRole)
        if isinstance(role, URIRef)
    }


def write_office(
    ids: Ids, state: State, relation: Relation, role: Role, ends: tuple[Entity, Entity]
) -> Iterator[Triple]:
    """That somebody was something in a body for a time, and the post that he held."""
    holder, body = ends
    node = iri(ids.membership, content_id(state.subject, relation.iri, state.object), state.number)
    post = iri(ids.office, content_id(role.node.value, body.id))
    yield node, TYPE, ORG.Membership
    yield node, RDFS.label, Literal(f"{holder.name}, {role.label} of {body.name}")
    yield node, ORG.member, iri(ids.id, holder.id)
    yield node, ORG.organization, iri(ids.id, body.id)
    yield node, ORG.role, role.node
    yield from write_period(node, state)
    yield node, DERIVED, state_node(ids, state, relation)
    if role.office:
        yield node, known.KG.post, post
        yield post, TYPE, ORG.Post
        yield post, RDFS.label, Literal(f"{role.label} of {body.name}")
        yield post, ORG.postIn, iri(ids.id, body.id)
        yield post, ORG.role, role.node
