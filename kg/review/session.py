"""A review: questions that are still open, and answers that go to the ledger at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from pathlib import Path

from kg.clusters import Clusters, sides_of
from kg.ledger import Author, Change, Ledger, Roster, apply, changes, read_ledger
from kg.review.questions import Question


class Session:
    """Walks through questions, forth and back; each answer is in the ledger before the next question is asked."""

    def __init__(self, questions: Sequence[Question], roster: Roster, path: Path, author: Author) -> None:
        self._roster, self._path, self._author = roster, path, author
        self._before = read_ledger(path)
        self._answers: list[tuple[str, Change]] = []
        self._asked: list[list[Question]] = []  # for each answer, what was open when it was given
        self.open = self._unsettled(questions, self._before)  # the next one first

    @property
    def answers(self) -> tuple[str, ...]:
        """The verdicts that were given and not taken back."""
        return tuple(verdict for verdict, _ in self._answers)

    @property
    def change(self) -> Change:
        """What all answers together do to the ledger."""
        after = reduce(lambda ledger, answer: answer[1].of(ledger), self._answers, self._before)
        return changes.difference(self._before, after)

    def answer(self, verdict: str) -> None:
        """Judge the next question: same, different or unsure. Raises KgError where no handle can say so."""
        question, *rest = self.open
        ledger = read_ledger(self._path)
        change = changes.judge(verdict, question.one, question.other, self._roster, ledger, self._author)
        after = change.of(ledger)
        after.write(self._path)
        self._asked.append(self.open)
        self._answers.append((verdict, change))
        self.open = self._unsettled(rest, after)

    def back(self) -> bool:
        """Take the last answer back and ask again; False where there is none."""
        if not self._answers:
            return False
        _, change = self._answers.pop()
        change.reverse.of(read_ledger(self._path)).write(self._path)
        self.open = self._asked.pop()
        return True

    def _unsettled(self, questions: Sequence[Question], ledger: Ledger) -> list[Question]:
        """The questions that the ledger has no answer to, said outright or by what follows."""
        verdicts = apply(ledger, self._roster.rows.values())
        clusters = Clusters(sides_of(verdicts.partitions))
        for left, right, _ in verdicts.same:
            clusters.join(left, right)
        for entity in self._roster.entities.values():
            for left, right in pairwise(sorted(self._roster.chains(entity))):
                clusters.join(left, right)
        unsure = [({*left}, {*right}) for _, left, right in verdicts.unsure]

        def settled(question: Question) -> bool:
            left, right = question.judgement.left, question.judgement.right
            one, other = self._roster.chains(question.one), self._roster.chains(question.other)
            return (
                clusters.find(left) == clusters.find(right)
                or clusters.barrier(left, right) is not None
                or any((a & one and b & other) or (a & other and b & one) for a, b in unsure)
            )

        return [question for question in questions if not settled(question)]
