"""One output format a file, each with the same `write`; FORMATS is the list of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from kg.publish import csv, gexf, graphml, jsonld, nquads, ntriples, turtle


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write the graph: the usual file name, the view it is made from, and `write(view, path)`."""

    file: str
    view: Literal["store", "network"]
    write: Callable[[Any, Path], None]


FORMATS: Mapping[str, Format] = {
    "turtle": Format("graph.ttl", "store", turtle.write),
    "ntriples": Format("graph.nt", "store", ntriples.write),
    "nquads": Format("graph.nq", "store", nquads.write),
    "jsonld": Format("graph.jsonld", "store", jsonld.write),
    "graphml": Format("graph.graphml", "network", graphml.write),
    "gexf": Format("graph.gexf", "network", gexf.write),
    "csv": Format("csv", "network", csv.write),
}
