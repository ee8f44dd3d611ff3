"""Which layer lost a fact: the layers are asked in the order in which they work.

A fact that is not in the graph failed somewhere: an end was not found, or as the wrong kind; no sentence holds both
ends; no word of the lexicon stands there; a pattern did not fit. Of several sentences the one that came furthest tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.errors import KgError
from kg.extract.ends import is_specific
from kg.extract.frames import pairs
from kg.extract.scene import Scene
from kg.extract.titles import join_ends
from kg.model import Claim, Form, Mention, Span
from kg.names import normalise
from kg.ontology import Ontology, Relation
from kg.sight import Sight


class Layer(StrEnum):
    """Where a fact can be lost, in the order of the work; the last is where none was."""

    MENTIONS = "mentions"
    KINDS = "kinds"
    COREFERENCE = "coreference"
    LEXICON = "lexicon"
    PATTERNS = "patterns"
    ROLES = "other ends"
    ENDS = "vague ends"
    CONFIDENCE = "confidence"
    STANCE = "stance"
    FOUND = "found"


ORDER = list(Layer)


@dataclass(frozen=True, slots=True)
class End:
    """One end of a fact in question: what it may be called, and how its mentions are told."""

    names: tuple[str, ...]
    find: Callable[[Scene], list[Mention]]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in question. `status` is None where any will do."""

    subject: End
    predicate: str
    object: End
    status: str | None = "actual"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The layer that lost a fact, why, and the sentence that was looked at."""

    layer: Layer
    reason: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A word of the relation's lexicon where it stands: the ends it joins, or why it joins none."""

    at: int
    joined: tuple[tuple[Mention, Mention], ...]
    reason: str


def read_fact(text: str, ontology: Ontology) -> Fact:
    """A fact from words around the name or label of a relation, its inverse included: "Belarus released prisoners".

    Raises KgError when no relation of the ontology stands between two ends.
    """
    words = [(name, r.name, False) for r in ontology.relations.values() for name in (r.name, r.label)]
    inverse = [(r.name, name) for r in ontology.relations.values() for name in (r.inverse_name, r.inverse_label)]
    words += [(name, relation, True) for relation, name in inverse if name]
    for name, relation, turned in sorted(words, key=lambda w: (-len(w[0]), w)):
        if found := re.search(rf"(\S.*?)\s+{re.escape(name)}\s+(.*\S)", text, re.IGNORECASE):
            left, right = called(found[1]), called(found[2])
            return Fact(right, relation, left) if turned else Fact(left, relation, right)
    known = ", ".join(sorted(ontology.relations))
    raise KgError(f"{text!r} is no subject, relation and object; the relations are {known}")


def called(name: str) -> End:
    """An end by its name: mentions called exactly so, else those that have all its words."""

    def find(scene: Scene) -> list[Mention]:
        wanted = normalise(name)
        names = {m.id: [normalise(t) for t in (scene.chain_of(m).name, words_of(scene, m))] for m in scene.mentions}
        exact = [m for m in scene.mentions if wanted in names[m.id]]
        return exact or [m for m in scene.mentions if any(set(wanted.split()) <= {*n.split()} for n in names[m.id])]

    return End((name,), find)


def find_loss(sight: Sight, fact: Fact, near: Span | None = None) -> Verdict:
    """Which layer lost the fact; with `near`, only the sentence around that place is looked at."""
    scene = sight.scene
    relation = scene.ontology.relations[fact.predicate]
    subjects, objects = fact.subject.find(scene), fact.object.find(scene)
    if claims := claims_of(sight, relation, subjects, objects):
        return stance_of(scene, fact, claims)
    for end, mentions, kinds in ((fact.subject, subjects, relation.domain), (fact.object, objects, relation.range)):
        if lost := lost_end(scene, relation, end, mentions, kinds):
            return lost
    subjects = [m for m in subjects if scene.ontology.fits(m.kind, relation.domain)]
    objects = [m for m in objects if scene.ontology.fits(m.kind, relation.range)]
    tried, verdicts = list(attempts(sight, relation)), []
    for words in scene.doc.sents:
        sentence = Span(words.start_char, words.end_char)
        if near is None or holds(sentence, near.start):
            here = [a for a in tried if holds(sentence, a.at)]
            ends = ([m for m in mentions if holds(sentence, m.span.start)] for mentions in (subjects, objects))
            verdict = judge_sentence(scene, fact, here, *ends, sentence=sentence)
            verdicts.append((ORDER.index(verdict.layer), bool(here), verdict))
    furthest = max(verdicts, key=lambda v: v[:2], default=None)
    return furthest[2] if furthest else Verdict(Layer.MENTIONS, "there is no sentence")


def claims_of(sight: Sight, relation: Relation, subjects: list[Mention], objects: list[Mention]) -> list[Claim]:
    """The claims that state the relation between these mentions."""
    mine, theirs = ({m.id for m in mentions} for mentions in (subjects, objects))

    def joins(claim: Claim) -> bool:
        straight = claim.subject in mine and claim.object in theirs
        return straight or (relation.symmetric and claim.object in mine and claim.subject in theirs)

    return [c for c in sight.reading.claims if c.predicate == relation.name and joins(c)]


def stance_of(scene: Scene, fact: Fact, claims: list[Claim]) -> Verdict:
    """The fact was claimed: whether as firmly as asked, and by whom."""
    claim = next((c for c in claims if c.status == fact.status), claims[0])
    sentence = claim.evidence.of(scene.article.text)
    voice = f", on the word of {scene.chain_of(scene.mention(claim.speaker)).name}" if claim.speaker else ""
    if fact.status in {None, claim.status}:
        return Verdict(Layer.FOUND, f"claimed as {claim.status}{voice}", sentence)
    return Verdict(Layer.STANCE, f"claimed, but as {claim.status}{voice}", sentence)


