"""How firmly a finding is presented, and on whose word: a small calculus over the parse.

The status of an event is its own polarity and modality, composed with that of every word that governs it, from the
inside out. What a governing word does is data: the cue classes of the ontology, signatures in the sense of
Karttunen (1971) and Nairn, Condoravdi & Karttunen (2006). The rules in full: docs/stance.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.clauses import JOINING_VERBS
from kg.extract.parse import Token
from kg.extract.participants import first_conjunct, joined_verb
from kg.extract.polarity import (
    compose,
    find_cue,
    infinitive,
    is_assertion,
    is_factive,
    is_negated,
    is_ranked,
    is_without,
    own,
    phrases,
)
from kg.model import Status
from kg.ontology import Cue

COMING = frozenset({"before", "until", "till"})  # what the present tense after these tells is still to come
OCCURRING = frozenset("begin start resume happen occur open continue take be come follow".split())
# What these introduce stands by itself: in "threatened Chad after the raid" the raid is no threat.
ADJUNCTS = frozenset("after since during amid amidst despite following because until upon like unlike given".split())
SETTINGS = frozenset({"at", "in", "during", "from", "alongside"})  # where and when something is said
ASKING = frozenset({"WP", "WP$", "WRB", "WDT"})
WHEN = frozenset(
    {"when", "once", "after", "before", "until", "till", "as"}
)  # what these open is as sure as what it tells of
GOVERNING = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV"})
DEEPEST = 12  # governors that are climbed: real sentences have fewer, and a broken parse must not hang


@dataclass(frozen=True, slots=True)
class Stance:
    """A status, the words that decided it, and the innermost word of speech over it, if any."""

    status: Status = Status.ACTUAL
    because: tuple[str, ...] = ()
    speech: Token | None = None

    def under(self, outer: Status, word: str, speech: Token | None = None) -> Stance:
        """This stance embedded below a word with the given effect."""
        because = self.because if outer is Status.ACTUAL else (*self.because, word)
        return Stance(compose(outer, self.status), because, self.speech or speech)


def judge(trigger: Token, cues: Mapping[str, Cue], light_verbs: frozenset[str]) -> Stance:
    """The stance of the event that this word evokes, composed with that of all that governs it."""
    stance = Stance(*own(trigger, cues))
    if trigger.pos_ == "VERB" and any(is_without(c) for c in trigger.children):
        stance = stance.under(Status.NEGATED, "no")
    node = trigger
    for _ in range(DEEPEST):
        step = climb(node, stance, cues, light_verbs)
        if step is None:
            break
        node, stance = step
    if stance.status is Status.ACTUAL and is_asked(node) and not is_owned(trigger):
        return stance.under(Status.POSSIBLE, "?")
    return stance


def find_will(deed: Token, cues: Mapping[str, Cue]) -> Token | None:
    """The word that tells that somebody wants, tries or acts to do a deed: "*tries* to undermine"."""
    if is_negated(deed) or any(c.dep_ in {"nsubj", "nsubjpass", "mark"} for c in deed.children):
        return None
    if infinitive(deed) and deed.dep_ == "advcl":
        return deed.head
    if infinitive(deed) and deed.dep_ in {"xcomp", "acl"}:
        cue = find_cue(deed.head, cues, "to")
        return deed.head if cue and cue.wills else None
    if deed.dep_ == "pcomp":
        cue = find_cue(deed.head.head, cues, deed.head.lower_)
        return deed.head.head if cue and cue.wills else None
    return None


def is_asked(node: Token) -> bool:
    """Whether a question asks about this word.

    What does not hang on its main verb is taken for granted, and so are what is asked for the who, where and why of,
    and a statement that the question is only joined to.
    """
    if node.head.i != node.i or not any(t.text == "?" for t in node.sent[-3:]):
        return False
    asked_for = any(t.tag_ in ASKING for c in node.children for t in (c, *c.children))
    stated = any(c.dep_ in {"conj", "parataxis"} and c.pos_ in {"VERB", "AUX"} for c in node.children)
    return not asked_for and not stated


def is_owned(event: Token) -> bool:
    """Whether an event is somebody's and so taken for granted: "your visit"."""
    return event.pos_ == "NOUN" and any(c.dep_ == "poss" for c in event.children)


