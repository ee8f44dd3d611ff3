"""judgements.csv: what kg judged, in lines that can be copied into the ledger."""

from __future__ import annotations

from kg.ledger import Roster, parse_handle
from kg.ledger.file import read_lines
from kg.model import Entity, Judgement
from kg.publish.judgements import serialize

ROSTER = Roster(
    [Entity(name, "Person", name) for name in ("anna", "anne", "anna-2")],
    [
        *(("c1", "Person", "Anna Berg", "a1"), ("c2", "Person", "Anna Berg", "a2")),
        *(("c3", "Person", "=Anne, Berg", "a2"), ("c4", "Person", "=anne berg", "a3")),
    ],
    {"c1": "anna", "c2": "anna-2", "c3": "anne", "c4": "anne"},
)


def test_a_handle_is_wide_where_one_entity_has_the_name():
    judgements = [
        Judgement("c3", "c1", "unsure", 0.512, ("one name", "+ office"), "kg"),
        Judgement("c1", "c4", "unsure", 0.512, ("one name", "+ office"), "kg"),
        Judgement("c2", "c4", "same", 0.9, ("one article",), "kg"),
        Judgement("c3", "c4", "same", 1.0, ("one name",), "kg"),  # of one name with itself: nothing to say
    ]
    written = serialize(judgements, ROSTER).decode()
    assert written.splitlines() == [
        "verdict,left,right,by,reason,score",
        'same,"Person: =Anne, Berg",Person: Anna Berg @ a2,kg,one article,0.90',
        'unsure,"Person: =Anne, Berg",Person: Anna Berg @ a1,kg,one name; + office,0.51',
    ]


def test_lines_can_be_copied_into_the_ledger():
    written = serialize([Judgement("c3", "c1", "unsure", 0.5, ("one name",), "kg")], ROSTER)
    [line] = read_lines(written.decode().splitlines(), "ledger.csv")
    assert (line.verdict, line.right, line.by, line.reason) == (
        *("unsure", parse_handle("Person: Anna Berg @ a1"), "kg", "one name"),
    )
