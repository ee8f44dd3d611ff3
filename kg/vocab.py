"""The namespaces of the graph kg writes, and of the vocabularies it leans on."""

from __future__ import annotations

from functools import cache

from rdflib import Namespace, URIRef


class Vocabulary(Namespace):
    """A namespace of few terms, each made once: a large graph asks for them millions of times."""

    @cache  # noqa: B019 - namespaces are constants
    def term(self, name: str) -> URIRef:
        """The term of a name."""
        return super().term(name)


BASE = "https://w3id.org/kg-press/"  # ids live below it: id/, ev/, article/, report/, statement/, event/
KG = Vocabulary(BASE + "ontology#")
PLOVER = Vocabulary(BASE + "plover#")
ID = Namespace(BASE + "id/")
ARTICLE = Namespace(BASE + "article/")
EVIDENCE = Namespace(BASE + "ev/")
REPORT = Namespace(BASE + "report/")
STATEMENT = Namespace(BASE + "statement/")
EVENT = Namespace(BASE + "event/")
LINK = Namespace(BASE + "link/")

SCHEMA = Namespace("https://schema.org/")
SEM = Vocabulary("http://semanticweb.cs.vu.nl/2009/11/sem/")
NIF = Vocabulary("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
WD = Namespace("http://www.wikidata.org/entity/")
WDT = Namespace("http://www.wikidata.org/prop/direct/")
GEONAMES = Namespace("https://sws.geonames.org/")
GN = Namespace("http://www.geonames.org/ontology#")  # its vocabulary
