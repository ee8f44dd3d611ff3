"""Who a verb is about, deep down: its agents and objects once passives, relatives, control and conjunction are undone.

Everything here reads one parse and returns tokens; kg/extract/clauses.py makes clauses of them. What the parser is
known to get wrong is undone here as well: small clauses, left-out objects of relatives, verbs and names that are joined
to the wrong word.
"""

from __future__ import annotations

from kg.extract.parse import Token

SUBJECTS = {"nsubj", "csubj"}
PASSIVE_SUBJECTS = {"nsubj", "nsubjpass", "csubjpass", "auxpass"}
FINITE = {"VBD", "VBZ", "VBP"}
TARGETING = {"on", "against", "with", "to", "from"}
JOINTLY = {"along", "together", "jointly"}  # before "with"
CONDITIONS = {"if", "unless", "until"}
RELATIVE_PRONOUNS = {"who", "which", "that", "whom"}
RECEIVING = {"of", "for", "from", "with", "against", "into"}  # "accused Iran *of* arming": the object is to do it
MESSAGES = frozenset(  # "issued a statement condemning": whoever issues it condemns
    "statement letter message tweet post op-ed editorial article column essay speech remark comment video banner sign "
    "resolution declaration communique motion petition bill order lawsuit complaint decree report press_release".split()
)
ADVOCATING = frozenset(  # whoever does what is advocated, it is not the advocate
    "support oppose favor favour back advocate recommend suggest propose urge endorse".split()
)
SUBJECT_CONTROL = frozenset(  # "promised Iran to leave", "started a strike to get leave": the subject leaves
    "begin build hold launch open pledge promise raise seize spend stage start threaten use vow".split()
)


def complement_subjects(verb: Token) -> list[Token]:
    """Who is to act by what is demanded, wanted or ordered: "demands that Iran stop", "wants Iran to stop".

    The verb below is bare; "insists that Iran stopped" demands nothing.
    """
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "advcl", "acl"} and is_bare(c)]
    own = [t for c in clauses for t in c.children if t.dep_ in SUBJECTS]
    if not own and any(c.dep_ == "xcomp" for c in clauses):
        own = [c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.pos_ != "ADP"]
    return [t for token in own for t in conjuncts(antecedent(token))]


def wished_subjects(head: Token) -> list[Token]:
    """Who is to act where "for" opens a clause: "called for Ba to leave", "a call for Ba to leave"."""
    clauses = (c for c in head.children if any(m.dep_ == "mark" and m.lower_ == "for" for m in c.children))
    return [t for clause in clauses for c in clause.children if c.dep_ in SUBJECTS for t in conjuncts(c)]


def conditional_subjects(verb: Token) -> list[Token]:
    """On whom it depends whether something is done: "threatened to leave if Iran attacks", "vowed to act unless"."""
    verbs = (verb, *(c for c in verb.children if c.dep_ == "xcomp"))
    clauses = (c for v in verbs for c in v.children if c.dep_ == "advcl")
    bound = (c for c in clauses if any(m.dep_ == "mark" and m.lower_ in CONDITIONS for m in c.children))
    return [t for clause in bound for c in clause.children if c.dep_ in SUBJECTS for t in conjuncts(c)]


def is_bare(verb: Token) -> bool:
    """Whether a verb is an infinitive or a subjunctive; the tagger takes "that Iran *stop*" for a present plural."""
    singular = any(c.dep_ in SUBJECTS and c.tag_ in {"NN", "NNP"} for c in verb.children)
    return tense(verb) == "VB" or (tense(verb) == "VBP" and singular)


def agents(verb: Token) -> list[Token]:
    """The deep subjects of a verb, after passives, relatives, control and conjunction."""
    if is_passive(verb):
        return by_agents(verb) or shared_by_agents(verb) or hyphenated_agent(verb)
    return surface_subjects(verb)


