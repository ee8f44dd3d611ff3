import random
from dataclasses import replace

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, Store
from rdflib.namespace import RDF

from kg.dates import bounds
from kg.errors import KgError
from kg.model import Entity, Reading, Reports, Resolution, Status
from kg.project import project
from kg.rdf.prefixes import PREFIXES
from kg.rdf.vocab import KG
from kg.record import record
from kg.store import load, query
from kg.validate import validate
from tests.readings import Newsroom, Said, hostile_world, small_world, tiny_ontology
from tests.written import turtle

ADA, NORLAND, SUDONIA = (NamedNode(PREFIXES["id"] + name) for name in ("ada-moss", "norland", "sudonia"))


def small_quads(include_spoken: bool = False) -> tuple[Quad, ...]:
    return record(*small_world(), tiny_ontology(), include_spoken=include_spoken)


def holds(quads: tuple[Quad, ...], subject: NamedNode, relation: str, obj: NamedNode) -> bool:
    return any((q.subject, q.predicate.value, q.object) == (subject, str(KG[relation]), obj) for q in quads)


def one_claim(said: Said, **about: object) -> tuple[Quad, ...]:
    room = Newsroom()
    room.add(Entity("ada-moss", "Person", "Ada"), Entity("norland", "Country", "Norland"))
    room.add(Entity("sudonia", "Country", "Sudonia"))
    reading = room.read("a", said, **about)
    return record([reading], room.resolution(), tiny_ontology())


def test_an_actual_claim_gives_a_direct_triple() -> None:
    assert holds(small_quads(), ADA, "envoyOf", NORLAND)


@pytest.mark.parametrize("status", [Status.PLANNED, Status.POSSIBLE, Status.NEGATED])
def test_what_is_not_actual_gives_a_statement_only(status: Status) -> None:
    quads = one_claim(Said("X[Ada] is envoy of Y[Norland]", "ada-moss", "envoyOf", "norland", status))
    assert not holds(quads, ADA, "envoyOf", NORLAND)
    assert bool(query(load(quads), f"ASK {{ ?s a kg:Statement ; rdf:subject id:ada-moss ; kg:status kg:{status} }}"))


def test_one_sides_word_is_no_fact_unless_wanted() -> None:
    assert not holds(small_quads(), ADA, "met", SUDONIA)
    assert holds(small_quads(include_spoken=True), ADA, "met", SUDONIA)


@pytest.mark.parametrize("ended", [False, True])
def test_a_relation_that_had_ended_is_no_direct_triple(ended: bool) -> None:
    said = Said("X[Ada] was envoy of Y[Norland]", "ada-moss", "envoyOf", "norland", ended=ended)
    assert holds(one_claim(said), ADA, "envoyOf", NORLAND) is not ended


def test_a_second_article_adds_evidence_and_no_second_statement() -> None:
    rows = list(
        query(
            load(small_quads()),
            """SELECT ?statement ?n (COUNT(DISTINCT ?evidence) AS ?sentences) {
                 ?statement rdf:predicate kg:released ; kg:articleCount ?n ; prov:wasDerivedFrom ?evidence
               } GROUP BY ?statement ?n""",
        )
    )
    assert [(row["n"].value, row["sentences"].value) for row in rows] == [("2", "2")]


def press(*articles: tuple[str, str, str | None, str]) -> tuple[list[Reading], Resolution]:
    """Articles, each with its id, outlet, day and words, that say Sudonia met Norland."""
    room = Newsroom()
    room.add(Entity("norland", "Country", "Norland"), Entity("sudonia", "Country", "Sudonia"))
    readings = [
        room.read(name, Said(words, "sudonia", "met", "norland"), publisher=outlet, published=day)
        for name, outlet, day, words in articles
    ]
    return readings, room.resolution()


SAYS = "X[Sudonia] met Y[Norland]"


