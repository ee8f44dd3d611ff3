"""What follows from the ontology and the vocabularies that it leans on contradicts nothing."""

from __future__ import annotations

from collections.abc import Iterable

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from tests.ontology.profile import PROPERTIES
from tests.ontology.sources import KG, declared, ontology, ours, vocabularies, written

LOGIC = {RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, RDF.first, RDF.rest}
LOGIC |= {OWL.inverseOf, OWL.disjointWith, OWL.equivalentClass, OWL.members}
TRAITS = {OWL.AllDisjointClasses, OWL.SymmetricProperty, OWL.FunctionalProperty, OWL.TransitiveProperty}
SAMPLE = "https://example.org/one/"


def theory(used: Iterable[URIRef]) -> Graph:
    """The axioms of the ontology, and of the vocabularies those on the terms used and all above them."""
    found = Graph()
    for triple in ontology():
        if triple[1] in LOGIC or triple[2] in TRAITS:
            found.add(triple)
    todo, seen = list(used), set()
    while todo:
        term = todo.pop()
        for p in LOGIC if term not in seen else ():
            for value in vocabularies().objects(term, p):
                found.add((term, p, value))
                todo.append(value)
        seen.add(term)
    for pair in vocabularies().subject_objects(OWL.disjointWith):
        if seen.issuperset(pair):
            found.add((pair[0], OWL.disjointWith, pair[1]))
    return found


def contradictions(graph: Graph) -> list[str]:
    """What the rules of OWL 2 RL find wrong."""
    closure = owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False)
    closure.closure()
    return [*map(str, closure.error_messages), *map(str, graph.subjects(RDF.type, OWL.Nothing))]


def one_of_each() -> Graph:
    """The ontology with one individual of every class."""
    whole = theory(term for triple in ontology() for term in triple if isinstance(term, URIRef))
    for kind in declared(ontology(), OWL.Class):
        if ours(kind):
            whole.add((URIRef(SAMPLE + kind.removeprefix(KG)), RDF.type, kind))
    return whole


def test_every_class_may_have_a_member() -> None:
    whole = one_of_each()
    assert len(whole) > 400
    assert contradictions(whole) == []
    ministry = URIRef(SAMPLE + "Ministry")
    assert (ministry, RDF.type, URIRef("http://www.w3.org/ns/prov#Agent")) in whole  # so the rules did run


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        ("Ministry", RDFS.subClassOf, URIRef(KG + "Place")),
        ("Court", RDFS.subClassOf, URIRef("http://xmlns.com/foaf/0.1/Person")),
        ("Treaty", RDFS.subClassOf, URIRef("http://www.w3.org/ns/prov#Activity")),
        ("City", RDFS.subClassOf, OWL.Nothing),
    ],
)
def test_a_class_that_can_have_none_is_found_out(subject: str, predicate: URIRef, value: URIRef) -> None:
    broken = theory(term for triple in ontology() for term in triple if isinstance(term, URIRef))
    broken += theory([value])
    broken.add((URIRef(KG + subject), predicate, value))
    broken.add((URIRef(SAMPLE + subject), RDF.type, URIRef(KG + subject)))
    assert contradictions(broken)


def test_a_graph_as_kg_writes_it_contradicts_nothing() -> None:
    whole = theory(term for triple in written() for term in triple if isinstance(term, URIRef))
    described = declared(written(), RDFS.Class, OWL.Class, *PROPERTIES)
    for subject, predicate, value in written():
        if subject not in described:
            whole.add((subject, predicate, value))
    assert contradictions(whole) == []
    event = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/Event")
    assert (None, RDF.type, event) in whole


def test_one_that_takes_a_person_for_a_place_does() -> None:
    whole = theory([URIRef(KG + "Person"), URIRef(KG + "Place")])
    for kind in ("Person", "Place"):
        whole.add((URIRef(SAMPLE + "ada-moss"), RDF.type, URIRef(KG + kind)))
    assert contradictions(whole)
