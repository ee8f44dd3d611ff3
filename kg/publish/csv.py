"""The network → three spreadsheets: nodes.csv, edges.csv and evidence.csv."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx

from kg.publish.view import View
from kg.spreadsheet import write_table

NODES = ("id", "label", "kind", "aliases", "links", "size", "weight")
EDGES = (
    *("id", "subject", "subject_label", "relation", "object", "object_label", "status", "speaker", "asserted"),
    *("plover", "confidence", "articles", "reports", "outlets", "first_seen", "last_seen", "when"),
)
EVIDENCE = ("edge", "article", "report", "title", "date", "publisher", "url", "start", "end", "quote")

Row = dict[str, Any]


def nodes(view: View) -> Iterator[bytes]:
    """nodes.csv: the entities."""
    yield write_table(NODES, node_rows(view.network))


def edges(view: View) -> Iterator[bytes]:
    """edges.csv: the statements."""
    yield write_table(EDGES, edge_rows(view.network))


def evidence(view: View) -> Iterator[bytes]:
    """evidence.csv: the sentences."""
    yield write_table(EVIDENCE, evidence_rows(view.network))


def node_rows(network: nx.MultiDiGraph[str]) -> Iterator[Row]:
    """One row an entity; several aliases or links are parted by " | "."""
    for node, about in network.nodes(data=True):
        links = (f"{scheme}:{value}" for scheme, value in about["links"].items())
        yield about | {"id": node, "aliases": " | ".join(about["aliases"]), "links": " | ".join(links)}


def edge_rows(network: nx.MultiDiGraph[str]) -> Iterator[Row]:
    """One row a statement."""
    for subject, obj, key, about in network.edges(keys=True, data=True):
        labels = {"subject_label": network.nodes[subject]["label"], "object_label": network.nodes[obj]["label"]}
        yield about | {"id": key, "subject": subject, "object": obj} | labels


def evidence_rows(network: nx.MultiDiGraph[str]) -> Iterator[Row]:
    """One row for each sentence of each statement."""
    for _, _, key, about in network.edges(keys=True, data=True):
        for sentence in about["evidence"]:
            yield sentence | {"edge": key}
