"""What territories, peoples and capitals are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.gazetteer import Gazetteer, Use, build_gazetteer, load_gazetteer
from kg.rdf.vocab import WD

ONE_COUNTRY = """
@prefix kg: <https://w3id.org/kg-press/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
wd:Q1 a kg:Country ; skos:prefLabel "Ruritania" ; skos:altLabel "the Kingdom" ; kg:demonym "Ruritanian" ;
    kg:people "Ruritanians" ; kg:capital "Strelsau" ; kg:iso3166 "RR" ; skos:exactMatch <https://sws.geonames.org/7/> .
wd:Q2 a kg:Place ; skos:prefLabel "Upper Ruritania" ; kg:iso3166 "RR-U" ; schema:containedInPlace wd:Q1 .
kg:old-guild a kg:Organization ; skos:prefLabel "Old Guild" .
"""


@pytest.fixture
def small(tmp_path: Path) -> Gazetteer:
    path = tmp_path / "territories.ttl"
    path.write_text(ONE_COUNTRY, encoding="utf-8")
    towns = [
        {"name": "Zenda", "geonameid": 1, "countrycode": "RR", "population": 20_000},
        {"name": "Zenda", "geonameid": 2, "countrycode": "XX", "population": 90_000},
        {"name": "Hentzau", "geonameid": 3, "countrycode": "RR", "population": 16_000},
        {"name": "Hentzau", "geonameid": 4, "countrycode": "XX", "population": 900_000},
    ]
    return build_gazetteer(path, towns, [{"iso": "RR", "iso3": "RUR"}, {"iso": "XX", "iso3": "XXX"}])


@pytest.mark.parametrize(
    ("words", "use"),
    [
        ("Ruritania", Use.NAME),
        ("RURITANIA", Use.NAME),
        ("Kingdom", Use.NAME),
        ("Ruritanian", Use.ADJECTIVE),
        ("Ruritanians", Use.PEOPLE),
        ("Strelsau", Use.CAPITAL),
    ],
)
def test_each_form_leads_to_the_entry(small: Gazetteer, words: str, use: Use) -> None:
    [sense] = small.look_up(words)
    assert (sense.entry.name, sense.entry.wikidata, sense.use) == ("Ruritania", "Q1", use)


def test_lower_case_is_no_name(small: Gazetteer) -> None:
    assert small.look_up("kingdom") == ()


def test_only_wikidata_iris_give_an_id(small: Gazetteer) -> None:
    assert small.look_up("Old Guild")[0].entry.wikidata is None


def test_the_largest_town_of_a_name_is_meant(small: Gazetteer) -> None:
    town = small.city("Zenda")
    assert town is not None
    assert town.geonames == 2


@pytest.mark.parametrize(
    ("name", "told", "near", "geonames"),
    [
        ("Zenda", (), (), None),  # either may be meant
        ("Zenda", (), ("RR",), 1),
        ("Zenda", (), ("RR", "XX"), None),
        ("Zenda", (), ("YY",), None),
        ("Zenda", ("XX",), ("RR",), 2),
        ("Zenda", ("YY",), (), None),
        ("Hentzau", (), (), 4),
        ("Hentzau", (), ("RR",), 4),  # a small town in a country that happens to be named
        ("Hentzau", ("RR",), ("XX",), 3),
        ("Hentzau City", ("RR",), (), 3),
        ("Nowhere", (), (), None),
    ],
)
def test_the_town_that_is_meant(
    small: Gazetteer, name: str, told: tuple[str, ...], near: tuple[str, ...], geonames: int | None
) -> None:
    town = small.town(name, told, near)
    assert (town and town.geonames) == geonames


def test_links_of_a_territory_and_of_a_city(small: Gazetteer) -> None:
    assert small.links("Country", "Ruritania", "Q1") == (("wikidata", "Q1"), ("iso3166", "RR"), ("geonames", "7"))
    assert small.links("City", "Zenda", None, near=["RR"]) == (("geonames", "1"), ("country", "RR"))
    assert small.links("City", "Zenda", None) == ()


@pytest.mark.parametrize(
    "text", ["RR", "rr", "RUR", "Ruritania", "the Kingdom", "Ruritanian", "rr-u", "Upper Ruritania", str(WD["Q1"])]
)
def test_a_country_under_all_that_it_is_called(small: Gazetteer, text: str) -> None:
    assert small.country(text) == "RR"


def test_a_country_that_nobody_knows_is_its_name(small: Gazetteer) -> None:
    assert small.country("The Norlands") == "norlands"


def test_a_capital_is_no_country(small: Gazetteer) -> None:
    assert small.country("Strelsau") == "strelsau"


def test_nearly_every_territory_has_an_id_of_geonames() -> None:
    entries = [e for e in load_gazetteer().entries.values() if e.kind in {"Country", "Place"} and e.iso3166]
    assert sum(e.geonames is not None for e in entries) > 0.98 * len(entries)


def test_namesakes_have_ids_of_their_own() -> None:
    gazetteer = load_gazetteer()
    georgias = [
        dict(gazetteer.links(e.kind, e.name, e.wikidata)) for e in map(gazetteer.entries.get, ("Q230", "Q1428")) if e
    ]
    assert [found["iso3166"] for found in georgias] == ["GE", "US-GA"]
    assert georgias[0]["geonames"] != georgias[1]["geonames"]


@pytest.mark.parametrize(
    ("words", "name", "use"),
    [
        ("U.S.", "United States", Use.NAME),
        ("Brits", "United Kingdom", Use.PEOPLE),
        ("North Korean", "North Korea", Use.ADJECTIVE),
        ("Côte d’Ivoire", "Ivory Coast", Use.NAME),
        ("Minsk", "Belarus", Use.CAPITAL),
        ("EU", "European Union", Use.NAME),
    ],
)
def test_news_names_are_known(words: str, name: str, use: Use) -> None:
    assert (name, use) in [(s.entry.name, s.use) for s in load_gazetteer().look_up(words)]


def test_every_entry_has_one_of_the_kinds() -> None:
    kinds = {s.entry.kind for senses in load_gazetteer().senses.values() for s in senses}
    assert kinds == {"Country", "Place", "Organization", "Group"}


def test_states_that_guidelines_call_countries_are_countries() -> None:
    for name in ("Palestine", "Taiwan", "Kosovo"):
        assert load_gazetteer().look_up(name)[0].entry.kind == "Country"
