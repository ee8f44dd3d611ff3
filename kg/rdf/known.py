"""The terms of the vocabularies as the store knows them: a large graph asks for them millions of times."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from pyoxigraph import NamedNode

from kg.rdf.prefixes import OUTSIDE

Made = TypeVar("Made")


class Terms(Generic[Made]):
    """The terms of a namespace as nodes of the store or as plain strings, each made once.

    >>> Terms("https://example.org/", NamedNode).knows, Terms("https://example.org/", str)["knows"]
    (<NamedNode value=https://example.org/knows>, 'https://example.org/knows')
    """

    def __init__(self, namespace: str, make: Callable[[str], Made]) -> None:
        self._namespace, self._make = namespace, make

    def __getattr__(self, name: str) -> Made:
        term = self._make(self._namespace + name)
        setattr(self, name, term)  # from now on it is found without asking here
        return term

    def __getitem__(self, name: str) -> Made:
        term: Made = getattr(self, name)
        return term


DC, DCTERMS, KG, NIF, ORG, PLOVER, PROV, RDF, RDFS, SCHEMA, SEM, SKOS, VOID = (
    Terms(OUTSIDE[prefix], NamedNode)
    for prefix in "dc dcterms kg nif org plover prov rdf rdfs schema sem skos void".split()
)
