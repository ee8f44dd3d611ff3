"""A made-up realm with an ontology of its own: who reigned, served, was exiled and pardoned, in claims of one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from pyoxigraph import Quad
from rdflib import Graph

from kg.chronicle.assertions import Assertion
from kg.model import Article, Entity, Reading, Status
from kg.ontology import Ontology, read_ontology
from kg.record import record
from tests.readings import DATA, Newsroom, Said

PEOPLE = {name: Entity(name, "Person", name.title()) for name in ("ada", "bo", "cleo", "dag")}
REALMS = {name: Entity(name, "Country", name.title()) for name in ("norland", "sudonia")}


@cache
def politics() -> Ontology:
    """The ontology of tests/data/politics.ttl."""
    return read_ontology(Graph().parse(DATA / "politics.ttl"))


@dataclass(frozen=True)
class Told:
    """A claim as an article of one day makes it: "ada reigns norland"."""

    claim: str
    published: str | None = "2020-01-01"
    when: str | None = None
    ended: bool = False
    status: Status = Status.ACTUAL
    speaker: str = ""
    outlet: str = "The Example"
    sentence: str = "X[It] is Y[so]."

    @property
    def said(self) -> Said:
        """The claim with a sentence."""
        sentence = f"S[{self.speaker.title()}] says: {self.sentence}" if self.speaker else self.sentence
        said = Said(sentence, *self.claim.split(), status=self.status, speaker=self.speaker, when=self.when)  # type: ignore[misc]
        return replace(said, ended=self.ended)

    def assertion(self, number: int = 0) -> Assertion:
        """The claim between entities, its statement named by what it says."""
        subject, predicate, obj = self.claim.split()
        article = Article(f"a{number}", "", published=self.published, publisher=self.outlet)
        name = " ".join(str(part) for part in (self.claim, self.status, self.speaker, self.when) if part)
        return Assertion(
            name,
            subject,
            predicate,
            obj,
            self.status,
            self.speaker or None,
            self.when,
            self.ended,
            article,
            f"r{number}",
        )


def press(told: Iterable[Told]) -> tuple[list[Reading], Newsroom]:
    """An article a claim."""
    room = Newsroom()
    room.add(*PEOPLE.values(), *REALMS.values())
    readings = [
        room.read(f"a{number}", one.said, published=one.published, publisher=one.outlet)
        for number, one in enumerate(told)
    ]
    return readings, room


def quads_of(*told: Told) -> tuple[Quad, ...]:
    """The RDF of an article a claim."""
    readings, room = press(told)
    return record(readings, room.resolution(), politics())
