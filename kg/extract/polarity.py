"""What a word carries itself of polarity and modality, and which cue it is: the ground of kg/extract/stance.py."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.parse import Token
from kg.model import Status
from kg.ontology import Cue

CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
CONDITION_NOUNS = frozenset({"condition", "circumstance", "proviso"})
AHEAD = frozenset({"next", "tomorrow"})
ORDINALS = frozenset("first second third last only latest next sole oldest youngest".split())
MODIFIERS = frozenset({"amod", "compound", "nmod"})


def compose(outer: Status, inner: Status) -> Status:
    """The status of what is `inner` inside something that is `outer`.

    >>> compose(Status.NEGATED, Status.NEGATED).value, compose(Status.PLANNED, Status.ACTUAL).value
    ('possible', 'planned')
    """
    if outer is Status.ACTUAL:
        return inner
    if inner is Status.ACTUAL:
        return outer
    if inner is Status.NEGATED:  # "refused not to go" commits nobody; "may not go" is still no going
        return Status.POSSIBLE if outer is Status.NEGATED else Status.NEGATED
    return Status.NEGATED if outer is Status.NEGATED else max(outer, inner, key=list(Status).index)


def own(node: Token, cues: Mapping[str, Cue]) -> tuple[Status, tuple[str, ...]]:
    """The polarity and modality that a word carries itself: negation, modals, "if", "planned" before a noun."""
    status, because = Status.ACTUAL, tuple[str, ...]()
    for child in node.children:
        effect: Status | None = None
        if child.dep_ in {"aux", "auxpass"} and child.tag_ == "MD":
            cue = cues.get(modal(child))
            effect = Status(cue.affirmed) if cue else None
        elif child.dep_ == "mark" and child.lower_ in CONDITIONS:
            effect = Status.POSSIBLE
        elif is_weighing(child) and child.lower_ in cues:
            effect = Status(cues[child.lower_].affirmed)
        elif child.dep_ == "poss" and child.ent_type_ == "DATE" and {t.lower_ for t in child.subtree} & AHEAD:
            effect = Status.PLANNED  # "next week's meeting"
        if effect is not None and effect is not Status.ACTUAL:
            status, because = compose(effect, status), (*because, child.lower_)
    if is_negated(node):
        status, because = compose(Status.NEGATED, Status.ACTUAL), (*because, "not")
    return status, because


def is_weighing(word: Token) -> bool:
    """Whether a word modifies its head so that it may weigh on it: "*alleged* attack", "*reportedly* attacked"."""
    return word.dep_ == "advmod" or (word.dep_ in MODIFIERS and word.head.pos_ in {"NOUN", "PROPN"})


def modal(aux: Token) -> str:
    """The modal's full form; "would" that reports a past promise counts as "will", unless on a condition."""
    word = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would"}.get(
        aux.lower_, aux.lower_
    )
    governor = aux.head.head
    reported = aux.head.dep_ in {"ccomp", "xcomp"} and governor.tag_ in {"VBD", "VBN"}
    conditional = any(c.dep_ == "mark" and c.lower_ in CONDITIONS for v in aux.head.children for c in v.children)
    conditional |= any(t.dep_ == "pobj" and t.lemma_ in CONDITION_NOUNS for t in aux.head.subtree)
    return "will" if word == "would" and reported and not conditional else word


def is_negated(node: Token) -> bool:
    """Whether the word itself is denied: "did not", "no talks", "no longer", "without attacking"."""
    negators = [c for c in node.children if c.dep_ == "neg" or (c.dep_ == "det" and c.lower_ == "no")]
    if any(c.i == 0 or c.nbor(-1).lower_ != "or" for c in negators):  # "whether or not"
        return not any(c.lower_ == "only" for c in node.children)  # "not only"
    if any(c.dep_ == "advmod" and c.lower_ == "longer" and is_negated(c) for c in node.children):
        return True
    if any(c.dep_ in {"nsubj", "nsubjpass"} and is_nobody(c) for c in node.children):
        return True
    return node.dep_ in {"pcomp", "pobj"} and node.head.lower_ == "without"


def is_without(thing: Token) -> bool:
    """Whether an object denies its verb: "received *no* invitation"."""
    return thing.dep_ == "dobj" and any(c.dep_ == "det" and c.lower_ == "no" for c in thing.children)


def is_nobody(subject: Token) -> bool:
    """Whether a subject denies its verb: "nobody", "no country", "neither Chad nor Mali"."""
    words = (subject, *(c for c in subject.children if c.dep_ in {"det", "preconj", "cc"}))
    return any(w.lower_ in {"nobody", "none", "neither", "no"} for w in words)


def is_ranked(noun: Token) -> bool:
    """Whether a noun singles out who has done something: "the *first* envoy to visit Peru"."""
    return any(c.lower_ in ORDINALS for c in noun.children)


def is_factive(cue: Cue) -> bool:
    """Whether what a cue governs is taken for granted either way."""
    return not cue.says and cue.affirmed == cue.denied == Status.ACTUAL


def is_assertion(cue: Cue | None) -> bool:
    """Whether a cue reports that something is so, rather than a wish or a promise."""
    return cue is not None and cue.says and {cue.affirmed, cue.denied} == {Status.ACTUAL}


def find_cue(governor: Token, cues: Mapping[str, Cue], preposition: str = "") -> Cue | None:
    """The cue that this word is, with its particle or preposition first ("call for"), else alone."""
    names = phrases(governor) | {f"{governor.lemma_.lower()} {preposition}"} if preposition else phrases(governor)
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return next((cues[name] for name in longest_first if name in cues), None)


def infinitive(node: Token) -> str:
    """ "to" where the word is an infinitive: "told them to leave" is not "told them that they left"."""
    return "to" if any(c.tag_ == "TO" for c in node.children) else ""


def phrases(verb: Token) -> set[str]:
    """The lemma, and the lemma with each of its particles and prepositions."""
    lemma = verb.lemma_.lower()
    return {lemma} | {f"{lemma} {c.lower_}" for c in verb.children if c.dep_ in {"prt", "prep"}}
