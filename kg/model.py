"""The nouns: what every stage hands to the next.

Frozen values made of the standard library only. Claims point to mentions, mentions to offsets of an
article's text, so resolving names again never re-extracts anything and every edge keeps its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit


class Status(StrEnum):
    """How an article presents a fact; the order is from firmest to least firm."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


class Form(StrEnum):
    """How a mention refers: by a name, a demonym ("Russian"), a description ("123 prisoners") or a pronoun."""

    NAME = "name"
    DEMONYM = "demonym"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one article's text, in code points, end-exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span: always a slice, never a rewriting."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One text as it was published. `text` is never altered: every offset counts its code points."""

    id: str
    text: str
    title: str = ""
    published: str | None = None  # ISO 8601 date, or None when unknown
    publisher: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    language: str = "en"

    @property
    def outlet(self) -> str:
        """Who printed it, one spelling for each: its publisher, else the host of its address; "" when unknown.

        >>> Article("a", "", publisher="The Harbour Post ").outlet, Article("b", "", url="https://www.post.example/b").outlet
        ('harbour post', 'post.example')
        """
        return " ".join(self.publisher.casefold().removeprefix("the ").split()) or host(self.url)


@dataclass(frozen=True, slots=True)
class Run:
    """What readings were made with: programs by name and version, and a hash of the user's own ontology, if any."""

    programs: tuple[tuple[str, str], ...] = ()
    own: str = ""


UNKNOWN = Run()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that refers to an entity."""

    id: str
    span: Span
    kind: str  # one of the ontology's kinds: "Person", "Country", …
    name: str  # the name meant: "Russia" for "Russian", the words themselves otherwise
    form: Form = Form.NAME
    found: str = "ner"  # the layer that found it
    wikidata: str | None = None  # set by a gazetteer only, never guessed
    size: int | None = None  # members of a counted group


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one article that refer to one entity (coreference)."""

    id: str
    kind: str
    name: str  # the fullest name in the chain
    mentions: tuple[str, ...]  # mention ids in text order


@dataclass(frozen=True, slots=True)
class Claim:
    """That an article presents `subject predicate object`, with the words that say so."""

    id: str
    article: str
    subject: str  # mention id
    predicate: str
    object: str  # mention id
    evidence: Span  # the sentence
    trigger: Span  # the words that evoke the predicate; for members of a group they may stand in another sentence
    status: Status = Status.ACTUAL
    speaker: str | None = None  # mention id of the one to whose word alone it is tied
    event: str | None = None  # shared by claims about one happening
    when: str | None = None  # ISO 8601 date or interval "start/end"
    where: str | None = None  # mention id of a place
    confidence: float = 0.5
    extractor: str = "frames"
    ended: bool = False  # a state that the text marks as over: "former", "the late"
    roles: tuple[tuple[str, str], ...] = ()  # further parts in the event: the role, and the mention id of who takes it


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: `speaker` is None when the text names nobody."""

    cue: Span
    content: Span
    speaker: Span | None = None
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of one article."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Reports:
    """Which articles, and which of their sentences, are copies: of the report that another article printed first.

    A report goes by the id of that article. What is not listed is its own article's report.
    """

    copies: Mapping[str, str] = field(default_factory=dict)  # article -> report
    sentences: Mapping[tuple[str, Span], str] = field(default_factory=dict)  # article and sentence -> report
    same: tuple[tuple[str, str], ...] = ()  # chains of a copy and of its original that the same words stand for

    def of_article(self, article: str) -> str:
        """The report that an article prints, in the main."""
        return self.copies.get(article, article)

    def of_sentence(self, article: str, sentence: Span) -> str:
        """The report that a sentence was taken from."""
        return self.sentences.get((article, sentence), article)


NO_COPIES = Reports()


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something the graph is about, whatever it is called."""

    id: str  # a readable slug, stable for the same input
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()  # ("wikidata", "Q184"), ("iso3166", "BY"), ("geonames", "593116")
    size: int | None = None

    def _repr_html_(self) -> str:
        from kg.notebook.card import entity_card

        return entity_card(self)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A recorded opinion on whether two chains name one entity."""

    left: str  # chain id
    right: str
    verdict: str  # "same", "different" or "unsure"
    score: float
    reasons: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Link:
    """A recorded opinion on whether an entity is an entry of a user's own base."""

    entity: str
    base: str  # the base's name
    entry: str  # the entry's id there
    wikidata: str  # the Wikidata id that the entry's id is, else ""
    verdict: str  # "same" or "unsure"
    score: float
    reasons: tuple[str, ...]
    by: str

    @property
    def identifier(self) -> tuple[str, str]:
        """The link as an entity has it: ("wikidata", "Q184"), ("sanctions", "NK-7")."""
        return ("wikidata", self.wikidata) if self.wikidata else (self.base, self.entry)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which entity each mention refers to, the judgements that led there, and the links to users' bases."""

    entities: tuple[Entity, ...]
    of_mention: dict[str, str]  # mention id -> entity id
    judgements: tuple[Judgement, ...] = ()
    links: tuple[Link, ...] = ()


def host(url: str) -> str:
    """The host of an address without "www."; "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