def test_support_counts_copies_once_and_outlets_by_name() -> None:
    readings, resolution = press(
        ("a", "The Harbour Post", "2024-05-12", f"{SAYS}."),
        ("b", "Sudonia Daily", "2024-05-13", f"(Wire) {SAYS}."),
        ("c", "harbour post", "2024-06-03", f"On the quay, {SAYS}."),
        ("d", "", None, f"They say {SAYS}."),
    )
    copied = Reports({"b": "a"}, {("b", readings[1].claims[0].evidence): "a"})
    store = load(record(readings, resolution, tiny_ontology(), copied))
    rows = query(
        store,
        """SELECT ?articles ?reports ?outlets ?first ?last (COUNT(DISTINCT ?report) AS ?counted) {
             ?statement kg:articleCount ?articles ; kg:reportCount ?reports ; kg:outletCount ?outlets ;
               kg:firstSeen ?first ; kg:lastSeen ?last ; prov:wasDerivedFrom/kg:report ?report
           } GROUP BY ?articles ?reports ?outlets ?first ?last""",
    )
    assert [[term.value for term in row] for row in rows] == [["4", "3", "2", "2024-05-12", "2024-06-03", "3"]]
    assert bool(query(store, "ASK { article:b kg:report/kg:firstPrintedIn article:a }"))
    assert validate(store).conforms


def test_what_a_copy_adds_has_a_report_of_its_own() -> None:
    readings, resolution = press(("a", "", None, f"{SAYS}."), ("b", "", None, f"Also, {SAYS}."))
    store = load(record(readings, resolution, tiny_ontology(), Reports({"b": "a"})))
    assert bool(query(store, "ASK { article:b kg:report report:a . ?sentence kg:report report:b }"))
    assert bool(query(store, "ASK { ?statement kg:reportCount 2 }"))
    assert validate(store).conforms


def test_days_and_outlets_that_nobody_knows_are_left_out() -> None:
    store = load(record(*press(("a", "", None, f"{SAYS}.")), tiny_ontology()))
    assert bool(query(store, "ASK { ?statement kg:reportCount 1 }"))
    assert not bool(query(store, "ASK { ?statement kg:firstSeen|kg:lastSeen|kg:outletCount ?any }"))


def test_a_symmetric_relation_is_one_statement_either_way_round() -> None:
    room = Newsroom()
    room.add(Entity("norland", "Country", "Norland"), Entity("sudonia", "Country", "Sudonia"))
    there = Said("X[Norland] met Y[Sudonia].", "norland", "met", "sudonia")
    back = Said("X[Sudonia] met Y[Norland].", "sudonia", "met", "norland")
    network = project(record([room.read("a", there), room.read("b", back)], room.resolution(), tiny_ontology()))
    assert network.number_of_edges() == 1
    ((_, _, edge),) = network.edges(data=True)
    assert [e["quote"][slice(*e["subject"])] for e in edge["evidence"]] == ["Norland", "Norland"]


def test_a_claim_about_one_thing_and_itself_is_left_out() -> None:
    said = Said("X[Norland] met Y[the Norlanders]", "norland", "met", "norland")
    assert not any(q.predicate.value == str(RDF.subject) for q in one_claim(said))


def test_claims_of_one_event_share_its_node_with_roles_place_and_time() -> None:
    room = Newsroom()
    room.add(*(Entity(name, "Country", name) for name in ("a", "b", "c")), Entity("hall", "Place", "hall"))
    reading = room.read(
        "x",
        Said("X[A] met Y[B] in W[the hall]", "a", "met", "b", where="hall", when="2024-01-02", event="e"),
        Said("X[A] met Y[C]", "a", "met", "c", event="e"),
        Said("X[B] will meet Y[C]", "b", "met", "c", Status.PLANNED, event="e"),
    )
    store = load(record([reading], room.resolution(), tiny_ontology()))
    (row,) = query(
        store,
        """SELECT (COUNT(DISTINCT ?who) AS ?n) ?place ?day ?type {
             ?event a kg:Meeting ; kg:status kg:actual ; kg:agent ?who ; kg:place ?place ; sem:eventType ?type ;
               kg:time/sem:hasBeginTimeStamp ?day
           } GROUP BY ?place ?day ?type""",
    )
    assert (row["n"].value, row["day"].value) == ("3", "2024-01-02")
    assert row["type"].value.endswith("plover#CONSULT")


