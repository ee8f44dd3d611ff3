"""What a relation begins or ends: "Y holdsOfficeIn X" in the ontology → the states that are meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rdflib import Graph, URIRef

from kg.ontology.turtle import texts_of
from kg.rdf.vocab import KG


class Effect(StrEnum):
    """What a relation does to a state: properties of the ontology by their local names."""

    BEGINS = "begins"
    ENDS = "ends"
    MAY_END = "mayEnd"  # unless later reports say that it goes on


@dataclass(frozen=True, slots=True)
class Bound:
    """The states of one lasting relation, by their ends: "X" or "Y" of the relation that begins or ends them.

    An empty end may be anyone: who frees people ends their being detained, whoever detained them.
    """

    effect: Effect
    state: str
    subject: str
    object: str

    def ends(self, x: str, y: str) -> tuple[str, str]:
        """The ends of the states, where X and Y of the relation are these entities; nothing for anyone."""
        names = {"X": x, "Y": y, "": ""}
        return names[self.subject], names[self.object]


def read_bounds(graph: Graph, iri: URIRef) -> Iterator[Bound]:
    """What the ontology says that a relation begins and ends."""
    for effect in Effect:
        for text in texts_of(graph, iri, KG[effect]):
            yield read_bound(effect, text)


def read_bound(effect: Effect, text: str) -> Bound:
    """A bound as the ontology writes it: a tiny sentence.

    >>> read_bound(Effect.ENDS, "detained Y")
    Bound(effect=<Effect.ENDS: 'ends'>, state='detained', subject='', object='Y')
    """
    words = text.split()
    subject = words.pop(0) if words[:1] in (["X"], ["Y"]) else ""
    obj = words.pop() if words[-1:] in (["X"], ["Y"]) else ""
    return Bound(effect, " ".join(words), subject, obj)
