"""Tags of party and state are cut from candidates."""

from __future__ import annotations

import pytest
import spacy

from kg.extract.mentions.candidates import Candidate
from kg.extract.mentions.party_tags import without_tags

DOC = spacy.blank("en")("Ana Ruiz D-N.Y. met Bo Lind , R-W.Va. , on D-Day")


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Ana Ruiz D-N.Y.", ["Ana Ruiz"]),
        ("Bo Lind", ["Bo Lind"]),
        ("R-W.Va.", []),
        ("D-Day", ["D-Day"]),
    ],
)
def test_what_is_left(words: str, left: list[str]) -> None:
    offset = DOC.text.index(words)
    tokens = [t.i for t in DOC if offset <= t.idx < offset + len(words)]
    found = without_tags(DOC, [Candidate(tokens[0], tokens[-1] + 1, "Person", words)])
    assert [c.name for c in found] == left
