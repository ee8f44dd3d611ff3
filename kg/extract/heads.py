"""Whether the words of a pattern are there: its head as a whole and in its own sense, and the words it asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.extract.clauses import Clause
from kg.extract.parse import Token
from kg.ontology.patterns import WORD, Need, Pattern


def heads_match(pattern: Pattern, head: Token) -> bool:
    """Whether the head stands there whole: "phone call" needs its first word as well."""
    lemma = head.lemma_.lower()
    if lemma in pattern.heads or head.lower_ in pattern.heads:
        return True
    before = tuple(head.nbor(-k).lower_ for k in range(min(3, head.i), 0, -1))
    return any(
        len(words) > 1 and words[-1] == lemma and before[-(len(words) - 1) :] == words[:-1]
        for words in map(tokens_of, pattern.heads)
    )


@cache
def tokens_of(head: str) -> tuple[str, ...]:
    """The tokens that a head is read as: hyphens stand alone ("cease-fire" is three)."""
    return tuple(head.replace("-", " - ").split())


def blocked(head: Token, phrases: tuple[str, ...]) -> str | None:
    """The phrase around the head in which it does not count, if there is one."""
    by_word = phrases_by_word(phrases)
    own = {p for word in (head.lower_, head.lemma_.lower()) for p in by_word.get(word, ())}
    if not own:
        return None
    words = head.doc[max(0, head.i - 4) : head.i + 5]
    around = f" {' '.join(t.lower_ for t in words)} | {' '.join(t.lemma_.lower() for t in words)} "
    return next((phrase for phrase in sorted(own) if f" {phrase} " in around), None)


@lru_cache(maxsize=256)
def phrases_by_word(phrases: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Phrases in lower case by each of their words."""
    found: dict[str, set[str]] = defaultdict(set)
    for phrase in map(str.lower, phrases):
        for word in phrase.split():
            found[word].add(phrase)
    return {word: frozenset(those) for word, those in found.items()}


def meet_need(clause: Clause, need: Need) -> Token | None:
    """The word that a pattern asks for, where it stands."""
    candidates = clause.companions if need.role == WORD else clause.filling(need.role)
    for token in candidates:
        if token.lemma_.lower() in need.lemmas or token.lower_ in need.lemmas:
            return token
        for words in long_lemmas(need).get(token.lower_, ()):
            before = token.doc[max(0, token.i + 1 - len(words)) : token.i]
            if [t.lower_ for t in before] == [*words[:-1]]:
                return token
    return None


@cache
def last_words(need: Need) -> frozenset[str]:
    """The words one of which must stand in a clause to meet the need: cheap to ask before looking where."""
    return frozenset(tokens_of(lemma)[-1] for lemma in need.lemmas) | need.lemmas


@cache
def long_lemmas(need: Need) -> Mapping[str, frozenset[tuple[str, ...]]]:
    """The lemmas of several tokens by their last one."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words in map(tokens_of, need.lemmas):
        if len(words) > 1:
            found[words[-1]].add(words)
    return {word: frozenset(those) for word, those in found.items()}


@cache
def lacking(need: Need) -> str:
    """What to say where a word that a pattern asks for does not stand."""
    return f"needs {'|'.join(sorted(need.lemmas))}"
