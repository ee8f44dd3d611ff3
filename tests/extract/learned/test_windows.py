"""Articles in windows of pieces, and where a pair stands in them."""

from __future__ import annotations

import pytest
import spacy

from kg.extract.learned import pairs, windows
from kg.extract.learned.pairs import Pair
from kg.extract.learned.pieces import START, cut, load_vocabulary, write_vocabulary
from kg.extract.learned.windows import find_windows, place
from kg.extract.parse import Doc
from kg.model import Form, Mention, Span

WORDS = "[PAD] [UNK] [CLS] [SEP] norland met sud ##onia . the envoy sep [ ]".split()
VOCABULARY = {word: i for i, word in enumerate(WORDS)}


def read(text: str) -> Doc:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    parsed = nlp(text)
    for token in parsed:
        token.dep_ = "dep"
    return Doc(parsed)


def mention(text: str, words: str) -> Mention:
    start = text.index(words)
    return Mention(words, Span(start, start + len(words)), "Country", words, Form.NAME)


def test_a_vocabulary_comes_back_from_its_file(tmp_path):
    write_vocabulary(VOCABULARY, tmp_path / "pieces.txt")
    assert load_vocabulary(tmp_path / "pieces.txt") == VOCABULARY


def test_words_without_fitting_pieces_are_unknown_as_a_whole():
    assert [(piece.id, piece.start, piece.end) for piece in cut("Sudor met", VOCABULARY)] == [(1, 0, 5), (5, 6, 9)]


def test_an_article_cannot_write_the_networks_own_signs():
    assert VOCABULARY[START] not in {piece.id for piece in cut("[SEP] [CLS] met", VOCABULARY)}


def test_paragraphs_share_a_window_while_they_fit(monkeypatch):
    text = "Norland met Sudonia. The envoy met.\n\nSudonia met."
    assert len(find_windows(text, read(text), VOCABULARY)) == 1
    monkeypatch.setattr(windows, "ROOM", 10)
    first, second = find_windows(text, read(text), VOCABULARY)
    assert [text[w.pieces[1].start : w.pieces[-2].end] for w in (first, second)] == text.split("\n\n")


def test_a_long_paragraph_is_split_between_sentences_and_a_long_sentence_cut_off(monkeypatch):
    text = "Norland met Sudonia. The envoy met."
    monkeypatch.setattr(windows, "ROOM", 4)
    first, second = find_windows(text, read(text), VOCABULARY)
    assert [text[p.start : p.end] for p in first.pieces[1:-1]] == ["Norland", "met", "Sud", "onia"]
    assert second.words == range(4, 8)


def test_a_pair_stands_where_its_words_are():
    text = "Norland met Sudonia."
    doc = read(text)
    (window,) = find_windows(text, doc, VOCABULARY)
    pair = Pair(mention(text, "Norland"), mention(text, "Sudonia"), (doc[0], doc[2]), doc[1])
    assert place(pair, window) == ((1, 2), (3, 5), (2, 3))
    assert window.shapes == (0, 2, 1, 2, 1, 5, 0)


def test_a_pair_of_two_windows_stands_in_none(monkeypatch):
    monkeypatch.setattr(windows, "ROOM", 5)
    text = "Norland met. The envoy met Sudonia."
    doc = read(text)
    pair = Pair(mention(text, "Norland"), mention(text, "Sudonia"), (doc[0], doc[6]), doc[5])
    assert [place(pair, window) for window in find_windows(text, doc, VOCABULARY)] == [None, None]


@pytest.mark.parametrize("text", ["\n\n", " "])
def test_without_words_nothing_goes_wrong(text):
    assert all(len(window.pieces) == 2 for window in find_windows(text, read(text), VOCABULARY))


def test_pairs_are_close_in_one_sentence_by_a_short_way_through_the_parse(monkeypatch):
    text = "Norland met Sudonia. The envoy met."
    doc = read(text)
    doc[0].head = doc[2].head = doc[1]
    ends = mention(text, "Norland"), mention(text, "Sudonia")
    near = Pair(*ends, (doc[0], doc[2]), doc[1])
    assert near.close
    assert not Pair(*ends, (doc[0], doc[5]), doc[5]).close
    monkeypatch.setattr(pairs, "STEPS", 1)
    assert not near.close
