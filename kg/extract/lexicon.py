"""The frames of the lexicon: which patterns a word could evoke, and the phrases in which it does not count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Token

from kg.extract.clauses import Clause
from kg.model import Status
from kg.ontology import Ontology, Relation
from kg.patterns import SPEAKER, Need, Pattern


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern of one relation, ready to be tried."""

    relation: Relation
    pattern: Pattern

    @property
    def domain(self) -> frozenset[str]:
        """The kinds that may stand at X: those of the pattern, where it is limited, else the relation's."""
        return self.pattern.subject_kinds or self.relation.domain

    @property
    def range(self) -> frozenset[str]:
        """The kinds that may stand at Y."""
        return self.pattern.object_kinds or self.relation.range


Lexicon = Mapping[tuple[str, str], tuple[Entry, ...]]


@lru_cache(maxsize=8)
def index_lexicon(ontology: Ontology) -> Lexicon:
    """The patterns of verbs, nouns and adjectives by part of speech and the last word of their head.

    What somebody's words must be like is no matter of clauses alone: kg/extract/judgements.py tries those.
    """
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for relation in ontology.relations.values():
        for pattern in relation.patterns:
            if pattern.pos != "title" and pattern.subject != SPEAKER and pattern.told is Status.ACTUAL:
                for head in sorted(pattern.heads):
                    entry = Entry(relation, pattern)
                    place = found[pattern.pos, head.rpartition(" ")[2]]
                    if entry not in place:
                        place.append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def entries_for(lexicon: Lexicon, clause: Clause) -> tuple[Entry, ...]:
    """The patterns that this head could evoke; adjectives are also looked up as they stand ("opposed")."""
    lemma, word = clause.head.lemma_.lower(), clause.head.lower_
    found = lexicon.get((clause.pos, lemma), ())
    return found or (lexicon.get((clause.pos, word), ()) if clause.pos == "adjective" else ())


def heads_match(pattern: Pattern, head: Token) -> bool:
    """Whether the head stands there whole: "phone call" needs its first word as well."""
    lemma = head.lemma_.lower()
    if {lemma, head.lower_} & pattern.heads:
        return True
    before = [head.nbor(-k).lower_ for k in range(min(3, head.i), 0, -1)]
    return any(
        len(words) > 1 and words[-1] == lemma and before[-(len(words) - 1) :] == words[:-1]
        for words in (h.split() for h in pattern.heads)
    )


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


@cache
def long_lemmas(need: Need) -> Mapping[str, frozenset[str]]:
    """The lemmas of two words by their last one."""
    found: dict[str, set[str]] = defaultdict(set)
    for lemma in need.lemmas:
        if " " in lemma:
            found[lemma.rpartition(" ")[2]].add(lemma)
    return {word: frozenset(those) for word, those in found.items()}


@cache
def lacking(need: Need) -> str:
    """What to say where a word that a pattern asks for does not stand."""
    return f"needs {'|'.join(sorted(need.lemmas))}"
