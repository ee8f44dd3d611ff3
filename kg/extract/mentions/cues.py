"""The head nouns that tell what kind of entity a phrase is about, from the ontology's kg:cue."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.extract.parse import Token
from kg.ontology import Ontology

# Where one noun is a cue of several kinds, the first of these wins; kinds of the user's own come before all.
ORDER = ("Person", "Group", "Organization", "Place", "Agreement", "Good", "Award")
UNMENTIONED = {"Country"}  # "the nation" is a matter of coreference

Nouns = Mapping[str, str]


@lru_cache(maxsize=8)
def head_nouns(ontology: Ontology) -> Nouns:
    """Head noun, or head with the noun before it → the broad kind it gives ("Organization" for "ministry")."""
    cues = [(kind.name, cue) for kind in ontology.kinds.values() for cue in kind.cues]
    found: dict[str, str] = {}
    broad = [(ontology.main_kind(kind), cue) for kind, cue in cues]
    for kind, cue in sorted(broad, key=lambda c: (ORDER.index(c[0]) if c[0] in ORDER else -1, c)):
        if kind not in UNMENTIONED:
            found.setdefault(cue, kind)
    return found


def cue_kind(token: Token, nouns: Nouns) -> str | None:
    """The kind that a token gives as a head: "ministries" → Organization."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    for word in (token.lower_, token.lemma_.lower()):
        if kind := nouns.get(f"{before} {word}"):
            return kind
    return nouns.get(token.lower_) or nouns.get(token.lemma_.lower())
