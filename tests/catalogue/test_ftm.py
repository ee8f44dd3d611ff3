"""FollowTheMoney entities become entries and ties."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.catalogue.entry import Aside, Entry, Tie
from kg.errors import InputError
from tests.catalogue.conftest import ReadBase


def entity(schema: str, id: str = "p-1", **properties: list[Any]) -> str:
    return json.dumps({"id": id, "schema": schema, "properties": properties}) + "\n"


def test_a_person_with_all_that_is_told(read_base: ReadBase) -> None:
    told = {"name": ["Ada Moss"], "alias": ["Adelaide Moss"], "weakAlias": ["The Gull"], "nationality": ["no"]}
    more = {"country": ["se", "no"], "position": ["Minister of Trade"], "birthDate": ["1960-01-02"]}
    [entry] = read_base("base.ftm.json", entity("Person", **told, **more))
    assert entry == Entry(
        id="p-1",
        kind="Person",
        names=("Ada Moss", "Adelaide Moss"),
        also=("The Gull",),
        countries=("NO", "SE"),
        offices=("Minister of Trade",),
        born="1960-01-02",
    )


@pytest.mark.parametrize(
    ("schema", "kind"),
    [("Company", "Company"), ("PublicBody", "Organization"), ("Organization", "Organization"), ("LegalEntity", "")],
)
def test_schemata_are_kinds(read_base: ReadBase, schema: str, kind: str) -> None:
    [entry] = read_base("base.jsonl", entity(schema, name=["Halden Robotics"]))
    assert isinstance(entry, Entry)
    assert entry.kind == kind


def test_other_schemata_are_left_aside_and_counted(read_base: ReadBase) -> None:
    aside = Aside()
    assert read_base("base.json", entity("Vessel", name=["Gull"]) + entity("Passport") * 2, aside) == []
    assert aside.types == {"Vessel": 1, "Passport": 2}


def test_a_directorship_ties_two_entities(read_base: ReadBase) -> None:
    line = entity("Directorship", id="d-1", director=["p-1"], organization=["c-1", {"id": "c-2"}])
    assert read_base("base.json", line) == [Tie("p-1", "c-1"), Tie("p-1", "c-2")]


def test_a_wikidata_id_is_found_in_id_or_property(read_base: ReadBase) -> None:
    lines = entity("Person", "Q77", name=["Ada Moss"]) + entity("Person", "x", name=["Ada Moss"], wikidataId=["Q78"])
    assert [e.wikidata for e in read_base("base.json", lines) if isinstance(e, Entry)] == ["Q77", "Q78"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "line 1 is not valid JSON"),
        ("[" * 10_000, "line 1 is not valid JSON"),
        ("7", "line 1 is no FollowTheMoney entity: it has no schema"),
        ('{"id": "a"}', "line 1 is no FollowTheMoney entity: it has no schema"),
        (entity("Person", "", name=["Ada Moss"]), "line 1 has no id"),
        (entity("Person"), "line 1 has no name"),
        (entity("Person", name=[None, 7.5, {}]), "line 1 has no name"),
        (entity("Person", name=["!?"]), "line 1 has no letter or digit in its name (!?)"),
        (b'{"schema": "Person", "\xff": 1}', "line 1 is not UTF-8"),
    ],
)
def test_a_bad_line_is_named_and_the_next_goes_through(read_base: ReadBase, line: str | bytes, reason: str) -> None:
    data = (line if isinstance(line, bytes) else line.encode()).rstrip(b"\n") + b"\n"
    bad, good = read_base("base.json", data + entity("Person", name=["Ada Moss"]).encode())
    assert isinstance(bad, InputError)
    assert str(bad).endswith(f"base.json: {reason}")
    assert isinstance(good, Entry)


def test_what_the_library_itself_writes_is_read(read_base: ReadBase) -> None:
    model = pytest.importorskip("followthemoney").model
    person, company, link = (model.make_entity(schema) for schema in ("Person", "Company", "Employment"))
    person.id, company.id, link.id = "p-1", "c-1", "l-1"
    person.add("name", "Ada Moss")
    person.add("citizenship", "Norway")
    company.add("name", "Halden Robotics AS")
    company.add("jurisdiction", "no")
    link.add("employee", person)
    link.add("employer", company)
    lines = "".join(json.dumps(each.to_dict()) + "\n" for each in (person, company, link))
    ada, halden, tie = read_base("base.json", lines)
    assert (ada.names, ada.countries, halden.countries) == (("Ada Moss",), ("NO",), ("NO",))  # type: ignore[union-attr]
    assert tie == Tie("p-1", "c-1")


def test_our_table_of_ties_is_the_library_s() -> None:
    from kg.catalogue.ftm import KINDS, TIES

    model = pytest.importorskip("followthemoney").model
    for schema, ends in TIES.items():
        assert model.get(schema).edge
        assert ends == (model.get(schema).source_prop.name, model.get(schema).target_prop.name)
    assert set(KINDS) == {schema.name for schema in model if schema.is_a("LegalEntity")}
