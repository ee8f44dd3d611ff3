"""What stands under a word of speech or thought, read off the parse: clauses, infinitives, gerunds, noun phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.ontology import Cue

CLAUSES = frozenset({"ccomp", "xcomp"})
WITH_OBJECT = frozenset({"as", "for", "of", "over"})  # "cast the vote as a farce": object and complement are told together
TOPICS = frozenset({"be"})  # "the message was that …"

Extent = tuple[int, int]  # token indices, end-exclusive


def find_content(word: Token, speech: Mapping[str, Cue]) -> Extent | None:
    """The tokens that a cue word reports, or None where it is no cue here."""
    if word.pos_ in {"VERB", "AUX"}:
        return _first(_under_verb(word, speech))
    if word.pos_ in {"NOUN", "ADJ"}:
        return _first(_under_noun(word, speech))
    return None


def name_of(verb: Token) -> str:
    """The lemma with its particle, as the ontology writes it.

    A plural or a verb that stands in capitals ("Says") is looked up in lower case.
    """
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
    lemma = verb.lemma_.lower()
    return f"{lemma} {particle}" if particle else lemma


def extent_of(token: Token) -> Extent:
    """The tokens of its subtree, first to last."""
    return token.left_edge.i, token.right_edge.i + 1


def _first(extents: Iterator[Extent]) -> Extent | None:
    return next(extents, None)


def _under_verb(verb: Token, speech: Mapping[str, Cue]) -> Iterator[Extent]:
    name = name_of(verb)
    after = [c for c in verb.children if c.i > verb.i]
    for child in verb.children:
        if child.dep_ in CLAUSES and (name in speech or (is_infinitive(child) and f"{name} to" in speech)):
            yield _before_next_cue(verb, child, speech)
    objects = [c for c in after if c.dep_ in {"dobj", "oprd"}]
    for child in after:
        if child.dep_ == "prep" and f"{name} {child.lower_}" in speech:
            led = [o for o in objects if child.lower_ in WITH_OBJECT]
            demanded = [c for c in after if c.i > child.i and c.dep_ in {*CLAUSES, "advcl"} and is_infinitive(c)]
            yield from (_hull([*led, end, *demanded]) for end in child.children if end.dep_ != "punct")
    if f"{name} Y Z" in speech and any(c.dep_ == "nsubj" for c in verb.children):
        judged = [c for c in after if c.dep_ == "ccomp"] or [o for o in objects if objects[-1].dep_ == "oprd"]
        if judged:
            yield _hull(judged)
    if f"{name} Y" in speech and objects:
        grounds = [c for c in after if c.dep_ == "prep" and c.lower_ in WITH_OBJECT and c.i > objects[-1].i]
        yield _hull([*objects, *grounds])
    if f"{name} Y" in speech and any(c.dep_ == "agent" for c in verb.children):
        yield from (extent_of(c) for c in verb.children if c.dep_ == "nsubjpass")
    if name in speech:
        yield from _misplaced(verb)


def _misplaced(verb: Token) -> Iterator[Extent]:
    """The that-clause that the parse hangs on the noun before it: "said at a briefing *that it had begun*"."""
    for token in verb.subtree:
        if token.i > verb.i and token.lower_ == "that" and token.dep_ == "mark" and token.head.dep_ in {"relcl", "acl"}:
            if all(a.pos_ not in {"VERB", "AUX"} or a.i == verb.i for a in _up_to(token.head.head, verb)):
                yield token.i, token.head.right_edge.i + 1


def _up_to(token: Token, top: Token) -> Iterator[Token]:
    while token.i != top.i and token.head.i != token.i:
        yield token
        token = token.head


def _under_noun(noun: Token, speech: Mapping[str, Cue]) -> Iterator[Extent]:
    name = noun.lemma_.lower()
    definite = noun.pos_ == "ADJ" or any(c.dep_ in {"det", "poss"} for c in noun.children)
    for child in noun.children:
        that = any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)
        if child.dep_ in {"acl", "ccomp", "xcomp"} and name in speech and (that or (definite and is_infinitive(child))):
            yield extent_of(child)
        if child.dep_ == "prep" and f"{name} {child.lower_}" in speech:
            yield from (extent_of(end) for end in child.children if end.dep_ in {"pobj", "pcomp"})
    if name in speech and noun.dep_ in {"nsubj", "acomp"} and noun.head.lemma_ in TOPICS:
        yield from (extent_of(c) for c in noun.head.children if c.dep_ == "ccomp" and c.i > noun.i)


def _hull(tokens: Sequence[Token]) -> Extent:
    return min(t.left_edge.i for t in tokens), max(t.right_edge.i for t in tokens) + 1


def _before_next_cue(verb: Token, clause: Token, speech: Mapping[str, Cue]) -> Extent:
    """The clause without a further report that the parse hangs on it: "said he won *and called it a start*"."""
    start, end = extent_of(clause)
    if clause.i < verb.i:
        return start, end
    for later in sorted([*clause.conjuncts, *(c for c in clause.children if c.dep_ == "advcl")], key=lambda t: t.i):
        name = name_of(later)
        cue = any(f"{name}{form}" in speech for form in ("", " Y", " Y Z"))
        joined = later.dep_ == "conj" and later.tag_ == verb.tag_
        edge = min(later.left_edge.i, *(c.i for c in later.head.children if c.dep_ == "cc" and c.i > later.head.i), end)
        comma = later.doc[later.left_edge.i - 1].text == ","
        aside = later.dep_ == "advcl" and comma and later.tag_ == "VBG"
        if later.i > clause.i and cue and (joined or aside):
            return start, min(end, edge if joined else later.left_edge.i)
    return start, end


def is_passive(verb: Token) -> bool:
    """Whether its subject undergoes it."""
    return any(c.dep_ in {"auxpass", "nsubjpass", "agent"} for c in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before it."""
    return any(c.tag_ == "TO" for c in verb.children)
