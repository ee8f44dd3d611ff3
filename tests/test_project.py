from pyoxigraph import RdfFormat, parse

from kg.model import NO_COPIES, Entity, Reports
from kg.ontology import load_ontology
from kg.project import GREY, project
from kg.rdf.prefixes import BASE
from kg.record import record
from kg.store import infer, load
from tests.readings import HOSTILE, Newsroom, Said, hostile_world, small_world, tiny_ontology
from tests.written import turtle


def test_every_statement_is_an_edge() -> None:
    quads = record(*small_world(), tiny_ontology())
    statements = {str(q.subject)[1:-1] for q in quads if str(q.object).endswith("ontology#Statement>")}
    keys = {key for _, _, key in project(quads).edges(keys=True)}
    assert {iri.rsplit("/", 1)[-1] for iri in statements} == keys
    assert len(keys) == 7


def test_nodes_carry_what_a_page_shows() -> None:
    nodes = project(record(*small_world(), tiny_ontology())).nodes
    assert nodes["norland"] == {
        "label": "Norland",
        "kind": "Country",
        "colour": "#009E73",
        "aliases": ["Kingdom of Norland"],
        "links": {"wikidata": "Q20", "iso3166": "NO"},
        "size": None,
        "weight": 2,
        "offices": [],
    }
    assert nodes["port-hale"]["links"] == {"geonames": "593116"}
    assert nodes["never-mentioned"]["weight"] == 0


def test_holder_and_body_know_of_an_office() -> None:
    room = Newsroom()
    room.add(Entity("ada-moss", "Person", "Ada Moss"), Entity("norland", "Country", "Norland"))
    said = Said("X[She] is president of Y[Norland].", "ada-moss", "headOfStateOf", "norland", when="2020-02-01")
    reading = room.read("x", said, published="2024-05-07")
    nodes = project(record([reading], room.resolution(), load_ontology())).nodes
    assert nodes["ada-moss"]["offices"] == nodes["norland"]["offices"] == [
        {"role": "head of state", "holder": "Ada Moss", "holder_id": "ada-moss",
         "body": "Norland", "body_id": "norland",
         "begin": None, "end": None, "first": "2020-02-01", "last": "2020-02-01", "over": None}
    ]  # fmt: skip


def test_offsets_mark_the_words_inside_the_quote() -> None:
    network = project(record(*small_world(), tiny_ontology()))
    (edge,) = (e for _, _, e in network.edges(data=True) if e["relation"] == "released")
    marked = [(e["quote"][slice(*e["subject"])], e["quote"][slice(*e["object"])]) for e in edge["evidence"]]
    assert marked == [("Sudonia", "12 prisoners"), ("Sudonia", "The twelve")]
    assert [e["article"] for e in edge["evidence"]] == ["a-1", "b 2/ü"]
    assert edge["evidence"][0]["url"] == "https://example.org/a?x=1&y=2"
    assert len(edge["events"]) == 2


def test_status_speaker_and_what_is_held() -> None:
    network = project(record(*small_world(), tiny_ontology()))
    said = {
        (e["relation"], e["status"], e["speaker"], e["speaker_id"], e["asserted"])
        for _, _, e in network.edges(data=True)
        if e["relation"] == "met"
    }
    assert said == {
        ("met", "planned", None, None, False),
        ("met", "actual", "Norland", "norland", False),
        ("met", "negated", "Sudonia", "sudonia", False),
    }


def test_a_file_and_inference_give_the_same_network() -> None:
    quads = record(*small_world(), tiny_ontology())
    network, store = project(quads), load(parse(turtle(quads), format=RdfFormat.TURTLE))
    infer(store)
    again = project(store)
    assert list(network.nodes(data=True)) == list(again.nodes(data=True))
    assert sorted(network.edges(keys=True, data=True), key=lambda e: e[2]) == sorted(
        again.edges(keys=True, data=True), key=lambda e: e[2]
    )


def test_a_narrow_kind_has_the_colour_of_the_wider_one() -> None:
    room = Newsroom()
    room.add(Entity("mission", "Embassy", "the embassy"), Entity("thing", "Unheard", "a thing"))
    nodes = project(record([], room.resolution(), tiny_ontology())).nodes
    assert (nodes["mission"]["kind"], nodes["mission"]["colour"]) == ("Embassy", "#999999")
    assert nodes["thing"]["colour"] == GREY


def test_words_outside_the_quote_have_no_offsets() -> None:
    room = Newsroom()
    room.add(Entity("a", "Person", "Ada"), Entity("b", "Person", "Bo"))
    reading = room.read("x", Said("X[Ada] met Y[Bo]", "a", "met", "b"))
    told = record([reading], room.resolution(), tiny_ontology())
    quads = [q for q in told if "subjectBegin" not in q.predicate.value]
    ((_, _, edge),) = project(quads).edges(data=True)
    assert edge["evidence"][0]["subject"] is None
    assert edge["evidence"][0]["object"] == [8, 10]


def test_hostile_names_and_quotes_come_back_as_they_were() -> None:
    readings, resolution = hostile_world()
    data = turtle(record(readings, resolution, tiny_ontology()))
    network = project(parse(data, format=RdfFormat.TURTLE))
    assert [network.nodes[f"n{i}"]["label"] for i in range(len(HOSTILE))] == list(HOSTILE)
    quotes = {e["quote"] for _, _, edge in network.edges(data=True) for e in edge["evidence"]}
    assert quotes == {f"{text} a met b" for text in HOSTILE}


def test_edges_carry_their_support_and_nodes_weigh_by_reports() -> None:
    readings, resolution = small_world()
    copied = Reports({"b 2/ü": "a-1"}, {("b 2/ü", readings[1].claims[0].evidence): "a-1"})
    apart, together = (project(record(readings, resolution, tiny_ontology(), r)) for r in (NO_COPIES, copied))
    (edge,) = (e for _, _, e in together.edges(data=True) if e["relation"] == "released")
    support = {name: edge[name] for name in ("articles", "reports", "outlets", "first_seen", "last_seen")}
    assert support == {"articles": 2, "reports": 1, "outlets": 1, "first_seen": "2024-05-07", "last_seen": "2024-06-01"}
    assert [e["report"] for e in edge["evidence"]] == ["a-1", "a-1"]
    assert apart.nodes["prisoners"]["weight"] == 2
    assert together.nodes["prisoners"]["weight"] == 1
    whole = {"articles": 2, "base": BASE}
    assert (apart.graph, together.graph) == (whole | {"copies": 0}, whole | {"copies": 1})
