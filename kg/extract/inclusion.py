"""Who is named as one of a group, and what therefore happened to them too.

"Mali freed 40 sailors, including Amadou Ba" says that Ba is one of the sailors and that Mali freed him. Inclusion is
said by "including", "such as", "like" and "among", and by a copula ("The two sailors freed were …"); a sentence may
also point back ("Among the freed was …", "The swap, involving …"), and then it means the last counted group that
something was done to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.findings import Finding
from kg.extract.lexicon import index_lexicon
from kg.extract.parse import Token
from kg.extract.participants import conjuncts
from kg.extract.scene import Scene
from kg.extract.stance import judge
from kg.model import Form, Mention, Status

INCLUDERS = frozenset({"including", "like", "notably", "namely"})
POINTING = frozenset({"this", "that", "these", "those", "the"})
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass"})
CONFIDENCE = 0.65

Deeds = frozenset[tuple[str, str]]  # chain of a group, and the relation that tells what was done to it


@dataclass(frozen=True, slots=True)
class Inclusion:
    """That `member` is one of `group`, said at the token `cue`."""

    member: Mention
    group: Mention
    cue: Token


def read_inclusions(scene: Scene, found: Iterable[Finding]) -> Iterator[Finding]:
    """Memberships, and what the findings about a group say of its named members.

    Which relations inclusion states is data (`kg:construction "inclusion"`). Only happenings are handed on to the
    members: "a group of 40 met the minister" does not mean that each of them did.
    """
    found = tuple(found)
    relations = [r for r in scene.ontology.relations.values() if "inclusion" in r.constructions]
    for inclusion in find_inclusions(scene, found):
        for relation in relations:
            if scene.ontology.admits(relation, inclusion.member.kind, inclusion.group.kind):
                yield membership(inclusion, relation.name)
        yield from shared(scene, inclusion, found)


def membership(inclusion: Inclusion, predicate: str) -> Finding:
    """The finding that a member belongs to its group."""
    place = (inclusion.cue.i, inclusion.cue.i + 1)
    ends = inclusion.member, predicate, inclusion.group
    return Finding(*ends, place, inclusion.cue.i, CONFIDENCE, "inclusion", standing=True)


def shared(scene: Scene, inclusion: Inclusion, found: Iterable[Finding]) -> Iterator[Finding]:
    """What was done to the group, done to the member."""
    group = scene.chain_of(inclusion.group).id
    for finding in found:
        relation = scene.ontology.relations[finding.predicate]
        fits = scene.ontology.fits(inclusion.member.kind, relation.range)
        if relation.event_class and not relation.symmetric and scene.chain_of(finding.object).id == group and fits:
            yield replace(
                finding,
                object=inclusion.member,
                sentence_root=inclusion.cue.i,
                confidence=round(min(finding.confidence, CONFIDENCE), 2),
                extractor="inclusion",
            )


def find_inclusions(scene: Scene, found: Iterable[Finding]) -> Iterator[Inclusion]:
    """Every naming of a group's members, in text order."""
    cues, light = scene.ontology.cues, scene.ontology.light_verbs
    done = [f for f in found if judge(scene.doc[f.trigger[0]], cues, light).status is Status.ACTUAL]
    acted_on = frozenset((scene.chain_of(f.object).id, f.predicate) for f in done)
    for token in scene.doc:
        if token.dep_ == "prep" and (token.lower_ in INCLUDERS or is_such_as(token)):
            yield from including(scene, token)
        elif token.lower_ == "among" and token.dep_ == "prep":
            yield from among(scene, token, acted_on)
        elif token.lemma_ == "be":
            yield from enumerating(scene, token)
        elif token.lower_ == "involving":
            yield from involving(scene, token, acted_on)


def is_such_as(token: Token) -> bool:
    """Whether this is the "as" of "such as"."""
    return token.lower_ == "as" and token.i > 0 and token.nbor(-1).lower_ == "such"


def including(scene: Scene, preposition: Token) -> Iterator[Inclusion]:
    """ "40 sailors, including Amadou Ba": the group is the nearest noun above, else the object."""
    group = next((m for noun in nouns_above(preposition) if (m := group_at(scene, noun))), None)
    if group:
        yield from joined(group, named(scene, preposition), preposition)


