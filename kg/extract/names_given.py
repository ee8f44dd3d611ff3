"""The names that a description is given on the spot: "the resort of Sousse", "both neighbours, Chad and Mali"."""

from __future__ import annotations

from kg.extract.parse import Token
from kg.extract.participants import conjuncts
from kg.extract.scene import Scene
from kg.model import Form, Mention


def names_given(scene: Scene, noun: Token, described: Mention) -> list[Mention]:
    """Who or what a described place or group is said to be, in the same noun phrase; nobody where it is not said."""
    beside = [t for c in noun.children if c.dep_ == "appos" for t in conjuncts(c)]
    if described.kind == "Place":
        inner = [p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        return [m for m in named(scene, [*inner, *beside]) if m.kind == "Place"][:1]
    if described.kind == "Group" and len(beside) > 1:
        return named(scene, beside)
    return []


def named(scene: Scene, tokens: list[Token]) -> list[Mention]:
    """Those of the tokens' mentions that are names."""
    return [m for t in tokens if (m := scene.mention_at(t.i)) and m.form is Form.NAME]
