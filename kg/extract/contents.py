"""What stands under a word of speech or thought, read off the parse: clauses, infinitives, gerunds, noun phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.extract.parse import Doc, Token
from kg.model import Status
from kg.ontology import Cue

CLAUSES = frozenset({"ccomp", "xcomp"})
OBJECTS = frozenset({"dobj", "oprd"})
WITH_OBJECT = frozenset({"as", "for", "of", "over"})  # "cast the vote as a farce": the object is told as well
ENDS = frozenset({"pobj", "pcomp", "amod", "acomp"})
OPENINGS = frozenset({"that", "how", "why", "what", "whether", "if"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TOPICS = frozenset({"be"})  # "the message was that …"

Extent = tuple[int, int]  # token indices, end-exclusive


def find_content(word: Token, speech: Mapping[str, Cue]) -> Extent | None:
    """The tokens that a cue word reports, or None where it is no cue here."""
    under = {"VERB": _under_verb, "AUX": _under_verb, "NOUN": _under_noun, "ADJ": _under_noun}.get(word.pos_)
    found = next(under(word, speech), None) if under else None
    return found and _without_remark(word.doc, found)


def _without_remark(doc: Doc, extent: Extent) -> Extent:
    """The content without a last relative clause after a comma: that is the reporter's own remark."""
    start, end = extent
    for token in doc[start + 1 : end]:
        if token.dep_ == "relcl" and token.right_edge.i + 2 >= end:
            edge = token.left_edge.i
            if edge > start + 1 and doc[edge - 1].text == "," and doc[edge].lower_ in {"who", "which", "where"}:
                return start, edge - 1
    return extent


def name_of(verb: Token) -> str:
    """The lemma with its particle, as the ontology writes it: "point out"."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
    lemma = verb.lemma_.lower()
    return f"{lemma} {particle}" if particle else lemma


def extent_of(token: Token) -> Extent:
    """The tokens of its subtree, first to last."""
    return token.left_edge.i, token.right_edge.i + 1


def _under_verb(verb: Token, speech: Mapping[str, Cue]) -> Iterator[Extent]:
    yield from _clauses(verb, speech)
    yield from _prepositional(verb, speech)
    yield from _objects(verb, speech)
    if name_of(verb) in speech:
        yield from _misplaced(verb)


def _clauses(verb: Token, speech: Mapping[str, Cue]) -> Iterator[Extent]:
    name = name_of(verb)
    if name in speech and (opened := next((c for c in verb.children if _opens(c, verb)), None)):
        yield _whole_clause(verb, opened, speech)
    for child in verb.children:
        if child.dep_ in CLAUSES and (name in speech or (is_infinitive(child) and f"{name} to" in speech)):
            if child.i > verb.i:
                yield _whole_clause(verb, child, speech)
            elif reports(verb, speech):  # before the verb only as in "The talks failed, Lima said"
                yield extent_of(child)


def _opens(child: Token, verb: Token) -> bool:
    """Whether a clause's own first word stands right after the verb, whatever the parse calls the clause."""
    return child.left_edge.i == verb.i + 1 and child.left_edge.lower_ in OPENINGS


def _prepositional(verb: Token, speech: Mapping[str, Cue]) -> Iterator[Extent]:
    after = [c for c in verb.children if c.i > verb.i]
    low = [p for c in after if c.dep_ in OBJECTS for p in c.children if p.lower_ == "as"]  # "called *talks as* …"
    for child in after + low:
        if child.dep_ != "prep" or f"{name_of(verb)} {child.lower_}" not in speech:
            continue
        if child.lower_ == "as" and is_passive(verb):  # "is seen as": the object is not beside it
            continue
        led = [c for c in after if c.dep_ in OBJECTS and child.lower_ in WITH_OBJECT]
        demanded = [c for c in after if c.i > child.i and c.dep_ in {*CLAUSES, "advcl"} and is_infinitive(c)]
        yield from (_hull([*led, end, *demanded]) for end in child.children if end.dep_ in ENDS)


def _objects(verb: Token, speech: Mapping[str, Cue]) -> Iterator[Extent]:
    name = name_of(verb)
    after = [c for c in verb.children if c.i > verb.i]
    objects = [c for c in after if c.dep_ in OBJECTS]
    if f"{name} Y Z" in speech and any(c.dep_ == "nsubj" for c in verb.children):
        judged = [c for c in after if c.dep_ == "ccomp"] or [o for o in objects if objects[-1].dep_ == "oprd"]
        if judged:
            yield _hull(judged)
    if f"{name} Y" in speech and objects:
        grounds = [c for c in after if c.dep_ == "prep" and c.lower_ in WITH_OBJECT and c.i > objects[-1].i]
        yield _hull([*objects, *grounds])
    if f"{name} Y" in speech and any(c.dep_ == "agent" for c in verb.children):
        yield from (extent_of(c) for c in verb.children if c.dep_ == "nsubjpass")


def _misplaced(verb: Token) -> Iterator[Extent]:
    """The that-clause that the parse hangs on the noun before it: "said at a briefing *that it had begun*"."""
    for token in verb.subtree:
        clause = token.head
        that = token.i > verb.i and token.lower_ == "that" and token.dep_ == "mark" and clause.dep_ in {"relcl", "acl"}
        if that and not any(above.pos_ in {"VERB", "AUX"} for above in _up_to(clause.head, verb)):
            yield token.i, clause.right_edge.i + 1


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


def _whole_clause(verb: Token, clause: Token, speech: Mapping[str, Cue]) -> Extent:
    """The clause, mended where the parse joins too much to it ("said he won *and called it a start*") or too little."""
    start, end = extent_of(clause)
    for later in clause.doc[clause.i + 1 : end]:
        name = name_of(later)
        if not any(f"{name}{form}" in speech for form in ("", " Y", " Y Z")):
            continue
        if later.tag_ == "VBG" and later.nbor(-1).text == ",":  # "…, adding that"
            return start, later.i
        if later.head.i == clause.i and later.dep_ == "conj" and tense(later) == tense(verb):
            return start, min([later.left_edge.i, *(c.i for c in clause.children if c.dep_ == "cc" and c.i > clause.i)])
        if later.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "while" for c in later.children):
            return start, later.left_edge.i
    words = clause.doc[start:end]
    if words[-1].dep_ == "cc" or (words[0].lower_ == "that" and not any(t.tag_ in FINITE for t in words)):
        return start, verb.sent.end
    return start, end


def reports(word: Token, speech: Mapping[str, Cue]) -> bool:
    """Whether the word reports an assertion, rather than a wish, a belief or a topic."""
    cue = speech.get(name_of(word))
    return cue is not None and {cue.affirmed, cue.denied} == {Status.ACTUAL} and word.pos_ == "VERB"


def tense(verb: Token) -> str:
    """The tag of the finite word of a verb group."""
    return next((c.tag_ for c in verb.children if c.dep_ == "aux"), verb.tag_)


def is_passive(verb: Token) -> bool:
    """Whether its subject undergoes it."""
    return any(c.dep_ in {"auxpass", "nsubjpass", "agent"} for c in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before it."""
    return any(c.tag_ == "TO" for c in verb.children)
