"""Which candidates may stand together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.mentions.candidates import Candidate, nest, settle


def test_the_better_candidate_keeps_its_words() -> None:
    best, rival = Candidate(2, 5, "Person", "Ana Maria Ruiz"), Candidate(4, 7, "Organization", "Ruiz Steel Works")
    assert settle([best, rival]) == [best]


def test_names_nest_in_open_candidates_only() -> None:
    inner = Candidate(0, 1, "Country", "Chad")
    assert settle([Candidate(0, 2, "Organization", "Chadian army", open=True), inner])[1:] == [inner]
    assert settle([Candidate(0, 2, "Organization", "Chad Daily"), inner])[1:] == []


def test_the_same_words_are_one_mention() -> None:
    assert not nest(Candidate(0, 2, "Place", "x", open=True), Candidate(0, 2, "Person", "x", open=True))


spans = st.tuples(st.integers(0, 12), st.integers(1, 5), st.booleans())


@given(st.lists(spans))
def test_settled_candidates_never_cross(drawn: list[tuple[int, int, bool]]) -> None:
    kept = settle(Candidate(start, start + width, "Place", "x", open=is_open) for start, width, is_open in drawn)
    assert kept == sorted(kept, key=lambda c: (c.start, -c.end))
    for i, one in enumerate(kept):
        for other in kept[i + 1 :]:
            assert not one.overlaps(other) or one.covers(other) or other.covers(one)
