"""The part of a graph that an answer rests on: what a page of the answer shows."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from kg.errors import KgError
from kg.model import Entity
from kg.ontology import load_ontology
from kg.project import project
from kg.query.questions import stored_questions
from kg.query.run import prepare
from kg.record import record
from kg.store import infer, load
from tests.readings import Newsroom, Said, small_world, tiny_ontology


@pytest.fixture(scope="module")
def store() -> Store:
    made = load(record(*small_world(), tiny_ontology()))
    infer(made)
    return made


def shown(store: Store, question: str, **params: str) -> tuple[list[str], set[str]]:
    """The statements of the part, as words with their status, and its entities."""
    cut = prepare(store, question, params).part()
    network = project(cut.quads)
    edges = network.edges(data=True)
    return sorted(f"{s} {about['relation']} {o} {about['status']}" for s, o, about in edges), set(cut.entities)


FREED = "sudonia released prisoners actual"
ENVOY = ["ada-moss envoyOf norland actual", "ada-moss envoyOf sudonia actual"]
PLAN = "ada-moss met sudonia planned"


@pytest.mark.parametrize(
    ("question", "statements"),
    [
        ("SELECT ?s { ?s a kg:Statement ; kg:status kg:planned }", [PLAN]),
        ("SELECT ?label { ?s rdfs:label ?label ; kg:status kg:planned }", [PLAN]),  # though only its label is shown
        ("SELECT ?a ?b { ?a kg:released ?b }", [FREED]),
        ("SELECT ?b { id:sudonia kg:released ?b }", [FREED]),
        ("SELECT ?a ?p ?b { ?a ?p ?b VALUES ?p { kg:released } }", [FREED]),
        ("SELECT ?b ?a { ?b kg:releasedBy ?a }", [FREED]),  # follows from it
        ("SELECT ?q { ?e nif:anchorOf ?q FILTER(CONTAINS(?q, 'let go')) }", [FREED]),
        ("SELECT ?a { ?e nif:anchorOf ?q ; nif:referenceContext ?a FILTER(CONTAINS(?q, 'let go')) }", [FREED]),
        ("SELECT ?c { ?c a kg:Claim ; kg:confidence 0.6 }", [PLAN]),
        ("SELECT ?e { ?e a kg:PrisonerRelease }", [FREED]),
        ("SELECT (COUNT(?x) AS ?n) ?y { ?x kg:envoyOf ?y } GROUP BY ?y", ENVOY),
        ("SELECT ?y { ?x kg:envoyOf ?y } ORDER BY ?y LIMIT 1", ENVOY[:1]),  # what is cut off is not shown
        ("SELECT ?a ?b { { ?a kg:released ?b } UNION { ?b kg:released ?a } }", [FREED]),
        ("CONSTRUCT WHERE { ?a kg:released ?b }", [FREED]),
        ("DESCRIBE id:prisoners", [FREED]),  # by the inverse, which a description of the group has
    ],
)
def test_statements_that_an_answer_rests_on(store: Store, question: str, statements: list[str]) -> None:
    assert shown(store, question)[0] == statements


def test_of_a_path_only_the_ends_are_known(store: Store) -> None:
    statements, entities = shown(store, "SELECT ?c { BIND(id:ada-moss AS ?b) ?b kg:envoyOf+ ?c }")
    assert entities == {"ada-moss", "norland", "sudonia"}
    assert set(ENVOY) < set(statements)  # all that is said between them


def test_evidence_titles_and_colours_come_along(store: Store) -> None:
    network = project(prepare(store, "SELECT ?a ?b { ?a kg:released ?b }", {}).part().quads)
    (edge,) = [about for _, _, about in network.edges(data=True)]
    assert (edge["asserted"], edge["label"], edge["reports"]) == (True, "released", 2)
    assert [proof["title"] for proof in edge["evidence"]] == ["Prisoners go free", ""]
    assert edge["evidence"][0]["subject"] == [0, 7]
    assert network.nodes["sudonia"]["colour"] == "#009E73"
    assert network.nodes["prisoners"]["size"] == 12


def test_entities_alone_have_what_is_said_between_them(store: Store) -> None:
    statements, entities = shown(store, "SELECT ?name { ?x a kg:Country ; skos:prefLabel ?name }")
    assert entities == {"norland", "sudonia"}
    assert statements == ["norland met sudonia negated"]


def test_a_speaker_is_no_entity_of_the_part(store: Store) -> None:
    statements, entities = shown(store, "one-side", entity="norland")
    assert statements == ["ada-moss met sudonia actual"]
    assert entities == {"ada-moss", "sudonia"}


def test_what_only_the_question_joins_is_marked(store: Store) -> None:
    question = "CONSTRUCT { ?a <http://example.org/near> ?b . ?a kg:envoyOf ?b } WHERE { ?a kg:envoyOf ?b }"
    statements, _ = shown(store, question)
    assert statements == sorted([*ENVOY, "ada-moss near norland asked", "ada-moss near sudonia asked"])


def test_the_same_part_in_the_same_order(store: Store) -> None:
    first, second = (prepare(store, "connected", {}).part() for _ in "12")
    assert project(first.quads).edges == project(second.quads).edges


def test_nothing_found_is_an_empty_part(store: Store) -> None:
    assert prepare(store, "SELECT * { ?a kg:released id:norland }", {}).part() == ([], frozenset())


def test_a_yes_or_no_has_no_part(store: Store) -> None:
    with pytest.raises(KgError, match="a page needs a SELECT, CONSTRUCT or DESCRIBE query"):
        prepare(store, "ASK { ?a kg:released ?b }", {}).part()


def test_every_stored_question_can_be_drawn(store: Store) -> None:
    values = {"entity": "Sudonia", "other": "Ada Moss"}
    for name, question in stored_questions().items():
        params = {need: values[need] for need in question.required() if need in values}
        if len(params) == len(question.required()):
            prepare(store, name, params).part()


def test_a_membership_stands_for_the_statements_of_its_state() -> None:
    room = Newsroom()
    room.add(Entity("ada-moss", "Person", "Ada Moss"), Entity("norland", "Country", "Norland"))
    said = Said("X[She] is president of Y[Norland].", "ada-moss", "headOfStateOf", "norland", when="2020-02-01")
    asked = load(record([room.read("a", said)], room.resolution(), load_ontology()))
    question = "SELECT ?label { ?held a org:Membership ; rdfs:label ?label }"
    assert shown(asked, question) == (["ada-moss headOfStateOf norland actual"], {"ada-moss", "norland"})
