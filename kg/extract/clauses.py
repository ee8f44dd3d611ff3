"""Doc → clauses: who does what to whom, with syntax undone once for everybody.

A clause is a verb, an event noun or an adjective with its arguments under plain role names, the ones the
lexicon uses (kg/patterns.py). Undone here: passives, relatives, participles, control and raising, conjunction,
possessives, hyphenated participles ("Iran-backed") and light verbs ("launched an attack on"). The idea of such
a layer is PredPatt's (White et al. 2016) and ClausIE's (Del Corro & Gemulla 2013).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.patterns import AGENT, BETWEEN, GENITIVE, OBJECT, PREPOSITIONS

SUBJECTS = {"nsubj", "csubj"}
COMPLEMENTS = {"xcomp", "ccomp", "pcomp", "acl", "advcl"}
RELATIVE_PRONOUNS = {"who", "which", "that", "whom"}
SUBJECT_CONTROL = {"promise", "vow", "threaten", "pledge"}  # "promised Iran to leave": the promiser leaves
MEASURES = frozenset("round series wave spate barrage string set package day hour week number campaign flurry".split())
NESTING = frozenset({"prep:from", "prep:by", "prep:with", "prep:on", "prep:against"})
ATTENDEE = "attendee"  # takes part in what a noun names, by the sentence's word rather than the phrase's
ATTENDING = frozenset({"after", "during", "following", "at", "on", "in", "amid"})
JOINING_VERBS = {"be", "engage", "enter", "join", "go", "take", "begin", "start", "open", "resume", "continue"}


@dataclass(frozen=True, slots=True)
class Argument:
    """One end of a clause. `via` is the noun through which it hangs ("impose *sanctions* on Iran"), if any."""

    role: str
    token: Token
    via: Token | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its arguments; `pos` is "verb", "noun" or "adjective"."""

    head: Token
    pos: str
    arguments: tuple[Argument, ...]

    def filling(self, role: str, via: Token | None = None) -> list[Token]:
        """The tokens in a role, direct ones and those that hang on the noun `via`."""
        return [a.token for a in self.arguments if a.role == role and a.via in (None, via)]


def find_clauses(doc: Doc, light_verbs: frozenset[str], is_event_noun: Callable[[Token], bool]) -> list[Clause]:
    """Every clause of the document in text order.

    `is_event_noun` says which nouns are worth a clause: those that head a noun pattern of the lexicon.
    """
    verbs = {t.i: verb_clause(t) for t in doc if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass"}}
    rest = []
    for token in doc:
        if token.pos_ in {"NOUN", "PROPN"} and is_event_noun(token):
            rest.append(noun_clause(token, light_verbs, verbs))
        elif token.pos_ == "ADJ" or (token.dep_ == "acomp" and token.tag_ in {"VBN", "VBD"}):
            rest.append(adjective_clause(token))
    return sorted([*verbs.values(), *rest], key=lambda clause: clause.head.i)


def verb_clause(verb: Token) -> Clause:
    """A verb with agent, object and prepositional arguments."""
    arguments = [Argument(AGENT, t) for t in agents(verb)] + [Argument(OBJECT, t) for t in objects(verb)]
    arguments += prepositional(verb)
    arguments += [Argument("prep:that", t) for t in complement_subjects(verb)]
    nouns = [c for c in verb.children if c.dep_ in {"dobj", "attr", "nsubjpass"}]
    nouns += [p for c in verb.children if c.dep_ == "prep" for p in c.children if p.dep_ == "pobj"]
    arguments += [Argument(a.role, a.token, via=noun) for noun in nouns for a in prepositional(noun)]
    arguments += [Argument(GENITIVE, c, via=noun) for noun in nouns for c in noun.children if c.dep_ == "poss"]
    return Clause(verb, "verb", unique(arguments))


def noun_clause(noun: Token, light_verbs: frozenset[str], verbs: dict[int, Clause]) -> Clause:
    """An event noun: owners and modifiers are its genitive, as is the subject of a light verb over it."""
    owners = [c for c in noun.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    arguments = [Argument(GENITIVE, t) for owner in owners for t in conjuncts(owner)]
    arguments += prepositional(noun)
    arguments += nested(noun, {a.role for a in arguments})
    arguments += [Argument(GENITIVE, a.token) for a in arguments if a.role == "prep:by"]
    arguments += [Argument(ATTENDEE, t) for t in attendees(noun)]
    for verb, clause in governing(noun, light_verbs, verbs):
        arguments += [Argument(GENITIVE, t) for t in clause.filling(AGENT)]
        arguments += [a for a in clause.arguments if a.role.startswith("prep:") and a.via in (None, noun)]
        arguments += [Argument(GENITIVE, a.token) for a in clause.arguments if a.role == "prep:by" and verb is not noun]
    return Clause(noun, "noun", unique(a for a in arguments if a.token.i != noun.i))


def nested(noun: Token, taken: set[str]) -> list[Argument]:
    """Roles that the parser hangs one noun too low: "the release of sailors *from Mali*"."""
    inner = [p for c in noun.children if c.dep_ == "prep" for p in c.children if p.dep_ == "pobj"]
    return [a for p in inner for a in prepositional(p) if a.role in NESTING and a.role not in taken]


def attendees(noun: Token) -> list[Token]:
    """Who a sentence says was there: its subject, in "after talks with Iran, Kerry said", "on a visit to Oslo"."""
    preposition = first_conjunct(noun).head
    if first_conjunct(noun).dep_ == "pobj" and preposition.lower_ in ATTENDING and preposition.dep_ == "prep":
        return agents(preposition.head) if preposition.head.pos_ in {"VERB", "AUX"} else []
    return []


def complement_subjects(verb: Token) -> list[Token]:
    """Who acts in what is demanded, wanted or ordered: "demands that Iran stop", "ordered Iran to stop"."""
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "advcl"} and c.pos_ in {"VERB", "AUX"}]
    own = [t for c in clauses if c.dep_ != "advcl" or c.tag_ == "VB" for t in c.children if t.dep_ in SUBJECTS | {"nsubjpass"}]
    return [t for token in own for t in conjuncts(antecedent(token))]


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
    return Clause(adjective, "adjective", unique(arguments))


