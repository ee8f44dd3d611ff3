"""What stands in the margin of an article: the claims that it makes, and who said what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

import networkx as nx
from markupsafe import Markup

from kg.model import Attribution, Claim, Form, Reading, Span
from kg.printable import one_line
from kg.publish.articles.names import entity_link, statement_link
from kg.signs import KINDS, standing

OPENING = 60  # letters of what somebody said
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")

NOTHING = Markup()

Statement = tuple[str, str, str, Mapping[str, Any]]  # subject, object, id, what the network says of it


@dataclass(frozen=True, slots=True)
class Sign:
    """Who or what words stand for: an entity of the graph, as it is called and shown there."""

    id: str
    name: str
    kind: str = ""
    colour: str = ""
    link: str = ""  # its address on the map; none of whom the graph does not know
    anchor: Markup = NOTHING  # the link as HTML: there are thousands to one entity

    @property
    def style(self) -> str:
        """The class of its kind in the style sheet; kinds of other ontologies share one."""
        return self.kind if self.kind in KINDS else "Other"

    @property
    def paint(self) -> str:
        """The colour that the style sheet does not know: that of a kind of another ontology."""
        return self.colour if self.kind not in KINDS and _COLOUR.fullmatch(self.colour) else ""


@dataclass(frozen=True, slots=True)
class Note:
    """What was understood of a sentence, or of the words that somebody says.

    `who`, `deed` and `whom` are the words that stand for subject, relation and object, wherever in the article. A note
    of who said what has no statement: its subjects are all who say it together, and `words` how it begins.
    """

    place: Span
    who: Span | None
    deed: Span
    whom: Span | None
    subjects: tuple[Sign, ...]
    relation: str
    object: Sign | None = None
    statement: str = ""
    standing: str = ""
    speaker: Sign | None = None
    when: str | None = None
    where: Sign | None = None
    confidence: float = 0
    plover: str | None = None
    ended: bool = False
    words: str = ""

    @property
    def leads(self) -> bool:
        """Whether the deed stands before who did it: "according to Moss"."""
        return self.who is not None and self.deed < self.who

    @property
    def link(self) -> str:
        """The address of its statement on the map."""
        return statement_link(self.statement)


@dataclass(frozen=True, slots=True)
class Margin:
    """Makes notes: knows whom mentions refer to, and which statement each claim makes."""

    of_mention: Mapping[str, str]  # mention -> entity
    signs: Mapping[str, Sign]  # entity -> sign; of those that the graph has
    statements: Mapping[str, Statement]  # by claim

    def sign(self, mention: str) -> Sign | None:
        """Whom a mention stands for, unless the graph leaves him out."""
        return self.signs.get(self.of_mention[mention])

    def notes(self, reading: Reading) -> list[Note]:
        """The notes of an article in the order of its text; what a sentence says twice, once.

        Who said what is left out where a claim of the same words tells it: "accused", "denied".
        """
        claims: dict[tuple[str, Span], Note] = {}
        for note in self.claims(reading):
            claims.setdefault((note.statement, note.place), note)
        told = [note.deed for note in claims.values()]
        sayings = (s for s in self.sayings(reading) if not any(s.deed.overlaps(deed) for deed in told))
        return sorted([*claims.values(), *sayings], key=lambda n: (n.place.start, not n.statement, n.deed, n.statement))

    def claims(self, reading: Reading) -> Iterator[Note]:
        """A note for each claim that makes a statement."""
        spans = {mention.id: mention.span for mention in reading.mentions}
        for claim in reading.claims:
            if claim.id in self.statements:
                yield self.claim(claim, spans)

    def claim(self, claim: Claim, spans: Mapping[str, Span]) -> Note:
        """The note of a claim, its ends as the statement has them: what is said either way round is one statement."""
        subject, obj, statement, about = self.statements[claim.id]
        who, whom = spans[claim.subject], spans[claim.object]
        if self.of_mention[claim.subject] != subject:
            who, whom = whom, who
        return Note(
            place=claim.evidence,
            who=who,
            deed=claim.trigger,
            whom=whom,
            subjects=(self.signs[subject],),
            relation=about["label"],
            object=self.signs[obj],
            statement=statement,
            standing=standing(about["status"], about["speaker"], about.get("asserted") is False),
            speaker=self.sign(claim.speaker) if claim.speaker else None,
            when=claim.when,
            where=self.sign(claim.where) if claim.where else None,
            confidence=claim.confidence,
            plover=about["plover"],
            ended=claim.ended,
        )

    def sayings(self, reading: Reading) -> Iterator[Note]:
        """A note for each attribution."""
        for said in reading.attributions:
            yield Note(
                place=said.content,
                who=said.speaker,
                deed=said.cue,
                whom=None,
                subjects=self.speakers(said, reading),
                relation=said.cue.of(reading.article.text),
                words=opening(said.content.of(reading.article.text)),
            )

    def speakers(self, said: Attribution, reading: Reading) -> tuple[Sign, ...]:
        """Who is said to say it: whom the longest words for him mean, with others of his kind beside him.

        Where the graph knows none of them, the words themselves.
        """
        if said.speaker is None:
            return ()
        inside = [m for m in reading.mentions if said.speaker.covers(m.span) and self.sign(m.id)]
        named = [m for m in inside if m.form is not Form.PRONOUN] or inside
        outer = [m for m in named if not any(o.span.covers(m.span) and o.span != m.span for o in named)]
        longest = max(outer, key=lambda m: (m.span.end - m.span.start, m.span.end), default=None)
        signs = (self.sign(m.id) for m in outer if longest and m.kind == longest.kind)
        found = tuple(dict.fromkeys(sign for sign in signs if sign))
        return found or (make_sign("", one_line(said.speaker.of(reading.article.text))),)


def opening(words: str) -> str:
    """How words begin, without their quotation marks.

    >>> opening("“We talked.”")
    'We talked.'
    """
    return shorten(one_line(words).strip('“”" '), OPENING, placeholder=" …")


def make_sign(entity: str, name: str, kind: str = "", colour: str = "") -> Sign:
    """The sign of an entity; of none, a name that leads nowhere."""
    link, bare = entity_link(entity) if entity else "", Markup("<bdi>{}</bdi>").format(name)
    return Sign(entity, name, kind, colour, link, Markup('<a href="{}">{}</a>').format(link, bare) if link else bare)


def make_margin(network: nx.MultiDiGraph[str], of_mention: Mapping[str, str]) -> Margin:
    """What makes the notes of a graph's articles."""
    signs = {
        entity: make_sign(entity, about["label"], about["kind"], about["colour"])
        for entity, about in network.nodes(data=True)
    }
    statements: dict[str, Statement] = {}
    for subject, obj, key, about in network.edges(keys=True, data=True):
        for proof in about["evidence"]:
            statements[proof["claim"]] = (subject, obj, str(key), about)
    return Margin(of_mention, signs, statements)