def climb(
    node: Token, stance: Stance, cues: Mapping[str, Cue], light_verbs: frozenset[str]
) -> tuple[Token, Stance] | None:
    """One step outwards: the governor of a word with its effect, or None where the word stands by itself."""
    if node.dep_ == "conj":
        return climb_conjunction(node, stance, cues)
    governor, dep = node.head, node.dep_
    if governor.i == node.i or dep in {"appos", "parataxis", "ROOT", "dep"}:
        return None
    if dep == "relcl" and not is_content(node):
        return None
    if dep == "acl" and node.tag_ in {"VBN", "VBD", "VBG"}:
        return None
    if dep == "acl" and is_headline(node):
        return governor, stance.under(Status.PLANNED, "to")
    if dep == "advcl":
        return climb_adverbial(node, stance, cues)
    if dep == "acl" and infinitive(node) and not is_ranked(governor) and find_cue(governor, cues, "to") is None:
        return governor, stance.under(Status.PLANNED, "to")
    if dep in {"pobj", "pcomp"}:
        return climb_preposition(node, governor, stance, cues, light_verbs)
    if dep == "xcomp" and governor.lower_ == "going":  # "is going to visit"
        return governor, stance.under(Status.PLANNED, "going to")
    if dep == "xcomp" and governor.lemma_ in {"have", "be"} and any(c.lower_ == "yet" for c in governor.children):
        return governor, stance.under(Status.NEGATED, "yet to")
    if dep == "ccomp" and node.i < governor.i and node.doc[node.right_edge.i + 1].text == ";":
        return None  # a sentence of its own
    cue = find_cue(governor, cues, infinitive(node)) if governor.pos_ in GOVERNING and dep != "nsubj" else None
    light = dep in {"dobj", "nsubjpass"} and bool(phrases(governor) & light_verbs)
    if cue and not (light and cue.says):  # sanctions are maintained, and so are opinions
        return through(governor, cue, stance, cues)
    if dep == "ccomp" and node.i < governor.i:
        return None  # "Chad agreed, so the truce may hold" is no word about the agreeing
    if dep in {"dobj", "nsubjpass", "attr", "acomp", "oprd", "xcomp", "ccomp", "nsubj"}:
        occurs = dep == "nsubj" and governor.lemma_ in OCCURRING and not is_judged(governor)
        if light or occurs or dep in {"attr", "acomp", "oprd", "xcomp", "ccomp"}:
            return governor, embed(stance, governor, cues)
    return None


def is_content(clause: Token) -> bool:
    """Whether what looks like a relative clause without a pronoun may be what a noun says: "claims his aides lied"."""
    parts = [t for c in clause.children for t in (c, *c.children)]
    bare = not any(t.tag_ in ASKING or t.lower_ == "that" for t in parts)
    return bare and any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)


def is_headline(infinitive: Token) -> bool:
    """Whether an infinitive after a noun is all the verb there is: "Peru's president to visit Chile"."""
    noun = infinitive.head
    bare = infinitive.tag_ == "VB" and noun.head.i == noun.i and any(c.tag_ == "TO" for c in infinitive.children)
    return bare and not is_ranked(noun)


def is_judged(copula: Token) -> bool:
    """Whether a copula says what its subject is like rather than that it takes place: "the deal is no success"."""
    return copula.lemma_ == "be" and any(c.dep_ in {"attr", "acomp"} and c.lower_ != "there" for c in copula.children)


def climb_conjunction(node: Token, stance: Stance, cues: Mapping[str, Cue]) -> tuple[Token, Stance] | None:
    """The second of two joined words shares what governs the first; a bare verb also shares its modal."""
    first = joined_verb(node) if node.pos_ in {"VERB", "AUX"} else first_conjunct(node)
    alone = any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in node.children)
    if node.pos_ not in {"VERB", "AUX"}:
        return first, stance
    if alone:
        return None
    if node.tag_ == "VB":
        status, words = own(first, cues)
        joined_by_or = any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in node.head.children)
        if status is not Status.NEGATED or joined_by_or:
            stance = stance.under(status, " ".join(words))
    return first, stance


