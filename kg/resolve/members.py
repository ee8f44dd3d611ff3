"""Readings → members: what each chain brings to the question who is meant."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Chain, Form, Mention, Reading

GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself", "mr", "sir", "lord", "king", "prince"), "man"),
    **dict.fromkeys(("she", "her", "hers", "herself", "mrs", "ms", "miss", "dame", "queen", "princess"), "woman"),
}
NAMING = {Form.NAME, Form.DEMONYM}  # "Republicans" names the party
REACH = 40  # characters before a name in which its title stands


@dataclass(frozen=True, slots=True)
class Member:
    """A chain in its article. `ties` are what claims say of it: relation, side and the other end's name."""

    chain: str
    kind: str
    name: str
    article: str
    day: str | None  # when the article was published
    mentions: tuple[str, ...]
    said: tuple[str, ...]  # the names that the article uses for it, each as often as it is used
    wikidata: str | None
    size: int | None
    titles: frozenset[str]  # words right before its name: "president", "mr"
    gender: str  # "man", "woman" or ""
    ties: frozenset[tuple[str, str, str]]
    claims: int  # that hang on it


def members_of(reading: Reading) -> Iterator[Member]:
    """The chains of an article, each with what the article says of it."""
    mentions = {m.id: m for m in reading.mentions}
    ties, claims = ties_of(reading)
    text, article = reading.article.text, reading.article
    for chain in reading.chains:
        own = [mentions[m] for m in chain.mentions]
        before = [title for m in own if m.form is Form.NAME and (title := word_before(text, m))]
        words = [m.span.of(text).lower() for m in own if m.form is Form.PRONOUN] + before
        yield Member(
            chain.id,
            chain.kind,
            chain.name,
            article.id,
            article.published,
            chain.mentions,
            tuple(m.name for m in own if m.form in NAMING),
            min((m.wikidata for m in own if m.wikidata), default=None),
            next((m.size for m in own if m.size), None),
            frozenset(before),
            gender_of(words) if chain.kind == "Person" else "",
            frozenset(ties[chain.id]),
            claims[chain.id],
        )


def ties_of(reading: Reading) -> tuple[dict[str, set[tuple[str, str, str]]], Counter[str]]:
    """By chain: what its claims say, and how many there are."""
    chain_of: dict[str, Chain] = {m: chain for chain in reading.chains for m in chain.mentions}
    ties: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    claims: Counter[str] = Counter()
    for claim in reading.claims:
        subject, obj = chain_of.get(claim.subject), chain_of.get(claim.object)
        if subject and obj:
            ties[subject.id].add((claim.predicate, "of", obj.name))
            ties[obj.id].add((claim.predicate, "to", subject.name))
        claims.update(chain.id for chain in (subject, obj) if chain)
    return ties, claims


def word_before(text: str, mention: Mention) -> str:
    """The capitalised word right before a name, without its full stop: "Mr", "President"."""
    match = re.search(r"([A-Z][A-Za-z]+)\.? $", text[max(0, mention.span.start - REACH) : mention.span.start])
    return match[1].lower() if match else ""


def gender_of(words: list[str]) -> str:
    """What most pronouns and honorifics say; nothing where they are at odds."""
    found = Counter(GENDERS[word] for word in words if word in GENDERS)
    return next((g for g, count in found.most_common(1) if count > 2 * (found.total() - count)), "")
