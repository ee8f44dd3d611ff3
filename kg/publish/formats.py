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
    """A format of known files, each by its name; or one of as many files as the graph asks for, its pages.

    `reader` says in a few words who or what it is for.
    """

    reader: str
    files: Mapping[str, Writer] = field(default_factory=dict)
    pages: Pages | None = None


FORMATS: Mapping[str, Format] = {
    "turtle": Format("people, editors, any store", {"graph.ttl": turtle.write}),
    "ntriples": Format("streams, grep and diff", {"graph.nt": ntriples.write}),
    "nquads": Format("stores that keep graphs apart", {"graph.nq": nquads.write}),
    "trig": Format("the same, to be read by people", {"graph.trig": trig.write}),
    "rdfxml": Format("tools that know nothing newer", {"graph.rdf": rdfxml.write}),
    "rdf12": Format("stores of RDF 1.2", {"graph.12.ttl": rdf12.write}),
    "jsonld": Format("programs that read JSON", {"graph.jsonld": jsonld.write}),
    "context": Format("whoever writes such JSON by hand", {"context.jsonld": jsonld.context}),
    "graphml": Format("yEd, igraph, Gephi, Cytoscape", {"graph.graphml": graphml.write}),
    "gexf": Format("Gephi, with its timeline", {"graph.gexf": gexf.write}),
    "cytoscape": Format("Cytoscape, cytoscape.js", {"graph.cyjs": cytoscape.write}),
    "nodelink": Format("Python with NetworkX; D3", {"graph.json": nodelink.write}),
    "neo4j": Format("Neo4j, by its bulk import", pages=neo4j.write),
    "cypher": Format("Neo4j and its kin, running", {"graph.cypher": cypher.write}),
    "csv": Format(
        "spreadsheets, R, pandas", {"nodes.csv": csv.nodes, "edges.csv": csv.edges, "evidence.csv": csv.evidence}
    ),
    "parquet": Format("DuckDB, pandas, Polars, Spark", pages=parquet.write),
    "ftm": Format("Aleph and its kin", {"entities.ftm.json": ftm.write}),
    "sqlite": Format(
        "Datasette, all that reads SQLite", {"graph.sqlite": sqlite.write, "graph.metadata.json": datasette.write}
    ),
    "vault": Format("Obsidian, Logseq", pages=vault.write),
}
