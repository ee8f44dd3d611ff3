"""Clauses + lexicon → findings: which relation a clause evokes, and who stands at its ends.

The engine is the same for every relation; what differs is data (ontology/kg.ttl). A pattern is tried where its
head is; its roles give the candidate ends; an end counts when it is a mention of a kind the relation admits. Where no
pattern fits a clause, one end may be looked for elsewhere (kg/extract/loose.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.clauses import Clause
from kg.extract.ends import are_apart
from kg.extract.fillings import fillers, mentions_for, nearest_owner
from kg.extract.findings import Finding
from kg.extract.heads import blocked, heads_match, lacking, last_words, meet_need
from kg.extract.lexicon import Entry, entries_for, index_lexicon
from kg.extract.loose import Way, ways
from kg.extract.mutual import joined_inside, sets_against, stands_alone
from kg.extract.parse import Token
from kg.extract.scene import Scene
from kg.model import Form, Mention
from kg.ontology.patterns import BETWEEN, GENITIVE, OBJECT

CONFIDENCE = {"verb": 0.8, "noun": 0.7, "adjective": 0.65, "modal": 0.7}


@dataclass(frozen=True, slots=True)
class End:
    """One end of a pattern on a clause: the words in its role, and the mentions that they stand for."""

    role: str
    kinds: frozenset[str]
    words: tuple[Token, ...] = ()
    seen: tuple[Mention, ...] = ()
    fitting: tuple[Mention, ...] = ()


NOBODY = End("", frozenset())


@dataclass(frozen=True, slots=True)
class Trial:
    """A pattern tried on a clause: what filled its ends and, when nothing came of it, why not.

    `way` says how an end was found that does not stand in its place.
    """

    entry: Entry
    clause: Clause
    subject: End = NOBODY
    object: End = NOBODY
    reason: str | None = None
    way: Way | None = None

    @property
    def subjects(self) -> tuple[Mention, ...]:
        """The mentions at X."""
        return self.subject.fitting

    @property
    def objects(self) -> tuple[Mention, ...]:
        """The mentions at Y."""
        return self.object.fitting


def match_frames(scene: Scene, clauses: Iterable[Clause]) -> Iterator[Finding]:
    """Every relation that the clauses state, each with its trigger."""
    for clause in clauses:
        for trial in choose(scene, clause, [e for e in evoked_by(scene, clause) if may_fit(clause, e)]):
            if trial.reason is None:
                yield from findings(scene, trial)


def try_patterns(scene: Scene, clauses: Iterable[Clause]) -> Iterator[Trial]:
    """Every pattern whose head occurs, with its outcome, also those that cannot fit: for whoever asks why."""
    for clause in clauses:
        yield from choose(scene, clause, evoked_by(scene, clause))


def evoked_by(scene: Scene, clause: Clause) -> list[Entry]:
    """The patterns whose head stands at a clause."""
    entries = entries_for(index_lexicon(scene.ontology), clause)
    return [entry for entry in entries if heads_match(entry.pattern, clause.head)]


def may_fit(clause: Clause, entry: Entry) -> bool:
    """Whether the words that a pattern asks for are among those of the clause, wherever they stand."""
    return not any(last_words(need).isdisjoint(clause.words) for need in entry.pattern.needs)


def choose(scene: Scene, clause: Clause, entries: Iterable[Entry]) -> Iterator[Trial]:
    """The outcome of each pattern on a clause; of those that fit, the most demanding win."""
    trials = [try_pattern(scene, clause, entry) for entry in entries]
    if all(t.reason for t in trials):
        trials = [loosen(scene, t) if bool(t.subjects) != bool(t.objects) else t for t in trials]
    best = max((len(t.entry.pattern.needs) for t in trials if t.reason is None), default=0)
    for trial in trials:
        if trial.reason is None and len(trial.entry.pattern.needs) < best:
            yield Trial(trial.entry, clause, reason="a more specific pattern fits")
        else:
            yield trial


def try_pattern(scene: Scene, clause: Clause, entry: Entry) -> Trial:
    """One pattern on one clause."""
    relation, pattern = entry.relation, entry.pattern
    via: Token | None = None
    for need in pattern.needs:
        via = meet_need(clause, need)
        if via is None:
            return Trial(entry, clause, reason=lacking(need))
    if phrase := blocked(clause.head, relation.blocked_by):
        return Trial(entry, clause, reason=f"blocked by {phrase!r}")
    climbs = relation.owner_of_subject and clause.pos == "verb"
    subject = fill(scene, clause, entry, End(pattern.subject, entry.domain), via, climbs)
    obj = fill(scene, clause, entry, End(pattern.object, entry.range), via, relation.owner_of_object)
    if relation.symmetric and not obj.fitting and stands_alone(clause, obj.role, via):
        if inside := fitting(scene, joined_inside(scene, subject.fitting), entry.domain):
            subject = replace(subject, fitting=inside)
        if len(subject.fitting) > 1:
            obj = subject  # "X and Y met"
    elif relation.symmetric and obj.role == BETWEEN and sets_against(scene, obj.fitting):
        subject, obj = replace(subject, fitting=obj.fitting[:1]), replace(obj, fitting=obj.fitting[1:])
    return Trial(entry, clause, subject, obj, failure(scene, entry, subject, obj))


def fill(scene: Scene, clause: Clause, entry: Entry, end: End, via: Token | None, climbs: bool) -> End:
    """The end with the words in its role, and the mentions of fitting kinds that these stand for."""
    words = fillers(scene, clause, end.role, via, entry.relation)
    seen: list[Mention] = []
    for token in words:
        own = mentions_for(scene, token, climb=False)
        if climbs and not fitting(scene, own, end.kinds):
            own = mentions_for(scene, token, climb=True)
        seen += own
    found = fitting(scene, seen, end.kinds)
    if end.role == GENITIVE and clause.pos == "noun":
        found = nearest_owner(found)
    return End(end.role, end.kinds, tuple(words), tuple(seen), found)


def fitting(scene: Scene, mentions: Iterable[Mention], kinds: frozenset[str]) -> tuple[Mention, ...]:
    """The mentions of the wanted kinds, each once."""
    return tuple({m.id: m for m in mentions if scene.ontology.fits(m.kind, kinds)}.values())


def failure(scene: Scene, entry: Entry, subject: End, obj: End) -> str | None:
    """What these ends lack to make a relation."""
    for slot, end in (("X", subject), ("Y", obj)):
        if not end.fitting:
            wrong = ", ".join(f"{m.name} is a {m.kind}" for m in end.seen)
            return f"no {slot}" + (f" ({wrong})" if wrong else "")
    twice = (
        obj.role == OBJECT and not entry.relation.symmetric and subject.fitting == obj.fitting
    )  # "run by Chad and Mali"
    if twice or not any(pairs(scene, subject.fitting, obj.fitting, entry.relation.symmetric)):
        return "both ends are the same"
    return None


def loosen(scene: Scene, trial: Trial) -> Trial:
    """The trial with its one missing end taken from where English usually leaves it, if it stands there."""
    subject, obj = trial.subject, trial.object
    missing = obj if subject.fitting else subject
    for way in ways(missing.role):
        if way.construction and way.construction not in trial.entry.relation.constructions:
            continue
        tokens = way.find(trial.clause, list(missing.words))
        seen = [m for token in tokens for m in mentions_for(scene, token, climb=False)]
        if found := fitting(scene, seen, missing.kinds):
            end = replace(missing, fitting=found)
            x, y = (subject, end) if missing is obj else (end, obj)
            if failure(scene, trial.entry, x, y) is None:
                return Trial(trial.entry, trial.clause, x, y, way=way)
    return trial


def findings(scene: Scene, trial: Trial) -> Iterator[Finding]:
    """The pairs of a trial that fits."""
    head, relation = trial.clause.head, trial.entry.relation
    for subject, obj in pairs(scene, trial.subjects, trial.objects, relation.symmetric):
        yield Finding(
            subject=subject,
            predicate=relation.name,
            object=obj,
            trigger=(head.i, head.i + 1),
            sentence_root=head.i,
            confidence=confidence(trial, subject, obj),
            extractor="frames",
            signs=(trial.way.sign,) if trial.way else (),
        )


def pairs(
    scene: Scene, subjects: Iterable[Mention], objects: Iterable[Mention], symmetric: bool
) -> Iterator[tuple[Mention, Mention]]:
    """Subject–object pairs of two different entities; symmetric ones in one order only."""
    objects = tuple(objects)
    for subject in subjects:
        for obj in objects:
            same = scene.chain_of(subject).id == scene.chain_of(obj).id
            turned = symmetric and subject in objects and subject.span > obj.span
            if not same and not turned and are_apart(subject, obj):
                yield subject, obj


def confidence(trial: Trial, subject: Mention, obj: Mention) -> float:
    """A first estimate: verbs are surer than nouns, names than pronouns, ends in their place than loose ones."""
    pronouns = sum(m.form is Form.PRONOUN for m in (subject, obj))
    surest = trial.way.confidence if trial.way else CONFIDENCE[trial.clause.pos]
    return round(surest - 0.1 * pronouns, 2)
