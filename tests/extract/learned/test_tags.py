"""From tags of pieces to mentions."""

from __future__ import annotations

import numpy as np

from kg.extract.learned.tags import Proposal, read_tags
from kg.extract.learned.windows import find_windows
from kg.model import Span
from tests.extract.learned.test_windows import VOCABULARY, read

TEXT = "The Norland envoy met Sudonia. Norland met."
PIECES = "the norland envoy met sud onia . norland met .".split()


def propose(**tags: str) -> list[Proposal]:
    """What tags of each kind, a letter a piece, propose: each is sure."""
    doc = read(TEXT)
    (window,) = find_windows(TEXT, doc, VOCABULARY)
    odds = np.zeros((len(window.pieces), len(tags), 3), np.float32)
    for k, letters in enumerate(tags.values()):
        for i, letter in enumerate(f"O{letters}O"):
            odds[i, k, "OBI".index(letter)] = 20
    return list(read_tags(doc, window, odds, list(tags)))


def words(proposals: list[Proposal]) -> list[str]:
    return [proposal.span.of(TEXT) for proposal in proposals]


def test_kinds_nest():
    assert propose(Country="OBOOOOOOOO", Person="OBIOOOOOOO") == [
        Proposal(Span(4, 11), "Country", 1.0),
        Proposal(Span(4, 17), "Person", 1.0),
    ]


def test_what_goes_on_with_nothing_begins():
    assert words(propose(Country="OIOOOOOOOO")) == ["Norland"]


def test_a_word_is_whole_and_proposed_once():
    assert words(propose(Country="OOOOBBOOOO")) == ["Sudonia"]
    assert words(propose(Country="OOOOOBOOOO")) == ["Sudonia"]


def test_articles_and_marks_at_the_edges_go():
    assert words(propose(Country="BIOOBIIOOO")) == ["Norland", "Sudonia"]
    assert words(propose(Country="BOOOOOBOOO")) == []


def test_no_mention_runs_on_into_the_next_sentence():
    assert words(propose(Country="OOOOBIIIOO")) == ["Sudonia", "Norland"]
