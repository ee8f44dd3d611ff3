"""How sure a claim is where rules and network both had their say.

Each of the two gives the chance that an article states a relation between two entities in a sentence. A logistic model
weighs the log odds of both, with a weight for what only one of them saw and one for the relation, so that agreement
raises the chance and silence lowers it. Its weights are data (ontology/appraisal.csv, fitted by eval/calibrate.py to
articles that the network did not learn from).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.confidence import ALWAYS, Weights, load_weights, log_odds, logistic
from kg.extract.ends import is_specific
from kg.extract.findings import Finding
from kg.extract.learned.findings import find_stated, firmness
from kg.extract.learned.scores import Opinion, Score
from kg.extract.scene import Scene
from kg.model import Claim, Mention, Span, Status
from kg.ontology import builtin_folder

APPRAISAL = "appraisal"  # the name of the weights
RULES, NETWORK = "rules", "network"  # the weights of what each of the two says
SILENT = "network silent"  # the sign of what the network was asked about and passed over
UNSHARED = "rules, network silent"  # the weight of what the rules say then
LEAST, MOST = 0.005, 0.98  # no chance is taken to be nearer to 0 or 1
CERTAIN = 0.6  # the least chance of "actual" where the rules found nothing: what is uncertain has not happened yet
UNHEARD = 0.1  # the least chance of "actual" where the rules take it to be so; the network never makes it firmer
ENOUGH = 0.3  # the least chance of a claim of the rules; it was chosen on articles that lack a quarter of what is true
ALONE = 0.4  # of one that only the network makes, which knows less of sentences unlike those it was trained on
Ends = tuple[str, ...]  # the chains of both ends, sorted
Case = tuple[str, Ends, int]  # a relation, its ends in their order, and the sentence by its first token


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A claim with the chances that rules and network give it; None where one of them has no say.

    The rules have no say where they found nothing, the network where it was not asked: the relation is none that it was
    trained on, or the two ends stand too far apart. What it was asked about and passed over has no chance by it, 0: of
    relations that are rare in what it learned from, it passes over much that is plainly said.
    """

    finding: Finding
    claim: Claim
    rules: float | None
    network: float | None

    @property
    def figures(self) -> dict[str, float]:
        """The log odds of those who have a say."""
        both = ((RULES, self.rules), (NETWORK, self.network))
        named = ((UNSHARED, self.rules),) if self.network == 0 else both
        return {name: log_odds(min(MOST, max(LEAST, chance))) for name, chance in named if chance is not None}


def compare(
    scene: Scene,
    weighed: Iterable[tuple[Finding, Claim]],
    opinion: Opinion,
    make: Callable[[Finding, Status], Claim],
) -> Iterator[Appraisal]:
    """What the rules found, each with the network's opinion, and then what the network alone would say.

    `make` turns a finding into a claim of a status. How firmly the article states it, the network tells where the rules
    found nothing, and where it is sure that they take as actual what is not.
    """
    stated: dict[Case, tuple[Finding, Score]] = {}
    for finding, score in find_stated(opinion.scores):
        case = case_of(scene, finding)
        if case not in stated or score.chance > stated[case][1].chance:
            stated[case] = finding, score
    asked = {(ends_of(scene, p.first, p.second), p.heads[1].sent.start) for p in opinion.pairs}
    found = set[Case]()
    for finding, claim in weighed:
        case = case_of(scene, finding)
        found.add(case)
        if case in stated:
            score = stated[case][1]
            status = firmness(score, UNHEARD)
            if claim.status is Status.ACTUAL is not status and not finding.standing:
                claim = replace(make(finding, status), confidence=claim.confidence)
            yield Appraisal(finding, claim, claim.confidence, score.chance)
        else:
            known = finding.predicate in opinion.relations
            was_asked = known and (ends_of(scene, finding.subject, finding.object), case[-1]) in asked
            yield Appraisal(finding, claim, claim.confidence, 0.0 if was_asked else None)
    for case, (finding, score) in stated.items():
        if case not in found:
            yield Appraisal(finding, make(finding, firmness(score, CERTAIN)), None, score.chance)


