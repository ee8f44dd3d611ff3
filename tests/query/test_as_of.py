"""The graph as it stood: each test asks for what had happened and what held on a day."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad
from rdflib.namespace import RDF

from kg.dates import last_day
from kg.errors import KgError
from kg.graph import Graph
from kg.model import Status
from kg.query.as_of import read_day, rewind
from kg.query.run import open_store, select
from kg.rdf.vocab import KG
from tests.chronicle.test_validity import TELLINGS
from tests.politics import Told, politics, press, quads_of
from tests.query.asking import run_query
from tests.written import turtle

REIGN = [Told("ada reigns norland", "2014-05-01"), Told("ada reigns norland", "2016-01-01", ended=True)]
EXILE = [Told("norland exiled bo", "2020", when="2014-03-02"), Told("sudonia pardoned bo", "2020", when="2015-07-01")]


def facts(*told: Told, on: str) -> set[str]:
    """The direct triples of a day, as words."""
    store = open_store(quads_of(*told), on)
    rows = select(
        store, "SELECT ?s ?p ?o { ?s ?p ?o . ?p kg:lasting|rdfs:label ?any . ?s a ?kind . ?kind a kg:Kind }", {}
    )
    words = {" ".join(row[end].rsplit("/")[-1].rsplit("#")[-1] for end in "spo") for row in rows}
    return {text for text in words if text.split()[1] in politics().relations}


@pytest.mark.parametrize(
    ("told", "day", "held"),
    [
        (REIGN, "2014-04-30", set()),
        (REIGN, "2014-05-01", {"ada reigns norland"}),
        (REIGN, "2014-04", set()),
        (REIGN, "2014-05", {"ada reigns norland"}),  # by the end of May
        (REIGN, "2014", {"ada reigns norland"}),
        (REIGN, "2015-12-31", {"ada reigns norland"}),
        (REIGN, "2016-01-01", set()),
        (EXILE, "2014-03-01", set()),
        (EXILE, "2014-03-02", {"norland exiled bo"}),  # told in 2020, of 2014
        (EXILE, "2016", {"sudonia pardoned bo"}),  # a pardon has happened for good
        ([Told("ada hasBase norland", "2020")], "1990", {"ada hasBase norland"}),  # neither happens nor lasts
        ([Told("norland swore ada", "2014-06-01")], "2014-05-31", set()),  # undated: when first told
        ([Told("norland swore ada", "2014-06-01")], "2014-06-01", {"norland swore ada"}),
        ([Told("norland swore ada", None)], "2020", set()),  # nobody knows when
        ([Told("ada reigns norland", None)], "2020", set()),
        ([Told("ada reigns norland", speaker="cleo")], "2020", set()),  # one side's word is no fact on any day
    ],
)
def test_what_stood_on_a_day(told: list[Told], day: str, held: set[str]) -> None:
    assert facts(*told, on=day) == held


@pytest.mark.parametrize("status", [Status.PLANNED, Status.POSSIBLE, Status.NEGATED])
def test_plans_and_denials_stand_from_when_they_are_told(status: Status) -> None:
    plan = quads_of(Told("norland swore ada", "2014-06-01", when="2016-01-01", status=status))
    question = f"ASK {{ ?s a kg:Statement ; kg:status kg:{status} }}"
    assert run_query(open_store(plan, "2014-05-31"), question) == "no\n"
    assert run_query(open_store(plan, "2014-06-01"), question) == "yes\n"


def test_the_event_of_a_state_stays_when_the_state_is_over() -> None:
    question = "SELECT ?event { ?event a kg:Exile }"
    assert [len(select(open_store(quads_of(*EXILE), day), question, {})) for day in ("2013", "2014", "2016")] == [
        0,
        1,
        1,
    ]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(TELLINGS, max_size=6),
    st.sampled_from(["2011", "2012-06", "2014"]),
    st.sampled_from(["2014-07", "2015", "2030"]),
)
def test_what_has_happened_has_happened(told: list[Told], early: str, late: str) -> None:
    quads = quads_of(*told)

    def events(day: str) -> set[object]:
        return {q.subject for q in rewind(quads, day) if (q.predicate.value, str(q.object)) == EVENT}

    def states(day: str) -> set[Quad]:
        return {q for q in rewind(quads, day) if q.predicate.value in {str(KG.holdsFrom), str(KG.reportedFrom)}}

    assert events(early) <= events(late)
    assert set(rewind(quads, early)) <= set(quads)
    begins = {q.subject: "" for q in states(early)}
    for quad in sorted(states(early), key=lambda q: q.predicate.value, reverse=True):
        begins[quad.subject] = last_day(quad.object.value)  # a known begin goes before a reported one
    assert all(begin <= last_day(early) for begin in begins.values())


EVENT = (str(RDF.type), f"<{KG.Event}>")


def test_a_rewound_graph_names_nothing_that_is_gone() -> None:
    rewound = rewind(quads_of(*REIGN, *EXILE), "2014-01-01")
    assert not any(
        str(node.value).split("/")[-2] in {"statement", "claim", "state"} for q in rewound for node in (q.subject,)
    )


def test_files_and_graphs_can_be_asked_as_of_a_date(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes(turtle(quads_of(*REIGN)))
    readings, room = press(REIGN)
    graph = Graph(tuple(readings), room.resolution(), politics())
    sparql = "SELECT ?x { ?x kg:reigns ?y }"
    for day, found in (("2015", 1), ("2017", 0)):
        assert run_query(tmp_path, sparql, as_of=day, format="csv").count("\n") == 1 + found
        assert len(graph.query(sparql, as_of=day)) == found
        assert len(select(open_store(graph.quads, day), "states", {"entity": "ada"})) == found


@pytest.mark.parametrize("date", ["2015-13", "yesterday", "", "2015-02-30", "15-01-01", "2015-1-1", "2015-01-01T00:00"])
def test_what_is_no_date_is_one_sentence(date: str) -> None:
    with pytest.raises(KgError, match=r"is no date; write a day, a month or a year: 2015-01-21, 2015-01 or 2015$"):
        read_day(date)
