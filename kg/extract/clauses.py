"""Doc → clauses: who does what to whom, with syntax undone once for everybody.

A clause is a verb, an event noun or an adjective with its arguments under plain role names, the ones the
lexicon uses (kg/ontology/patterns.py). Undone here: passives, relatives, participles, control and raising, conjunction,
possessives, hyphenated participles ("Iran-backed") and light verbs ("launched an attack on"). The idea of such
a layer is PredPatt's (White et al. 2016) and ClausIE's (Del Corro & Gemulla 2013).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.extract.arguments import Argument, hanging, prepositional
from kg.extract.parse import Doc, Token
from kg.extract.participants import (
    agents,
    complement_objects,
    complement_subjects,
    conditional_subjects,
    conjuncts,
    controllers,
    first_conjunct,
    is_stranded,
    objects,
    receivers,
    wished_subjects,
)
from kg.ontology.patterns import AGENT, BETWEEN, GENITIVE, ITSELF, OBJECT

PREFIXES = frozenset({"anti", "pro"})  # "anti-Chinese protesters": what they are against or for is the object
MEASURES = frozenset("round series wave spate barrage string set package day hour week number campaign flurry".split())
NESTING = frozenset({"prep:from", "prep:to", "prep:by", "prep:with", "prep:on", "prep:against", BETWEEN})
HYPHENS = frozenset("-–—")
QUANTITIES = MEASURES | frozenset(
    """range amount lot billion million thousand hundred dollar euro pound yen $ € £ ton tonne shipment consignment load
    batch worth level form kind""".split()
)
CONTENT = "content"  # what a quantity in object place is of: "sent millions of dollars in *aid*"
COMPLEMENT = "complement"  # acted on by the infinitive under a head
TARGET = "target"  # hit by what a noun names, where that is the subject
HITTING = frozenset("cripple devastate hit punish ravage squeeze strike target".split())
ATTENDEE = "attendee"  # takes part in what a noun names, by the sentence's word rather than the phrase's
BIDDEN = "bidden"  # does what the sentence says at the request that a noun names
BIDDING = frozenset({"at", "on", "upon", "under"})
ATTENDING = frozenset({"after", "before", "during", "following", "at", "on", "in", "amid", "from", "with"})
STAGES = frozenset("start beginning end close conclusion day sideline margin opening eve".split())
BEARINGS = frozenset("responsibility role part involvement participation hand complicity credit blame share".split())
PLACES = ["prep:in", "prep:at", "prep:to"]
JOINING_VERBS = {"be", "engage", "enter", "join", "go", "take", "begin", "start", "open", "resume", "continue"}


@dataclass(frozen=True)
class Clause:
    """A predicate with its arguments; `pos` is "verb", "noun" or "adjective"."""

    head: Token
    pos: str
    arguments: tuple[Argument, ...]

    def filling(self, role: str, via: Token | None = None) -> list[Token]:
        """The tokens in a role, direct ones and those that hang on the noun `via`."""
        return [a.token for a in self.by_role.get(role, ()) if a.via in (None, via)]

    @cached_property
    def by_role(self) -> dict[str, list[Argument]]:
        """The arguments by their role."""
        found: dict[str, list[Argument]] = {}
        for argument in self.arguments:
            found.setdefault(argument.role, []).append(argument)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """The companions and arguments as they stand and as lemmas, in lower case."""
        tokens = (*self.companions, *(a.token for a in self.arguments))
        return frozenset(word for t in tokens for word in (t.lower_, t.lemma_.lower()))

    @cached_property
    def companions(self) -> list[Token]:
        """The words beside the head that a pattern may require: particles, objects, complements."""
        deep = [a.token for a in self.arguments if a.role in {OBJECT, CONTENT}]
        found = [c for c in self.head.children if c.dep_ != "nsubj"] + deep
        return found + [c for t in found if t.dep_ in {"oprd", "attr"} for c in t.children if c.dep_ == "amod"]


def find_clauses(doc: Doc, light_verbs: frozenset[str], is_event_noun: Callable[[Token], bool]) -> list[Clause]:
    """Every clause of the document in text order.

    `is_event_noun` says which nouns are worth a clause: those that head a noun pattern of the lexicon.
    """
    verbs = {t.i: verb_clause(t) for t in doc if is_predicate(t)}
    rest = []
    for token in doc:
        if token.pos_ in {"NOUN", "PROPN"} and token.i not in verbs and is_event_noun(token):
            rest.append(noun_clause(token, light_verbs, verbs))
        elif token.pos_ == "ADJ" or (token.dep_ == "acomp" and token.tag_ in {"VBN", "VBD"}):
            rest.append(adjective_clause(token))
    return sorted([*verbs.values(), *rest], key=lambda clause: clause.head.i)


def is_predicate(token: Token) -> bool:
    """Whether this is a full verb; after "to" the tagger takes some for nouns ("seeks to *sanction* Iran")."""
    if token.pos_ in {"VERB", "AUX"}:
        return token.dep_ not in {"aux", "auxpass"}
    return token.tag_ == "NN" and token.dep_ == "xcomp" and any(c.tag_ == "TO" for c in token.children)


def verb_clause(verb: Token) -> Clause:
    """A verb with agent, object and prepositional arguments."""
    arguments = [Argument(AGENT, t) for t in agents(verb)] + [Argument(OBJECT, t) for t in objects(verb)]
    arguments += [Argument(OBJECT, t) for t in receivers(verb)]
    arguments += prepositional(verb)
    arguments += [Argument(role, verb.head) for role in relative_roles(verb)]
    arguments += [Argument("prep:that", t) for t in complement_subjects(verb)]
    arguments += [Argument("prep:for", t) for t in wished_subjects(verb)]
    arguments += [Argument("prep:if", t) for t in conditional_subjects(verb)]
    arguments += [Argument(COMPLEMENT, t) for t in complement_objects(verb)]
    nouns = [c for c in verb.children if c.dep_ in {"dobj", "attr", "nsubjpass"}]
    nouns += [p for c in verb.children if c.dep_ == "prep" for p in c.children if p.dep_ == "pobj"]
    measured = [inner for noun in nouns for inner in contents(noun)]
    arguments += [Argument(CONTENT, inner) for inner in measured]
    nouns += measured
    arguments += [a for noun in nouns for a in hanging(noun)]
    arguments += [Argument(GENITIVE, c, via=noun) for noun in nouns for c in noun.children if c.dep_ == "poss"]
    return Clause(verb, "verb", unique(arguments))


def contents(noun: Token) -> list[Token]:
    """What a quantity is of: "a range of assistance", "five million dollars in aid"."""
    if noun.lemma_ not in QUANTITIES:
        return []
    inner = [p for c in noun.children if c.lower_ in {"of", "in"} for p in c.children if p.dep_ == "pobj"]
    return inner + [deeper for p in inner for deeper in contents(p)]


def relative_roles(verb: Token) -> list[str]:
    """What the noun above a relative is in it: "the town they fled *to*", "the town *where* they met"."""
    if verb.dep_ != "relcl":
        return []
    if any(c.dep_ == "advmod" and c.lower_ == "where" for c in verb.children):
        return PLACES
    return [f"prep:{c.lower_}" for c in verb.children if is_stranded(c)]


def noun_clause(noun: Token, light_verbs: frozenset[str], verbs: dict[int, Clause]) -> Clause:
    """An event noun: owners and modifiers are its genitive, as is the subject of a light verb over it."""
    phrase = dict.fromkeys((noun, whole(noun, MEASURES)))
    owners = [c for n in phrase for c in n.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    arguments = [Argument(GENITIVE, t) for owner in owners for t in conjuncts(owner)]
    arguments += [Argument(BETWEEN, t) for owner in owners for t in hyphenated_pair(owner)]
    arguments += prepositional(noun)
    arguments += nested(noun, {a.role for a in arguments})
    arguments += [Argument(GENITIVE, a.token) for a in arguments if a.role == "prep:by"]
    arguments += [Argument("prep:that", t) for t in complement_subjects(noun)]
    arguments += [Argument("prep:for", t) for t in wished_subjects(noun)]
    arguments += [Argument(ATTENDEE, t) for t in attendees(noun)]
    arguments += [Argument(BIDDEN, t) for t in attendees(noun, BIDDING)]
    arguments += [Argument(COMPLEMENT, t) for t in complement_objects(noun)]
    arguments += [Argument(GENITIVE, t) for t in bearers(noun)]
    arguments += [Argument(TARGET, t) for t in victims(noun, verbs)]
    for verb, clause in governing(noun, light_verbs, verbs):
        arguments += [Argument(GENITIVE, t) for t in clause.filling(AGENT)]
        arguments += [a for a in clause.arguments if a.role.startswith("prep:") and a.via in (None, noun)]
        arguments += [Argument(GENITIVE, a.token) for a in clause.arguments if a.role == "prep:by" and verb is not noun]
    arguments += [a for inner in prepositional(noun) for a in hanging(inner.token)]
    others = [a for a in arguments if a.token.i != noun.i]
    return Clause(noun, "noun", unique([*others, Argument(ITSELF, noun)]))


def nested(noun: Token, taken: set[str]) -> list[Argument]:
    """Roles that the parser hangs one noun too low: "the release of sailors *from Mali*"."""
    inner = [p for c in noun.children if c.dep_ == "prep" for p in c.children if p.dep_ == "pobj"]
    return [a for p in inner for a in prepositional(p) if a.role in NESTING and a.role not in taken]


def hyphenated_pair(owner: Token) -> list[Token]:
    """Both members of "the Chad-Togo summit", "Peruvian-Chilean talks"."""
    doc, i = owner.doc, owner.i
    named = i > 1 and doc[i - 1].text in HYPHENS and doc[i - 2].text[0].isupper() and owner.text[0].isupper()
    return [doc[i - 2], owner] if named else []


def attendees(noun: Token, attending: frozenset[str] = ATTENDING) -> list[Token]:
    """Who a sentence says was there: its subject, in "after talks with Iran, Kerry said", "on a visit to Oslo"."""
    top = whole(first_conjunct(noun), MEASURES | STAGES)
    preposition = top.head
    if top.dep_ == "pobj" and preposition.lower_ in attending and preposition.dep_ == "prep":
        return agents(preposition.head) if preposition.head.pos_ in {"VERB", "AUX"} else []
    return []


def bearers(noun: Token) -> list[Token]:
    """Whose deed something is by a word between: "claimed responsibility for the attack", "Iran's role in the war"."""
    top = whole(first_conjunct(noun), MEASURES)
    preposition = top.head
    if top.dep_ == "pobj" and preposition.lower_ in {"for", "in"} and preposition.head.lemma_ in BEARINGS:
        return controllers(preposition.head)
    return []


def victims(noun: Token, verbs: dict[int, Clause]) -> list[Token]:
    """Whom a deed hits where it is itself said to act: "Chad was hit by Mali's sanctions"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "agent" else noun.head
    if verb.lemma_ in HITTING and verb.i in verbs and noun in verbs[verb.i].filling(AGENT):
        return verbs[verb.i].filling(OBJECT)
    return []


