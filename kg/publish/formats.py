"""The list of output formats: the files each has, and what writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.publish import ftm, vault
from kg.publish.network import csv, cypher, cytoscape, gexf, graphml, neo4j, nodelink
from kg.publish.rdf import jsonld, nquads, ntriples, rdf12, rdfxml, trig, turtle
from kg.publish.tables import datasette, parquet, sqlite
from kg.publish.view import Pages, Writer


@dataclass(frozen=True, slots=True)
class Format:
    """A format of known files, each by its name; or one of as many files as the graph asks for, its pages."""

    files: Mapping[str, Writer] = field(default_factory=dict)
    pages: Pages | None = None


FORMATS: Mapping[str, Format] = {
    "turtle": Format({"graph.ttl": turtle.write}),
    "ntriples": Format({"graph.nt": ntriples.write}),
    "nquads": Format({"graph.nq": nquads.write}),
    "trig": Format({"graph.trig": trig.write}),
    "rdfxml": Format({"graph.rdf": rdfxml.write}),
    "rdf12": Format({"graph.12.ttl": rdf12.write}),
    "jsonld": Format({"graph.jsonld": jsonld.write}),
    "context": Format({"context.jsonld": jsonld.context}),
    "graphml": Format({"graph.graphml": graphml.write}),
    "gexf": Format({"graph.gexf": gexf.write}),
    "cytoscape": Format({"graph.cyjs": cytoscape.write}),
    "nodelink": Format({"graph.json": nodelink.write}),
    "neo4j": Format(pages=neo4j.write),
    "cypher": Format({"graph.cypher": cypher.write}),
    "csv": Format({"nodes.csv": csv.nodes, "edges.csv": csv.edges, "evidence.csv": csv.evidence}),
    "parquet": Format(pages=parquet.write),
    "ftm": Format({"entities.ftm.json": ftm.write}),
    "sqlite": Format({"graph.sqlite": sqlite.write, "graph.metadata.json": datasette.write}),
    "vault": Format(pages=vault.write),
}