def by_agents(verb: Token) -> list[Token]:
    """Who stands after the "by" of a passive."""
    return [t for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj" for t in conjuncts(p)]


def shared_by_agents(verb: Token) -> list[Token]:
    """The by-phrase of the next joined passive: "was arrested and jailed by Mali"."""
    for other in verb.children:
        if other.dep_ == "conj" and other.tag_ == "VBN" and not any(c.dep_ in PASSIVE_SUBJECTS for c in other.children):
            return by_agents(other) or shared_by_agents(other)
    return []


def objects(verb: Token) -> list[Token]:
    """The deep direct objects of a verb."""
    own = [t for c in verb.children if c.dep_ in {"dobj", "attr"} for t in conjuncts(antecedent(c))]
    own += small_clause_subjects(verb)
    if is_passive(verb):
        return surface_subjects(verb) + (own if any(c.dep_ == "dobj" for c in verb.children) else [])
    if not own and verb.dep_ == "relcl" and any(c.dep_ in SUBJECTS for c in verb.children):
        subject_words = {c.lower_ for c in verb.children if c.dep_ in SUBJECTS}
        if not subject_words & RELATIVE_PRONOUNS and not any(is_stranded(c) for c in verb.children):
            return [verb.head]  # "the man Russia arrested"
    return own


def receivers(verb: Token) -> list[Token]:
    """Who is given something: "gave *Chad* an ultimatum"."""
    return [t for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" for t in conjuncts(antecedent(c))]


def is_stranded(token: Token) -> bool:
    """Whether this is a preposition whose object stands elsewhere: "the man they went *to*"."""
    return token.dep_ == "prep" and not [*token.children]


def complement_objects(head: Token) -> list[Token]:
    """Whom the infinitive under a verb or noun acts on: "threatened to bomb Chad", "vowed to put tariffs on Chad"."""
    found: list[Token] = []
    for clause in head.children:
        if clause.dep_ in {"xcomp", "acl"} and clause.tag_ == "VB":
            governors = [clause, *(c for c in clause.children if c.dep_ == "dobj")]
            targeting = [c for g in governors for c in g.children if c.lower_ in TARGETING]
            targets = [t for c in targeting for p in c.children if p.dep_ == "pobj" for t in conjuncts(p)]
            found += targets or receivers(clause) or objects(clause)
    return found


def small_clause_subjects(verb: Token) -> list[Token]:
    """What the parser takes for the subject of a clause in "let the envoys go" and "found him guilty"."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    bare = [c for c in clauses if not any(g.dep_ in {"mark", "aux", "dobj"} for g in c.children)]
    found = [g for c in bare if c.tag_ in {"VB", "JJ", "RP"} for g in c.children if g.dep_ in SUBJECTS]
    return [t for token in found for t in conjuncts(token)]


def surface_subjects(verb: Token) -> list[Token]:
    """What stands as the grammatical subject, found by climbing where it is left out."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS | {"nsubjpass", "csubjpass"}]
    if own:
        return [t for c in own for t in conjuncts(antecedent(c))]
    head, dep = verb.head, verb.dep_
    if dep == "conj" and head.pos_ in {"VERB", "AUX"}:
        head = joined_verb(verb)
        passive_pair = is_passive(verb) == is_passive(head)
        return surface_subjects(head) if passive_pair else []
    if dep in {"acl", "amod"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        if verb.tag_ == "VBG" and head.lemma_ in MESSAGES and (senders := controllers(head)):
            return senders
        if verb.tag_ in {"VBG", "VBN", "VBD"}:
            return conjuncts(first_conjunct(head)) if dep == "acl" else [head]
        return controllers(head)
    if dep == "relcl":
        return conjuncts(head)
    if dep == "xcomp" and head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
        return controlled_subjects(head, verb.tag_ == "VBG")
    if dep in {"advcl", "ccomp"} and head.pos_ in {"VERB", "AUX"} and verb.tag_ in {"VBG", "VBN", "VB"}:
        return surface_subjects(head)
    if dep == "pcomp" and head.head.pos_ in {"VERB", "AUX"}:
        receivers = [c for c in head.head.children if c.dep_ == "dobj"]
        if receivers and head.lower_ in RECEIVING:
            return [t for c in receivers for t in conjuncts(antecedent(c))]
        return surface_subjects(head.head)
    if dep == "pcomp" and head.head.pos_ == "NOUN":
        return controllers(head.head)
    if dep == "pcomp" and head.head.pos_ in {"ADJ", "ADV"} and head.head.head.pos_ in {"VERB", "AUX"}:
        return surface_subjects(head.head.head)  # "is capable of attacking"
    return []


def joined_verb(verb: Token) -> Token:
    """The verb that this one is joined to by "and".

    The parser likes to join it to the nearest one. But what is finite cannot be joined to an infinitive or gerund: in
    "agreed to leave and freed the sailors" the freeing goes with the agreeing.
    """
    first = verb.head
    if verb.tag_ not in FINITE or tense(first) in FINITE | {"MD"}:
        return first
    for above in first.ancestors:
        if above.pos_ in {"VERB", "AUX"} and tense(above) in FINITE:
            return above
        if above.pos_ not in {"VERB", "AUX", "ADP"}:
            break
    return first


def tense(verb: Token) -> str:
    """The tag of the finite word of a verb: of its first auxiliary, if it has one."""
    return next((c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.tag_ != "TO"), verb.tag_)


def controlled_subjects(governor: Token, gerund: bool) -> list[Token]:
    """Who does what an infinitive or gerund under this governor says: its object if it has one, else its subject.

    Who "supports leaving" says nothing of who leaves.
    """
    if governor.pos_ in {"ADJ", "NOUN"}:
        return surface_subjects(governor.head) if governor.head.pos_ in {"VERB", "AUX"} else []
    if governor.lemma_ in ADVOCATING and gerund:
        return []
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
    by = [p for c in noun.children if c.lower_ == "by" for p in c.children if p.dep_ == "pobj"]
    if by:
        return [t for c in by for t in conjuncts(c)]
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
        if child.i > token.i and (child.dep_ == "conj" or is_listed(child)):
            found += conjuncts(child)
    return found + companions(token) if len(found) == 1 else found


def companions(token: Token) -> list[Token]:
    """Who is named right after a noun as taking part with it: "Chad, along with Mali, left"."""
    doc, i = token.doc, token.i + 1
    i += i < len(doc) and doc[i].text == ","
    if i + 1 >= len(doc) or doc[i].lower_ not in JOINTLY or doc[i + 1].lower_ != "with":
        return []
    return [t for p in doc[i + 1].children if p.dep_ == "pobj" for t in conjuncts(p)]


def is_listed(token: Token) -> bool:
    """Whether an apposition is the next of a list: of "Ba, Traoré and Diallo" the parser calls the second the first."""
    if token.dep_ != "appos" or not token.ent_type_ == token.head.ent_type_ == "PERSON":
        return False
    return token.pos_ == token.head.pos_ == "PROPN" and any(c.dep_ == "conj" for c in token.children)


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
