"""Terms of other vocabularies: they exist, are what kg takes them for, and have the ends that they want."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from kg.ontology import builtin_folder
from kg.rdf.prefixes import PREFIXES
from tests.ontology.sources import declared, iris, namespaces, ontology, read, vocabularies, written

SUPERSEDED = URIRef("https://schema.org/supersededBy")
CLASSES = (OWL.Class, RDFS.Class)
MAPPINGS = {SKOS[name] for name in ("closeMatch", "relatedMatch", "broadMatch", "narrowMatch", "exactMatch")}
PROGRAM = Path(__file__).parents[2] / "kg"


def external(graph: Graph) -> set[URIRef]:
    return {iri for iri in iris(graph) if str(iri).startswith(namespaces()) and str(iri) not in namespaces()}


@pytest.mark.parametrize("name", ["kg", "plover", "territories", "shapes"])
def test_the_terms_that_a_file_uses_are_in_their_vocabularies(name: str) -> None:
    assert external(read(name))
    assert {iri for iri in external(read(name)) - homes() if not known(iri)} == set()


def test_so_are_those_that_a_graph_uses() -> None:
    assert len(external(written())) > 30
    assert {iri for iri in external(written()) - homes() if not known(iri)} == set()


def test_so_are_those_that_the_program_and_its_queries_name() -> None:
    named = set()
    for path in [*PROGRAM.rglob("*.py"), *PROGRAM.rglob("*.rq"), *builtin_folder().rglob("*.rq")]:
        mark = ":" if path.suffix == ".rq" else "[.]"  # schema:Person in a query, SCHEMA.Person in the program
        for prefix, name in re.findall(rf"\b([A-Za-z]+){mark}([A-Za-z]\w+)\b(?!\()", path.read_text("utf-8")):
            space = PREFIXES.get(prefix if mark == ":" else prefix.lower() * prefix.isupper(), "?")
            named |= {URIRef(space + name)} if space in namespaces() else set()
    assert len(named) > 20
    assert {iri for iri in named if not known(iri)} == set()


def homes() -> set[URIRef]:
    """The vocabularies themselves, as rdfs:isDefinedBy and void:vocabulary name them."""
    return {URIRef(space) for space in namespaces()} | {
        iri for iri in ontology().objects(None, RDFS.isDefinedBy) if isinstance(iri, URIRef)
    }


def known(iri: URIRef) -> bool:
    return (iri, RDF.type, None) in vocabularies()


def test_none_is_out_of_date() -> None:
    used = external(ontology()) | external(written()) | external(read("shapes"))
    assert {iri for iri in used if (iri, SUPERSEDED, None) in vocabularies()} == set()
    assert {iri for iri in used if (iri, OWL.deprecated, Literal(True)) in vocabularies()} == set()


@pytest.mark.parametrize("graph", [ontology, written, lambda: read("territories")])
def test_classes_are_used_as_classes_and_properties_as_properties(graph) -> None:
    as_class = {o for p in (RDF.type, RDFS.subClassOf, RDFS.domain, RDFS.range) for o in graph().objects(None, p)}
    as_property = set(graph().predicates()) | set(graph().objects(None, RDFS.subPropertyOf))
    assert external_of(as_class) <= declared(vocabularies(), *CLASSES)
    assert external_of(as_property) & declared(vocabularies(), *CLASSES) == set()


def external_of(terms: set) -> set[URIRef]:
    return {term for term in terms if isinstance(term, URIRef) and str(term).startswith(namespaces())}


def test_what_the_ontology_declares_them_to_be_is_what_they_are() -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    checked = 0
    for term in external(ontology()) - homes():
        here = set(ontology().objects(term, RDF.type)) & kinds
        there = {OWL.Class if kind == RDFS.Class else kind for kind in vocabularies().objects(term, RDF.type)} & kinds
        assert len(here) == 1, f"{term} is declared as {len(here)} kinds of term"
        if there and term not in MAPPINGS:  # of those that SKOS has for concepts the ontology makes annotations
            assert here <= there, term
            checked += 1
    assert checked > 40


def test_values_are_literals_where_a_vocabulary_wants_literals() -> None:
    told, checked = vocabularies(), 0
    literals = {RDFS.Literal, *(URIRef(PREFIXES["xsd"] + n) for n in ("string", "nonNegativeInteger", "dateTime"))}
    for subject, predicate, value in written():
        kinds, ranges = set(told.objects(predicate, RDF.type)), set(told.objects(predicate, RDFS.range))
        if OWL.ObjectProperty in kinds or (ranges and not ranges & literals):
            assert isinstance(value, URIRef), f"{subject} {predicate} {value}"
            checked += 1
        elif OWL.DatatypeProperty in kinds or ranges:
            assert isinstance(value, Literal), f"{subject} {predicate} {value}"
            checked += 1
    assert checked > 40