def whole(noun: Token, parts: frozenset[str]) -> Token:
    """The noun that a part or measure of this one hangs under: "a new *round* of talks"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in parts:
        noun = first_conjunct(noun.head.head)
    return noun


def adjective_clause(adjective: Token) -> Clause:
    """An adjective said of a noun, before it, after it or through a copula."""
    bearers: list[Token] = []
    if adjective.dep_ == "amod":
        bearers = conjuncts(adjective.head)
    elif adjective.dep_ in {"acomp", "oprd", "xcomp"}:
        bearers = agents(adjective.head)
    elif adjective.dep_ in {"relcl", "acl", "appos", "advcl"}:
        bearers = [adjective.head]
    arguments = [Argument(AGENT, t) for t in bearers] + prepositional(adjective)
    arguments += [a for inner in prepositional(adjective) for a in hanging(inner.token)]
    if adjective.lower_ in PREFIXES and adjective.i + 2 < len(adjective.doc) and adjective.nbor().text in HYPHENS:
        arguments.append(Argument(OBJECT, adjective.nbor(2)))
    return Clause(adjective, "adjective", unique(arguments))


def governing(noun: Token, light_verbs: frozenset[str], verbs: dict[int, Clause]) -> Iterator[tuple[Token, Clause]]:
    """The light verbs whose event this noun is: "hold talks", "talks held by", "is in talks with"."""
    top = whole(first_conjunct(noun), MEASURES)
    verb, preposition = top.head.head, top.head.lower_
    joining = preposition in {"in", "into", "on"} and verb.lemma_ in JOINING_VERBS
    if top.dep_ == "pobj" and (joining or f"{verb.lemma_} {preposition}" in light_verbs):
        if verb.i in verbs:
            yield verb, verbs[verb.i]
        return
    for verb in (t for t in noun.sent if t.i in verbs):
        clause = verbs[verb.i]
        phrase = {verb.lemma_} | {f"{verb.lemma_} {c.text.lower()}" for c in verb.children if c.dep_ == "prt"}
        if phrase & light_verbs and any(t.i in {noun.i, top.i} for t in clause.filling(OBJECT)):
            yield verb, clause


def unique(arguments: list[Argument] | Iterator[Argument]) -> tuple[Argument, ...]:
    """Each argument once, in the order found."""
    return tuple(dict.fromkeys(arguments))
