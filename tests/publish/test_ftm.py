"""FollowTheMoney: what is written is checked by its schemata, and by its library where that is installed (PyICU)."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode

from kg.bases import add_base
from kg.ontology import load_ontology
from kg.project import KG as TERMS
from kg.project import RDFS, ancestors
from kg.publish import ftm
from kg.publish.schemata import TEXT, builtin, read_tie, schema_of, short, tie_of
from kg.publish.view import View
from kg.rdf.known import KG
from kg.rdf.terms import Line
from kg.record import record
from kg.store import read_file
from tests.readings import hostile_world, small_world, tiny_ontology
from tests.written import written

ROOT = Path(__file__).parents[2]
SCHEMATA: dict[str, Any] = json.loads(
    (ROOT / "tests/data/ftm.json").read_text()
)  # of followthemoney 4.11, what we write
SMALL = record(*small_world(), load_ontology())
HOSTILE = record(*hostile_world(), tiny_ontology())
SAMPLE = tuple(read_file(ROOT / "output/sample/graph.ttl"))
FORMS = {
    "entity": re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?"),
    "date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "url": re.compile(r"https?://[^/].*"),
    "country": re.compile("[a-z]{2}"),
}

Entity = dict[str, Any]


def write(lines: Iterable[Any]) -> dict[str, Entity]:
    rows = [json.loads(line) for line in written(ftm.write, lines).splitlines()]
    found = {row["id"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def only(found: dict[str, Entity], schema: str) -> list[dict[str, list[str]]]:
    return [entity["properties"] for entity in found.values() if entity["schema"] == schema]


@pytest.mark.parametrize("lines", [SMALL, HOSTILE, SAMPLE], ids=["small", "hostile", "sample"])
def test_every_entity_is_as_its_schema_says(lines: Iterable[Any]) -> None:
    found = write(lines)
    for entity in found.values():
        schema, told = SCHEMATA[entity["schema"]], entity["properties"]
        assert set(schema["required"]) <= set(told), entity
        for name, values in told.items():
            prop = schema["properties"][name]
            assert values == sorted(set(values)) != []
            for value in values:
                assert len(value) <= prop["maxLength"]
                assert FORMS.get(prop["type"], re.compile("(?s).+")).fullmatch(value), (name, value)
                if prop["type"] == "entity":
                    assert prop["range"] in SCHEMATA[found[value]["schema"]]["wider"]


@pytest.mark.parametrize("lines", [SMALL, HOSTILE, SAMPLE], ids=["small", "hostile", "sample"])
def test_the_library_takes_every_entity_as_it_is(lines: Iterable[Any]) -> None:
    model = pytest.importorskip("followthemoney").model
    for entity in write(lines).values():
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)  # raises InvalidData
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept.keys() == entity["properties"].keys()
        if lines is not HOSTILE:  # of control characters the library cleans quotes, which we leave as they are
            assert kept == entity["properties"]


def test_the_schemata_that_tests_know_are_those_of_the_library() -> None:
    model = pytest.importorskip("followthemoney").model
    for name, known in SCHEMATA.items():
        schema = model.get(name)
        assert not schema.abstract
        assert known["wider"] == sorted(schema.names)
        assert known["required"] == sorted(schema.required)
        for prop, about in known["properties"].items():
            told = schema.get(prop)
            assert about == {
                "type": told.type.name,
                "range": told.range.name if told.range else None,
                "maxLength": told.max_length,
            }


def test_what_the_mapping_says_of_schemata_is_so() -> None:
    for term, about in builtin().items():
        if not term.startswith("https://schema.followthemoney.tech/#"):
            continue
        for above in about.get(RDFS.subClassOf, ()):
            if short(term) in SCHEMATA:
                assert short(above) in SCHEMATA[short(term)]["wider"]
        if tie := read_tie(term):
            known = SCHEMATA[tie.schema]
            assert set(known["required"]) <= {tie.subject, tie.object}
            assert not tie.role or known["properties"][tie.role]["type"] == "string"
            for prop, range in zip((tie.subject, tie.object), tie.ranges, strict=True):
                is_text = known["properties"][prop]["type"] == "string"
                assert is_text if range == TEXT else known["properties"][prop]["range"] == short(range)


def test_every_kind_that_the_mapping_names_is_one_and_so_is_every_relation() -> None:
    known = {*load_ontology().kinds, *load_ontology().relations, "Actor", "Kind", "Relation"}
    named = {term for term, about in builtin().items() if TERMS.ftmSchema in about}
    assert {TERMS[name] for name in known} >= named


def test_an_envoy_represents_a_country_with_sentence_article_and_outlet() -> None:
    found = write(SMALL)
    assert found["entity-ada-moss"]["properties"] == {
        "name": ["Ada Moss"],
        "position": ["envoy of Norland", "envoy of Sudonia"],
        "weakAlias": ["Moss"],
    }
    assert found["entity-norland"]["schema"] == "PublicBody"
    assert found["entity-norland"]["properties"] == {
        "alias": ["Kingdom of Norland"],
        "country": ["no"],
        "name": ["Norland"],
        "wikidataId": ["Q20"],
    }
    [tie] = [tie for tie in only(found, "Representation") if tie["client"] == ["entity-norland"]]
    assert tie == {
        "agent": ["entity-ada-moss"],
        "client": ["entity-norland"],
        "proof": ["article-a-1"],
        "publisher": ["The Example"],
        "role": ["envoy of"],
        "sourceUrl": ["https://example.org/a?x=1&y=2"],
        "summary": ["Ada Moss, envoy of Norland, spoke."],
    }


def test_what_is_denied_planned_or_claimed_is_left_out() -> None:
    found = write(SMALL)
    assert not [edge for edge in only(found, "UnknownLink") if edge["role"] == ["met"]]
    assert [event["name"] for event in only(found, "Event") if "Meeting" in event["keywords"]] == []


def test_an_event_has_who_took_part_where_and_when() -> None:
    [release] = [event for event in only(write(SMALL), "Event") if "location" in event and "date" in event]
    assert release["location"] == ["Port Hale"]
    assert release["involved"] == ["entity-prisoners", "entity-sudonia"]
    assert (release["name"], release["date"]) == (["Sudonia released 12 prisoners"], ["2024-05-06"])


def test_what_lasts_has_begin_and_end() -> None:
    detained = [tie for tie in only(write(SAMPLE), "UnknownLink") if tie["role"] == ["detained"]]
    assert [tie["endDate"] for tie in detained if tie["object"] == ["entity-salvo-arcidiacono"]] == [["2025-03-17"]]


def test_an_office_is_a_position_and_who_holds_it_occupies_it() -> None:
    found = write(SMALL)
    [post] = [id for id, entity in found.items() if entity["properties"].get("name") == ["envoy of Norland"]]
    assert found[post]["properties"]["organization"] == ["entity-norland"]
    [tenure] = [tenure for tenure in only(found, "Occupancy") if tenure["post"] == [post]]
    assert (tenure["holder"], tenure["proof"]) == (["entity-ada-moss"], ["article-a-1"])


def test_whom_a_schema_does_not_take_it_ties_loosely() -> None:
    facts = builtin()
    person, body, place = (
        "https://schema.followthemoney.tech/#" + name for name in ("Person", "PublicBody", "Address")
    )
    assert tie_of(facts, TERMS.controls, person, body).schema == "Control"
    assert tie_of(facts, TERMS.controls, person, place).schema == "UnknownLink"


def test_an_ontology_of_ones_own_may_name_schemata() -> None:
    vessel, schema = NamedNode("https://example.org/Gull"), NamedNode("https://schema.followthemoney.tech/#Vessel")
    lines = [Line(vessel, KG.ftmSchema, schema, SMALL[0].graph_name), *SMALL]
    assert short(schema_of(View(lines).facts, vessel.value)) == "Vessel"
    assert list(ancestors(View(lines).facts, vessel.value)) == [vessel.value]


def test_as_a_base_of_ones_own_it_links_the_entities_that_it_was_made_from(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(ROOT / "output/sample", folder)
    base = tmp_path / "entities.ftm.json"
    base.write_bytes(written(ftm.write, SAMPLE))
    added = add_base(base, folder, name="own")
    assert added.rejected == ()
    assert (added.entries, added.linked) == (47, 23)
    linked = [json.loads(line) for line in (folder / "entities.jsonl").read_text().splitlines()]
    assert {row["links"]["own"] == f"entity-{row['id']}" for row in linked if "own" in row["links"]} == {True}
