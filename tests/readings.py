"""Readings made by hand: a marked sentence a claim, so that tests say what an article says and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rdflib import Graph

from kg.model import Article, Claim, Entity, Mention, Reading, Resolution, Span, Status
from kg.ontology import Ontology, read_ontology

DATA = Path(__file__).parent / "data"
_MARK = re.compile(r"([XYSW])\[([^\]]*)\]")


@cache
def tiny_ontology() -> Ontology:
    """Five relations and five kinds."""
    return read_ontology(Graph().parse(DATA / "tiny.ttl"))


@dataclass
class Newsroom:
    """Writes articles and keeps whom their mentions refer to."""

    entities: dict[str, Entity] = field(default_factory=dict)
    of_mention: dict[str, str] = field(default_factory=dict)

    def add(self, *entities: Entity) -> None:
        """Make entities known."""
        self.entities |= {entity.id: entity for entity in entities}

    def resolution(self) -> Resolution:
        """Whom every mention so far refers to."""
        return Resolution(tuple(self.entities.values()), dict(self.of_mention))

    def read(self, article_id: str, *said: Said, **about: object) -> Reading:
        """An article with one sentence a claim; `about` holds title, url, published, … of the article."""
        text, mentions, claims = "", list[Mention](), list[Claim]()
        for number, one in enumerate(said):
            start, ends = len(text), dict[str, str]()
            plain, last = "", 0
            for match in _MARK.finditer(one.sentence):
                plain += one.sentence[last : match.start()]
                begin = start + len(plain)
                plain += match[2]
                last = match.end()
                span = Span(begin, start + len(plain))
                mention = Mention(f"{article_id}-{begin}", span, self.kind(one, match[1]), match[2])
                mentions.append(mention)
                ends[match[1]] = mention.id
                self.of_mention[mention.id] = one.entity(match[1])
            plain += one.sentence[last:]
            text += plain + "\n"
            span = Span(start, start + len(plain))
            claims.append(
                Claim(
                    f"{article_id}-c{number}",
                    article_id,
                    ends["X"],
                    one.predicate,
                    ends["Y"],
                    span,
                    Span(span.start, span.start + 1),
                    one.status,
                    ends.get("S"),
                    one.event,
                    one.when,
                    ends.get("W"),
                    one.confidence,
                    ended=one.ended,
                )
            )
        article = Article(article_id, text, **about)  # type: ignore[arg-type]
        return Reading(article, tuple(mentions), claims=tuple(claims))

    def kind(self, one: Said, slot: str) -> str:
        """The kind of the entity in a slot."""
        return self.entities[one.entity(slot)].kind


@dataclass(frozen=True)
class Said:
    """A sentence with X[subject], Y[object], S[speaker] and W[where] marked, and the claim that it makes."""

    sentence: str
    subject: str
    predicate: str
    object: str
    status: Status = Status.ACTUAL
    speaker: str = ""
    where: str = ""
    when: str | None = None
    event: str | None = None
    confidence: float = 0.9
    ended: bool = False

    def entity(self, slot: str) -> str:
        """The entity id of a slot."""
        return {"X": self.subject, "Y": self.object, "S": self.speaker, "W": self.where}[slot]


def small_world() -> tuple[list[Reading], Resolution]:
    """Two articles about an envoy, a release and a meeting, with a denial, a plan and one side's word."""
    room = Newsroom()
    room.add(
        Entity("ada-moss", "Person", "Ada Moss", ("Moss",)),
        Entity("norland", "Country", "Norland", ("Kingdom of Norland",), (("wikidata", "Q20"), ("iso3166", "NO"))),
        Entity("sudonia", "Country", "Sudonia", ("Sudonians",)),
        Entity("prisoners", "Group", "12 prisoners", (), (), 12),
        Entity("port-hale", "Place", "Port Hale", (), (("geonames", "593116"),)),
        Entity("never-mentioned", "Person", "Nobody Special"),
    )
    first = room.read(
        "a-1",
        Said("X[Ada Moss], envoy of Y[Norland], spoke.", "ada-moss", "envoyOf", "norland"),
        Said(
            "X[Sudonia] freed Y[12 prisoners] in W[Port Hale].",
            *("sudonia", "released", "prisoners"),
            where="port-hale",
            when="2024-05-06",
            event="e1",
        ),
        Said("X[Moss] will meet Y[Sudonia].", "ada-moss", "met", "sudonia", Status.PLANNED, confidence=0.6),
        Said("S[Norland] says X[Moss] saw Y[Sudonia].", "ada-moss", "met", "sudonia", speaker="norland"),
        title="Prisoners go free",
        published="2024-05-07",
        publisher="The Example",
        url="https://example.org/a?x=1&y=2",
        authors=("Jo Doe",),
    )
    second = room.read(
        "b 2/ü",
        Said("Y[The twelve] were let go by X[Sudonia].", "sudonia", "released", "prisoners", when="2024-05-06"),
        Said("S[Sudonia] denies that X[it] met Y[Norland].", "sudonia", "met", "norland", Status.NEGATED, "sudonia"),
        Said("X[Moss] was envoy of Y[Sudonia].", "ada-moss", "envoyOf", "sudonia", when="2001/2003"),
        Said("X[Moss] went to Y[Port Hale].", "ada-moss", "visited", "port-hale", confidence=0.7),
        published="2024-06-01",
    )
    return [first, second], room.resolution()


HOSTILE = (
    'a "quoted" name',
    "line\nbreak\r\nand\ttab",
    "<script>alert('x')</script> & co",
    "back\\slash \\u0041 \\",
    "emoji 😀 and é and ‏rtl",
    "=SUM(A1:A9)",
    "+",
    "-1",
    "@cmd",
    "bell\x07 nul\x00 escape\x1b next\x85 sep\u2028 \ufffe",
    "]]> --> ''' \"\"\" . ; , # @en ^^",
    " ",
)


def hostile_world() -> tuple[list[Reading], Resolution]:
    """Every hostile text as a name, an alias, a quote, a title, an author and an article id."""
    room = Newsroom()
    room.add(*(Entity(f"n{i}", "Person", text, (f"also {text}",)) for i, text in enumerate(HOSTILE)))
    readings = []
    for i, text in enumerate(HOSTILE):
        said = Said(f"{text} X[a] met Y[b]", f"n{i}", "met", f"n{(i + 1) % len(HOSTILE)}")
        about = {"title": text, "publisher": text, "url": f"https://example.org/{text}", "authors": (text,)}
        readings.append(room.read(f"id {text}", said, **about))
    return readings, room.resolution()
