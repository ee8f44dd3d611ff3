"""The network → three spreadsheets in a folder: nodes.csv, edges.csv and evidence.csv.

Cells that a spreadsheet would run as a formula get an apostrophe in front (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import networkx as nx

from kg.files import write_whole

NODES = ("id", "label", "kind", "aliases", "links", "size", "weight")
EDGES = (
    *("id", "subject", "subject_label", "relation", "object", "object_label", "status", "speaker", "asserted"),
    *("plover", "confidence", "articles", "when"),
)
EVIDENCE = ("edge", "article", "title", "date", "publisher", "url", "start", "end", "quote")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")

Row = dict[str, Any]


def write(network: nx.MultiDiGraph[str], path: Path) -> None:
    """Write the three files into the folder `path`."""
    write_whole(path / "nodes.csv", table(NODES, node_rows(network)))
    write_whole(path / "edges.csv", table(EDGES, edge_rows(network)))
    write_whole(path / "evidence.csv", table(EVIDENCE, evidence_rows(network)))


def table(columns: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    """A header and the rows, as RFC 4180 has it."""
    text = StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode()


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
        for evidence in about["evidence"]:
            yield evidence | {"edge": key}


def cell(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula.

    >>> cell("=1+1"), cell(-1), cell("plain")
    ("'=1+1", -1, 'plain')
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value
