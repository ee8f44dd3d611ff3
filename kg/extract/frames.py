"""Clauses + lexicon → findings: which relation a clause evokes, and who stands at its ends.

The engine is the same for every relation; what differs is data (ontology/kg.ttl). A pattern is tried where its
head is; its roles give the candidate ends; an end counts when it is a mention of a kind the relation admits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from kg.extract.clauses import ATTENDEE, COMPLEMENT, Clause
from kg.extract.ends import are_apart
from kg.extract.findings import Finding
from kg.extract.heads import blocked, heads_match, lacking, meet_need
from kg.extract.mutual import sets_against, stands_alone
from kg.extract.names_given import names_given
from kg.extract.scene import Scene
from kg.model import Form, Mention, Status
from kg.ontology import Ontology, Relation
from kg.patterns import AGENT, BETWEEN, GENITIVE, SPEAKER, Pattern

PARTITIVES = frozenset(
    """dozen hundred thousand million group number majority handful score member pair couple part some several many most
    few all both none one two three four five team series lot rest half""".split()
)
CONFIDENCE = {"verb": 0.8, "noun": 0.7, "adjective": 0.65, "modal": 0.7}


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern of one relation, ready to be tried."""

    relation: Relation
    pattern: Pattern

    @property
    def domain(self) -> frozenset[str]:
        """The kinds that may stand at X: those of the pattern, where it is limited, else the relation's."""
        return self.pattern.subject_kinds or self.relation.domain

    @property
    def range(self) -> frozenset[str]:
        """The kinds that may stand at Y."""
        return self.pattern.object_kinds or self.relation.range


@dataclass(frozen=True, slots=True)
class Trial:
    """A pattern tried on a clause: what filled its ends and, when nothing came of it, why not."""

    entry: Entry
    clause: Clause
    subjects: tuple[Mention, ...] = ()
    objects: tuple[Mention, ...] = ()
    reason: str | None = None


Lexicon = Mapping[tuple[str, str], tuple[Entry, ...]]


@lru_cache(maxsize=8)
def index_lexicon(ontology: Ontology) -> Lexicon:
    """The patterns of verbs, nouns and adjectives by part of speech and the last word of their head.

    What somebody's words must be like is no matter of clauses alone: kg/extract/judgements.py tries those.
    """
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for relation in ontology.relations.values():
        for pattern in relation.patterns:
            if pattern.pos != "title" and pattern.subject != SPEAKER and pattern.told is Status.ACTUAL:
                for head in sorted(pattern.heads):
                    entry = Entry(relation, pattern)
                    place = found[pattern.pos, head.rpartition(" ")[2]]
                    if entry not in place:
                        place.append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def match_frames(scene: Scene, clauses: Iterable[Clause]) -> Iterator[Finding]:
    """Every relation that the clauses state, each with its trigger."""
    for trial in try_patterns(scene, clauses):
        if trial.reason is None:
            yield from findings(scene, trial)


def try_patterns(scene: Scene, clauses: Iterable[Clause]) -> Iterator[Trial]:
    """Every pattern whose head occurs, with its outcome; of patterns that fit, the most demanding win."""
    lexicon = index_lexicon(scene.ontology)
    for clause in clauses:
        entries = entries_for(lexicon, clause)
        trials = [try_pattern(scene, clause, entry) for entry in entries if heads_match(entry.pattern, clause.head)]
        best = max((len(t.entry.pattern.needs) for t in trials if t.reason is None), default=0)
        for trial in trials:
            if trial.reason is None and len(trial.entry.pattern.needs) < best:
                yield Trial(trial.entry, clause, reason="a more specific pattern fits")
            else:
                yield trial


def entries_for(lexicon: Lexicon, clause: Clause) -> tuple[Entry, ...]:
    """The patterns that this head could evoke; adjectives are also looked up as they stand ("opposed")."""
    lemma, word = clause.head.lemma_.lower(), clause.head.lower_
    found = lexicon.get((clause.pos, lemma), ())
    return found or (lexicon.get((clause.pos, word), ()) if clause.pos == "adjective" else ())


