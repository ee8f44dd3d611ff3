"""What the endpoint tells programs of itself: SPARQL 1.1 Service Description, with VoID's counts."""

from __future__ import annotations

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from kg.rdf.known import RDF, VOID, Terms
from kg.rdf.prefixes import OUTSIDE, inferred_graph
from kg.rdf.terms import Term, integer
from kg.serve.edition import Edition

SPACE = "http://www.w3.org/ns/sparql-service-description#"
SD, FORMATS = Terms(SPACE, NamedNode), Terms("http://www.w3.org/ns/formats/", NamedNode)
HTML = "text/html"
DESCRIBED = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
WRITTEN = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV Turtle N-Triples JSON-LD RDF_XML"
)


def describe(edition: Edition, endpoint: str, type: str) -> bytes:
    """The description of the endpoint at an address, as one of the types of DESCRIBED."""
    service, dataset, default, named, inferred = (
        BlankNode(name) for name in "service dataset default named inferred".split()
    )
    told: list[tuple[BlankNode, NamedNode, Term]] = [
        (service, RDF.type, SD.Service),
        (service, SD.endpoint, NamedNode(endpoint)),
        (service, SD.supportedLanguage, SD.SPARQL11Query),
        *((service, SD.resultFormat, FORMATS[name]) for name in WRITTEN.split()),
        (service, SD.defaultDataset, dataset),
        (dataset, RDF.type, SD.Dataset),
        (dataset, SD.defaultGraph, default),
        (default, RDF.type, SD.Graph),
        (default, VOID.triples, integer(edition.triples + edition.inferred)),
        (dataset, SD.namedGraph, named),
        (named, RDF.type, SD.NamedGraph),
        (named, SD.name, inferred_graph(edition.base)),
        (named, SD.graph, inferred),
        (inferred, RDF.type, SD.Graph),
        (inferred, VOID.triples, integer(edition.inferred)),
    ]
    known = {name: OUTSIDE[name] for name in ("rdf", "void", "xsd")} | {"sd": SPACE}
    triples = [Triple(*each) for each in told]
    return serialize(triples, format=DESCRIBED[type], prefixes=known) or b""
