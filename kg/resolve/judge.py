"""Bearers → clusters and judgements: first the full names, then the bare ones against what these became."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.clusters import Sides
from kg.model import Judgement
from kg.resolve.bearers import Bearer
from kg.resolve.candidates import Index, find_candidates
from kg.resolve.clusters import BearerClusters
from kg.resolve.company import Company
from kg.resolve.features import Pair, signs_of
from kg.resolve.people import compare, reigns
from kg.resolve.weights import chance, reasons

SAME = 0.85  # from here on two are one; a wrong merge costs a reader more than a missing one
PLAIN = 0.65  # the same for a bare name: 96 in 100 such joins proved right (eval/identity.py)
UNSURE = 0.3  # below, nobody need be asked
RIVAL = 0.5  # a bare name that may well mean a second one is left open


def join_full(bearers: Sequence[Bearer], sides: Sides) -> tuple[list[Bearer], list[Judgement]]:
    """Join bearers of full names that are one."""
    company = Company(bearers)
    clusters, judgements = BearerClusters(bearers, sides), list[Judgement]()
    pairs = list(find_candidates([b for b in bearers if not b.alone]))
    meant: dict[tuple[str, ...], list[Bearer]] = defaultdict(list)
    for left, right, _ in pairs:
        meant[left.key].append(right)
    judged = []
    for left, right, how in pairs:
        rivals = tuple(b for b in meant[left.key] if b is not right and clash(b, right))
        signs = signs_of(Pair(left, right, how, rivals, company))
        judged.append((chance("full", signs), left, right, signs))
    best: dict[tuple[str, ...], list[tuple[float, Bearer]]] = defaultdict(list)
    for score, left, right, _ in judged:
        best[left.key].append((score, right))
    for score, left, right, signs in sorted(judged, key=lambda j: (-j[0], j[1].key, j[2].key)):
        if score < UNSURE or not clusters.apart(left, right) or clusters.forbidden(left, right):
            continue
        words = reasons("full", signs)
        if rival := next((b for s, b in best[left.key] if s >= RIVAL and clash(b, right)), None):
            words = (f"may as well be {rival.name}", *words)
        elif barrier := clusters.clash(left, right):
            words = (f"{barrier[0].name} and {barrier[1].name} are two people", *words)
        verdict = "unsure" if len(words) > len(reasons("full", signs)) or score < SAME else "same"
        if verdict == "same":
            clusters.unite(left, right)
        judgements.append(judgement(left, right, verdict, score, words))
    return clusters.merged(), judgements


def join_bare(bearers: Sequence[Bearer], sides: Sides) -> tuple[list[Bearer], list[Judgement]]:
    """Join people known in their article by one word to whom that word means there, where this is plain."""
    company = Company(bearers)
    clusters, judgements = BearerClusters(bearers, sides), list[Judgement]()
    index = Index(b for b in bearers if b.kind == "Person" and not b.alone)
    for bare in filter(is_bare, bearers):
        meanings = [b for b in index.meanings(bare) if not clusters.forbidden(bare, b)]
        scored = []
        for one in meanings:
            rivals = tuple(b for b in meanings if b is not one)
            signs = signs_of(Pair(bare, one, "bare name", rivals, company))
            scored.append((chance("bare", signs), one, signs))
        scored.sort(key=lambda s: (-s[0], s[1].key))
        for place, (score, one, signs) in enumerate(scored[:2]):
            rival = max((s for s, other, _ in scored if other is not one), default=0.0)
            plain = place == 0 and score >= PLAIN and rival < RIVAL and not bare.articles & one.articles
            verdict = "same" if plain else "unsure"
            if score >= UNSURE:
                judgements.append(judgement(bare, one, verdict, score, reasons("bare", signs)))
            if verdict == "same":
                clusters.unite(bare, one)
                break
    return clusters.merged(), judgements


def is_bare(bearer: Bearer) -> bool:
    """Whether it is a person whom one word names, in one article."""
    known = bearer.kind == "Person" and bearer.alone and bearer.word and not reigns(bearer.name)
    return bool(known) and bearer.name in bearer.members[0].said


def clash(one: Bearer, other: Bearer) -> bool:
    """Whether two cannot be one by their names."""
    return one.kind == other.kind == "Person" and compare(one.name, other.name) == "different"


def judgement(left: Bearer, right: Bearer, verdict: str, score: float, words: Iterable[str]) -> Judgement:
    """A judgement of the program on two bearers, each by a chain of its own."""
    return Judgement(left.chain, right.chain, verdict, round(score, 3), tuple(words), "kg")
