"""The patterns of the ontology by the words that evoke them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.clauses import Clause
from kg.extract.heads import tokens_of
from kg.model import Status
from kg.ontology import Ontology, Relation
from kg.ontology.patterns import SPEAKER, Pattern


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
                    for word in {head.rpartition(" ")[2], tokens_of(head)[-1]}:
                        if entry not in found[pattern.pos, word]:
                            found[pattern.pos, word].append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def entries_for(lexicon: Lexicon, clause: Clause) -> tuple[Entry, ...]:
    """The patterns that this head could evoke; adjectives are also looked up as they stand ("opposed")."""
    lemma, word = clause.head.lemma_.lower(), clause.head.lower_
    found = lexicon.get((clause.pos, lemma), ())
    return found or (lexicon.get((clause.pos, word), ()) if clause.pos == "adjective" else ())
