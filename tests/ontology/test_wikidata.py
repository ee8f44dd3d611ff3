"""Wikidata's ids: each alignment beside the label that Wikidata gives the id, countries beside a second list."""

from __future__ import annotations

import csv
import re

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from kg.rdf.prefixes import PREFIXES
from tests.ontology.sources import KG, ontology, read
from tests.readings import DATA

ISO = URIRef(KG + "iso3166")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def local(iri: object) -> str:
    return re.split("[#/]", str(iri))[-1]


def test_the_table_has_every_alignment_and_no_other() -> None:
    spaces = (PREFIXES["wd"], PREFIXES["wdt"])
    said = {(local(s), local(p), local(o)) for s, p, o in ontology() if str(o).startswith(spaces)}
    assert said == {(row["term"], row["mapping"], row["id"]) for row in rows("wikidata.csv")}


def test_an_id_has_one_label() -> None:
    labels = {(row["id"], row["label"]) for row in rows("wikidata.csv")}
    assert len({number for number, _ in labels}) == len(labels)


@pytest.mark.parametrize("row", rows("wikidata.csv"), ids=lambda row: f"{row['term']}-{row['id']}")
def test_classes_go_with_items_and_properties_with_properties(row: dict[str, str]) -> None:
    term = URIRef(KG + row["term"])
    space = PREFIXES["wdt" if row["id"].startswith("P") else "wd"]
    assert (term, SKOS[row["mapping"]], URIRef(space + row["id"])) in ontology()
    if row["mapping"] != "relatedMatch":  # the envoy of a relation is related to the item for ambassadors
        assert ((term, RDF.type, OWL.Class) in ontology()) == row["id"].startswith("Q")


@pytest.mark.parametrize(
    "row",
    [r for r in rows("wikidata.csv") if r["mapping"] == "closeMatch"],
    ids=lambda row: f"{row['term']}-{row['id']}",
)
def test_what_is_close_is_called_alike_or_is_said_to_be(row: dict[str, str]) -> None:
    """A close match whose label shares no word with the term is listed here, so that a slip of a digit is seen."""
    alike = {
        *("Company business", "Country sovereign", "Person human", "Place geographic", "locatedIn country"),
        *("holdsFrom start", "holdsUntil end", "reportedFrom latest", "reportedUntil earliest", "reportedOver latest"),
        *("worksFor employer", "partOf parent", "Region geographic", "MediaOrganization news"),
    }
    label = ontology().value(URIRef(KG + row["term"]), RDFS.label)
    stems = [{word[:5].rstrip("s") for word in re.findall("[a-z]{2,}", str(text))} for text in (label, row["label"])]
    assert stems[0] & stems[1] or f"{row['term']} {row['label'].split()[0]}" in alike, f"{label} / {row['label']}"


def test_countries_have_the_ids_of_a_second_list() -> None:
    ids = {row["code"]: row["id"] for row in rows("countries.csv")}
    said = {str(code): local(iri) for iri, code in read("territories").subject_objects(ISO) if str(code) in ids}
    assert len(said) > 220
    assert said == {code: ids[code] for code in said}


@pytest.mark.parametrize(("code", "kingdom", "part"), [("DK", "Q756617", "Q35"), ("NL", "Q29999", "Q55")])
def test_a_kingdom_has_its_code_and_points_to_its_part_in_europe(code: str, kingdom: str, part: str) -> None:
    (iri,) = [s for s, c in read("territories").subject_objects(ISO) if str(c) == code]
    assert local(iri) == kingdom
    assert [local(o) for o in read("territories").objects(iri, SKOS.closeMatch)] == [part]


def test_words_for_institutions_are_those_of_a_known_country() -> None:
    countries = set(read("territories").subjects(RDF.type, URIRef(KG + "Country")))
    assert set(ontology().subjects(URIRef(KG + "institution"))) <= countries
