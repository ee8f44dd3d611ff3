"""What only all claims together tell: from when until when states held, and which statements contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.chronicle.assertions import Assertion
from kg.chronicle.contradictions import find_contradictions
from kg.chronicle.denials import Denials, read_denials
from kg.chronicle.validity import derive_states
from kg.model import Article, Claim, Entity, Status
from kg.nodes import write_state
from kg.nodes.links import Triple
from kg.nodes.offices import Role, read_roles, write_office
from kg.ontology import Ontology
from kg.rdf.known import KG
from kg.rdf.prefixes import Ids


@dataclass
class Chronicle:
    """Hears claim after claim, in whatever order, and tells what follows when all are heard."""

    ontology: Ontology
    include_spoken: bool  # whether one side's word makes states too
    denials: Denials = field(init=False)
    roles: Mapping[str, Role] = field(init=False)  # relation -> what its subject is in its object
    heard: list[Assertion] = field(init=False)

    def __post_init__(self) -> None:
        self.denials = read_denials(self.ontology)
        self.roles = read_roles(self.ontology)
        self.heard = []

    def hear(
        self,
        statement: NamedNode,
        fact: tuple[str, str, str],
        claim: Claim,
        speaker: str | None,
        article: Article,
        report: str,
    ) -> None:
        """A claim of `fact`, by ids of entities, that makes a statement."""
        happens = bool(self.ontology.relations[claim.predicate].event_class)
        negated = claim.status is Status.NEGATED
        denies = negated and self.denials.denies(claim.evidence.of(article.text), speaker, happens, claim.confidence)
        self.heard.append(
            Assertion(statement.value, *fact, claim.status, speaker, claim.when, claim.ended, article, report, denies)
        )

    def tell(self, ids: Ids, entities: Mapping[str, Entity]) -> Iterator[Triple]:
        """States and contradictions as triples."""
        relations = self.ontology.relations
        facts = (a for a in self.heard if a.status is Status.ACTUAL and (self.include_spoken or not a.speaker))
        states = derive_states(facts, relations)
        for state in states:
            relation, ends = relations[state.predicate], (entities[state.subject], entities[state.object])
            yield from write_state(ids, state, relation, ends)
            role = self.roles.get(state.predicate)
            if role and self.ontology.fits(ends[1].kind, role.bodies):
                yield from write_office(ids, state, relation, role, ends)
        for one, other in find_contradictions(self.heard, states, relations):
            yield NamedNode(one), KG.contradicts, NamedNode(other)
            yield NamedNode(other), KG.contradicts, NamedNode(one)
