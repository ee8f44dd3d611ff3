"""Classes of events in the ontology: which happenings belong together, and the further parts in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDFS, Graph, URIRef

from kg.ontology.classes import kinds_at, local_name
from kg.ontology.turtle import texts_of
from kg.rdf.vocab import KG, SCHEMA


@dataclass(frozen=True, slots=True)
class Role:
    """A further part in events: the prepositions that tell of it, and the kinds that may take it."""

    name: str
    prepositions: tuple[str, ...]
    kinds: frozenset[str]


def widest(graph: Graph, event: URIRef) -> str:
    """The widest class above one of events, below that of all events."""
    above = graph.transitive_objects(event, RDFS.subClassOf)
    return local_name([event, *(c for c in above if str(c).startswith(str(KG)) and c != KG.Event)][-1])


def event_roles(graph: Graph, event: URIRef) -> Iterator[Role]:
    """The roles of a class of events and of the classes above it."""
    above = graph.transitive_objects(event, RDFS.subClassOf)
    for role in sorted({r for c in above for r in graph.objects(c, KG.eventRole) if isinstance(r, URIRef)}):
        words = (w for text in texts_of(graph, role, KG.preposition) for w in text.split("|"))
        yield Role(local_name(role), tuple(sorted(words)), kinds_at(graph, role, SCHEMA.rangeIncludes))
