"""On whose word alone a finding rests: who says it, unless the saying takes it for granted or is itself the deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extract.attribution import speaker_at
from kg.extract.findings import Finding
from kg.extract.parse import Token
from kg.extract.participants import agents
from kg.extract.polarity import MODIFIERS, find_cue, is_assertion, is_factive
from kg.extract.quotes import find_quotes
from kg.extract.scene import ACTORS, Scene
from kg.extract.stance import Stance
from kg.model import Attribution, Mention, Span, Status
from kg.ontology import Cue

TEMPORAL = frozenset("after before when since while as until once during amid following".split())
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
PARTICIPLES = frozenset({"VBN", "VBD", "VBG"})


def speaker_of(
    scene: Scene, finding: Finding, stance: Stance, trigger: Span, attributions: Sequence[Attribution]
) -> str | None:
    """The mention to whose word alone the finding is tied: of a quote's speaker, else of the verb of speech."""
    speaker = None if finding.standing else find_voice(scene, finding, stance, trigger, attributions)
    if speaker is None or (is_own(scene, finding, speaker) and is_done_by_saying(scene, finding, stance)):
        return None
    return speaker.id


def is_own(scene: Scene, finding: Finding, speaker: Mention) -> bool:
    """Whether the speaker is the one who acts."""
    return same_chain(scene, speaker, finding.subject)


def is_done_by_saying(scene: Scene, finding: Finding, stance: Stance) -> bool:
    """Whether what the one who acts says of it needs no witness.

    Who promises to leave plans to leave, who threatens to may leave, and who says that he backs somebody backs him.
    """
    if scene.ontology.relations[finding.predicate].attitude or stance.status is Status.PLANNED:
        return True
    willed = stance.speech is not None and not is_assertion(find_cue(stance.speech, scene.ontology.cues))
    return willed and stance.status is not Status.ACTUAL


def find_voice(
    scene: Scene, finding: Finding, stance: Stance, trigger: Span, attributions: Sequence[Attribution]
) -> Mention | None:
    """Who says what the finding states, whether or not it depends on that."""
    head, cues = scene.doc[finding.trigger[0]], scene.ontology.cues
    if head.dep_ in MODIFIERS and ("-" in head.text or (head.i and head.nbor(-1).text == "-")):
        return None  # "Ankara-backed rebels": a name for them rather than a word about them
    known = stance.status is Status.ACTUAL and is_definite(head)
    for attribution in speaker_at(attributions, trigger):
        cue = scene.doc.char_span(attribution.cue.start, attribution.cue.end, alignment_mode="expand")
        if not attribution.direct and cue is not None and (known or is_granted(head, cue.root, cues)):
            continue
        if attribution.direct and is_between(attribution, trigger, scene.article.text):
            continue
        told = attribution.speaker if is_statement(scene, attribution) else None
        if told and (mention := scene.head_mention(told)) and mention.kind in ACTORS:
            return mention
    if stance.speech is not None and not known and not is_granted(head, stance.speech, cues):
        return next((m for t in agents(stance.speech) if (m := scene.mention_at(t.i)) and m.kind in ACTORS), None)
    return None


def is_between(quotation: Attribution, trigger: Span, text: str) -> bool:
    """Whether words stand between the parts of a quotation: "…," she said on a trip to Oslo. "…"."""
    content = quotation.content
    if not content.covers(quotation.cue):
        return False
    inner = Span(trigger.start - content.start, trigger.end - content.start)
    return not any(quote.covers(inner) for quote in find_quotes(content.of(text)))


def is_definite(noun: Token) -> bool:
    """Whether a noun speaks of an event as known: "the clash between Chad and Mali"."""
    return noun.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ in DEFINITE for c in noun.children)


def is_granted(head: Token, cue: Token, cues: Mapping[str, Cue]) -> bool:
    """Whether reported words take an event for granted rather than state it.

    They do where it is somebody's ("said his visit …"), in clauses of time ("said … after he met"), in those that say
    which one is meant ("said the sailors whom Chad holds …") and under factives ("said it was wrong to invade").
    `cue` is the word that reports; what stands above it does not count.
    """
    if head.pos_ == "NOUN" and any(c.dep_ == "poss" for c in head.children):
        return True
    for word in (head, *head.ancestors):
        if word.i == cue.i:
            return False
        if word.dep_ in {"pobj", "pcomp"} and word.head.lower_ in TEMPORAL:
            return True
        if word.dep_ == "advcl" and any(c.lower_ in TEMPORAL and c.dep_ in {"mark", "advmod"} for c in word.children):
            return True
        if word.dep_ == "relcl" or (word.dep_ == "acl" and word.tag_ in PARTICIPLES):
            return True
        if word.dep_ in {"advcl", "xcomp"} and any(
            c.dep_ == "acomp" and c.lemma_ in cues and is_factive(cues[c.lemma_]) for c in word.head.children
        ):
            return True
    return False


def same_chain(scene: Scene, one: Mention, other: Mention) -> bool:
    """Whether two mentions are one entity."""
    return scene.chain_of(one).id == scene.chain_of(other).id


def is_statement(scene: Scene, attribution: Attribution) -> bool:
    """Whether something is said rather than something named: who condemns an attack does not vouch for it."""
    words = scene.doc.char_span(attribution.content.start, attribution.content.end, alignment_mode="expand")
    return attribution.direct or words is None or words.root.pos_ not in {"NOUN", "PROPN"}
