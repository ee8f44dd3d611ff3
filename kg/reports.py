"""Whose words are these? Copies of one text are one report, and one report is one source, whoever prints it.

Articles are compared by fingerprints: hashes of words in a row, thinned out so that what two texts share for eight
words on end is always seen (Schleimer, Wilkerson and Aiken, "Winnowing", 2003). A fingerprint belongs to the article
that printed it first, so articles that share nothing are never compared, and the time this takes grows with the words
read. An article that shares much with earlier ones has them as its originals. Even then, only what it took is theirs: a
sentence is the report of the first original that has it, and what a copy adds is a report of its own
(docs/decisions/0011-reports.md).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from unicodedata import normalize
from zlib import crc32

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from kg.model import Article, Reading, Reports, Span

RUN, WINDOW = 5, 4  # a fingerprint is of five words; of every four in a row the least is kept
SHARE = 0.25  # of the shorter text: an earlier article with so much of it is an original
ENOUGH = 8  # fingerprints, some twenty words: fewer are a phrase or a boilerplate, unless they are all there is
PIECE = 4  # words in a row that tell whether a sentence was taken over
HALF = 0.5  # of the words of a sentence, or of the fingerprints of an article
WORD = re.compile(r"\w+")
WEIGHTS = np.uint64(0x9E3779B97F4A7C15) ** np.arange(1, RUN + 1, dtype=np.uint64)  # odd numbers of 64 bits

Hashes = NDArray[np.uint64]
NONE = np.array([], dtype=np.uint64)


def find_reports(readings: Sequence[Reading]) -> Reports:
    """Which articles are copies in the main, and which of the sentences that claims rest on are copied, from where.

    The order of the readings is all one. Each is looked at once, copies and their originals again.
    """
    seen = [(in_print(r.article), number, fingerprints(r.article.text)) for number, r in enumerate(readings)]
    seen.sort(key=itemgetter(0))
    printed = [(key[-1], number) for key, number, _ in seen]  # id and number, the first printed first
    copies: dict[str, str] = {}
    sentences: dict[tuple[str, Span], str] = {}
    for place, shares in find_originals([prints for *_, prints in seen]).items():
        copy, number = printed[place]
        reading = readings[number]
        if sum(shares.values()) >= HALF:
            main, _ = printed[max(shares, key=lambda original: (shares[original], -original))]
            copies[copy] = copies.get(main, main)
        spans = sorted({claim.evidence for claim in reading.claims})
        for original, number in (printed[place] for place in sorted(shares, reverse=True)):
            taken = taken_over(reading.article.text, spans, readings[number].article.text)
            sentences |= {(copy, span): original for span in taken}  # of several originals, the first printed stands
    return Reports(copies, sentences)


def in_print(article: Article) -> tuple[str, int, str]:
    """By day, those of unknown day last; of one day the longest text first, since papers cut more than they add."""
    return (article.published or "unknown")[:10], -len(article.text), article.id


def find_originals(prints: Sequence[Hashes]) -> Mapping[int, Mapping[int, float]]:
    """Each text that took much of earlier ones: which part of it was first theirs, or that of their own originals."""
    originals: dict[int, Mapping[int, float]] = {}
    for text, shared in first_held(prints):
        size = len(prints[text])
        near = {other for other, count in shared.items() if is_much(count, min(size, len(prints[other])))}
        if near:
            behind = near.union(*(originals.get(other, ()) for other in near))
            originals[text] = {other: shared.get(other, 0) / size for other in behind}
    return originals


def is_much(shared: int, shorter: int) -> bool:
    """Whether so many fingerprints in common, out of those of the shorter text, are more than a quotation."""
    return shared >= min(shorter, max(ENOUGH, SHARE * shorter))


def first_held(prints: Sequence[Hashes]) -> Iterator[tuple[int, Mapping[int, int]]]:
    """In order, each text with fingerprints that an earlier one had first, and how many of them were whose."""
    holders = np.repeat(np.arange(len(prints)), [len(of_one) for of_one in prints])
    _, first, which = np.unique(np.concatenate([*prints, NONE]), return_index=True, return_inverse=True)
    owners = holders[first[which]]
    later = np.flatnonzero(owners != holders)
    pairs, counts = np.unique(holders[later] * len(prints) + owners[later], return_counts=True)
    shared: dict[int, dict[int, int]] = defaultdict(dict)
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        text, owner = divmod(pair, len(prints))
        shared[text][owner] = count
    yield from shared.items()


def fingerprints(text: str) -> Hashes:
    """The hashes that stand for a text: at least one of every eight words in a row."""
    every = runs(word_hashes(text), RUN)
    return np.unique(sliding_window_view(every, min(WINDOW, len(every))).min(axis=1)) if len(every) else every


def taken_over(copy: str, spans: Iterable[Span], original: str) -> Iterator[Span]:
    """The spans of which at least half the words stand in the original too, in its order."""
    words = word_hashes(copy)
    found = np.isin(runs(words, PIECE), runs(word_hashes(original), PIECE))
    common = np.zeros(len(words), dtype=bool)
    for place in range(len(words) - len(found) + 1):
        common[place : place + len(found)] |= found
    starts = [match.start() for match in WORD.finditer(copy)]
    for span in spans:
        begin, end = np.searchsorted(starts, (span.start, span.end))
        if begin < end and common[begin:end].mean() >= HALF:
            yield span


def runs(words: Hashes, length: int) -> Hashes:
    """One hash for each so many words in a row; for all of them together where they are fewer."""
    length = min(length, len(words))
    return (sliding_window_view(words, length) * WEIGHTS[:length]).sum(axis=1, dtype=np.uint64) if length else words


def word_hashes(text: str) -> Hashes:
    """The words of a text as numbers; case, punctuation and kinds of quotation marks and dashes are all one."""
    return np.array([word_hash(word) for word in WORD.findall(text)], dtype=np.uint64)


@lru_cache(maxsize=1 << 17)
def word_hash(word: str) -> int:
    """The same number for a word in any process, which Python's own hashes are not."""
    return crc32(normalize("NFKC", word).casefold().encode())
