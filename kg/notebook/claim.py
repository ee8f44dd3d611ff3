"""The card of a claim: what is claimed, how firmly and by whom, and the words that say it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.dates import in_words
from kg.markup import Markup, join, tag
from kg.model import Article, Status
from kg.notebook.card import card, link, note

if TYPE_CHECKING:
    from kg.graph import Edge

STANDINGS = {
    "fact": "stated as fact",
    "said": "one side’s word",
    "planned": "planned",
    "possible": "possible",
    "negated": "denied, or did not happen",
}


def claim_card(claim: Edge) -> Markup:
    """What is claimed, how firmly and by whom, and the sentence that says it, with its words marked."""
    standing = standing_of(claim)
    relation = f" not {claim.label} " if standing == "negated" else f" {claim.label} "
    told = (
        tag("span", STANDINGS[standing], class_="kg-standing"),
        f"according to {claim.speaker.name}" if claim.speaker else None,
        in_words(claim.when) if claim.when else None,
        f"confidence {claim.confidence:.2f}",
    )
    return card(
        tag("div", tag("b", claim.subject.name), tag("i", relation), tag("b", claim.object.name), class_="kg-title"),
        note(join(*told, by=" · ")),
        tag("blockquote", *marked(claim)),
        note(join(*source(claim.article), by=" · ")),
        standing=standing,
    )


def standing_of(claim: Edge) -> str:
    """How far a reader may rely on a claim: its status, or "said" where it is one side's word, or "fact"."""
    if claim.status is not Status.ACTUAL:
        return str(claim.status)
    return "said" if claim.speaker else "fact"


def marked(claim: Edge) -> list[str]:
    """The quote in pieces; those that a mark covers are elements with the roles of their words."""
    cuts = {0, len(claim.quote), *(cut for _, span in claim.marks for cut in (span.start, span.end))}
    pieces = list[str]()
    for start, end in pairwise(sorted(cuts)):
        roles = [role for role, span in claim.marks if span.start <= start and end <= span.end]
        words = claim.quote[start:end]
        pieces.append(tag("mark", words, class_=" ".join(f"kg-{role}" for role in roles)) if roles else words)
    return pieces


def source(article: Article) -> list[str | None]:
    """Where it was printed: article, outlet, date."""
    title = article.title or article.id
    return [
        link(title, article.url),
        article.publisher or None,
        in_words(article.published) if article.published else None,
    ]
