"""Which layer lost the facts that were missed (kg/losses.py), over a whole set."""

from __future__ import annotations

from collections import Counter
from typing import Any

from eval.outcome import Outcome
from eval.scorers import Score, load_scorer
from kg.extract.scene import Scene
from kg.losses import End, Fact, Layer, Verdict, find_loss
from kg.model import Mention, Span


def count_losses(outcome: Outcome, score: Score) -> dict[Layer, int]:
    """The missed facts of a set by the layer that lost them, in the order of the layers."""
    counts = Counter(judge(outcome, article, number).layer for article, number in score.missed)
    return {layer: counts[layer] for layer in Layer}


def judge(outcome: Outcome, article: str, number: int) -> Verdict:
    """What became of one annotated fact, seen from the sentence of its quote."""
    gold, sight = outcome.annotated.gold[article], outcome.sights[article]
    fact, entities = gold["facts"][number], {e["id"]: e for e in gold["entities"]}
    if fact["p"] not in sight.scene.ontology.relations:
        return Verdict(Layer.LEXICON, "the ontology has no such relation")
    asked = Fact(make_end(entities[fact["s"]]), fact["p"], make_end(entities[fact["o"]]), None)
    at = sight.scene.article.text.find(fact["quote"])
    return find_loss(sight, asked, Span(at, at + len(fact["quote"])) if at >= 0 else None)


def make_end(entity: dict[str, Any]) -> End:
    """An annotated entity as an end: the scorer tells which mentions are it."""
    known = load_scorer("gold").GoldEntity(entity)

    def find(scene: Scene) -> list[Mention]:
        text = scene.article.text
        return [m for m in scene.mentions if known.matches({"name": scene.chain_of(m).name, "text": m.span.of(text)})]

    return End((entity["name"], *entity.get("aliases", [])), find)
