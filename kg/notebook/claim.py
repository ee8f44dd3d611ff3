"""The card of a claim: what is claimed, how firmly and by whom, and the words that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.dates import in_words
from kg.markup import Markup, join, tag
from kg.model import Article
from kg.notebook.card import card, link, note
from kg.signs import STANDINGS, hedged, mark, standing

if TYPE_CHECKING:
    from kg.graph import Edge


def claim_card(claim: Edge) -> Markup:
    """What is claimed, how firmly and by whom, and the sentence that says it, with its words marked."""
    firm = standing(claim.status, claim.speaker, claim.ended)
    relation = f" {hedged(firm, claim.label)} "
    told = (
        tag("span", STANDINGS[firm].label, class_="kg-standing"),
        f"according to {claim.speaker.name}" if claim.speaker else None,
        in_words(claim.when) if claim.when else None,
        f"confidence {claim.confidence:.2f}",
    )
    return card(
        tag("div", tag("b", claim.subject.name), tag("i", relation), tag("b", claim.object.name), class_="kg-title"),
        note(join(*told, by=" · ")),
        tag("blockquote", *marked(claim)),
        note(join(*source(claim.article), by=" · ")),
        standing=firm,
    )


def marked(claim: Edge) -> list[str]:
    """The quote in pieces; those that a mark covers are elements with the roles of their words."""
    marks = ((role, span.start, span.end) for role, span in claim.marks)
    return [
        tag("mark", words, class_=" ".join(f"kg-{role}" for role in roles)) if roles else words
        for words, roles in mark(claim.quote, marks)
    ]


def source(article: Article) -> list[str | None]:
    """Where it was printed: article, outlet, date."""
    title = article.title or article.id
    return [
        link(title, article.url),
        article.publisher or None,
        in_words(article.published) if article.published else None,
    ]
