"""RDF in any vocabulary and serialisation becomes entries."""

from __future__ import annotations

import json

import pytest

from kg.catalogue.entry import Aside, Entry
from kg.errors import InputError
from tests.catalogue.conftest import ReadBase

PREFIXES = """
@prefix ex: <https://example.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix wd: <http://www.wikidata.org/entity/> . @prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix kg: <https://w3id.org/kg-press/ontology#> .
"""


def one(read_base: ReadBase, turtle: str) -> Entry:
    [entry] = read_base("base.ttl", PREFIXES + turtle)
    assert isinstance(entry, Entry)
    return entry


@pytest.mark.parametrize("name", ["rdfs:label", "skos:prefLabel", "schema:name", "foaf:name", "schema:legalName"])
def test_names_of_any_vocabulary(read_base: ReadBase, name: str) -> None:
    assert one(read_base, f'ex:ada a foaf:Person ; {name} "Ada Moss" .').names == ("Ada Moss",)


def test_names_in_english_come_first(read_base: ReadBase) -> None:
    told = 'ex:ada a foaf:Person ; skos:prefLabel "Ада Мосс"@ru, "Ada Moss"@en ; skos:altLabel "Adelaide Moss" .'
    assert one(read_base, told).names == ("Ada Moss", "Adelaide Moss", "Ада Мосс")


@pytest.mark.parametrize(
    ("cls", "kind"),
    [
        ("foaf:Person", "Person"),
        ("schema:Person", "Person"),
        ("wd:Q5", "Person"),
        ("schema:Organization", "Organization"),
        ("schema:GovernmentOrganization", "Organization"),
        ("schema:Corporation", "Company"),
        ("kg:Ministry", "Ministry"),
        ("schema:Country", "Country"),
        ("skos:Concept", ""),
        ("owl:Thing", ""),
    ],
)
def test_classes_are_kinds(read_base: ReadBase, cls: str, kind: str) -> None:
    assert one(read_base, f'ex:it a {cls} ; rdfs:label "Halden Thing" .').kind == kind


def test_what_has_no_class_may_be_a_person_or_an_organization(read_base: ReadBase) -> None:
    assert one(read_base, 'ex:ada skos:prefLabel "Ada Moss" .').kind == ""


def test_wikidata_in_its_own_words(read_base: ReadBase) -> None:
    entry = one(read_base, 'wd:Q77 wdt:P31 wd:Q5 ; rdfs:label "Ada Moss"@en ; wdt:P27 wd:Q20 .')
    assert (entry.kind, entry.wikidata, entry.countries) == ("Person", "Q77", ("NO",))


def test_countries_as_nodes_with_a_label(read_base: ReadBase) -> None:
    told = """ex:ada a foaf:Person ; foaf:name "Ada Moss" ; schema:nationality ex:n .
              ex:n a schema:Country ; rdfs:label "Norland" ."""
    people = [e for e in read_base("base.ttl", PREFIXES + told) if isinstance(e, Entry) and e.kind == "Person"]
    assert people[0].countries == ("norland",)


def test_nodes_that_point_to_each_other_are_related(read_base: ReadBase) -> None:
    told = """ex:ada a foaf:Person ; foaf:name "Ada Moss" ; schema:worksFor ex:halden ; foaf:homepage ex:page .
              ex:halden a schema:Organization ; schema:name "Halden Robotics" ."""
    ada, _ = read_base("base.ttl", PREFIXES + told)
    assert isinstance(ada, Entry)
    assert ada.related == ("https://example.org/halden",)


def test_other_classes_are_left_aside(read_base: ReadBase) -> None:
    aside = Aside()
    assert read_base("base.ttl", PREFIXES + 'ex:s a skos:ConceptScheme ; rdfs:label "People" .', aside) == []
    assert aside.types == {"ConceptScheme": 1}


def test_a_node_without_a_name_is_named(read_base: ReadBase) -> None:
    bad, good = read_base("base.ttl", PREFIXES + 'ex:a a foaf:Person . ex:b a foaf:Person ; foaf:name "Ada Moss" .')
    assert isinstance(bad, InputError)
    assert bad.reason == "<https://example.org/a> has no name"
    assert isinstance(good, Entry)


TRIPLES = (
    "<https://example.org/ada> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Person> .\n"
    '<https://example.org/ada> <http://xmlns.com/foaf/0.1/name> "Ada Moss" .\n'
)
XML = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:foaf="http://xmlns.com/foaf/0.1/">
<foaf:Person rdf:about="https://example.org/ada"><foaf:name>Ada Moss</foaf:name></foaf:Person></rdf:RDF>"""
JSON_LD = {
    "@id": "https://example.org/ada",
    "@type": "https://schema.org/Person",
    "https://schema.org/name": "Ada Moss",
}


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("base.nt", TRIPLES),
        ("base.NT", TRIPLES),
        ("base.nq", TRIPLES),
        ("base.trig", TRIPLES),
        ("base.rdf", XML),
        ("base.owl", XML),
        ("base.jsonld", json.dumps(JSON_LD)),
    ],
)
def test_every_serialisation(read_base: ReadBase, file: str, data: str) -> None:
    [entry] = read_base(file, data)
    assert isinstance(entry, Entry)
    assert (entry.id, entry.kind, entry.names) == ("https://example.org/ada", "Person", ("Ada Moss",))


def test_what_is_no_rdf_is_refused_whole(read_base: ReadBase) -> None:
    with pytest.raises(InputError, match=r"base\.ttl: is not valid RDF: .*line 3"):
        read_base("base.ttl", "<https://example.org/ada>\n a <https://schema.org/Person> .\n<oops")
