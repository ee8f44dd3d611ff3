"""Words of offices that look like names: the portfolio in "Trade Secretary", the title in "Prime Minister Berg"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.mentions.candidates import Candidate
from kg.extract.mentions.cues import Nouns
from kg.extract.mentions.persons import BEFORE_TITLES, is_title
from kg.extract.mentions.words import is_name_word
from kg.extract.parse import Doc, Token

HOLDERS = frozenset("secretary minister head".split())
PORTFOLIOS = frozenset(
    """state defense defence interior foreign commerce labor labour energy justice education health trade transport
    transportation agriculture finance economy environment housing urban development homeland security veterans affairs
    human services culture tourism planning immigration and""".split()
)
BODIES = frozenset({"Organization", "Place"})


def without_offices(doc: Doc, candidates: Iterable[Candidate], nouns: Nouns) -> Iterator[Candidate]:
    """The candidates that are no part of somebody's office."""
    for c in candidates:
        if not (is_portfolio(doc, c) if c.kind in BODIES else c.kind == "Person" and is_bare_title(doc, c, nouns)):
            yield c


def is_portfolio(doc: Doc, candidate: Candidate) -> bool:
    """Whether a body's name only says what a minister is in charge of: "Secretary of State", "Trade Minister"."""
    words = doc[candidate.start : candidate.end]
    if not all(token.lower_ in PORTFOLIOS for token in words):
        return False
    before = [token.lemma_.lower() for token in doc[max(candidate.start - 2, 0) : candidate.start]]
    after = doc[candidate.end].lemma_.lower() if candidate.end < len(doc) else ""
    return after in HOLDERS or (len(before) == 2 and before[0] in HOLDERS and before[1] in {"of", "for"})


def is_bare_title(doc: Doc, candidate: Candidate, nouns: Nouns) -> bool:
    """Whether a person's name is only the title before one: "President" in "President Berg"."""
    if candidate.end - candidate.start > 1 or candidate.end >= len(doc):
        return False
    word, after = doc[candidate.start], doc[candidate.end]
    return is_office(word, nouns) and (is_office(after, nouns) or (after.pos_ == "PROPN" and is_name_word(after)))


def is_office(token: Token, nouns: Nouns) -> bool:
    """Whether a word is a title or a part of one: "Minister", "Prime"."""
    return is_title(token, nouns) or token.lower_ in BEFORE_TITLES | PORTFOLIOS
