"""Rules and network weighed together: what each adds, and what neither may."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.appraisal import APPRAISAL, ENOUGH, Appraisal, choose, compare, estimate, signs_of
from kg.extract.confidence import load_weights
from kg.extract.findings import Finding
from kg.extract.learned.pairs import find_pairs
from kg.extract.learned.scores import Opinion, Score
from kg.extract.reading import make_claim
from kg.extract.scene import Scene
from kg.model import Claim, Status
from tests.parses import parse
from tests.readings import tiny_ontology
from tests.scenes import scene

SENTENCE = """
Norland Norland PROPN NNP nsubj 1
met meet VERB VBD ROOT 1
Sudonia Sudonia PROPN NNP dobj 1
"""
STATUSES = {Status.ACTUAL: 0.9, Status.NEGATED: 0.06, Status.PLANNED: 0.03, Status.POSSIBLE: 0.01}


@pytest.fixture
def news() -> Scene:
    return scene(parse(SENTENCE), tiny_ontology(), {0: "Country", 2: "Country"})


def find(news: Scene, *, turned: bool = False, predicate: str = "met") -> Finding:
    """What the rules would find: one met the other."""
    ends = news.mentions[::-1] if turned else news.mentions
    return Finding(ends[0], predicate, ends[1], (1, 2), 1, 0.7, "frames")


def think(news: Scene, chance: float, known: tuple[str, ...] = ("met",), statuses: dict = STATUSES) -> Opinion:
    """An opinion on the one pair, with a score where the chance is above nothing."""
    (pair,) = find_pairs(news)
    score = Score(pair, "met", pair.first, pair.second, chance, statuses)
    return Opinion((score,) if chance else (), (pair,), frozenset(known))


def appraise(news: Scene, findings: list[Finding], opinion: Opinion) -> list[Appraisal]:
    def make(finding: Finding, status: Status | None = None) -> Claim:
        return make_claim(news, finding, [], status)

    return list(compare(news, [(f, replace(make(f), confidence=0.6)) for f in findings], opinion, make))


def sure(news: Scene, findings: list[Finding], opinion: Opinion) -> float:
    (appraisal,) = appraise(news, findings, opinion)
    return estimate(news, appraisal, load_weights(APPRAISAL))


def test_agreement_raises_and_silence_lowers(news):
    agreed = sure(news, [find(news)], think(news, 0.9))
    alone = sure(news, [find(news)], think(news, 0.0, known=()))
    contradicted = sure(news, [find(news)], think(news, 0.0))
    assert agreed > alone > contradicted
    assert agreed > sure(news, [], think(news, 0.9)) > sure(news, [], think(news, 0.4))


def test_who_was_not_asked_has_no_say(news):
    (unknown,) = appraise(news, [find(news)], think(news, 0.0, known=()))
    assert (unknown.rules, unknown.network, set(unknown.figures)) == (0.6, None, {"rules"})
    (found_alone,) = appraise(news, [], think(news, 0.9))
    assert (found_alone.rules, found_alone.network, set(found_alone.figures)) == (None, 0.9, {"network"})
    (silent,) = appraise(news, [find(news)], think(news, 0.0))
    assert (silent.network, set(silent.figures)) == (0.0, {"rules, network silent"})
    assert "network silent" in signs_of(news, silent)


def test_a_mutual_relation_is_one_case_either_way_round(news):
    (appraisal,) = appraise(news, [find(news, turned=True)], think(news, 0.9))
    assert (appraisal.rules, appraisal.network) == (0.6, 0.9)


def test_another_relation_is_another_case(news):
    appraisals = appraise(news, [find(news, predicate="released")], think(news, 0.9))
    assert {(a.claim.predicate, a.rules, a.network) for a in appraisals} == {
        ("released", 0.6, None),
        ("met", None, 0.9),
    }


def test_the_network_tells_how_firmly_what_it_found_alone_is_stated(news):
    likely_planned = {Status.ACTUAL: 0.4, Status.NEGATED: 0.1, Status.PLANNED: 0.3, Status.POSSIBLE: 0.2}
    (appraisal,) = appraise(news, [], think(news, 0.9, statuses=likely_planned))
    assert appraisal.claim.status is Status.PLANNED
    (appraisal,) = appraise(news, [find(news)], think(news, 0.9, statuses=likely_planned))
    assert appraisal.claim.status is Status.ACTUAL


def test_what_is_not_likely_enough_is_not_made_and_says_why(news):
    ((_, claim, why_not),) = choose(news, appraise(news, [], think(news, 0.05)))
    assert claim.confidence < 0.3
    assert why_not.startswith("below 0.")
    ((_, _, why_not),) = choose(news, appraise(news, [find(news)], think(news, 0.95)))
    assert why_not is None


def test_of_one_case_the_surest_claim_is_made(news):
    twice = [find(news), find(news, turned=True)]
    chosen = list(choose(news, appraise(news, twice, think(news, 0.95))))
    assert sorted(why_not or "" for *_, why_not in chosen) == ["", "said more surely beside it"]


def test_what_only_the_network_says_needs_a_better_chance(news):
    def least(findings: list[Finding]) -> str | None:
        ((_, _, why_not),) = choose(news, appraise(news, findings, think(news, 0.005)))
        return why_not

    assert float(least([]).removeprefix("below ")) > ENOUGH
    assert least([find(news)]) in {None, f"below {ENOUGH:.2f}"}
