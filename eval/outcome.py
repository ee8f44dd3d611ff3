"""A set as kg read it: every article's layers, and the rows that `kg build` would write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eval.parses import parse_all
from eval.sets import Annotated, load_set
from kg.gazetteer import load_gazetteer
from kg.ontology import load_ontology
from kg.publish.jsonl import attribution_rows, claim_rows, entity_rows
from kg.resolve import resolve
from kg.sight import Sight, look

Row = dict[str, Any]


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


def read_set(name: str) -> Outcome:
    """Extract from every article of a set and resolve over all of them."""
    annotated, ontology, gazetteer = load_set(name), load_ontology(), load_gazetteer()
    sights = {a.id: look(a, doc, ontology, gazetteer) for a, doc in parse_all(annotated.articles)}
    readings = [sight.reading for sight in sights.values()]
    resolution = resolve(readings, gazetteer)
    return Outcome(
        annotated,
        sights,
        list(claim_rows(readings, resolution, ontology)),
        list(entity_rows(readings, resolution, ontology)),
        list(attribution_rows(readings)),
    )
