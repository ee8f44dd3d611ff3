"""What somebody's words do to whoever they are about: they accuse, praise, demand, threaten, and no verb says so.

"The deal is a disgrace, Ba said" is an accusation by what is said, not by how. Patterns that open with "X says"
describe such words (docs/ontology.md): X is whoever says or thinks what holds their head, and the rest is matched like
any pattern. What counts is how the text presents it: "has not lied" accuses nobody, "if they cheat" neither; and who
"will not accept" an offer rejects it, whether he says so himself or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.extract.arguments import Argument
from kg.extract.clauses import Clause
from kg.extract.contents import name_of
from kg.extract.findings import Finding
from kg.extract.frames import Trial, findings, try_pattern
from kg.extract.heads import heads_match
from kg.extract.lexicon import Entry, Lexicon, entries_for
from kg.extract.parse import Token
from kg.extract.participants import agents, is_passive
from kg.extract.polarity import CONDITIONS, is_negated
from kg.extract.scene import Scene
from kg.extract.stance import is_asked, judge
from kg.model import Attribution, Form, Status
from kg.ontology import Ontology
from kg.ontology.patterns import AGENT, GENITIVE, SPEAKER, Pattern

OURS = frozenset({"i", "we", "us", "me", "our", "my", "ours"})
ATTEMPTS = frozenset("try seek attempt want plan plot aim intend conspire continue begin start work go".split())
NAMING = frozenset({"call", "consider", "describe", "see", "view", "term", "deem", "regard"})  # "what he called …"
DOING = frozenset({"do", "make", "show", "play"})  # "has done a great job": the praise is for who does it
NO_JUDGES = frozenset({"MediaOrganization"})


@lru_cache(maxsize=8)
def index_judgements(ontology: Ontology) -> Lexicon:
    """The patterns that describe what is said, by part of speech and the last word of their head."""
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for relation in ontology.relations.values():
        for pattern in relation.patterns:
            if is_judged(pattern):
                for head in sorted(pattern.heads):
                    found[pattern.pos, head.rpartition(" ")[2]].append(Entry(relation, pattern))
    return {key: tuple(entries) for key, entries in found.items()}


def is_judged(pattern: Pattern) -> bool:
    """Whether a pattern asks how something is said rather than what happens."""
    return pattern.subject == SPEAKER or pattern.told is not Status.ACTUAL


def read_judgements(
    scene: Scene, clauses: Iterable[Clause], attributions: Sequence[Attribution], found: Iterable[Finding]
) -> Iterator[Finding]:
    """What speakers do by what they say; of their own side, known by their titles in `found`, it is no such act."""
    own = {(scene.chain_of(f.subject).id, scene.chain_of(f.object).id) for f in found if f.standing}
    for trial in try_judgements(scene, clauses, attributions):
        if trial.reason is None:
            for finding in findings(scene, trial):
                if (scene.chain_of(finding.subject).id, scene.chain_of(finding.object).id) in own:
                    continue
                confidence = round(finding.confidence - 0.1, 2)
                yield replace(finding, extractor="judgements", confidence=confidence, standing=True)


def try_judgements(scene: Scene, clauses: Iterable[Clause], attributions: Sequence[Attribution]) -> Iterator[Trial]:
    """Every pattern whose head stands in somebody's words, with its outcome."""
    lexicon = index_judgements(scene.ontology)
    voices = find_voices(scene, attributions)
    for clause in (*clauses, *modal_clauses(scene, voices)):
        entries = entries_for(lexicon, clause)
        if entries:
            own = [Argument(SPEAKER, voices[clause.head.i])] if clause.head.i in voices else []
            voiced = replace(clause, arguments=(*said_of(scene, clause), *own))
            for entry in entries:
                if heads_match(entry.pattern, clause.head) and (own or entry.pattern.subject != SPEAKER):
                    yield weigh(scene, try_pattern(scene, voiced, entry))


def find_voices(scene: Scene, attributions: Sequence[Attribution]) -> dict[int, Token]:
    """Who says each word that somebody says, the innermost speaker for words that are told twice.

    Sayings that did not take place give no voice ("he will not say that …"), nor does the press, which tells what
    others do. What is called something is so by whoever calls it so ("what he called a plot").
    """
    found: dict[int, Token] = {}
    for said in sorted(attributions, key=lambda a: a.content.start - a.content.end):
        words = scene.doc.char_span(said.content.start, said.content.end, alignment_mode="expand")
        mention = scene.head_mention(said.speaker) if said.speaker else None
        cue = scene.doc.char_span(said.cue.start, said.cue.end, alignment_mode="expand")
        if words is None or cue is None:
            continue
        holds = mention and not scene.ontology.fits(mention.kind, NO_JUDGES) and vouches(scene, cue.root)
        for token in words:
            if mention and holds:
                found[token.i] = scene.words(mention).root
            else:
                found.pop(token.i, None)
    for word in scene.doc:
        if word.lower_ == "what" and word.dep_ == "dobj" and word.head.lemma_ in NAMING:
            known = [t for t in agents(word.head) if scene.mention_at(t.i)][:1]
            found |= {t.i: namer for namer in known for t in word.head.subtree if t.i > word.head.i}
    return found


