"""Whom people belong to when no noun says as what: "the BBC's Ana Diaz", "Ana Diaz of Peru", "Republican Ana Diaz".

Two ways of speaking, each said in the ontology of the relations that it states (`kg:construction`). *Belonging*: a
person stands beside a body or country as its own. *Adherence*: the word for a party's adherents says what a person is
("a Maine Republican", "Tory MP Ana Diaz", "Ana Diaz, D-Ohio").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.bearers import BorneTitle, find_bearers
from kg.extract.findings import Finding
from kg.extract.lexicon import Entry
from kg.extract.noun_phrases import POSSESSIVES, outline, widest_ending, widest_starting
from kg.extract.parse import Doc
from kg.extract.scene import Scene
from kg.extract.title_lexicon import Title
from kg.model import Form, Mention
from kg.ontology import Relation
from kg.ontology.patterns import parse_pattern

BODIES = frozenset({"Country", "Organization"})
ADHERENT = parse_pattern("adherent of Y", "title")
TAG = re.compile(r"[,(]?\s*\(?([A-Z])(?:[-–)])")  # "(R-Ohio)", ", D-N.Y.", "(R)"


def read_affiliations(scene: Scene, borne: Sequence[BorneTitle], found: Iterable[Finding]) -> Iterator[Finding]:
    """All affiliations of a text, whose titles are `borne`.

    `found` is what titles say: it shows which bodies are parties, who holds an office, and so whose "Peru's Ana Diaz"
    says no more than which country that office is in.
    """
    relations = sorted(scene.ontology.relations.values(), key=lambda r: (len(r.range), r.name))
    adherence = [r for r in relations if "adherence" in r.constructions]
    joined = {scene.chain_of(f.object).id for f in found if f.predicate in {r.name for r in adherence}}
    belonging = [r for r in relations if "belonging" in r.constructions]
    for person in named_people(scene):
        for body, confidence in bodies_beside(scene, person):
            fitting = adherence if scene.chain_of(body).id in joined else belonging
            if relation := next((r for r in fitting if scene.ontology.admits(r, person.kind, body.kind)), None):
                yield affiliation(scene, person, relation, body, scene.words(person).root.i, confidence)
    for relation in adherence:
        yield from adherents(scene, relation, borne)
    yield from possessions(scene, [r for r in relations if "possession" in r.constructions])


def named_people(scene: Scene) -> Iterator[Mention]:
    """The people of a text where it names them."""
    return (m for m in scene.mentions if m.form is Form.NAME and m.kind == "Person")


def affiliation(
    scene: Scene, member: Mention, relation: Relation, body: Mention, at: int, confidence: float
) -> Finding:
    """The finding that somebody belongs to a body."""
    return Finding(member, relation.name, body, (at, at + 1), at, confidence, "titles", standing=True)


def bodies_beside(scene: Scene, person: Mention) -> Iterator[tuple[Mention, float]]:
    """ "Peru's Ana Diaz", "Ana Diaz of the Peru Times", and the signature "Ana Diaz, Peru Times" that is a line."""
    doc, words = scene.doc, scene.words(person)
    start, end = words.start, words.end
    modifies = words.root.dep_ in {"compound", "nmod"} and words.root.head.i >= end  # "Peru's Ana Diaz Museum"
    if start > 1 and doc[start - 1].text in POSSESSIVES and not modifies:
        owner = widest_ending(scene, start - 2)
        if owner and is_body(scene, owner):
            yield owner, 0.7
    if end + 1 < len(doc) and doc[end].lower_ in {"of", "from"} and words.start <= doc[end].head.i < end:
        body = widest_starting(scene, end + 1 + (doc[end + 1].lower_ == "the"))
        if body and is_body(scene, body):
            yield body, 0.65
    opens = start == 0 or "\n" in doc[start - 1].text_with_ws or doc[start - 1].text in {"–", "—", "--"}
    if opens and end + 1 < len(doc) and doc[end].text == ",":
        body = widest_starting(scene, end + 1 + (doc[end + 1].lower_ == "the"))
        if body and is_body(scene, body) and ends_line(doc, scene.words(body).end):
            yield body, 0.75


def possessions(scene: Scene, relations: Sequence[Relation]) -> Iterator[Finding]:
    """ "Ana Diaz's Greens", "the Senate's Budget Office": a named body as somebody's, or a larger body's, own."""
    doc = scene.doc
    for body in scene.mentions:
        if scene.ontology.main_kind(body.kind) != "Organization" or body.form not in {Form.NAME, Form.DEMONYM}:
            continue
        words = scene.words(body)
        i = next((t.i for t in words if t.text in POSSESSIVES and t.i + 1 < words.end), words.start - 1)
        owner = widest_ending(scene, i - 1) if i > 0 and doc[i].text in POSSESSIVES else None
        modifies = words.root.dep_ in {"compound", "amod", "nmod", "poss"} and words.root.head.i >= words.end
        if owner is None or modifies or owner.form is not Form.NAME or owner.kind == "Country":
            continue
        for relation in relations:
            mine, theirs = (body, owner) if scene.ontology.main_kind(owner.kind) == "Organization" else (owner, body)
            if scene.ontology.admits(relation, mine.kind, theirs.kind):
                yield affiliation(scene, mine, relation, theirs, words.root.i, 0.65)


def ends_line(doc: Doc, end: int) -> bool:
    """Whether a line ends before this token."""
    return end >= len(doc) or "\n" in doc[end - 1].text_with_ws or "\n" in doc[end].text


def is_body(scene: Scene, mention: Mention) -> bool:
    """Whether people belong to this: a named country or organization."""
    return mention.form is Form.NAME and scene.ontology.main_kind(mention.kind) in BODIES


def adherents(scene: Scene, relation: Relation, borne: Sequence[BorneTitle]) -> Iterator[Finding]:
    """Those whom the word for a party's adherents describes, alone or before a title, and those with its initial."""
    title_tokens = frozenset(i for b in borne for i in range(b.title.start, b.title.end))
    parties = [m for m in scene.mentions if is_party_word(scene, m)]
    for party in parties:
        words = scene.words(party)
        title = Title(words.start, words.end, words.root.i, (Entry(relation, ADHERENT),), (), False)
        bearers, _ = find_bearers(scene, title, outline(scene, title, title_tokens), title_tokens)
        for member in (m for m in bearers if m.kind == "Person"):
            yield affiliation(scene, member, relation, party, words.root.i, 0.75)
    for member in (m for m in scene.mentions if m.form is Form.DESCRIPTION and m.kind in {"Person", "Group"}):
        head = scene.words(member).root.i
        for party in (m for m in scene.mentions_in(member.span) if is_party_word(scene, m)):
            if member.kind == "Person" or scene.words(party).root.i != head:  # not "many Democrats"
                yield affiliation(scene, member, relation, party, head, 0.7)
    for held in borne:
        for party in (m for group in held.phrase.owners for m in group if is_party_word(scene, m)):
            for member in (m for m in held.bearers if m.kind == "Person"):
                yield affiliation(scene, member, relation, party, held.title.head, 0.75)
    by_initial = {m.span.of(scene.article.text)[0]: m for m in reversed(parties)}
    for person in named_people(scene):
        tag = TAG.match(scene.article.text, person.span.end)
        if tag and (found := by_initial.get(tag[1])):
            yield affiliation(scene, person, relation, found, scene.words(person).root.i, 0.75)


def is_party_word(scene: Scene, mention: Mention) -> bool:
    """Whether this is the word for the adherents of an organization: "Democratic", "a Democrat", "Tory"."""
    if mention.form is Form.DEMONYM:
        return scene.ontology.main_kind(mention.kind) == "Organization"
    text = mention.span.of(scene.article.text)
    known = mention.form is Form.NAME and mention.kind == "Group"
    return known and any(text in words for words in scene.ontology.institutions.values())
