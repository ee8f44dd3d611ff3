"""How sure a claim is: the share of claims like it that annotated articles bear out.

A logistic model over named signs: what evokes the relation, how its ends are called and how far off they stand, what
was taken loosely. Its weights are data (ontology/confidence.csv, fitted by eval/calibrate.py); a sign without a weight,
such as a relation of another ontology, says nothing, and the extractor's own first estimate is what remains.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import exp, log

from kg.extract.findings import Finding
from kg.extract.parse import Span as Words
from kg.extract.scene import Scene
from kg.model import Claim, Form, Mention
from kg.ontology import builtin_folder

MINIMUM = 0.4  # measured on articles annotated once, which miss a quarter of what is true: more likely than not
PRIOR, ALWAYS = "prior", "always"  # the weights of the extractor's estimate and of every claim
OFTEN = 4  # mentions of somebody whom an article is about
LONG, FAR = 35, 9  # tokens: of a sentence that invites mistakes, between the trigger and an end
LONG_AGO = 60  # tokens: since a name, at a word that stands for it
DEFINITE = frozenset("the this that these those its his her their".split())
Weights = Mapping[str, float]


def estimate(prior: float, signs: tuple[str, ...], weights: Weights) -> float:
    """The chance in [0, 1] that a claim is right, from the extractor's estimate and the claim's signs.

    >>> estimate(0.8, ("relation met",), {"prior": 1.0})
    0.8
    """
    odds = weights.get(ALWAYS, 0.0) + weights.get(PRIOR, 1.0) * log_odds(prior)
    odds += sum(weights.get(sign, 0.0) for sign in signs)
    return round(logistic(odds), 2)


def logistic(odds: float) -> float:
    """The chance in [0, 1] whose log odds these are."""
    return 1 / (1 + exp(-odds))


def log_odds(chance: float) -> float:
    """The logarithm of chance to counter-chance."""
    return log(chance / (1 - chance))


@lru_cache(maxsize=4)
def load_weights(name: str = "confidence") -> Weights:
    """The weight of every sign that the annotated articles know."""
    with (builtin_folder() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["sign"]: float(row["weight"]) for row in csv.DictReader(file)}


def signs_of(scene: Scene, finding: Finding, claim: Claim) -> tuple[str, ...]:
    """What is known of a claim that makes it more or less sure, each sign a few plain words."""
    return tuple(dict.fromkeys(describe(scene, finding, claim)))


def describe(scene: Scene, finding: Finding, claim: Claim) -> Iterator[str]:
    """The signs of the relation, of its words, of the sentence and of both ends."""
    first, last = finding.trigger
    trigger = scene.doc[first]
    way = f"{finding.extractor} {trigger.pos_.lower()}"
    yield from (f"relation {claim.predicate}", way, f"{claim.predicate} by {way}", f"word {trigger.lemma_.lower()}")
    yield from finding.signs
    yield from (f"{claim.predicate} {sign}" for sign in finding.signs)
    yield f"status {claim.status}"
    yield f"{claim.predicate} word {trigger.lemma_.lower()}"
    if claim.speaker:
        yield "told by a speaker"
    if len(trigger.sent) > LONG:
        yield "long sentence"
    for end, mention in (("subject", finding.subject), ("object", finding.object)):
        words = scene.words(mention)
        yield f"{end} {mention.form}"
        yield f"{end} as {words.root.dep_}"
        yield f"{end} mentioned {min(OFTEN, len(scene.chain_of(mention).mentions))} times"
        yield f"{claim.predicate} {end} {scene.ontology.main_kind(mention.kind)}"
        between = max(words.start - last, first - words.end)
        if between > FAR:
            yield f"{end} far"
        if mention.form is Form.PRONOUN:
            yield f"{end} {words.root.lower_}"
        if f"{end} vague" in finding.signs:
            yield f"{end} vague {scene.ontology.main_kind(mention.kind)}, {article_of(words)}"
        if len(scene.mentions_at(words.root.i)) > 1:
            yield f"{end} one of several"
        if mention.form in {Form.PRONOUN, Form.DESCRIPTION} and (name := name_before(scene, mention)) is not None:
            yield (
                f"{end} named long before" if words.start - scene.words(name).end > LONG_AGO else f"{end} named before"
            )
        if passed_over(scene, mention, min(first, words.start), max(last, words.end)):
            yield f"{end} passed over another"


def article_of(words: Words) -> str:
    """Whether a description is definite ("the"), indefinite ("a") or plain, and whether more than a bare noun."""
    before = words.doc[words.start - 1].lower_ if words.start else ""
    article = "definite" if before in DEFINITE else "indefinite" if before in {"a", "an"} else "plain"
    return f"{article} description" if len(words) > 1 else f"{article} noun"


def name_before(scene: Scene, mention: Mention) -> Mention | None:
    """The last name, before a pronoun or description, of what it stands for."""
    chain = map(scene.mention, reversed(scene.chain_of(mention).mentions))
    return next((m for m in chain if m.span.end <= mention.span.start and m.form is Form.NAME), None)


def passed_over(scene: Scene, mention: Mention, start: int, end: int) -> bool:
    """Whether another name of the same kind stands between a trigger and an end, tokens `start` to `end`."""
    inside = (scene.mention_over(i) for i in range(start, end))
    return any(m and m.kind == mention.kind and not m.span.overlaps(mention.span) for m in inside)
