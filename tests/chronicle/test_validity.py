"""When states held: each test says what articles tell, and from when until when the state is then known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.chronicle.validity import State, derive_states
from kg.dates import last_day
from kg.errors import InputError
from kg.ontology import extend_ontology, load_ontology
from kg.store import load
from kg.validate import validate
from tests.politics import Told, politics, quads_of


def states_of(*told: Told) -> tuple[State, ...]:
    facts = (one.assertion(number) for number, one in enumerate(told))
    return derive_states(facts, politics().relations)


def dates(state: State) -> dict[str, str]:
    """The dates that are known."""
    names = ("holds_from", "holds_until", "reported_from", "reported_until", "reported_over")
    return {name: getattr(state, name) for name in names if getattr(state, name)}


REIGNS, EXILED, OFFICE = "ada reigns norland", "norland exiled bo", "ada ministerOf norland"


@pytest.mark.parametrize(
    ("told", "known"),
    [
        # A state is reported for the days of its articles, or for those that a claim gives.
        ([Told(REIGNS, "2014"), Told(REIGNS, "2016-05-01")], {"reported_from": "2014", "reported_until": "2016-05-01"}),
        ([Told(REIGNS, when="2009-03-01/2009-03-31")], {"reported_from": "2009-03-01", "reported_until": "2009-03-31"}),
        ([Told(REIGNS, None, when="2010-01-01/..")], {"holds_from": "2010-01-01"}),
        # A dated happening begins one; a month stays a month.
        ([Told(EXILED, when="2014-03-01/2014-03-31")], {"holds_from": "2014-03"}),
        ([Told(EXILED, "2014-02-07")], {"reported_from": "2014-02-07", "reported_until": "2014-02-07"}),
        # What another relation begins or ends.
        (
            [Told(OFFICE, "2015-02-01"), Told("norland swore ada", when="2015-01-09")],
            {"holds_from": "2015-01-09", "reported_from": "2015-02-01", "reported_until": "2015-02-01"},
        ),
        (
            [Told(EXILED, when="2014-03-02"), Told("sudonia pardoned bo", when="2016-07-01")],
            {"holds_from": "2014-03-02", "holds_until": "2016-07-01"},
        ),
        (
            [Told(EXILED, "2016-07-02"), Told("norland pardoned bo", "2016-07-02", when="2016-07-01")],
            {"holds_until": "2016-07-01"},
        ),
        # A dismissal ends an office only where no later report says that it goes on.
        (
            [Told(OFFICE, "2015"), Told("cleo sacked ada", when="2016-03-03")],
            {"reported_from": "2015", "reported_until": "2015", "holds_until": "2016-03-03"},
        ),
        (
            [Told(OFFICE, day) for day in ("2015", "2017", "2018")] + [Told("cleo sacked ada", when="2016-03-03")],
            {"reported_from": "2015", "reported_until": "2018"},
        ),
        # A former holder: the office is over by the day of the article.
        (
            [Told(REIGNS, "2014"), Told(REIGNS, "2016-05-01", ended=True)],
            {"reported_from": "2014", "reported_until": "2014", "reported_over": "2016-05-01"},
        ),
        # One slip ("former") does not end what is reported ever after.
        (
            [Told(REIGNS, day) for day in ("2014", "2017", "2018")] + [Told(REIGNS, "2016", ended=True)],
            {"reported_from": "2014", "reported_until": "2018"},
        ),
        # A begin later than the first report is none.
        (
            [Told(OFFICE, "2014-01-01"), Told("norland swore ada", when="2015-01-09")],
            {"reported_from": "2014-01-01", "reported_until": "2015-01-09"},
        ),
    ],
)
def test_what_is_known_of_a_state(told: list[Told], known: dict[str, str]) -> None:
    (state,) = states_of(*told)
    assert dates(state) == known


@pytest.mark.parametrize(
    "told",
    [
        [Told(REIGNS, None)],  # no date at all
        [Told(REIGNS, "2014", ended=True)],  # only ever told of as over
        [Told("ada hasBase norland", "2014")],  # no state
        [Told("norland pardoned bo", when="2014")],  # an end of nothing
        [Told("norland swore ada", when="2015-01-09")],  # an oath, but nobody says to which office
    ],
)
def test_nothing_is_made_up(told: list[Told]) -> None:
    assert states_of(*told) == ()


def test_what_ended_begins_again_on_a_date_alone() -> None:
    end, retold = Told("norland pardoned bo", when="2014"), Told(EXILED, "2015-06-01")
    assert [dates(s) for s in states_of(Told(EXILED, when="2012"), end, retold)] == [
        {"holds_from": "2012", "holds_until": "2014"}
    ]
    again = Told(EXILED, when="2016")
    assert [(s.holds_from, s.holds_until) for s in states_of(Told(EXILED, when="2012"), end, again)] == [
        ("2012", "2014"),
        ("2016", ""),
    ]


def test_a_successor_ends_a_reign() -> None:
    first = [Told(REIGNS, f"201{year}-06-01") for year in range(4)]
    second = [Told("cleo reigns norland", f"201{year}-06-01") for year in range(5, 9)]
    elsewhere = [Told("dag reigns sudonia", f"201{year}-06-01") for year in range(9)]
    courtesy = [Told(REIGNS, "2017-03-01")]  # "President Ada" of one who no longer is
    ada, cleo, dag = states_of(*first, *second, *elsewhere, *courtesy)
    assert (ada.reported_until, ada.reported_over) == ("2013-06-01", "2015-06-01")
    assert ada.ended_by == {"cleo reigns norland actual"}
    assert (cleo.reported_from, cleo.reported_over, dag.reported_over) == ("2015-06-01", "", "")


def test_one_report_makes_no_successor_and_reports_that_mix_tell_nothing() -> None:
    reign = [Told(REIGNS, f"201{year}-06-01") for year in range(6)]
    assert states_of(*reign, Told("cleo reigns norland", "2016-01-01"))[0].reported_over == ""
    mixed = [Told("cleo reigns norland", f"201{year}-01-01") for year in range(6)]
    assert [s.reported_over for s in states_of(*reign, *mixed)] == ["", ""]


TELLINGS = st.builds(
    Told,
    st.sampled_from(
        [REIGNS, "cleo reigns norland", EXILED, "norland pardoned bo", "norland swore ada", "cleo sacked ada", OFFICE]
    ),
    st.sampled_from([None, "2011", "2012-05", "2013-01-31", "2014-07-01", "2016"]),
    st.sampled_from([None, None, "2012-01-01/2012-12-31", "2013-02-01", "2015-03-01/..", "../2014-01-01", "oops"]),
    st.booleans(),
)


@given(st.lists(TELLINGS, max_size=9), st.randoms())
def test_states_hang_together_and_on_no_order(told: list[Told], random: object) -> None:
    facts = [one.assertion(number) for number, one in enumerate(told)]
    states = derive_states(facts, politics().relations)
    random.shuffle(facts)  # type: ignore[attr-defined]
    assert derive_states(facts, politics().relations) == states
    for state in states:
        end = last_day(state.holds_until or state.reported_over)
        assert state.first or end
        assert not end or state.last <= end
        assert not (state.holds_until and state.reported_over)
        assert state.reported_by | state.begun_by | state.ended_by
    periods = {(s.subject, s.predicate, s.object, s.number): s for s in states}
    for (*key, number), state in periods.items():
        assert not number or last_day(periods[*key, number - 1].holds_until) < state.first


def test_states_are_written_with_what_they_rest_on() -> None:
    store = load(quads_of(Told(EXILED, when="2014-03-02"), Told("sudonia pardoned bo", when="2016-07-01")))
    row = store.query(
        """PREFIX kg: <https://w3id.org/kg-press/ontology#> PREFIX prov: <http://www.w3.org/ns/prov#>
           PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
           ASK { ?s a kg:State ; kg:holdsFrom ?from ; kg:holdsUntil ?until ; kg:begunBy ?one ; kg:endedBy ?other ;
             prov:wasDerivedFrom ?one, ?other . ?one rdf:predicate kg:exiled . ?other rdf:predicate kg:pardoned .
             FILTER(STR(?from) = "2014-03-02" && STR(?until) = "2016-07-01") }"""
    )
    assert bool(row)
    assert validate(store).conforms, validate(store).problems


def test_one_sides_word_makes_no_state() -> None:
    assert not any(q.predicate.value.endswith("#reportedFrom") for q in quads_of(Told(REIGNS, speaker="cleo")))


def test_an_ontology_that_ends_what_is_no_state_is_refused() -> None:
    own = """@prefix kg: <https://w3id.org/kg-press/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        kg:freed a kg:EventRelation ; rdfs:label "freed" ; kg:ends "detaned Y" ."""
    with pytest.raises(InputError, match=r"own\.ttl: freed begins or ends 'detaned', which is no lasting relation"):
        extend_ontology(own, "own.ttl")


def test_what_the_built_in_ontology_ends_can_begin() -> None:
    relations = load_ontology().relations
    assert {bound.state for r in relations.values() for bound in r.bounds} <= {
        r.name for r in relations.values() if r.lasting
    }
    assert {"sanctioned", "detained", "headOfStateOf"} <= {r.name for r in relations.values() if r.lasting}
