"""Unsure judgements → questions, those first that most hangs on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph import Edge
from kg.ledger import Roster
from kg.model import Entity, Judgement


@dataclass(frozen=True, slots=True)
class Question:
    """Whether two entities are one; the judgement is the surest of those between their chains."""

    one: Entity
    other: Entity
    judgement: Judgement  # its left is a chain of `one`


def questions_of(judgements: Iterable[Judgement], claims: Iterable[Edge], roster: Roster) -> list[Question]:
    """Each pair of entities once; first where most claims would move, which are those of the smaller one."""
    weight = Counter(end for edge in claims for end in {edge.subject.id, edge.object.id})
    found: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        left, right = (roster.of_chain[chain] for chain in (judgement.left, judgement.right))
        if judgement.verdict == "unsure" and left != right:
            pair = (left, right) if (right, left) not in found else (right, left)
            if pair not in found or judgement.score > found[pair].score:
                found[pair] = judgement if pair == (left, right) else turned(judgement)

    def worth(question: Question) -> tuple[object, ...]:
        small, large = sorted((weight[question.one.id], weight[question.other.id]))
        return -small, -large, -question.judgement.score, question.one.id, question.other.id

    pairs = (Question(roster.entities[a], roster.entities[b], judgement) for (a, b), judgement in found.items())
    return sorted(pairs, key=worth)


def turned(judgement: Judgement) -> Judgement:
    """The same judgement from the other side."""
    return Judgement(
        judgement.right, judgement.left, judgement.verdict, judgement.score, judgement.reasons, judgement.by
    )
