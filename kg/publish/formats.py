"""The list of output formats: the view each is made from and the files it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kg.publish import csv, gexf, graphml, jsonld, nquads, ntriples, turtle


@dataclass(frozen=True, slots=True)
class Format:
    """The view it is made from, and for each file what makes its bytes of that view."""

    view: Literal["quads", "network"]
    files: Mapping[str, Callable[[Any], bytes]]


FORMATS: Mapping[str, Format] = {
    "turtle": Format("quads", {"graph.ttl": turtle.serialize}),
    "ntriples": Format("quads", {"graph.nt": ntriples.serialize}),
    "nquads": Format("quads", {"graph.nq": nquads.serialize}),
    "jsonld": Format("quads", {"graph.jsonld": jsonld.serialize}),
    "graphml": Format("network", {"graph.graphml": graphml.serialize}),
    "gexf": Format("network", {"graph.gexf": gexf.serialize}),
    "csv": Format("network", {"nodes.csv": csv.nodes, "edges.csv": csv.edges, "evidence.csv": csv.evidence}),
}