def vouches(scene: Scene, cue: Token) -> bool:
    """Whether a word of speech presents what is said as a view, and the saying itself took place.

    Doubts and denials present no view, wishes ("seeks to leave") and reports neither.
    """
    cues = scene.ontology.cues
    known = cues.get(name_of(cue))
    wished = any(c.dep_ == "xcomp" for c in cue.children)
    view = known is None or known.affirmed == Status.ACTUAL or not (wished or known.denied == Status.ACTUAL)
    took_place = judge(cue, cues, scene.ontology.light_verbs).status is Status.ACTUAL
    return view and took_place and cue.lemma_ != "report"


def modal_clauses(scene: Scene, voices: Iterable[int]) -> Iterator[Clause]:
    """What is said to be somebody's duty: "Mali *must* leave", "*has* to leave", "*needs* to leave"."""
    for i in voices:
        word = scene.doc[i]
        if word.dep_ == "aux" and word.tag_ == "MD":
            verb = word.head
        elif word.tag_ in {"VBZ", "VBP", "MD"} and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in word.children):
            verb = word
        else:
            continue
        perfect = any(c.dep_ == "aux" and c.tag_ == "VB" for c in verb.children)  # "must have left" is a guess
        if not perfect and not is_passive(verb) and not is_asked(verb.sent.root):
            yield Clause(word, "modal", tuple(Argument(AGENT, t) for t in agents(verb)))


def said_of(scene: Scene, clause: Clause) -> Iterator[Argument]:
    """The arguments of a clause, with whom a noun or adjective is said of beyond its own phrase.

    "Mali is a (bad) neighbour" is said of Mali and "does a bad job" of whoever does it; but "the innocent victims" are
    only told apart by a word before them.
    """
    for argument in clause.arguments:
        if clause.head.dep_ != "amod" or argument.role != AGENT or not scene.mention_at(argument.token.i):
            yield argument
    noun = clause.head.head if clause.head.dep_ == "amod" else clause.head
    if clause.pos in {"noun", "adjective"} and (noun.dep_ == "attr" or is_done(noun)):
        yield from (Argument(AGENT, t) for t in agents(noun.head))
    elif clause.pos in {"noun", "adjective"} and noun.dep_ == "appos":
        yield Argument(AGENT, noun.head)


def is_done(noun: Token) -> bool:
    """Whether this is what somebody does: "a great job"."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in DOING


def weigh(scene: Scene, trial: Trial) -> Trial:
    """The trial, failed where the words do not present as the pattern wants what its head says, or speak of us."""
    if trial.reason is not None:
        return trial
    objects = tuple(m for m in trial.objects if m.form is not Form.PRONOUN or m.name.lower() not in OURS)
    if not objects:
        return replace(trial, reason="the speaker's own side")
    head, wanted = trial.clause.head, trial.entry.pattern.told
    if wanted is not Status.ACTUAL and any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in head.children):
        return replace(trial, reason="a condition")
    if head.tag_ == "JJR":
        return replace(trial, reason="a comparison")
    told = status_of(scene, trial)
    if (
        trial.clause.pos != "modal"
        and told is not wanted
        and not (wanted is Status.PLANNED and told is Status.POSSIBLE)
    ):
        return replace(trial, reason=f"{head.text} is {told.value}")
    return replace(trial, object=replace(trial.object, fitting=objects))


def status_of(scene: Scene, trial: Trial) -> Status:
    """How what the head says is presented.

    What is somebody's is taken for granted ("must stop its aggression"), and whoever tries a wrong is as wrong.
    """
    head = trial.clause.head
    while head.dep_ == "xcomp" and head.head.lemma_ in ATTEMPTS:
        head = head.head
    if trial.entry.pattern.object == GENITIVE and any(c.dep_ == "poss" for c in head.children):
        return Status.NEGATED if is_negated(head) else Status.ACTUAL
    return judge(head, scene.ontology.cues, scene.ontology.light_verbs).status