def test_event_has_the_further_roles_of_its_claims() -> None:
    room = Newsroom()
    room.add(*(Entity(name, "Country", name) for name in ("a", "b")), Entity("hall", "Place", "hall"))
    reading = room.read("x", Said("X[A] met Y[B] in W[the hall]", "a", "met", "b", where="hall", event="e"))
    claim = reading.claims[0]
    assert claim.where
    reading = replace(reading, claims=(replace(claim, roles=(("origin", claim.where),)),))
    store = load(record([reading], room.resolution(), tiny_ontology()))
    assert bool(query(store, "ASK { ?event a kg:Meeting ; kg:origin id:hall }"))


def test_entities_that_nothing_is_said_of_are_there_with_their_links() -> None:
    store = load(small_quads())
    assert bool(query(store, 'ASK { id:never-mentioned a kg:Person ; skos:prefLabel "Nobody Special" }'))
    assert bool(query(store, "ASK { id:norland skos:exactMatch wd:Q20 . id:prisoners kg:size 12 }"))
    assert bool(query(store, "ASK { id:port-hale skos:exactMatch <https://sws.geonames.org/593116/> }"))


def test_only_iris_and_literals() -> None:
    assert all(isinstance(q.subject, NamedNode) for q in small_quads())
    assert b"_:" not in turtle(small_quads())


def test_an_articles_graph_can_be_taken_back() -> None:
    readings, resolution = small_world()
    both, first = record(readings, resolution, tiny_ontology()), record(readings[:1], resolution, tiny_ontology())
    store = load(both)
    store.remove_graph(NamedNode("https://w3id.org/kg-press/article/b%202%2F%C3%BC"))
    assert {q for q in store if isinstance(q.graph_name, NamedNode)} == {
        q for q in first if isinstance(q.graph_name, NamedNode)
    }


@pytest.mark.parametrize("world", [small_world, hostile_world])
def test_order_of_reading_changes_nothing(world: object) -> None:
    readings, resolution = small_world() if world is small_world else hostile_world()
    quads = record(readings, resolution, tiny_ontology())
    shuffled = list(readings)
    random.Random(7).shuffle(shuffled)
    again = record(shuffled, resolution, tiny_ontology())
    assert quads == again
    assert turtle(quads) == turtle(again) == turtle(load(again))


@pytest.mark.parametrize("quads", [small_quads(), record(*hostile_world(), tiny_ontology())])
def test_the_graph_keeps_to_its_shapes(quads: tuple[Quad, ...]) -> None:
    report = validate(load(quads))
    assert report.conforms, report.problems


def test_shapes_notice_a_statement_without_a_sentence() -> None:
    broken = Store()
    broken.extend(q for q in small_quads() if not q.predicate.value.endswith("wasDerivedFrom"))
    assert not validate(broken).conforms


def test_the_file_explains_its_terms() -> None:
    graph = rdflib.Graph().parse(data=turtle(small_quads()), format="turtle")
    used = {p for p in graph.predicates() if (p, RDF.type, None) in tiny_ontology().graph}
    assert used
    assert all((p, rdflib.RDFS.label, None) in graph for p in used)
    assert (KG.released, rdflib.OWL.inverseOf, KG.releasedBy) in graph


def test_a_relation_that_the_ontology_lacks_is_named() -> None:
    with pytest.raises(KgError, match=r"a: the ontology has no relation 'frobbed'"):
        one_claim(Said("X[Ada] frobbed Y[Norland]", "ada-moss", "frobbed", "norland"))


def test_bounds_of_nothing_are_open() -> None:
    assert bounds(None) == ("", "")
