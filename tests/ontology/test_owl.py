"""The files open in an ontology editor without guesses, and are in the OWL 2 RL profile."""

from __future__ import annotations

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, URIRef

from kg.ontology import load_ontology
from tests.ontology.profile import faults
from tests.ontology.sources import KG, declared, ontology, read

WHOLE = """
@prefix : <https://example.org/> . @prefix kg: <https://w3id.org/kg-press/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
: a owl:Ontology . :Harbour a owl:Class . :Ship a owl:Class . :note a owl:AnnotationProperty .
:in a owl:ObjectProperty ; rdfs:range :Harbour . :mass a owl:DatatypeProperty ; rdfs:range xsd:decimal .
:Ship :note "floats" . [] a owl:AllDisjointClasses ; owl:members ( :Ship :Harbour ) .
"""


@pytest.mark.parametrize("name", ["kg", "plover", "territories"])
def test_a_file_has_no_fault(name: str) -> None:
    assert list(faults(read(name))) == []


def test_all_of_them_together_have_none() -> None:
    assert list(faults(ontology() + read("territories"))) == []


def test_a_small_ontology_has_none() -> None:
    assert list(faults(Graph().parse(data=WHOLE, format="turtle"))) == []


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        (":Ship :colour 'grey' .", "colour is used as a property and not declared"),
        (":gull a :Bird .", "Bird is used as a class and not declared"),
        (":Ship rdfs:subClassOf :Thing .", "Thing stands at an end of rdfs:subClassOf"),
        (":in rdfs:subPropertyOf :near .", "near stands at an end"),
        (":mass rdfs:range xsd:date .", "date is a range"),
        (":in a owl:DatatypeProperty .", "in is declared as several kinds of term"),
        (":Ship a :Harbour .", "Ship is a term and an individual of https://example.org/Harbour"),
        (":Ship rdfs:subClassOf [ a owl:Restriction ] .", "an expression where a name is wanted"),
        (":Ship rdfs:subClassOf rdf:Statement . rdf:Statement a owl:Class .", "Statement is reserved vocabulary"),
        (":mass a owl:SymmetricProperty .", "mass has a trait of object properties and is none"),
        (":note a owl:FunctionalProperty .", "note is functional and neither"),
        (":note rdfs:domain :Ship .", "note is an annotation property with an axiom"),
        (":a :in 'Port Hale' .", "a literal where an individual is wanted"),
        (":Ship :note '2024-05-06'^^xsd:date .", "date is no datatype of OWL 2 RL"),
        (":Ship owl:unionOf ( :Harbour ) .", "unionOf is more of OWL than our files use"),
        ("[] a owl:AllDisjointClasses ; owl:members ( :Ship [] ) .", "has an expression"),
    ],
)
def test_a_broken_one_is_found_out(more: str, complaint: str) -> None:
    assert complaint in "\n".join(faults(Graph().parse(data=WHOLE + more, format="turtle")))


def test_kinds_and_relations_are_what_an_editor_calls_them() -> None:
    relations = declared(ontology(), URIRef(KG + "Relation"), URIRef(KG + "EventRelation"))
    assert relations == {URIRef(r.iri) for r in load_ontology().relations.values()}
    assert relations <= declared(ontology(), OWL.ObjectProperty)
    assert declared(ontology(), URIRef(KG + "Kind")) <= declared(ontology(), OWL.Class)


def test_inverses_are_the_ones_that_the_relations_name() -> None:
    made = {
        (str(r), str(i), str(ontology().value(i, RDFS.label))) for i, r in ontology().subject_objects(OWL.inverseOf)
    }
    relations = load_ontology().relations.values()
    assert made == {(r.iri, KG + r.inverse_name, r.inverse_label) for r in relations if r.inverse_name}
    assert all(r.inverse_name or r.symmetric for r in relations)


@pytest.mark.parametrize("name", ["kg", "plover", "territories"])
def test_a_file_states_its_version_licence_and_title(name: str) -> None:
    (header,) = declared(read(name), OWL.Ontology)
    version = read(name).value(header, OWL.versionInfo)
    assert read(name).value(header, OWL.versionIRI) == URIRef(f"{header}/{version}")
    assert read(name).value(header, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert all((header, p, None) in read(name) for p in (DCTERMS.title, DCTERMS.creator))


def test_the_changelog_opens_with_the_version() -> None:
    (header,) = declared(read("kg"), OWL.Ontology)
    versions = sorted((str(note).split(":")[0] for note in read("kg").objects(header, SKOS.historyNote)), reverse=True)
    assert versions[0] == str(read("kg").value(header, OWL.versionInfo))
    assert read("kg").value(header, OWL.priorVersion) == URIRef(f"{header}/{versions[1]}")


def test_kg_reads_no_term_of_the_model_as_a_relation() -> None:
    roles = set(ontology().subjects(URIRef(KG + "role")))
    assert not roles & {URIRef(r.iri) for r in load_ontology().relations.values()}
    assert (URIRef(KG + "status"), RDF.type, OWL.ObjectProperty) in ontology()
