"""Who a verb is about, deep down: its agents and objects after passives, relatives, control and conjunction are undone.

Everything here reads one parse and returns tokens; kg/extract/clauses.py makes clauses of them. What the parser is known
to get wrong is undone here as well (small clauses, left-out objects of relatives).
"""

from __future__ import annotations

from spacy.tokens import Token

SUBJECTS = {"nsubj", "csubj"}
RELATIVE_PRONOUNS = {"who", "which", "that", "whom"}
SUBJECT_CONTROL = {"promise", "vow", "threaten", "pledge"}  # "promised Iran to leave": the promiser leaves


def complement_subjects(verb: Token) -> list[Token]:
    """Who acts in what is demanded, wanted or ordered: "demands that Iran stop", "ordered Iran to stop"."""
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "advcl"} and c.pos_ in {"VERB", "AUX"}]
    own = [t for c in clauses if c.dep_ != "advcl" or c.tag_ == "VB" for t in c.children if t.dep_ in SUBJECTS | {"nsubjpass"}]
    return [t for token in own for t in conjuncts(antecedent(token))]


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
