"""Offices: who held which post of which body, from when until when."""

import pytest
from pyoxigraph import Quad

from kg.model import Entity, Status
from kg.ontology import extend_ontology, load_ontology
from kg.query.as_of import rewind
from kg.record import record
from kg.store import load, query
from kg.validate import validate
from tests.readings import Newsroom, Said

MEMBERSHIP = """SELECT ?label ?post ?from ?until { ?m a org:Membership ; rdfs:label ?label ; org:member ?who ;
    org:organization ?body ; org:role ?role ; prov:wasDerivedFrom/prov:wasDerivedFrom ?statement
    OPTIONAL { ?m kg:post ?p . ?p rdfs:label ?post } OPTIONAL { ?m kg:holdsFrom|kg:reportedFrom ?from }
    OPTIONAL { ?m kg:holdsUntil|kg:reportedOver ?until } } ORDER BY ?label ?from"""


def told(*said: Said, ontology=None) -> tuple[Quad, ...]:
    room = Newsroom()
    room.add(Entity("ada-moss", "Person", "Ada Moss"), Entity("bo-lund", "Person", "Bo Lund"))
    room.add(Entity("norland", "Country", "Norland"), Entity("league", "Alliance", "Harbour League"))
    readings = [room.read(f"a{n}", one, published=f"2024-05-0{n}") for n, one in enumerate(said, 1)]
    return record(readings, room.resolution(), ontology or load_ontology())


def memberships(*said: Said) -> list[dict[str, str]]:
    rows = query(load(told(*said)), MEMBERSHIP)
    names = [variable.value for variable in rows.variables]
    return [{name: row[name].value for name in names if row[name] is not None} for row in rows]


def head(who: str, **about) -> Said:
    return Said("X[She] is president of Y[Norland].", who, "headOfStateOf", "norland", **about)


def test_a_state_of_an_office_is_a_membership_with_a_post():
    [row] = memberships(head("ada-moss", when="2020-02-01"))
    assert row == {
        "label": "Ada Moss, head of state of Norland",
        "post": "head of state of Norland",
        "from": "2020-02-01",
    }


def test_two_holders_have_one_post():
    store = load(told(head("ada-moss", when="2020"), head("bo-lund", when="2023")))
    [row] = query(
        store,
        "SELECT (COUNT(DISTINCT ?m) AS ?ms) (COUNT(DISTINCT ?p) AS ?ps) { ?m kg:post ?p . ?p org:postIn id:norland }",
    )
    assert (row["ms"].value, row["ps"].value) == ("2", "1")


def test_an_office_that_is_over_has_its_end():
    [row] = memberships(head("ada-moss"), head("ada-moss", ended=True))
    assert (row["from"], row["until"]) == ("2024-05-01", "2024-05-02")


def test_a_member_fills_no_post():
    [row] = memberships(Said("X[Norland], a member of Y[the League].", "norland", "memberOf", "league"))
    assert row["label"] == "Norland, member of Harbour League"
    assert "post" not in row


@pytest.mark.parametrize(
    "said",
    [
        head("ada-moss", status=Status.PLANNED),
        head("ada-moss", status=Status.NEGATED),
        Said(
            "S[Bo] says X[Ada] is president of Y[Norland].", "ada-moss", "headOfStateOf", "norland", speaker="bo-lund"
        ),
        Said("X[Ada], envoy of Y[Bo].", "ada-moss", "envoyOf", "bo-lund"),  # a person is no body
        Said("X[Ada] supports Y[the League].", "ada-moss", "supports", "league"),
    ],
)
def test_only_what_is_asserted_of_a_body_is_an_office(said):
    assert memberships(said) == []


def test_an_ontology_of_ones_own_has_roles_of_its_own():
    own = """@prefix kg: <https://w3id.org/kg-press/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix ex: <https://example.org/#> . @prefix schema: <https://schema.org/> .
        ex:pilots a kg:Relation ; rdfs:label "pilots"@en ;
          schema:rangeIncludes kg:Alliance ; kg:lasting true ; kg:membershipRole ex:pilot .
        ex:pilot a kg:Office ; skos:prefLabel "harbour pilot"@en ; kg:roleIn kg:Organization ."""
    said = Said("X[Ada] pilots for Y[the League].", "ada-moss", "pilots", "league")
    store = load(told(said, ontology=extend_ontology(own, "own.ttl")))
    assert bool(
        query(store, 'ASK { ?p a org:Post ; rdfs:label "harbour pilot of Harbour League" ; org:postIn id:league }')
    )
    assert validate(store).conforms


def test_on_a_day_only_those_are_in_office_who_were_then():
    quads = told(head("ada-moss", when="2020-02-01"), head("bo-lund", when="2023-03-01"))
    found = [row["label"].value for row in query(load(rewind(quads, "2021")), MEMBERSHIP)]
    assert found == ["Ada Moss, head of state of Norland"]


def test_offices_keep_to_their_shapes():
    store = load(told(head("ada-moss", when="2020"), head("bo-lund", ended=True)))
    report = validate(store)
    assert report.conforms, report