def try_pattern(scene: Scene, clause: Clause, entry: Entry) -> Trial:
    """One pattern on one clause."""
    relation, pattern = entry.relation, entry.pattern
    via: Token | None = None
    for need in pattern.needs:
        filler = meet_need(clause, need)
        if filler is None:
            return Trial(entry, clause, reason=lacking(need))
        via = filler
    if phrase := blocked(clause.head, relation.blocked_by):
        return Trial(entry, clause, reason=f"blocked by {phrase!r}")
    ends = []
    slots = (
        (pattern.subject, entry.domain, relation.owner_of_subject and clause.pos == "verb"),
        (pattern.object, entry.range, relation.owner_of_object),
    )
    for role, kinds, climbs in slots:
        seen = []
        for token in fillers(scene, clause, role, via, relation):
            own = mentions_for(scene, token, climb=False)
            fits = any(scene.ontology.fits(m.kind, kinds) for m in own)
            seen += mentions_for(scene, token, climb=True) if climbs and not fits else own
        fitting = tuple(dict.fromkeys(m for m in seen if scene.ontology.fits(m.kind, kinds)))
        if role == GENITIVE and clause.pos == "noun":
            fitting = nearest_owner(fitting)
        ends.append((role, seen, fitting))
    (_, seen_x, subjects), (object_role, seen_y, objects) = ends
    if relation.symmetric and len(subjects) > 1 and not objects and stands_alone(clause, object_role, via):
        return Trial(entry, clause, subjects, subjects)  # "X and Y met"
    if object_role == BETWEEN and relation.symmetric and sets_against(scene, objects):
        subjects, objects = objects[:1], objects[1:]
    for slot, seen, fitting in (("X", seen_x, subjects), ("Y", seen_y, objects)):
        if not fitting:
            wrong = ", ".join(f"{m.name} is a {m.kind}" for m in seen)
            return Trial(entry, clause, subjects, objects, f"no {slot}" + (f" ({wrong})" if wrong else ""))
    if not list(pairs(scene, subjects, objects, relation.symmetric)):
        return Trial(entry, clause, subjects, objects, "both ends are the same")
    return Trial(entry, clause, subjects, objects)


def fillers(scene: Scene, clause: Clause, role: str, via: Token | None, relation: Relation) -> list[Token]:
    """The words in a role; where nothing stands there, constructions of the relation may say it another way.

    "attendance": the sentence's subject attends what a noun names. "complement": what the infinitive below acts on is
    acted on ("threatened to bomb Chad").
    """
    found = clause.filling(role, via)
    owned = any(scene.mention_at(t.i) for t in found)
    if not owned and role == GENITIVE and "attendance" in relation.constructions:
        return clause.filling(ATTENDEE)
    if not found and role not in {AGENT, GENITIVE, BETWEEN} and "complement" in relation.constructions:
        return clause.filling(COMPLEMENT)
    return found


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
            confidence=confidence(trial.clause.pos, subject, obj),
            extractor="frames",
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


def mentions_for(scene: Scene, token: Token, climb: bool) -> list[Mention]:
    """The mentions that a noun in some role stands for.

    Its own, else its apposition's ("its ally, Russia"), else the counted noun's ("dozens of protesters"), else,
    where the relation allows, its owner's ("condemned Russia's bombing").
    """
    own = scene.mentions_at(token.i)
    if own and own[0].form is Form.DESCRIPTION and (named := names_given(scene, token, own[0])):
        return named
    if own and not (climb and own[0].form is Form.DESCRIPTION and own[0].kind != "Person" and len(own) == 1):
        return own
    for child in token.children:
        if child.dep_ == "appos" and (found := scene.mention_at(child.i)):
            return [found]
    if token.lemma_.lower() in PARTITIVES:
        inner = [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        return [m for p in inner for m in mentions_for(scene, p, climb)]
    if climb and token.pos_ == "NOUN":
        return owners(scene, token)
    return own


def owners(scene: Scene, noun: Token) -> list[Mention]:
    """Whose something is: the possessor, else the nationality or name before it, else what follows "of" or "by"."""
    by_role: dict[str, list[Mention]] = defaultdict(list)
    for child in noun.children:
        role = child.dep_ if child.dep_ in {"poss", "amod", "compound", "nmod"} else None
        if role:
            by_role["poss" if role == "poss" else "modifier"] += scene.mentions_at(child.i)
        elif child.dep_ in {"prep", "agent"} and child.lower_ in {"of", "by"}:
            by_role["of"] += [m for p in child.children for m in scene.mentions_at(p.i)]
    patients = patient_roles(scene.ontology, noun.lemma_.lower())
    roles = [role for role in ("poss", "modifier", "of") if role not in patients]
    return next((by_role[role] for role in roles if by_role[role]), [])


@lru_cache(maxsize=4096)
def patient_roles(ontology: Ontology, lemma: str) -> frozenset[str]:
    """Where the one acted upon stands with this noun: nobody is to blame for his own "overthrow of Assad"."""
    patterns = [entry.pattern for entry in index_lexicon(ontology).get(("noun", lemma), ())]
    found = {"of"} if any("prep:of" in (p.object, p.subject) for p in patterns) else set()
    if any(p.object == GENITIVE for p in patterns) and not any(p.subject == GENITIVE for p in patterns):
        found |= {"poss", "modifier"}
    return frozenset(found)


def nearest_owner(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Of "Trump's Syria strike" only the possessor acts: names before mere modifiers."""
    names = tuple(m for m in mentions if m.form is not Form.DEMONYM)
    return names or mentions


def confidence(pos: str, subject: Mention, obj: Mention) -> float:
    """A first estimate: verbs are surer than nouns, names than pronouns and descriptions."""
    pronouns = sum(m.form is Form.PRONOUN for m in (subject, obj))
    return round(CONFIDENCE[pos] - 0.1 * pronouns, 2)
