"""What else takes part in a happening: from where, to where, in exchange for what, by the prepositions of its roles.

Which roles an event has and which prepositions tell of them is said in the ontology (`kg:eventRole`, `kg:preposition`).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.parse import Token
from kg.extract.participants import conjuncts
from kg.extract.scene import Scene
from kg.model import Mention
from kg.ontology import Relation
from kg.ontology.occasions import Role

OBJECTS = frozenset({"dobj", "nsubjpass"})


def roles_of(
    scene: Scene, head: Token, relation: Relation, ends: tuple[Mention, Mention]
) -> tuple[tuple[str, str], ...]:
    """The role and the mention of each further participant, sorted; the ends of the claim are none."""
    if not relation.roles:
        return ()
    taken = {scene.chain_of(end).id for end in ends}
    found = {
        (role.name, mention.id)
        for preposition, near in prepositions_of(head)
        for role in relation.roles
        for mention in fillers_of(scene, preposition, role, near)
        if scene.chain_of(mention).id not in taken
    }
    return tuple(sorted(found))


def prepositions_of(head: Token) -> Iterator[tuple[Token, bool]]:
    """The prepositions that hang on a deed, or on what is done to the same ones next, and on its object.

    With each whether it surely belongs to the deed: "prisoners from Gao" were freed, but perhaps not from there.
    """
    for deed in (head, *next_deeds(head)):
        for child in deed.children:
            if child.dep_ in {"prep", "dative"}:
                yield child, True
            elif child.dep_ in OBJECTS:
                yield from ((c, False) for c in child.children if c.dep_ == "prep")


def next_deeds(head: Token) -> Iterator[Token]:
    """The verbs joined to a deed that go on with its object: "freed the crew and *flew* them home"."""
    for deed in conjuncts(head)[1:] if head.pos_ == "VERB" else ():
        objects = [c for c in deed.children if c.dep_ in OBJECTS]
        passive = any(c.dep_ == "auxpass" for c in (*head.children, *deed.children))
        goes_on = passive and not objects and deed.tag_ == "VBN"
        if deed.i > head.i and (goes_on or any(o.dep_ == "dobj" and o.pos_ == "PRON" for o in objects)):
            yield deed


def fillers_of(scene: Scene, preposition: Token, role: Role, near: bool) -> Iterator[Mention]:
    """The mentions of fitting kinds after a preposition that tells of a role, alone or as part of a phrase."""
    doc = preposition.doc
    for phrase in role.prepositions:
        words = phrase.split()
        last = preposition.i + len(words) - 1
        if (near or len(words) > 1) and [t.lower_ for t in doc[preposition.i : last + 1]] == words:
            for thing in (c for c in doc[last].children if c.dep_ == "pobj"):
                mentions = (m for token in conjuncts(thing) for m in scene.mentions_at(token.i))
                yield from (m for m in mentions if scene.ontology.fits(m.kind, role.kinds))
