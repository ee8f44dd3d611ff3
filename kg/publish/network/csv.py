"""The network → three spreadsheets: nodes.csv, edges.csv and evidence.csv."""

from __future__ import annotations

from collections.abc import Iterator

from kg.project import Row
from kg.publish.network.named import edges as named_edges
from kg.publish.network.named import matches
from kg.publish.network.named import nodes as named_nodes
from kg.publish.view import View
from kg.rdf.terms import iri
from kg.spreadsheet import write_rows

NODES = ("id", "label", "kind", "aliases", "links", "size", "weight", "iri")
EDGES = (
    *("id", "subject", "subject_label", "relation", "object", "object_label", "status", "speaker", "speaker_id"),
    *("asserted", "plover", "confidence", "articles", "reports", "outlets", "first_seen", "last_seen"),
    *("when", "events", "iri"),
)
EVIDENCE = (
    *("edge", "claim", "article", "report", "title", "date", "publisher", "url", "start", "end", "quote"),
    *("iri", "article_iri"),
)
BETWEEN = " | "  # the values of a list


def nodes(view: View) -> Iterator[bytes]:
    """nodes.csv: the entities."""
    return write_rows(NODES, node_rows(view))


def edges(view: View) -> Iterator[bytes]:
    """edges.csv: the statements."""
    return write_rows(EDGES, edge_rows(view))


def evidence(view: View) -> Iterator[bytes]:
    """evidence.csv: the sentences."""
    return write_rows(EVIDENCE, evidence_rows(view))


def node_rows(view: View) -> Iterator[Row]:
    """One row an entity."""
    for node, about in named_nodes(view):
        lists = {"aliases": BETWEEN.join(about["aliases"]), "links": BETWEEN.join(matches(about))}
        yield about | {"id": node} | lists


def edge_rows(view: View) -> Iterator[Row]:
    """One row a statement."""
    label = {node: about["label"] for node, about in named_nodes(view)}
    for subject, obj, key, about in named_edges(view):
        ends = {"subject": subject, "subject_label": label[subject], "object": obj, "object_label": label[obj]}
        yield about | {"id": key, "events": BETWEEN.join(about["events"])} | ends


def evidence_rows(view: View) -> Iterator[Row]:
    """One row for each sentence of each statement: where it is made, by claim and article."""
    ids = view.ids
    for *_, key, about in view.network.edges(keys=True, data=True):
        for sentence in about["evidence"]:
            article = iri(ids.article, sentence["article"]).value
            claim = iri(ids.claim, sentence["claim"]).value
            yield sentence | {"edge": key, "iri": claim, "article_iri": article}
