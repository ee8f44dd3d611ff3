"""Who takes part in what is mutual: "Chad and Togo met", "a pact between Chad and Mali, Togo and Niger"."""

from __future__ import annotations

from kg.extract.clauses import Clause
from kg.extract.parse import Token
from kg.extract.participants import conjuncts
from kg.extract.scene import Scene
from kg.model import Form, Mention
from kg.ontology.patterns import BETWEEN, OBJECT

OWNING = frozenset({"amod", "poss", "nmod", "compound"})


def stands_alone(clause: Clause, object_role: str, via: Token | None) -> bool:
    """Whether nobody but the subject takes part: "Chad and Togo met", not "met with Mali" and not "got past Mali"."""
    mutual = object_role in {OBJECT, BETWEEN, "prep:with"}
    return mutual and not clause.filling(object_role, via) and not clause.filling("prep:with", via)


def sets_against(scene: Scene, mentions: tuple[Mention, ...]) -> bool:
    """Whether a list sets its first member against the others: "between Iran and China, Russia and Germany"."""
    if len(mentions) < 3:
        return False
    first, second = sorted(mentions, key=lambda m: m.span)[:2]
    between = scene.doc[scene.words(first).end : scene.words(second).start]
    return mentions[0] is first and any(t.lower_ == "and" for t in between)


def joined_inside(scene: Scene, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Both sides of a described plural that names them: "Malian and Chadian envoys" met each other."""
    if len(mentions) != 1 or mentions[0].form is not Form.DESCRIPTION:
        return ()
    plural = scene.words(mentions[0]).root
    if plural.tag_ != "NNS":
        return ()
    sides = next((s for c in plural.children if c.dep_ in OWNING and len(s := conjuncts(c)) > 1), [])
    named = [m for t in sides for m in scene.mentions_at(t.i) if m.form is not Form.DESCRIPTION]
    return tuple(dict.fromkeys(named)) if len(named) > 1 else ()
