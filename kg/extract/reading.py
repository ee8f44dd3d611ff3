"""(Article, Doc) → Reading: the layers of extraction in their order, each usable and tested alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from spacy import tokens as spacy

from kg.extract.appraisal import Appraisal, choose, compare, strongest
from kg.extract.attribution import find_attributions
from kg.extract.clauses import Clause, find_clauses
from kg.extract.confidence import MINIMUM, estimate, load_weights, signs_of
from kg.extract.coreference import resolve_references
from kg.extract.ends import is_specific
from kg.extract.events import share_events
from kg.extract.findings import Finding
from kg.extract.frames import match_frames
from kg.extract.inclusion import read_inclusions
from kg.extract.judgements import index_judgements, read_judgements
from kg.extract.learned.network import Network
from kg.extract.learned.scores import Opinion
from kg.extract.learned.tags import Proposal
from kg.extract.lexicon import index_lexicon
from kg.extract.mentions import find_mentions
from kg.extract.parse import Doc, Token
from kg.extract.roles import roles_of
from kg.extract.scene import Scene
from kg.extract.stance import Stance, find_will, judge
from kg.extract.times import place_of, time_of
from kg.extract.titles import read_titles
from kg.extract.voices import speaker_of
from kg.gazetteer import Gazetteer
from kg.ids import content_id
from kg.model import Article, Attribution, Claim, Reading, Span, Status
from kg.ontology import Cue, Ontology

FIRM = 0.5  # the first estimate from which other extractors may build on a finding
VAGUE = 0.35  # the first estimate of a claim about somebody vague


def read_article(
    article: Article, parsed: spacy.Doc, ontology: Ontology, gazetteer: Gazetteer, network: Network | None = None
) -> Reading:
    """All that is understood of one article; without a network, by the rules alone."""
    return read_scene(*open_article(article, parsed, ontology, gazetteer, network))


def open_article(
    article: Article, parsed: spacy.Doc, ontology: Ontology, gazetteer: Gazetteer, network: Network | None
) -> tuple[Scene, list[Attribution], Opinion | None]:
    """The scene of an article, who says what in it, and what the network thinks of its pairs.

    An ontology that has no relation known to the network is read by the rules alone.
    """
    doc = Doc(parsed)
    attributions = find_attributions(doc, speech_cues(ontology))
    if network is None or not any(map(network.legend.knows, ontology.relations.values())):
        return set_scene(article, doc, ontology, gazetteer, attributions), attributions, None
    sketch = network.read(article.text, doc)
    scene = set_scene(article, doc, ontology, gazetteer, attributions, sketch.proposals)
    return scene, attributions, network.judge(scene, sketch)


def read_scene(scene: Scene, attributions: Sequence[Attribution], opinion: Opinion | None) -> Reading:
    """What is claimed between the mentions of a scene."""
    if opinion is None:
        weighed = strongest(scene, (claim for _, claim in weigh_claims(scene, attributions)))
        likely = [claim for claim in weighed if claim.confidence >= MINIMUM]
    else:
        chosen = choose(scene, appraise_claims(scene, attributions, opinion))
        likely = [claim for _, claim, why_not in chosen if why_not is None]
    claims = sorted(share_events(scene, likely), key=lambda c: (c.evidence, c.trigger, c.predicate, c.id))
    return Reading(scene.article, scene.mentions, scene.chains, tuple(claims), tuple(attributions))


def appraise_claims(scene: Scene, attributions: Sequence[Attribution], opinion: Opinion) -> Iterator[Appraisal]:
    """Every claim that rules or network make of an article, likely or not, with what both say of it."""

    def make(finding: Finding, status: Status) -> Claim:
        return make_claim(scene, finding, attributions, status)

    return compare(scene, weigh_claims(scene, attributions), opinion, make)


def weigh_claims(scene: Scene, attributions: Sequence[Attribution]) -> Iterator[tuple[Finding, Claim]]:
    """Every claim that the rules make of an article, likely or not, with the chance that they give it."""
    for finding, claim in find_claims(scene, attributions):
        yield finding, weigh(scene, finding, claim)


def find_claims(scene: Scene, attributions: Sequence[Attribution]) -> Iterator[tuple[Finding, Claim]]:
    """Every claim that the extractors make of an article, likely or not, with the finding behind it."""
    clauses = clauses_of(scene)
    found = list(match_frames(scene, clauses))
    firm = tuple(f for f in found if f.confidence >= FIRM)
    found += read_titles(scene.doc, scene, firm)
    found += read_inclusions(scene, [f for f in found if f.confidence >= FIRM])
    found += read_judgements(scene, clauses, attributions, found)
    for finding in map(partial(doubt, scene), found):
        yield finding, make_claim(scene, finding, attributions)


def doubt(scene: Scene, finding: Finding) -> Finding:
    """The finding with less confidence and a sign for each end that does not say who is meant."""
    ends = (("subject", finding.subject), ("object", finding.object))
    vague = tuple(name for name, mention in ends if not is_specific(scene, mention, finding.predicate))
    if not vague:
        return finding
    signs = tuple(f"{name} vague" for name in vague)
    return replace(finding, confidence=min(finding.confidence, VAGUE), signs=(*finding.signs, *signs))


def weigh(scene: Scene, finding: Finding, claim: Claim) -> Claim:
    """The claim with its chance of being right."""
    return replace(claim, confidence=estimate(finding.confidence, signs_of(scene, finding, claim), load_weights()))


def set_scene(
    article: Article,
    doc: Doc,
    ontology: Ontology,
    gazetteer: Gazetteer,
    attributions: Sequence[Attribution],
    proposals: Sequence[Proposal] = (),
) -> Scene:
    """The article with its mentions found and linked to chains; a network may have proposed some."""
    mentions = find_mentions(doc, ontology, gazetteer, article.id, proposals)
    mentions, chains = resolve_references(doc, mentions, ontology, article.id, attributions)
    return Scene(article, doc, ontology, mentions, chains)


def clauses_of(scene: Scene) -> list[Clause]:
    """The clauses of the article that the lexicon could say something about."""
    lexicons = index_lexicon(scene.ontology), index_judgements(scene.ontology)

    def is_event_noun(token: Token) -> bool:
        return any(("noun", token.lemma_.lower()) in lexicon for lexicon in lexicons)

    return find_clauses(scene.doc, scene.ontology.light_verbs, is_event_noun)


def speech_cues(ontology: Ontology) -> dict[str, Cue]:
    """The cues that report speech, by lemma."""
    return {lemma: cue for lemma, cue in ontology.cues.items() if cue.says}


def make_claim(
    scene: Scene, finding: Finding, attributions: Sequence[Attribution], status: Status | None = None
) -> Claim:
    """A finding with its evidence, status (read off the words where none is given), speaker, time and place."""
    head = scene.doc[finding.trigger[0]]
    words = scene.doc[finding.trigger[0] : finding.trigger[1]]
    trigger = Span(words.start_char, words.end_char)
    evidence = scene.sentence_span(scene.doc[finding.sentence_root])
    stance = stance_of(scene, finding, head)
    if status is not None and status is not Status.ACTUAL:  # nobody makes a claim firmer than its words
        stance = replace(stance, status=status)
    speaker = speaker_of(scene, finding, stance, trigger, attributions)
    relation = scene.ontology.relations[finding.predicate]
    event = content_id(scene.article.id, finding.predicate, trigger.start) if relation.event_class else None
    parts = (finding.subject.id, finding.predicate, finding.object.id, stance.status, speaker, trigger)
    return Claim(
        id=content_id(scene.article.id, *parts),
        article=scene.article.id,
        subject=finding.subject.id,
        predicate=finding.predicate,
        object=finding.object.id,
        evidence=evidence,
        trigger=trigger,
        status=stance.status,
        speaker=speaker,
        event=event,
        when=time_of(scene, head, stance.status) if event else None,
        where=place_of(scene, head) if event else None,
        ended=finding.past,
        roles=roles_of(scene, head, relation, (finding.subject, finding.object)),
        extractor=finding.extractor,
    )


def stance_of(scene: Scene, finding: Finding, head: Token) -> Stance:
    """Titles hold whatever the sentence does, judgements are made by saying them; what frames found is judged.

    Of an attitude the will is judged, where one is told of: who tries to undermine somebody opposes him.
    """
    if finding.standing:
        return Stance()
    cues = scene.ontology.cues
    will = find_will(head, cues) if scene.ontology.relations[finding.predicate].attitude else None
    return judge(will or head, cues, scene.ontology.light_verbs)
