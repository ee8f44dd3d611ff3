"""A set as kg read it: every article's layers, and the rows that `kg build` would write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from eval.parses import parse_all
from eval.sets import ALONE, Annotated, load_set
from kg.extract.learned.network import Network, load_network
from kg.gazetteer import load_gazetteer
from kg.ontology import load_ontology
from kg.publish.jsonl import attribution_rows, claim_rows, entity_rows
from kg.resolve import resolve
from kg.sight import Sight, look

Row = dict[str, Any]
LIKELY = 0.3  # where F1 of the network alone is best on the articles kept for tuning


@dataclass(frozen=True)
class Outcome:
    """What was read of a set, by article, and what would be written of it."""

    annotated: Annotated
    sights: Mapping[str, Sight]
    claims: list[Row]
    entities: list[Row]
    attributions: list[Row]

    @property
    def name(self) -> str:
        """The name of the set."""
        return self.annotated.name

    @property
    def plain(self) -> str:
        """The name of the set, however it was read."""
        return self.name.partition("/")[0]


def read_set(name: str) -> Outcome:
    """Extract from every article of a set and resolve over all of them: by the rules alone, or as its name says."""
    plain, slash, _ = name.partition("/")
    outcome = read_annotated(load_set(plain), load_network() if slash else None, alone=name.endswith(ALONE))
    return replace(outcome, annotated=replace(outcome.annotated, name=name))


def read_annotated(annotated: Annotated, network: Network | None, *, alone: bool = False) -> Outcome:
    """The same of articles at hand; `alone` leaves out what only the rules would claim."""
    ontology, gazetteer = load_ontology(), load_gazetteer()
    sights = {a.id: look(a, doc, ontology, gazetteer, network) for a, doc in parse_all(annotated.articles)}
    if alone:
        sights = {article: leave_alone(sight) for article, sight in sights.items()}
    readings = [sight.reading for sight in sights.values()]
    resolution = resolve(readings, gazetteer)
    return Outcome(
        annotated,
        sights,
        list(claim_rows(readings, resolution, ontology)),
        list(entity_rows(readings, resolution, ontology)),
        list(attribution_rows(readings)),
    )


def leave_alone(sight: Sight) -> Sight:
    """What the network would have claimed by itself, at the one chance that suits it best."""
    chances = ((a.claim, a.network or 0.0) for a in sight.appraisals)
    said = [replace(claim, confidence=round(chance, 2)) for claim, chance in chances if chance >= LIKELY]
    claims = tuple({claim.id: claim for claim in said}.values())
    return Sight(sight.scene, sight.opinion, replace(sight.reading, claims=claims))
