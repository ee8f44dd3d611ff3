"""Texts as words in a row, to be compared: fingerprints tell which texts share any, alignment where these stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize
from zlib import crc32

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from kg.model import Span

RUN, WINDOW = 5, 4  # a fingerprint is of five words; of every four in a row the least is kept
PIECE = 4  # words in a row that stand in two texts because one took them from the other
WORD = re.compile(r"\w+")
WEIGHTS = np.uint64(0x9E3779B97F4A7C15) ** np.arange(1, RUN + 1, dtype=np.uint64)  # odd numbers of 64 bits

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the words of a copy stand in its original."""

    starts: Places  # offset of each word of the copy
    words: Places  # which word of the original it is, -1 for none
    original: Places  # offset of each word of the original

    def share(self, span: Span) -> float:
        """How much of a stretch of the copy stands in the original, from 0 to 1."""
        begin, end = np.searchsorted(self.starts, (span.start, span.end))
        return float((self.words[begin:end] >= 0).mean()) if begin < end else 0.0

    def begin(self, span: Span) -> int | None:
        """The offset in the original at which a stretch of the copy, taken over word by word, begins."""
        begin, end = np.searchsorted(self.starts, (span.start, span.end))
        words = self.words[begin:end]
        whole = begin < end and words[0] >= 0 and (np.diff(words) == 1).all()
        return int(self.original[words[0]]) if whole else None


def align(copy: str, original: str) -> Alignment:
    """The words of a copy in its original; of what stands there more than once, the first."""
    words, pieces = word_hashes(copy), runs(word_hashes(original), PIECE)
    known, first = np.unique(pieces, return_index=True)
    found = runs(words, PIECE)
    where = np.full(len(words), -1)
    if len(known):
        nearest = np.minimum(np.searchsorted(known, found), len(known) - 1)
        hits = np.flatnonzero(known[nearest] == found)
        for place in range(len(words) - len(found), -1, -1):  # the run that begins with a word has the last say
            where[hits + place] = first[nearest[hits]] + place
    return Alignment(starts(copy), where, starts(original))


def fingerprints(text: str) -> Hashes:
    """The hashes that stand for a text: at least one of every eight words in a row.

    Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", 2003.
    """
    every = runs(word_hashes(text), RUN)
    return np.unique(sliding_window_view(every, min(WINDOW, len(every))).min(axis=1)) if len(every) else every


def runs(words: Hashes, length: int) -> Hashes:
    """One hash for each so many words in a row; for all of them together where they are fewer."""
    length = min(length, len(words))
    return (sliding_window_view(words, length) * WEIGHTS[:length]).sum(axis=1, dtype=np.uint64) if length else words


def word_hashes(text: str) -> Hashes:
    """The words of a text as numbers; case, punctuation and kinds of quotation marks and dashes are all one."""
    return np.array([word_hash(word) for word in WORD.findall(text)], dtype=np.uint64)


def starts(text: str) -> Places:
    """Where each word begins, in code points."""
    return np.array([match.start() for match in WORD.finditer(text)], dtype=np.int64)


@lru_cache(maxsize=1 << 17)
def word_hash(word: str) -> int:
    """The same number for a word in any process, which Python's own hashes are not."""
    return crc32(normalize("NFKC", word).casefold().encode())
