"""Which mentions may stand at the end of a claim: names, and descriptions that single somebody out.

A graph of "officials", "a man" and "the group" helps nobody, and such ends are wrong more often than right.
"""

from __future__ import annotations

from kg.extract.scene import Scene
from kg.model import Form, Mention

NAMING = {Form.NAME, Form.DEMONYM}


def is_specific(scene: Scene, mention: Mention) -> bool:
    """Whether the mention, or another one of its chain, says who or what is meant."""
    chain = [scene.mention(m) for m in scene.chain_of(mention).mentions]
    return any(m.form in NAMING or (m.form is Form.DESCRIPTION and describes(scene, m)) for m in chain)


def describes(scene: Scene, mention: Mention) -> bool:
    """Whether a description is specific by itself.

    Things and agreements are, people alone never; groups when counted, when their head noun is telling, or when a name
    inside narrows them and the head noun is not vague; organizations when a name inside narrows them, and of places
    those whose head noun is telling as well ("embassy").
    """
    kinds = scene.ontology.kinds
    kind = scene.ontology.main_kind(mention.kind)
    head = scene.words(mention).root
    named_inside = any(m.id != mention.id and m.form in NAMING for m in scene.mentions_in(mention.span))
    if kind in {"Good", "Agreement", "Award"}:
        return True
    words = {head.lemma_, head.lower_, head.text}
    if kind == "Group":
        telling = mention.size is not None or bool(words & kinds[kind].telling)
        return telling or (named_inside and not words & kinds[kind].vague)
    if kind == "Place":
        return named_inside and bool(words & kinds[kind].telling)
    return named_inside and kind == "Organization"
