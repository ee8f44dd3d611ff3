"""What validity and contradictions are judged by: claims between entities, each with the day of its article."""

from __future__ import annotations

from dataclasses import dataclass

from kg.dates import as_date, bounds, first_day, last_day
from kg.model import Article, Status


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim between entities, as one article makes it; ends are ids of entities."""

    statement: str  # the IRI of the statement that it makes
    subject: str
    predicate: str
    object: str
    status: Status
    speaker: str | None  # the id of the one to whose word it is tied
    when: str | None
    ended: bool
    article: Article
    report: str  # the independent text that it is printed in
    denies: bool = False  # it is not only negated: it denies what others say

    @property
    def fact(self) -> tuple[str, str, str]:
        """What is said, however it is presented."""
        return self.subject, self.predicate, self.object

    @property
    def reported(self) -> str:
        """The date of the article, or nothing where it has none."""
        return self.article.published if self.article.published and first_day(self.article.published) else ""

    @property
    def begin(self) -> str:
        """The first date that the claim itself gives, or nothing."""
        return bounds(self.when)[0]

    @property
    def end(self) -> str:
        """The last date that the claim itself gives, or nothing."""
        return bounds(self.when)[1]

    @property
    def dated(self) -> str:
        """The one date that the claim itself gives: a day, month or year; nothing where it is open at an end.

        What happened "this week" had happened by the day of the article.
        """
        begin, end, told = first_day(self.begin), last_day(self.end), last_day(self.reported)
        date = as_date(self.begin, self.end) if begin and end else ""
        return told if begin <= told < date and len(date) == len(told) else date