def climb_adverbial(node: Token, stance: Stance, cues: Mapping[str, Cue]) -> tuple[Token, Stance] | None:
    """Adverbial clauses stand by themselves, but for purposes ("flew to Paris to meet …"), which are planned."""
    marks = {c.lower_ for c in node.children if c.dep_ in {"mark", "advmod"}}
    purpose = node.tag_ == "VB" and any(c.tag_ == "TO" for c in node.children) and not marks
    if purpose and (cue := find_cue(node.head, cues)) and not cue.says:
        return through(node.head, cue, stance, cues)
    if purpose and not any(c.dep_ == "attr" and is_ranked(c) for c in node.head.children):
        return node.head, stance.under(Status.PLANNED, "to")
    if node.tag_ == "VB" and marks == {"for"}:  # "it is vital for Peru to agree", but "it was wrong of it"
        judged = [cues[c.lower_] for c in node.head.children if c.dep_ in {"acomp", "attr"} and c.lower_ in cues]
        return None if any(map(is_factive, judged)) else (node.head, stance.under(Status.POSSIBLE, "for"))
    if node.tag_ == "VBG" and not marks:
        status, words = own(node.head, cues)
        if status in {Status.PLANNED, Status.POSSIBLE}:
            return node.head, stance.under(status, " ".join(words))
    present = node.tag_ in {"VBZ", "VBP"} and not any(c.dep_ == "aux" for c in node.children)
    open_ = own(node.head, cues)[0] in {Status.PLANNED, Status.POSSIBLE}
    if present and (marks & COMING or (marks & WHEN and open_)):
        return node.head, stance.under(Status.PLANNED, " ".join(sorted(marks)))
    return None


def climb_preposition(
    node: Token, preposition: Token, stance: Stance, cues: Mapping[str, Cue], light_verbs: frozenset[str]
) -> tuple[Token, Stance] | None:
    """From a preposition's object to what the preposition hangs on: "called for sanctions", "threat of attack"."""
    governor = preposition.head
    if node.dep_ == "pcomp" and preposition.lower_ in WHEN and own(governor, cues)[0] is Status.PLANNED:
        return governor, stance.under(Status.PLANNED, preposition.lower_)  # "will fly home after meeting her"
    if preposition.lower_ in ADJUNCTS:
        return None
    if governor.pos_ == "ADP" and governor.head.i != governor.i:
        governor = governor.head
    cue = find_cue(governor, cues, preposition.lower_)
    if cue and governor.pos_ == "VERB" and is_circumstance(preposition, cue):
        return None
    if cue:
        return through(governor, cue, stance, cues)
    joins = preposition.lower_ in {"in", "into"} and governor.lemma_ in JOINING_VERBS
    by_means = node.dep_ == "pcomp" and preposition.lower_ in {"by", "in", "into", "of"}
    if joins or by_means or (governor.pos_ == "VERB" and f"{governor.lemma_} {preposition.lower_}" in light_verbs):
        return governor, embed(stance, governor, cues)
    return None


def is_circumstance(preposition: Token, cue: Cue) -> bool:
    """Whether a phrase tells where or when something was said and not what: "said in talks with Chad"."""
    return cue.says and " " not in cue.lemma and (is_assertion(cue) or preposition.lower_ in SETTINGS)


def through(governor: Token, cue: Cue, stance: Stance, cues: Mapping[str, Cue]) -> tuple[Token, Stance] | None:
    """Embed under a cue: its signature under its polarity, then its own modality ("may agree to").

    What is taken for granted stands by itself, whatever governs the word: "may regret leaving".
    """
    if is_factive(cue):
        return None
    effect = Status(cue.denied if is_negated(governor) else cue.affirmed)
    stance = stance.under(effect, governor.lower_, governor if cue.says else None)
    if not cue.says and not is_negated(governor):
        status, words = own(governor, cues)
        stance = stance.under(status, " ".join(words))
    return governor, stance


def embed(stance: Stance, governor: Token, cues: Mapping[str, Cue]) -> Stance:
    """Embed under a word that adds only its own polarity and modality."""
    status, words = own(governor, cues)
    return stance.under(status, " ".join(words))
