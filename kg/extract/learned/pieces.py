"""Text → word pieces, each with its place: what the network reads instead of words.

WordPiece (Wu et al. 2016) as in BERT's uncased vocabularies: letters are made small and lose their accents, marks stand
alone, and a word is cut from the left into the longest pieces that the vocabulary has. Markers such as "[SEP]" in a
text are plain words here, so no article can speak to the network in its own signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from string import punctuation
from typing import NamedTuple
from unicodedata import category, normalize

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
INNER = "##"  # stands before a piece that does not begin a word
LONGEST = 100  # letters of a word; what is longer is unknown
IDEOGRAPHS = (
    *((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F)),
    *((0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)),
)  # each of them is a word of its own
Vocabulary = Mapping[str, int]


class Piece(NamedTuple):
    """A number of the vocabulary and the characters that it stands for."""

    id: int
    start: int
    end: int


def load_vocabulary(file: Path) -> Vocabulary:
    """The pieces of a file with one a line, numbered from 0."""
    return {piece: i for i, piece in enumerate(file.read_text("utf-8").removesuffix("\n").split("\n"))}


def write_vocabulary(vocabulary: Vocabulary, file: Path) -> None:
    """A file that `load_vocabulary` reads."""
    file.write_text("".join(f"{piece}\n" for piece in sorted(vocabulary, key=vocabulary.__getitem__)), "utf-8")


def cut(text: str, vocabulary: Vocabulary) -> list[Piece]:
    """The pieces of a text, in order.

    >>> [tuple(piece) for piece in cut("The Réunion", {"the": 5, "re": 6, "##union": 7, "[UNK]": 1})]
    [(5, 0, 3), (6, 4, 6), (7, 6, 11)]
    """
    memo: dict[str, list[tuple[int, int]]] = {}
    found = []
    for word, places in split_words(text):
        if word not in memo:
            memo[word] = list(cut_word(word, vocabulary))
        start = 0
        for number, end in memo[word]:
            found.append(Piece(number, places[start], places[end - 1] + 1))
            start = end
    return found


def cut_word(word: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The numbers of a word's pieces, each with the letter that it ends before; one unknown piece where none fit."""
    found, start = [], 0
    while start < len(word):
        before = INNER if start else ""
        ends = range(len(word), start, -1) if len(word) <= LONGEST else ()
        end = next((end for end in ends if before + word[start:end] in vocabulary), None)
        if end is None:
            yield vocabulary[UNKNOWN], len(word)
            return
        found.append((vocabulary[before + word[start:end]], end))
        start = end
    yield from found


def split_words(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """Words and marks in small letters without accents, with the place of each letter in the text."""
    letters, places = "", list[int]()
    for place, char in enumerate(text):
        for letter in plain(char):
            alone = letter == " " or is_mark(letter)
            if alone and letters:
                yield letters, places
                letters, places = "", []
            if not alone:
                letters += letter
                places.append(place)
            elif letter != " ":
                yield letter, [place]
    if letters:
        yield letters, places


@lru_cache(maxsize=4096)
def plain(char: str) -> str:
    """A character in small letters without accents: nothing for a control character, a space for white space.

    >>> plain("É"), plain("\\u200b"), plain("\\n"), plain("中")
    ('e', '', ' ', ' 中 ')
    """
    if (char.isspace() and category(char) != "Cc") or char in "\t\n\r":
        return " "
    if category(char) in {"Cc", "Cf", "Co"} or char == "\ufffd":
        return ""
    letters = "".join(letter.lower() for letter in normalize("NFD", char) if category(letter) != "Mn")
    return f" {letters} " if any(first <= ord(char) <= last for first, last in IDEOGRAPHS) else letters


@lru_cache(maxsize=4096)
def is_mark(letter: str) -> bool:
    """Whether a letter is a mark of its own: a comma, a dash, a dollar sign."""
    return letter in punctuation or category(letter)[0] == "P"
