"""The terms of the vocabularies as the store knows them: a large graph asks for them millions of times."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.prefixes import PREFIXES


class Terms:
    """The terms of a namespace as the store knows them, each made once.

    >>> Terms("https://example.org/").knows, Terms("https://example.org/")["knows"]
    (<NamedNode value=https://example.org/knows>, <NamedNode value=https://example.org/knows>)
    """

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> NamedNode:
        term = NamedNode(self._namespace + name)
        setattr(self, name, term)  # from now on it is found without asking here
        return term

    def __getitem__(self, name: str) -> NamedNode:
        term: NamedNode = getattr(self, name)
        return term


DCTERMS, KG, NIF, PLOVER, PROV, RDF, RDFS, SCHEMA, SEM, SKOS = (
    Terms(PREFIXES[prefix])
    for prefix in ("dcterms", "kg", "nif", "plover", "prov", "rdf", "rdfs", "schema", "sem", "skos")
)