def governing(noun: Token, light_verbs: frozenset[str], verbs: dict[int, Clause]) -> Iterator[tuple[Token, Clause]]:
    """The light verbs whose event this noun is: "hold talks", "talks held by", "is in talks with"."""
    top = first_conjunct(noun)
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_ in MEASURES:
        top = first_conjunct(top.head.head)  # "a new round of talks"
    head = top.head
    if top.dep_ == "pobj" and head.text.lower() in {"in", "into", "on"} and head.head.lemma_ in JOINING_VERBS:
        head = head.head
        if head.i in verbs:
            yield head, verbs[head.i]
        return
    for clause in verbs.values():
        verb = clause.head
        phrase = {verb.lemma_} | {f"{verb.lemma_} {c.text.lower()}" for c in verb.children if c.dep_ == "prt"}
        if phrase & light_verbs and any(t.i in {noun.i, top.i} for t in clause.filling(OBJECT)):
            yield verb, clause


def agents(verb: Token) -> list[Token]:
    """The deep subjects of a verb, after passives, relatives, control and conjunction."""
    if is_passive(verb):
        by = [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
        return [t for token in by for t in conjuncts(token)] or hyphenated_agent(verb)
    return surface_subjects(verb)


def objects(verb: Token) -> list[Token]:
    """The deep direct objects of a verb."""
    own = [t for c in verb.children if c.dep_ in {"dobj", "attr"} for t in conjuncts(antecedent(c))]
    own += small_clause_subjects(verb)
    if is_passive(verb):
        return surface_subjects(verb) + (own if any(c.dep_ == "dobj" for c in verb.children) else [])
    if not own and verb.dep_ == "relcl" and any(c.dep_ in SUBJECTS for c in verb.children):
        subject_words = {c.lower_ for c in verb.children if c.dep_ in SUBJECTS}
        if not subject_words & RELATIVE_PRONOUNS and not any(c.dep_ == "prep" for c in verb.children):
            return [verb.head]  # "the man Russia arrested"
    return own


def small_clause_subjects(verb: Token) -> list[Token]:
    """What the parser takes for the subject of a clause in "let the envoys go" and "found him guilty"."""
    bare = [c for c in verb.children if c.dep_ == "ccomp" and not any(g.dep_ in {"mark", "aux", "dobj"} for g in c.children)]
    found = [g for c in bare if c.tag_ in {"VB", "JJ", "RP"} for g in c.children if g.dep_ in SUBJECTS]
    return [t for token in found for t in conjuncts(token)]


def surface_subjects(verb: Token) -> list[Token]:
    """What stands as the grammatical subject, found by climbing where it is left out."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS | {"nsubjpass", "csubjpass"}]
    if own:
        return [t for c in own for t in conjuncts(antecedent(c))]
    head, dep = verb.head, verb.dep_
    if dep == "conj" and head.pos_ in {"VERB", "AUX"}:
        passive_pair = is_passive(verb) == is_passive(head)
        return surface_subjects(head) if passive_pair else []
    if dep in {"acl", "amod"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        if verb.tag_ in {"VBG", "VBN", "VBD"}:
            return conjuncts(first_conjunct(head)) if dep == "acl" else [head]
        return controllers(head)
    if dep == "relcl":
        return conjuncts(head)
    if dep == "xcomp" and head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
        return controlled_subjects(head)
    if dep in {"advcl", "ccomp"} and head.pos_ in {"VERB", "AUX"} and verb.tag_ in {"VBG", "VBN", "VB"}:
        return surface_subjects(head)
    if dep == "pcomp" and head.head.pos_ in {"VERB", "AUX"}:
        receivers = [c for c in head.head.children if c.dep_ == "dobj"]
        if receivers and head.lower_ in {"of", "for", "from"}:  # "accused Iran of arming", "stop X from doing"
            return [t for c in receivers for t in conjuncts(antecedent(c))]
        return surface_subjects(head.head)
    if dep == "pcomp" and head.head.pos_ == "NOUN":
        return controllers(head.head)
    return []


def controlled_subjects(governor: Token) -> list[Token]:
    """Who does what an infinitive under this governor says: its object if it has one, else its subject."""
    if governor.pos_ in {"ADJ", "NOUN"}:
        return surface_subjects(governor.head) if governor.head.pos_ in {"VERB", "AUX"} else []
    receivers = [c for c in governor.children if c.dep_ in {"dobj", "dative"} and c.pos_ != "ADP"]
    if receivers and governor.lemma_ not in SUBJECT_CONTROL:
        return [t for c in receivers for t in conjuncts(antecedent(c))]
    return surface_subjects(governor)


def controllers(noun: Token) -> list[Token]:
    """Who acts in "Iran's decision to leave" or "Iran made a decision to leave"."""
    owners = [c for c in noun.children if c.dep_ in {"poss", "amod", "compound"}]
    if any(c.dep_ == "poss" for c in owners):
        owners = [c for c in owners if c.dep_ == "poss"]
    else:
        owners = [c for c in owners if c.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}]
    if owners:
        return [t for c in owners for t in conjuncts(c)]
    verb = noun.head
    if noun.dep_ in {"dobj", "attr"} and verb.pos_ in {"VERB", "AUX"}:
        return agents(verb)
    return []


def hyphenated_agent(verb: Token) -> list[Token]:
    """The agent in "Iran-backed rebels"."""
    if verb.i > 1 and verb.nbor(-1).text in {"-", "–"}:
        return [verb.nbor(-2)]
    return []


def prepositional(head: Token) -> list[Argument]:
    """`prep:…` arguments; particles and stacked prepositions join: "out of" gives prep:out_of."""
    found: list[Argument] = []
    particles = [c.lower_ for c in head.children if c.dep_ in {"prt", "advmod"} and c.lower_ in PREPOSITIONS]
    for child in head.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            found += [Argument("prep:to", t) for t in conjuncts(child)]
        elif child.dep_ in {"prep", "dative", "agent"}:
            for path, token in preposition_objects(child, child.lower_):
                role = BETWEEN if path == "between" else f"prep:{path}"
                found += [Argument(role, t) for t in conjuncts(antecedent(token))]
                found += [Argument(f"prep:{p}_{path}", t) for p in particles for t in conjuncts(token)]
        elif child.dep_ in {"advmod", "prt"} and child.lower_ in PREPOSITIONS:
            for grandchild in child.children:
                if grandchild.dep_ == "prep":
                    for path, token in preposition_objects(grandchild, f"{child.lower_}_{grandchild.lower_}"):
                        found += [Argument(f"prep:{path}", t) for t in conjuncts(token)]
    return found


def preposition_objects(preposition: Token, path: str) -> Iterator[tuple[str, Token]]:
    """The nouns under a preposition and under the prepositions stacked or joined below it."""
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"} and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}:
            yield path, child
        elif child.dep_ == "prep":
            yield from preposition_objects(child, f"{path}_{child.lower_}")
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from preposition_objects(child, child.lower_)


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, the token itself otherwise."""
    if token.lower_ in RELATIVE_PRONOUNS and token.tag_ in {"WP", "WDT", "IN"}:
        for ancestor in token.ancestors:
            if ancestor.dep_ == "relcl":
                return ancestor.head
    return token


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it by "and"."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            found += conjuncts(child)
    return found


def first_conjunct(token: Token) -> Token:
    """Where a coordination starts; that word holds its place in the sentence."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def is_passive(verb: Token) -> bool:
    """Whether the grammatical subject is the one acted upon."""
    if any(c.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for c in verb.children):
        return True
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    if any(c.dep_ == "agent" for c in verb.children):
        return True
    if verb.dep_ in {"acl", "amod"} and verb.tag_ == "VBN":
        return not any(c.dep_ in {"aux", *SUBJECTS} for c in verb.children)
    if verb.dep_ == "advcl" and verb.tag_ == "VBN":
        return not any(c.dep_ in {"aux", "dobj", *SUBJECTS} for c in verb.children)
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ == "VERB" and is_passive(verb.head)


def unique(arguments: list[Argument] | Iterator[Argument]) -> tuple[Argument, ...]:
    """Each argument once, in the order found."""
    return tuple(dict.fromkeys(arguments))
