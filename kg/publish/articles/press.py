"""What is printed of an article: its text with its marks, its margin, who is in it, and what it copies."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from kg.model import Article, Form, Reading, Reports, Resolution
from kg.paragraphs import find_paragraphs
from kg.publish.articles.index import Entry
from kg.publish.articles.lights import lights
from kg.publish.articles.notes import Margin, Sign, make_margin
from kg.publish.articles.pieces import Mark, Paragraph, set_paragraphs
from kg.publish.articles.templates import fill
from kg.signs import KINDS, STANDINGS

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of an article, its rank among all there, and how often it is mentioned."""

    sign: Sign
    rank: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Story:
    """An article as it is printed. `original` is the article that it copies, or itself."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    cast: tuple[Named, ...]
    claims: int
    sayings: int
    standings: tuple[str, ...]  # of its claims, firmest first
    original: Article
    copies: tuple[Article, ...]

    @property
    def titled(self) -> bool:
        """Whether its first paragraph is its title."""
        first = self.paragraphs[0].pieces if self.paragraphs else ()
        return "".join(piece.text for piece in first) == self.article.title != ""

    @property
    def language(self) -> str:
        """The language of its text, where it has the form that browsers know; else none."""
        return self.article.language if _LANGUAGE.fullmatch(self.article.language) else ""

    @property
    def kinds(self) -> Mapping[str, list[Named]]:
        """Those in it by what they are, in the order of the legend."""
        kinds = defaultdict[str, list[Named]](list)
        for named in self.cast:
            kinds[named.sign.kind].append(named)
        return {kind: kinds[kind] for kind in [*KINDS, *sorted(kinds.keys() - KINDS.keys())] if kind in kinds}

    @property
    def shown(self) -> set[Sign]:
        """Those that some words lead to: of two mentions in the same words, one does."""
        return {piece.mark.sign for p in self.paragraphs for piece in p.pieces if piece.mark and piece.mark.sign}

    @property
    def entry(self) -> Entry:
        """Its line in the list of articles."""
        return Entry(self.article, self.claims, len(self.cast), self.original.id != self.article.id)

    def page(self) -> str:
        """Its page, as HTML."""
        most = max((len(paragraph.notes) for paragraph in self.paragraphs), default=0)
        return fill("article.html", story=self, article=self.article, lights=lights(most, len(self.cast)))


@dataclass(frozen=True, slots=True)
class Press:
    """Prints the articles of a graph."""

    margin: Margin
    reports: Reports
    articles: Mapping[str, Article]
    copies: Mapping[str, tuple[Article, ...]]  # by the article copied

    def story(self, reading: Reading) -> Story:
        """An article as it is printed."""
        article, notes, cast = reading.article, self.margin.notes(reading), self.cast(reading)
        ranks = {named.sign: f"e{named.rank}" for named in cast}
        mentions = (
            Mark(mention.span, ranks[sign], sign.link, sign, mention.form is not Form.PRONOUN)
            for mention in reading.mentions
            if (sign := self.margin.sign(mention.id))
        )
        standings = [note.standing for note in notes if note.statement]
        return Story(
            article=article,
            paragraphs=tuple(set_paragraphs(article.text, find_paragraphs(article.text), mentions, notes)),
            cast=cast,
            claims=len(standings),
            sayings=len(notes) - len(standings),
            standings=tuple(name for name in STANDINGS if name in standings),
            original=self.articles.get(self.reports.of_article(article.id), article),
            copies=self.copies.get(article.id, ()),
        )

    def cast(self, reading: Reading) -> tuple[Named, ...]:
        """Who is in an article, most mentioned first."""
        signs = (self.margin.sign(mention.id) for mention in reading.mentions)
        counted = Counter(sign for sign in signs if sign)
        ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0].name, item[0].id))
        return tuple(Named(sign, rank, mentions) for rank, (sign, mentions) in enumerate(ranked, 1))


def set_up(
    network: nx.MultiDiGraph[str], readings: Iterable[Reading], resolution: Resolution, reports: Reports
) -> Press:
    """What prints the articles of a graph, given its network."""
    articles = {reading.article.id: reading.article for reading in readings}
    copies = defaultdict[str, tuple[Article, ...]](tuple)
    for copy, report in sorted(reports.copies.items()):
        copies[report] += (articles[copy],) if copy in articles else ()
    return Press(make_margin(network, resolution.of_mention), reports, articles, copies)
