"""What fills a role: the words that stand in it, and the mentions that these words stand for."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from kg.extract.clauses import ATTENDEE, BIDDEN, COMPLEMENT, TARGET, Clause
from kg.extract.lexicon import index_lexicon
from kg.extract.names_given import names_given
from kg.extract.parse import Token
from kg.extract.participants import by_agents
from kg.extract.scene import Scene
from kg.model import Form, Mention
from kg.ontology import Ontology, Relation
from kg.ontology.patterns import AGENT, BETWEEN, GENITIVE

TARGETS = frozenset({"prep:on", "prep:against", "prep:of"})
BODIES = frozenset("group movement network militia organization organisation faction cartel front regime".split())
PARTITIVES = frozenset(
    """dozen hundred thousand million group number majority handful score member pair couple part some several many most
    few all both none one two three four five team series lot rest half""".split()
)


def fillers(scene: Scene, clause: Clause, role: str, via: Token | None, relation: Relation) -> list[Token]:
    """The words in a role; where nothing stands there, constructions of the relation may say it another way.

    "attendance": the sentence's subject attends what a noun names. "complement": what the infinitive below acts on is
    acted on ("threatened to bomb Chad"). "bidding": who acts at somebody's request is asked ("left at Mali's request").
    """
    found = clause.filling(role, via)
    owned = any(scene.mention_at(t.i) for t in found)
    if not owned and role == GENITIVE and "attendance" in relation.constructions:
        return clause.filling(ATTENDEE)
    if not found and clause.pos == "noun" and role.startswith("prep:") and "bidding" in relation.constructions:
        return clause.filling(BIDDEN)
    if not found and role not in {AGENT, GENITIVE, BETWEEN, "prep:if"} and "complement" in relation.constructions:
        return clause.filling(COMPLEMENT)
    return found or (clause.filling(TARGET) if role in TARGETS else [])


def mentions_for(scene: Scene, token: Token, climb: bool) -> list[Mention]:
    """The mentions that a noun in some role stands for.

    Its own, else its apposition's ("its ally, Russia"), else the counted noun's ("dozens of protesters"), else,
    where the relation allows, its owner's ("condemned Russia's bombing"), else the name of the body that it is.
    """
    own = scene.mentions_at(token.i)
    if own and own[0].form is Form.DESCRIPTION and (named := names_given(scene, token, own[0])):
        return named
    if own and not (climb and own[0].form is Form.DESCRIPTION and own[0].kind != "Person" and len(own) == 1):
        return own
    for child in token.children:
        if child.dep_ == "appos" and (found := scene.mention_at(child.i)):
            return [found]
    partitive = token.lemma_.lower() in PARTITIVES
    if inner := [p for c in token.children if partitive and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]:
        return [m for p in inner for m in mentions_for(scene, p, climb)]
    if climb and token.pos_ == "NOUN":
        return owners(scene, token)
    return own or namesakes(scene, token)


def owners(scene: Scene, noun: Token) -> list[Mention]:
    """Whose something is: the possessor, else who did it ("an offer by Chad"), else a name before it or after "of"."""
    by_role: dict[str, list[Mention]] = defaultdict(list)
    for child in noun.children:
        role = child.dep_ if child.dep_ in {"poss", "amod", "compound", "nmod"} else None
        if role:
            by_role["poss" if role == "poss" else "modifier"] += scene.mentions_at(child.i)
        elif child.dep_ in {"prep", "agent"} and child.lower_ in {"of", "by"}:
            by_role[child.lower_] += [m for p in child.children for m in named_at(scene, p)]
        elif child.dep_ == "acl" and child.tag_ == "VBN":
            by_role["by"] += [m for t in by_agents(child) for m in named_at(scene, t)]
    patients = patient_roles(scene.ontology, noun.lemma_.lower())
    roles = [role for role in ("poss", "by", "modifier", "of") if role not in patients]
    return next((by_role[role] for role in roles if by_role[role]), [])


def named_at(scene: Scene, token: Token) -> list[Mention]:
    """The mentions that a word stands for, or the name of the body that it is."""
    return scene.mentions_at(token.i) or namesakes(scene, token)


def namesakes(scene: Scene, body: Token) -> list[Mention]:
    """The name before a word for a body: "the Black Hand *group*"."""
    if body.lemma_ not in BODIES:
        return []
    named = [m for c in body.children if c.dep_ == "compound" for m in scene.mentions_at(c.i)]
    return [m for m in named if scene.ontology.main_kind(m.kind) == "Organization"]


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
