"""Where English leaves an end that does not stand in its place: the loose ends of a clause.

A pattern says where its ends stand; people also say them elsewhere ("was jailed in Iran", "bombed targets in Mali").
Each way of looking for such an end has a name, which the finding carries as a sign, and a first estimate of how often
it is right. A way is asked only where one end stands in its place and the other is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.arguments import prepositional
from kg.extract.clauses import Clause
from kg.extract.parse import Token
from kg.extract.participants import agents, conjuncts, is_passive
from kg.ontology.patterns import AGENT, GENITIVE, OBJECT

MODIFIERS = frozenset({"poss", "compound", "amod", "nmod"})
LISTING = frozenset("including like notably namely especially particularly".split())
PLACING = frozenset({"prep:in", "prep:at", "prep:on", "prep:near"})
POWERS = frozenset(
    "authority court government judge jury lawmaker legislator official parliament police prosecutor tribunal".split()
)
PREDICATES = frozenset({"VERB", "AUX"})
NEAR = 8  # words after the head


@dataclass(frozen=True, slots=True)
class Way:
    """A way of looking for a missing end among the words around a clause, given what stands in its place."""

    sign: str
    confidence: float
    find: Callable[[Clause, list[Token]], list[Token]]
    construction: str | None = None  # the way of speaking that a relation must have for it


def ways(role: str) -> tuple[Way, ...]:
    """The ways to look for an end of this role, the surest first; there are none where a pattern names both ends."""
    if role in {AGENT, GENITIVE}:
        return SUBJECTS
    return OBJECTS if role == OBJECT or role.startswith("prep:") else ()


def place(clause: Clause, fillers: list[Token]) -> list[Token]:
    """Where something was done by nobody named but those who rule there: "was jailed in Iran"."""
    return clause.filling("prep:in") if clause.pos == "verb" and is_passive(clause.head) else []


def seat(clause: Clause, fillers: list[Token]) -> list[Token]:
    """Where the powers that act have their seat: "a court in Chad" acts for Chad."""
    bodies = [t for t in fillers if t.lemma_.lower() in POWERS]
    return [a.token for body in bodies for a in prepositional(body) if a.role == "prep:in"]


def holder(clause: Clause, fillers: list[Token]) -> list[Token]:
    """Who has or makes the thing whose deed it is: "Chad has weapons that threaten Mali"."""
    head, thing = clause.head, clause.head.head
    if (
        head.dep_ in {"relcl", "acl"}
        and thing.dep_ == "dobj"
        and thing.head.pos_ in PREDICATES
        and not is_passive(head)
    ):
        return agents(thing.head)
    return []


def governor(clause: Clause, fillers: list[Token]) -> list[Token]:
    """Who acts in the clause above one without a subject: "suspended aid to Mali"."""
    if clause.pos == "verb" and (fillers or is_passive(clause.head)):
        return []
    above = next((t for t in clause.head.ancestors if t.pos_ in PREDICATES), None)
    return agents(above) if above is not None else []


def whole(clause: Clause, fillers: list[Token]) -> list[Token]:
    """Whose event it is, by "of": "the withdrawal of Chad from Mali"."""
    return clause.filling("prep:of") if clause.pos == "noun" else []


def source(clause: Clause, fillers: list[Token]) -> list[Token]:
    """Whom it comes from: "pressure from Chad on Mali"."""
    return clause.filling("prep:from") if clause.pos == "noun" else []


def hyphen(clause: Clause, fillers: list[Token]) -> list[Token]:
    """What stands before a hyphen: "Mali-aligned rebels"."""
    head = clause.head
    return [head.nbor(-2)] if head.i > 1 and head.nbor(-1).text == "-" else []


def modifier(clause: Clause, fillers: list[Token]) -> list[Token]:
    """What narrows an event that is somebody's: "Chad's Mali policy"."""
    head = clause.head
    owned = clause.pos == "noun" and any(c.dep_ == "poss" for c in head.children)
    return [t for t in modifiers(head) if t.dep_ != "poss"] if owned else []


