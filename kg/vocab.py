"""The namespaces of the graph kg writes, and of the vocabularies it leans on."""

from __future__ import annotations

from rdflib import Namespace

BASE = "https://w3id.org/kg-press/"  # ids live below it: id/, ev/, article/, report/, statement/, event/
KG = Namespace(BASE + "ontology#")
PLOVER = Namespace(BASE + "plover#")
ID = Namespace(BASE + "id/")
ARTICLE = Namespace(BASE + "article/")
EVIDENCE = Namespace(BASE + "ev/")
REPORT = Namespace(BASE + "report/")
STATEMENT = Namespace(BASE + "statement/")
EVENT = Namespace(BASE + "event/")
LINK = Namespace(BASE + "link/")

SCHEMA = Namespace("https://schema.org/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
WD = Namespace("http://www.wikidata.org/entity/")
WDT = Namespace("http://www.wikidata.org/prop/direct/")
GEONAMES = Namespace("https://sws.geonames.org/")
GN = Namespace("http://www.geonames.org/ontology#")  # its vocabulary
