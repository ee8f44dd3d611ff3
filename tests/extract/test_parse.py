from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as Parsed

from kg.extract.parse import Doc

NAMES = "text lower_ lemma_ tag_ pos_ dep_ ent_type_ ent_iob_ whitespace_ is_alpha is_upper is_punct like_num".split()
TREE = "children lefts rights ancestors subtree".split()


@pytest.fixture
def parsed() -> Parsed:
    """Two sentences: "Ana Ruiz, 40, met us. Mali left"."""
    return Parsed(
        spacy.blank("en").vocab,
        words=["Ana", "Ruiz", ",", "40", ",", "met", "us", ".", "Mali", "left"],
        spaces=[True, False, True, False, True, True, False, True, True, False],
        lemmas=["Ana", "Ruiz", ",", "40", ",", "meet", "we", ".", "Mali", "leave"],
        pos=["PROPN", "PROPN", "PUNCT", "NUM", "PUNCT", "VERB", "PRON", "PUNCT", "PROPN", "VERB"],
        tags=["NNP", "NNP", ",", "CD", ",", "VBD", "PRP", ".", "NNP", "VBD"],
        deps=["compound", "nsubj", "punct", "appos", "punct", "ROOT", "dobj", "punct", "nsubj", "ROOT"],
        heads=[1, 5, 1, 1, 1, 5, 5, 5, 9, 9],
        ents=["B-PERSON", "I-PERSON", "O", "B-CARDINAL", "O", "O", "O", "O", "B-GPE", "O"],
    )


def test_words_are_what_spacy_says(parsed: Parsed) -> None:
    for own, theirs in zip(Doc(parsed), parsed, strict=True):
        assert [getattr(own, name) for name in NAMES] == [getattr(theirs, name) for name in NAMES]
        for name in TREE:
            assert [t.i for t in getattr(own, name)] == [t.i for t in getattr(theirs, name)]
        edges = theirs.head, theirs.left_edge, theirs.right_edge, theirs.sent
        assert [*map(str, edges)] == [*map(str, (own.head, own.left_edge, own.right_edge, own.sent))]


def test_stretches_are_what_spacy_says(parsed: Parsed) -> None:
    doc = Doc(parsed)
    assert doc.text == parsed.text
    for own, theirs in ((doc.sents, parsed.sents), (doc.ents, parsed.ents)):
        assert [(w.text, w.start_char, w.label_) for w in own] == [(w.text, w.start_char, w.label_) for w in theirs]
    for start in range(len(doc.text)):
        for end in range(start + 2, len(doc.text) + 1):
            own, theirs = (d.char_span(start, end, alignment_mode="expand") for d in (doc, parsed))
            assert (own.start, own.end, own.root.i) == (theirs.start, theirs.end, theirs.root.i)
