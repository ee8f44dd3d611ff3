"""What territories, peoples and capitals are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.gazetteer import Gazetteer, Use, build_gazetteer, load_gazetteer

ONE_COUNTRY = """
@prefix kg: <https://w3id.org/kg-press/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
wd:Q1 a kg:Country ; skos:prefLabel "Ruritania" ; skos:altLabel "the Kingdom" ; kg:demonym "Ruritanian" ;
    kg:people "Ruritanians" ; kg:capital "Strelsau" ; kg:iso3166 "RR" .
kg:old-guild a kg:Organization ; skos:prefLabel "Old Guild" .
"""


@pytest.fixture
def small(tmp_path: Path) -> Gazetteer:
    path = tmp_path / "territories.ttl"
    path.write_text(ONE_COUNTRY, encoding="utf-8")
    towns = [
        {"name": "Zenda", "geonameid": 1, "countrycode": "RR", "population": 20_000},
        {"name": "Zenda", "geonameid": 2, "countrycode": "XX", "population": 90_000},
    ]
    return build_gazetteer(path, towns)


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
