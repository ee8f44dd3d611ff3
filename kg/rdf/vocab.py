"""The namespaces of kg's ontology, and of the vocabularies it leans on; those of ids are in kg/rdf/prefixes.py."""

from __future__ import annotations

from functools import cache

from rdflib import Namespace, URIRef


class Vocabulary(Namespace):
    """A namespace of few terms, each made once: a large graph asks for them millions of times."""

    @cache  # noqa: B019 - namespaces are constants
    def term(self, name: str) -> URIRef:
        """The term of a name."""
        return super().term(name)


KG = Vocabulary("https://w3id.org/kg-press/ontology#")
PLOVER = Vocabulary("https://w3id.org/kg-press/plover#")
SCHEMA = Namespace("https://schema.org/")
SEM = Vocabulary("http://semanticweb.cs.vu.nl/2009/11/sem/")
NIF = Vocabulary("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
WD = Namespace("http://www.wikidata.org/entity/")
WDT = Namespace("http://www.wikidata.org/prop/direct/")
GEONAMES = Namespace("https://sws.geonames.org/")
GN = Namespace("http://www.geonames.org/ontology#")  # its vocabulary
