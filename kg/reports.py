"""Whose words are these? Copies of one text are one report, and one report is one source, whoever prints it.

Articles are compared by fingerprints: hashes of words in a row, thinned out so that what two texts share for eight
words on end is always seen. A fingerprint belongs to the article that printed it first, so articles that share nothing
are never compared, and the time this takes grows with the words read. An article that shares much with earlier ones has
them as its originals. Even then, only what it took is theirs: a sentence is the report of the first original that has
it, and what a copy adds is a report of its own (docs/decisions/0011-reports.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

import numpy as np

from kg.model import Article, Form, Reading, Reports, Span
from kg.wording import Alignment, Hashes, align, fingerprints

SHARE = 0.25  # of the shorter text: an earlier article with so much of it is an original
ENOUGH = 8  # fingerprints, some twenty words: fewer are a phrase or a boilerplate, unless they are all there is
HALF = 0.5  # of the words of a sentence, or of the fingerprints of an article


def find_reports(readings: Sequence[Reading]) -> Reports:
    """Which articles are copies in the main, which sentences that claims rest on are copied, and who is one in both.

    The order of the readings is all one. Each is looked at once, copies and their originals again.
    """
    seen = [(in_print(r.article), number, fingerprints(r.article.text)) for number, r in enumerate(readings)]
    seen.sort(key=itemgetter(0))
    printed = [(key[-1], number) for key, number, _ in seen]  # id and number, the first printed first
    copies: dict[str, str] = {}
    sentences: dict[tuple[str, Span], str] = {}
    same: set[tuple[str, str]] = set()
    for place, shares in find_originals([prints for *_, prints in seen]).items():
        copy, number = printed[place]
        reading = readings[number]
        if sum(shares.values()) >= HALF:
            main, _ = printed[max(shares, key=lambda original: (shares[original], -original))]
            copies[copy] = copies.get(main, main)
        spans = {claim.evidence for claim in reading.claims}
        for id, number in (printed[place] for place in sorted(shares, reverse=True)):
            original = readings[number]
            alignment = align(reading.article.text, original.article.text)
            # Of several originals, the first printed comes last and stands.
            sentences |= {(copy, span): id for span in spans if alignment.share(span) >= HALF}
            same |= set(same_chains(reading, original, alignment))
    return Reports(copies, sentences, tuple(sorted(same)))


def same_chains(copy: Reading, original: Reading, alignment: Alignment) -> Iterator[tuple[str, str]]:
    """Chains of both that are called so at the same words, as ids; none where they do not go together one to one."""
    begins = {mention.id: alignment.begin(mention.span) for mention in copy.mentions}
    theirs = chains_at(original, {mention.id: mention.span.start for mention in original.mentions})
    pairs = {(chain, theirs[place]) for place, chain in chains_at(copy, begins).items() if place in theirs}
    lefts, rights = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    yield from ((left, right) for left, right in pairs if lefts[left] == rights[right] == 1)


def chains_at(reading: Reading, begins: Mapping[str, int | None]) -> Mapping[tuple[int, str, str], str]:
    """The chain that is called so at a place, by kind and name, pronouns left out."""
    chains = {mention: chain.id for chain in reading.chains for mention in chain.mentions}
    return {
        (begin, mention.kind, mention.name): chains[mention.id]
        for mention in reading.mentions
        if mention.form is not Form.PRONOUN and mention.id in chains and (begin := begins[mention.id]) is not None
    }


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
    together = np.concatenate([*prints, np.array([], dtype=np.uint64)])
    _, first, which = np.unique(together, return_index=True, return_inverse=True)
    owners = holders[first[which]]
    later = np.flatnonzero(owners != holders)
    pairs, counts = np.unique(holders[later] * len(prints) + owners[later], return_counts=True)
    shared: dict[int, dict[int, int]] = defaultdict(dict)
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        text, owner = divmod(pair, len(prints))
        shared[text][owner] = count
    yield from shared.items()
