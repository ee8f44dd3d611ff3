"""Whose words they are: from a cue to the noun phrase of its speaker."""

from __future__ import annotations

from kg.extract.contents import Extent, is_passive
from kg.extract.parse import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
DEPENDENT_VERBS = frozenset({"xcomp", "advcl", "conj", "ccomp", "pcomp", "prep", "aux", "parataxis", "dep"})
RELATIVES = frozenset({"who", "which", "that"})
VERBAL = frozenset({"VERB", "AUX"})
# Verbs whose subject says what their object says: "issued a statement", "made the claim".
GIVING = frozenset({"carry", "deliver", "express", "give", "hold", "issue", "make", "offer", "post", "publish", "put"})
GIVING |= {"raise", "release", "renew", "repeat", "send", "share", "speak", "take", "tell", "tweet", "voice", "write"}


def find_speaker(cue: Token) -> Extent | None:
    """The tokens of the speaker's noun phrase, or None where the sentence names nobody."""
    if cue.pos_ in VERBAL:
        return _of_verb(cue, set())
    if cue.pos_ == "ADJ":
        return _of_verb(cue.head, set()) if cue.head.pos_ in VERBAL else None
    return _of_noun(cue, set())


def noun_beside(cue: Token) -> Extent | None:
    """The nearest noun before or after a cue, with its modifiers, where the parse gives no subject."""
    before = range(cue.i - 1, max(cue.i - 4, cue.sent.start - 1), -1)
    after = range(cue.i + 1, min(cue.i + 3, cue.sent.end))
    for i in (*before, *after):
        token = cue.doc[i]
        if token.pos_ in {"PROPN", "PRON", "NOUN"}:
            return (token.left_edge.i, i + 1) if i < cue.i else noun_phrase(token, cue)
    return None


def _of_verb(verb: Token, seen: set[int]) -> Extent | None:
    if verb.i in seen:
        return None
    seen.add(verb.i)
    if is_passive(verb):
        by = (p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj")
        if agent := next(by, None):
            return noun_phrase(agent, verb)
        if len(seen) == 1 or verb.dep_ == "conj":
            return None
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is not None:
        return _relative(verb, subject) or noun_phrase(subject, verb)
    if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ not in VERBAL:
        return _of_noun(verb.head, seen)
    if verb.dep_ == "conj" and verb.head.dep_ in {"ccomp", "xcomp"} and verb.head.head.tag_ == verb.tag_:
        return _of_verb(verb.head.head, seen)  # the tense tells that it joins the outer report
    if verb.dep_ in DEPENDENT_VERBS:
        head = verb.head
        if verb.tag_ == "VBG" and head.dep_ == "ccomp" and verb.doc[verb.i - 1].text == ",":
            head = head.head  # "said he would stay, adding …"
        while head.pos_ in {"ADP", "SCONJ", "ADJ", "ADV"} and head.head.i != head.i:
            head = head.head
        return _of_verb(head, seen) if head.pos_ in VERBAL else _of_noun(head, seen)
    return None


def _of_noun(noun: Token, seen: set[int]) -> Extent | None:
    """The owner of a statement ("his claim", "a claim by rebels"), its giver ("made a claim"), else the noun itself."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return noun_phrase(owner, noun)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "among"}:
            for end in child.children:
                return noun_phrase(end, noun)
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in {"dobj", "pobj"} and verb.pos_ in VERBAL and verb.lemma_ in GIVING:
        return _of_verb(verb, seen)
    return noun_phrase(noun, None) if seen else None


def _relative(verb: Token, subject: Token) -> Extent | None:
    """The antecedent with its relative pronoun: "the envoy, who"."""
    if verb.dep_ != "relcl" or subject.lower_ not in RELATIVES or verb.head.i > subject.i:
        return None
    return verb.head.left_edge.i, subject.i + 1


def noun_phrase(head: Token, cue: Token | None) -> Extent:
    """The whole noun phrase, cut where the parse lets it run over the cue."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if cue is not None:
        if head.i < cue.i:
            end = min(end, cue.i)
        else:
            start = max(start, cue.i + 1)
    return start, end
