"""What is wrong with a graph: problems, each with the rule that it breaks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

SH = "http://www.w3.org/ns/shacl#"


class Severity(StrEnum):
    """How bad a problem is: what breaks a promise of kg, what is most likely wrong, and what is only odd."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """A node that breaks a rule: its IRI, what people call it, and what is wrong with it, in few words.

    `constraint` is the IRI of what SHACL calls the constraint component.
    """

    severity: Severity
    rule: str
    constraint: str
    node: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """All problems of a graph, the worst first, and how many triples and rules were looked at."""

    problems: tuple[Problem, ...]
    triples: int
    rules: int

    @property
    def conforms(self) -> bool:
        """Whether nothing breaks a promise; warnings and what is odd do not."""
        return not self.count(Severity.VIOLATION)

    def count(self, severity: Severity) -> int:
        """How many problems there are of a kind."""
        return sum(problem.severity is severity for problem in self.problems)

    def by_rule(self) -> dict[tuple[Severity, str], list[Problem]]:
        """The problems of each rule."""
        found: dict[tuple[Severity, str], list[Problem]] = defaultdict(list)
        for problem in self.problems:
            found[problem.severity, problem.rule].append(problem)
        return dict(found)