def owner(clause: Clause, fillers: list[Token]) -> list[Token]:
    """Whose the thing is that stands in the place of the end: "returned from an Africa tour"."""
    return [t for filler in fillers for t in modifiers(filler)]


def modifiers(noun: Token) -> list[Token]:
    """The owners and names before a noun."""
    return [t for c in noun.children if c.dep_ in MODIFIERS for t in conjuncts(c)]


def listed(clause: Clause, fillers: list[Token]) -> list[Token]:
    """What is named as one of those in the place of the end: "several allies, including Mali"."""
    lists = (c for noun in (*fillers, clause.head) for c in noun.children if c.dep_ == "prep" and is_listing(c))
    return [t for c in lists for p in c.children if p.dep_ in {"pobj", "pcomp"} for t in conjuncts(p)]


def is_listing(preposition: Token) -> bool:
    """Whether examples follow: "including", "such as"."""
    if preposition.lower_ == "as":
        return preposition.i > 0 and preposition.nbor(-1).lower_ == "such"
    return preposition.lower_ in LISTING


def part(clause: Clause, fillers: list[Token]) -> list[Token]:
    """What the thing is of: "demanded the withdrawal of Mali"."""
    return [a.token for filler in fillers for a in prepositional(filler) if a.role == "prep:of"]


def inside(clause: Clause, fillers: list[Token]) -> list[Token]:
    """Where the thing is: "bombed targets in Mali"."""
    return [a.token for filler in fillers for a in prepositional(filler) if a.role in PLACING]


def complement(clause: Clause, fillers: list[Token]) -> list[Token]:
    """What else the thing is said to be with, from or against: "refused talks with Mali"."""
    return [a.token for filler in fillers for a in prepositional(filler) if a.role not in {"prep:of", *PLACING}]


def demanded(clause: Clause, fillers: list[Token]) -> list[Token]:
    """Who is to act by what is demanded: "insisted that Mali leave"."""
    return clause.filling("prep:that")


def near_inside(clause: Clause, fillers: list[Token]) -> list[Token]:
    """Where another part of the clause is: "sent soldiers to a base in Mali"."""
    return [t for a in parts(clause) for t in inside(clause, [a])]


def near_owner(clause: Clause, fillers: list[Token]) -> list[Token]:
    """Whose another part of the clause is: "lifted sanctions on Mali's banks"."""
    return [t for a in parts(clause) for t in modifiers(a)]


def parts(clause: Clause) -> list[Token]:
    """The objects of a clause, direct or under a preposition."""
    return [a.token for a in clause.arguments if a.role == OBJECT or a.role.startswith("prep:")]


def nearby(clause: Clause, fillers: list[Token]) -> list[Token]:
    """The words after an event."""
    head = clause.head
    if clause.pos != "noun":
        return []
    return list(head.doc[head.i + 1 : min(head.i + 1 + NEAR, head.sent.end)])


SUBJECTS = (
    Way("subject by place", 0.7, place, "jurisdiction"),
    Way("subject by seat", 0.65, seat),
    Way("subject by source", 0.45, source),
    Way("subject by whole", 0.45, whole),
    Way("subject by holder", 0.45, holder),
    Way("subject by owner", 0.4, owner),
    Way("subject by governor", 0.35, governor),
)
OBJECTS = (
    Way("object by demand", 0.6, demanded),
    Way("object by hyphen", 0.45, hyphen),
    Way("object by modifier", 0.4, modifier),
    Way("object by list", 0.6, listed),
    Way("object by part", 0.45, part),
    Way("object by place", 0.4, inside),
    Way("object by owner", 0.4, owner),
    Way("object by complement", 0.45, complement),
    Way("object by place of another", 0.3, near_inside),
    Way("object by owner of another", 0.25, near_owner),
    Way("object nearby", 0.25, nearby),
)
