"""Which mentions may stand at the end of a claim: names, and descriptions that single somebody out.

A graph of "officials", "a man" and "the group" helps nobody, and such ends are wrong more often than right.
"""

from __future__ import annotations

from kg.extract.scene import Scene
from kg.model import Form, Mention

NAMING = {Form.NAME, Form.DEMONYM}


def is_specific(scene: Scene, mention: Mention, predicate: str) -> bool:
    """Whether the mention, or another one of its chain, says who or what is meant at an end of this relation."""
    happens = scene.ontology.relations[predicate].event_class is not None
    chain = [scene.mention(m) for m in scene.chain_of(mention).mentions]
    return any(m.form in NAMING or (m.form is Form.DESCRIPTION and describes(scene, m, happens)) for m in chain)


def describes(scene: Scene, mention: Mention, happens: bool) -> bool:
    """Whether a description is specific by itself.

    Things and agreements are, people alone never; groups when counted, when their head noun is telling, or when a name
    inside narrows them and the head noun is not vague; organizations when a name inside narrows them, and of places
    those whose head noun is telling as well ("embassy"). In what happens more is told by who else takes part: there
    "student leaders" and "the police" will do, who would be nobody's allies or citizens for a graph.
    """
    kinds = scene.ontology.kinds
    kind = scene.ontology.main_kind(mention.kind)
    described = scene.words(mention)
    head = described.root
    named_inside = any(m.id != mention.id and m.form in NAMING for m in scene.mentions_in(mention.span))
    if kind in {"Good", "Agreement", "Award"}:
        return True
    words = {head.lemma_, head.text, head.lower_, head.lower_.removesuffix("s")}  # "Rebels" may be tagged as a name
    telling = bool(words & kinds[kind].telling)
    if kind == "Group":
        narrowed = named_inside and not words & kinds[kind].vague
        return mention.size is not None or telling or narrowed or (happens and len(described) > 1)
    if kind == "Place":
        return named_inside and telling
    return kind == "Organization" and (named_inside or (happens and telling))


def are_apart(one: Mention, other: Mention) -> bool:
    """Whether two mentions can be the two ends of a relation: a description may name the other ("Iran-backed men")."""
    if not one.span.overlaps(other.span):
        return True
    wide, narrow = (one, other) if one.span.covers(other.span) else (other, one)
    return wide.form is Form.DESCRIPTION and wide.span.covers(narrow.span) and wide.span != narrow.span