def nouns_above(preposition: Token) -> Iterator[Token]:
    """The nouns that a phrase may go with, from the inside out, up to the arguments of the verb above."""
    for above in preposition.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            yield from (c for c in reversed([*above.children]) if c.dep_ in ARGUMENTS and c.i < preposition.i)
            return
        if above.i < preposition.i:
            yield above


def enumerating(scene: Scene, copula: Token) -> Iterator[Inclusion]:
    """ "The four sailors freed were Amadou Ba, …": a counted group is said to be the people named."""
    group = next((m for c in copula.children if c.dep_ == "nsubj" and (m := group_at(scene, c)) and m.size), None)
    names = people(scene, [t for c in copula.children if c.dep_ == "attr" for t in conjuncts(c)])
    if group and len(names) > 1:
        yield from joined(group, names, copula)


def among(scene: Scene, preposition: Token, acted_on: Deeds) -> Iterator[Inclusion]:
    """ "Among the freed was Amadou Ba": the members are the subject of the verb."""
    verb = preposition.head
    whole = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if whole is None or verb.pos_ not in {"AUX", "VERB"} or verb.lemma_ != "be":
        return
    own = group_at(scene, whole)
    evoked = evoked_by(scene, whole)
    deeds = frozenset((chain, name) for chain, name in acted_on if name in evoked) or acted_on
    group = own if own and own.size else last_group(scene, whole, deeds) or own
    if group:
        subjects = [c for c in verb.children if c.dep_ in {"nsubj", "attr"}]
        inner = [p for s in subjects for p in s.children if p.lower_ in INCLUDERS]
        members = [m for s in subjects for m in people(scene, conjuncts(s))]
        yield from joined(group, [*members, *(m for p in inner for m in named(scene, p))], preposition)


def involving(scene: Scene, verb: Token, acted_on: Deeds) -> Iterator[Inclusion]:
    """ "This swap, involving men like Amadou Ba": points back to what was done to a group."""
    noun = verb.head
    if not any(c.dep_ == "det" and c.lower_ in POINTING for c in noun.children):
        return
    group = last_group(scene, noun, acted_on)
    if group:
        objects = [t for c in verb.children if c.dep_ in {"dobj", "pobj"} for t in conjuncts(c)]
        likes = [p for t in objects for p in t.children if p.lower_ in INCLUDERS]
        members = [*people(scene, objects), *(m for p in likes for m in named(scene, p))]
        yield from joined(group, members, verb)


def named(scene: Scene, preposition: Token) -> list[Mention]:
    """The named people under a preposition."""
    return people(scene, [t for c in preposition.children if c.dep_ == "pobj" for t in conjuncts(c)])


def people(scene: Scene, tokens: Iterable[Token]) -> list[Mention]:
    """Those of the tokens' mentions that name a person, or a country among countries."""
    mentions = (scene.mention_at(t.i) for t in tokens)
    return [m for m in mentions if m and m.kind in {"Person", "Country"} and m.form is Form.NAME]


def group_at(scene: Scene, token: Token) -> Mention | None:
    """The group that a noun describes."""
    mention = scene.mention_at(token.i)
    return mention if mention and mention.kind == "Group" else None


def evoked_by(scene: Scene, participle: Token) -> set[str]:
    """The relations that "the freed" or "the detained" speak of."""
    lexicon = index_lexicon(scene.ontology)
    lemmas = {participle.lemma_.lower(), participle.lower_.removesuffix("d"), participle.lower_.removesuffix("ed")}
    return {entry.relation.name for lemma in lemmas for entry in lexicon.get(("verb", lemma), ())}


def last_group(scene: Scene, before: Token, acted_on: Deeds) -> Mention | None:
    """The nearest counted group before a word that something was done to."""
    chains = {chain for chain, _ in acted_on}
    earlier = (m for m in reversed(scene.mentions) if m.kind == "Group" and m.span.end <= before.idx)
    groups = (m for m in earlier if scene.chain_of(m).id in chains)
    return next((m for m in groups if any(scene.mention(i).size for i in scene.chain_of(m).mentions)), None)


def joined(group: Mention, members: Iterable[Mention], cue: Token) -> Iterator[Inclusion]:
    """Each member with its group, once."""
    for member in dict.fromkeys(members):
        if not member.span.overlaps(group.span):
            yield Inclusion(member, group, cue)