def lost_end(
    scene: Scene, relation: Relation, end: End, mentions: list[Mention], kinds: frozenset[str]
) -> Verdict | None:
    """Why an end is none in the whole article: not found, or found as something that the relation does not join."""
    name = end.names[0]
    if not mentions:
        return Verdict(Layer.MENTIONS, f"{name!r} is not found: {where_named(scene, end)}")
    if not any(scene.ontology.fits(m.kind, kinds) for m in mentions):
        found = " or ".join(sorted({m.kind for m in mentions}))
        wanted = " or ".join(sorted(kinds))
        return Verdict(Layer.KINDS, f"{name!r} is found as {found}; {relation.name} wants {wanted} there")
    return None


def where_named(scene: Scene, end: End) -> str:
    """What became of the words of an end that no mention has as its name."""
    for name in end.names:
        at = scene.article.text.casefold().find(name.casefold())
        if at >= 0:
            around = [m for m in scene.mentions if m.span.overlaps(Span(at, at + len(name)))]
            taken = ", ".join(f"{words_of(scene, m)!r}, a {m.kind}" for m in around)
            return f"its words are taken for {taken}" if taken else "its words stand there, but as no mention"
    return "its words do not stand there"


def attempts(sight: Sight, relation: Relation) -> Iterator[Attempt]:
    """Every word of the text that may state the relation, with what came of it; those that came closest first."""
    scene = sight.scene
    trials = [t for t in sight.trials if t.entry.relation.name == relation.name]
    for trial in sorted(trials, key=lambda t: -(bool(t.subjects) + bool(t.objects))):
        joined = () if trial.reason else tuple(pairs(scene, trial.subjects, trial.objects, relation.symmetric))
        head = trial.clause.head
        yield Attempt(head.idx, joined, f"{trial.entry.pattern.text!r} at {head.text!r}: {trial.reason}")
    for borne in sight.titles:
        title = borne.title
        if relation.name in {r.name for r in (*title.offices, *(e.relation for e in title.entries))}:
            joined = tuple((f.subject, f.object) for f in join_ends(scene, borne) if f.predicate == relation.name)
            bearers = ", ".join(words_of(scene, m) for m in borne.bearers)
            lacked = f"borne by {bearers}, but with no fitting other end" if bearers else "nobody bears it"
            words = scene.doc[title.start : title.end].text
            yield Attempt(scene.doc[title.head].idx, joined, f"title {words!r}: {lacked}")


def judge_sentence(
    scene: Scene, fact: Fact, tried: list[Attempt], subjects: list[Mention], objects: list[Mention], *, sentence: Span
) -> Verdict:
    """How far one sentence came on the way to the fact."""
    text = sentence.of(scene.article.text).strip()
    if missing := [end for end, found in ((fact.subject, subjects), (fact.object, objects)) if not found]:
        return Verdict(*absent(scene, missing, sentence), text)
    if not tried:
        return Verdict(Layer.LEXICON, f"no word of the lexicon of {fact.predicate} stands there", text)
    joined = list(dict.fromkeys(pair for attempt in tried for pair in attempt.joined))
    if not joined:
        return Verdict(Layer.PATTERNS, "; ".join(dict.fromkeys(a.reason for a in tried)), text)
    symmetric = scene.ontology.relations[fact.predicate].symmetric
    ours = next((p for p in joined if is_between(p, subjects, objects, symmetric)), None)
    if not ours:
        others = "; ".join(" and ".join(repr(words_of(scene, m)) for m in pair) for pair in joined)
        return Verdict(Layer.ROLES, f"{fact.predicate} was seen between {others}", text)
    if vague := next((m for m in ours if not is_specific(scene, m, fact.predicate)), None):
        return Verdict(Layer.ENDS, f"{words_of(scene, vague)!r} does not say who is meant", text)
    return Verdict(Layer.CONFIDENCE, "it is less likely than not to be right", text)


def is_between(pair: tuple[Mention, Mention], subjects: list[Mention], objects: list[Mention], symmetric: bool) -> bool:
    """Whether a pair joins the ends in question."""
    first, second = pair
    return (first in subjects and second in objects) or (symmetric and second in subjects and first in objects)


def absent(scene: Scene, missing: list[End], sentence: Span) -> tuple[Layer, str]:
    """Why a sentence lacks an end that the article has: it stands there unseen, or is said by another word."""
    text = sentence.of(scene.article.text)
    for end in missing:
        if any(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in end.names):
            return Layer.MENTIONS, f"{end.names[0]!r} stands there, but is not seen as such"
    others = [m for m in scene.mentions_in(sentence) if m.form in {Form.PRONOUN, Form.DESCRIPTION}]
    meant = "; ".join(f"{words_of(scene, m)!r} is taken for {scene.chain_of(m).name!r}" for m in others)
    return Layer.COREFERENCE, f"nothing there means {missing[0].names[0]!r}" + (f": {meant}" if meant else "")


def holds(sentence: Span, offset: int) -> bool:
    """Whether a sentence has this place of the text."""
    return sentence.start <= offset < sentence.end


def words_of(scene: Scene, mention: Mention) -> str:
    """A mention as the text has it."""
    return mention.span.of(scene.article.text)
