"""What a statement rests on: how many independent reports and outlets, and since when it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from kg.model import Article
from kg.rdf.known import KG
from kg.rdf.terms import decimal, integer, moment


@dataclass(slots=True)
class Support:
    """Gathers what all articles bring for one statement."""

    confidence: float = 0.0  # that of its surest claim
    articles: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)

    def add(self, article: Article, report: str, confidence: float) -> None:
        """One more claim; what is not known of its article counts for nothing."""
        self.confidence = max(self.confidence, confidence)
        self.articles.add(article.id)
        self.reports.add(report)
        if article.outlet:
            self.outlets.add(article.outlet)
        if article.published:
            self.days.add(article.published)


def write_support(node: NamedNode, support: Support) -> Iterator[tuple[NamedNode, NamedNode, Literal]]:
    """The sums of a statement; outlets and days only where some are known."""
    yield node, KG.confidence, decimal(support.confidence)
    yield node, KG.articleCount, integer(len(support.articles))
    yield node, KG.reportCount, integer(len(support.reports))
    if support.outlets:
        yield node, KG.outletCount, integer(len(support.outlets))
    if support.days:
        yield node, KG.firstSeen, moment(min(support.days))
        yield node, KG.lastSeen, moment(max(support.days))
