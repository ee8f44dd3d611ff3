"""The little language of the lexicon: "X impose sanction|tariff on Y" → a Pattern to match on clauses.

Described for people in docs/ontology.md. Nothing here knows spaCy: roles are plain names that the clause
layer uses too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Status

AGENT = "agent"  # before a verb, or the subject of an adjective
OBJECT = "object"  # right after a verb
GENITIVE = "genitive"  # "X's": possessive, modifier, by-phrase, or subject of a light verb
BETWEEN = "between"  # "between X and Y"
BEARER = "bearer"  # whoever carries a title
SPEAKER = "speaker"  # "X says": whoever says what the rest of the pattern describes
ITSELF = "itself"  # what a noun names: the "deal" of "deal with X"
WORD = "word"  # a required particle, object or complement

PREPOSITIONS = frozenset(
    """about above across after against ahead along alongside among around as aside at away back before behind below
    beneath beside between beyond by despite down during for forward from if in inside into near of off on onto out
    outside over past that through throughout to together toward towards under until up upon via with within
    without""".split()
)  # "that" as in "X demand that Y", "if" as in "X threaten if Y": Y is the subject of the clause below

SLOT = re.compile(r"(?P<slot>[XY])(:(?P<kinds>[A-Z]\w*(\|[A-Z]\w*)*))?('s)?")

SAYS = "says"
TOLD_AS = {"not": Status.NEGATED, "will": Status.PLANNED}  # words before a head: how the text must present it
WordClasses = Mapping[str, Mapping[str, frozenset[str]]]  # words by part of speech by the name of their class


class PatternError(ValueError):
    """A pattern that does not follow the language; the message quotes it."""


@dataclass(frozen=True, slots=True)
class Need:
    """A word that must stand in a role for the pattern to match."""

    role: str  # WORD or "prep:into"
    lemmas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A head with the roles of both ends. `heads` are lemmas; a head of several words is joined by spaces."""

    text: str
    pos: str  # "verb", "noun", "title" or "adjective"
    heads: frozenset[str]
    subject: str
    object: str
    needs: tuple[Need, ...] = ()
    subject_kinds: frozenset[str] = frozenset()  # what the ends of this pattern are limited to: "X:Person"
    object_kinds: frozenset[str] = frozenset()
    told: Status = Status.ACTUAL  # how the text must present what the head says: "X says Y not lie"


def parse_pattern(text: str, pos: str, classes: WordClasses | None = None) -> Pattern:
    """Read one pattern of the lexicon; raises PatternError when it has no head or lacks a slot.

    `classes` holds what `<fault>` stands for: as a head the words of that part of speech, else nouns and adjectives.
    A long alternation may go on in the next line, after its "|".

    >>> p = parse_pattern("X impose sanction|tariff on Y", "verb")
    >>> sorted(p.heads), p.subject, p.object, [sorted(n.lemmas) for n in p.needs]
    (['impose'], 'agent', 'prep:on', [['sanction', 'tariff']])
    >>> parse_pattern("X's attack on Y", "noun").subject
    'genitive'
    >>> sorted(parse_pattern("X visit Y:Place|Country", "verb").object_kinds)
    ['Country', 'Place']
    >>> p = parse_pattern("X says Y not <merit>", "verb", {"merit": {"verb": frozenset({"excel"})}})
    >>> p.subject, p.object, p.told.value, sorted(p.heads)
    ('speaker', 'agent', 'negated', ['excel'])
    """
    text = re.sub(r"\|\s+", "|", text)
    slots: dict[str, str] = {}
    kinds: dict[str, frozenset[str]] = {}
    needs: list[Need] = []
    heads: frozenset[str] | None = None
    prepositions: list[str] = []
    told = Status.ACTUAL
    for token in text.split():
        if match := SLOT.fullmatch(token):
            slot, limit = match["slot"], match["kinds"]
            if slot in slots:
                raise PatternError(f"pattern {text!r} has {slot} twice")
            kinds[slot] = frozenset(limit.split("|")) if limit else frozenset()
            slots[slot] = _role(token, heads is not None, prepositions)
            if slots[slot] != BETWEEN:
                prepositions = []
        elif token == "and" and prepositions == [BETWEEN]:
            continue
        elif token in PREPOSITIONS and (heads is not None):
            prepositions.append(token)
        elif heads is None and token == SAYS and "X" in slots:
            slots["X"] = SPEAKER
        elif heads is None and token in TOLD_AS:
            told = TOLD_AS[token]
        elif heads is None:
            heads = _lemmas(token, classes, ("noun" if pos == "title" else pos,))
        else:
            role = f"prep:{'_'.join(prepositions)}" if prepositions else WORD
            prepositions = []
            needs.append(Need(role, _lemmas(token, classes, ("noun", "adjective"))))
    needs += [Need(WORD, frozenset({particle})) for particle in prepositions if particle != BETWEEN]
    if heads is None:
        raise PatternError(f"pattern {text!r} has no head")
    if pos == "title":
        slots.setdefault("Y" if "X" in slots else "X", BEARER)
    elif pos == "noun" and slots:
        slots.setdefault("Y" if "X" in slots else "X", ITSELF)
    if set(slots) != {"X", "Y"}:
        raise PatternError(f"pattern {text!r} needs both X and Y")
    limits = (kinds.get("X", frozenset()), kinds.get("Y", frozenset()))
    return Pattern(text, pos, heads, slots["X"], slots["Y"], tuple(needs), *limits, told)


def _role(token: str, after_head: bool, prepositions: list[str]) -> str:
    if token.endswith("'s"):
        return GENITIVE
    if prepositions == [BETWEEN]:
        return BETWEEN
    if prepositions:
        return f"prep:{'_'.join(prepositions)}"
    return OBJECT if after_head else AGENT


def _lemmas(token: str, classes: WordClasses | None, parts: tuple[str, ...]) -> frozenset[str]:
    found = set[str]()
    for word in token.split("|"):
        if named := re.fullmatch(r"<(\w+)>", word):
            if named[1] not in (classes or {}):
                raise PatternError(f"no word class is called {named[1]!r}")
            found.update(w for part in parts for w in (classes or {})[named[1]].get(part, ()))
        else:
            found.add(word.replace("_", " "))
    return frozenset(found)