def case_of(scene: Scene, finding: Finding) -> Case:
    """The case of a finding; of a mutual relation it is the same either way round."""
    sentence = scene.doc[finding.sentence_root].sent.start
    if scene.ontology.relations[finding.predicate].symmetric:
        return finding.predicate, ends_of(scene, finding.subject, finding.object), sentence
    ends = tuple(scene.chain_of(mention).id for mention in (finding.subject, finding.object))
    return finding.predicate, ends, sentence


def ends_of(scene: Scene, one: Mention, other: Mention) -> Ends:
    """The chains of two mentions, sorted."""
    return tuple(sorted((scene.chain_of(one).id, scene.chain_of(other).id)))


def choose(scene: Scene, appraisals: Iterable[Appraisal]) -> Iterator[tuple[Appraisal, Claim, str | None]]:
    """Each claim with the chance that both together give it, and why it is not made; None where it is."""
    weights, minimums = load_weights(APPRAISAL), load_minimums()
    weighed = [(a, replace(a.claim, confidence=estimate(scene, a, weights))) for a in appraisals]
    kept = {id(claim) for claim in strongest(scene, (claim for _, claim in weighed))}  # several may have one name
    for appraisal, claim in weighed:
        least = ENOUGH if appraisal.rules is not None else minimums.get(claim.predicate, ALONE)
        if claim.confidence < least:
            yield appraisal, claim, f"below {least:.2f}"
        else:
            yield appraisal, claim, None if id(claim) in kept else "said more surely beside it"


def describe(scene: Scene, appraisal: Appraisal) -> Iterator[str]:
    """The signs of a claim that count beside the two chances."""
    finding, predicate = appraisal.finding, appraisal.claim.predicate
    yield f"relation {predicate}"
    if appraisal.rules is None:
        yield from ("rules silent", f"{predicate} rules silent")
    if appraisal.network is None:
        yield "network not asked"
    elif appraisal.network == 0:
        yield SILENT
    yield from finding.signs
    for end, mention in (("subject", finding.subject), ("object", finding.object)):
        if appraisal.rules is None and not is_specific(scene, mention, predicate):
            yield f"{end} vague"
    yield f"status {appraisal.claim.status}"
    for end, mention in (("subject", finding.subject), ("object", finding.object)):
        yield from (f"{end} {mention.form}", f"{end} {scene.ontology.main_kind(mention.kind)}")


def estimate(scene: Scene, appraisal: Appraisal, weights: Weights) -> float:
    """The chance in [0, 1] that a claim is right."""
    odds = weights.get(ALWAYS, 0.0) + sum(weights.get(sign, 0.0) for sign in signs_of(scene, appraisal))
    odds += sum(weights.get(name, 0.0) * figure for name, figure in appraisal.figures.items())
    return round(logistic(odds), 2)


def signs_of(scene: Scene, appraisal: Appraisal) -> tuple[str, ...]:
    """What counts beside the two chances, each sign a few plain words."""
    return tuple(dict.fromkeys(describe(scene, appraisal)))


def strongest(scene: Scene, claims: Iterable[Claim]) -> Iterator[Claim]:
    """One claim for each two entities, relation and status in a sentence: the surest."""
    best: dict[tuple[str, tuple[str, ...], Span, Status], Claim] = {}
    for claim in claims:
        ends = tuple(scene.chain_of(scene.mention(end)).id for end in (claim.subject, claim.object))
        if scene.ontology.relations[claim.predicate].symmetric:
            ends = tuple(sorted(ends))
        key = (claim.predicate, ends, claim.evidence, claim.status)
        if key not in best or claim.confidence > best[key].confidence:
            best[key] = claim
    yield from best.values()


@lru_cache(maxsize=1)
def load_minimums() -> Mapping[str, float]:
    """The least chance at which the network alone makes a claim of a relation, for those that have one of their own."""
    with (builtin_folder() / "minimums.csv").open(encoding="utf-8", newline="") as file:
        return {row["relation"]: float(row["minimum"]) for row in csv.DictReader(file)}
