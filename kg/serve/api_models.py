"""What the API answers, for its description (openapi.json) and for tests: jobs write the JSON themselves."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(description="The id of an entity.", examples=["belarus"])]


class Model(BaseModel):
    """An answer: what is not named in it is not there."""

    model_config = ConfigDict(extra="forbid")


class Problem(Model):
    """Why there is no answer (RFC 9457)."""

    type: str = Field(description="always about:blank: the status says what sort of problem it is")
    title: str = Field(description="what the status means", examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(description="one plain sentence", examples=["there is nobody called 'atlantis' here"])
    instance: str = Field(description="the path that was asked for", examples=["/api/around/atlantis"])


class About(Model):
    """What is served, and by which version of kg."""

    version: str = Field(description="the version of kg")
    title: str = Field(description="what the graph is called", examples=["1,000 articles"])
    edition: str = Field(description="the digest of the graph that is served")
    base: str = Field(description="the IRI below which the graph's ids live", examples=["https://w3id.org/kg-press/"])
    triples: int
    entities: int
    statements: int
    articles: int


class Named(Model):
    """An entity that a search found."""

    id: Id
    label: str = Field(examples=["Belarus"])
    kind: str = Field(examples=["Country"])
    weight: int = Field(description="the reports of all statements about it")
    aliases: list[str]
    said: str = Field(description="the name by which it was found: its label or an alias")


class Suggestions(Model):
    """The entities that a name which is being typed may mean, the most reported first."""

    query: str
    found: list[Named]


class Evidence(Model):
    """A sentence that says a statement. Places in it count code points, `[begin, end]`."""

    article: str
    report: str = Field(description="the text that copies share, by the article that printed it first")
    start: int | None = Field(description="where in the article it begins")
    end: int | None
    quote: str
    subject: tuple[int, int] | None = Field(description="the words for who")
    object: tuple[int, int] | None = Field(description="the words for whom")
    trigger: tuple[int, int] | None = Field(description="the words for what was done")


class Fact(Model):
    """A statement."""

    id: str
    subject: Id
    object: Id
    relation: str = Field(examples=["met"])
    predicate: str = Field(description="the IRI of the relation")
    asserted: bool = Field(description="whether the graph holds it as a direct triple")
    label: str = Field(description="what the relation is called", examples=["met"])
    family: str | None = Field(description="the family of the relation", examples=["talks and agreements"])
    symmetric: bool = Field(description="whether it says the same the other way round")
    standing: str = Field(description="fact, over, said, planned, possible or negated")
    speaker: str | None = Field(description="whose word it is, where articles do not say it themselves")
    speakerId: str | None
    plover: str | None = Field(description="its PLOVER event type")
    confidence: float | None = Field(
        description="about how many claims as sure as its surest were right where people checked"
    )
    when: str | None = Field(description="a date or an interval", examples=["2024-05-01/2024-05-31"])
    reports: int = Field(description="independent reports that say it")
    outlets: int
    firstSeen: str | None
    lastSeen: str | None
    evidence: list[Evidence] = Field(description="some of the sentences; /api/statement/ID has them all")


class Line(Model):
    """All statements from one entity to another."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)

    start: Id = Field(alias="from")
    to: Id
    facts: list[Fact]


class Node(Model):
    """An entity as the explorer draws it: places are for vis-network."""

    model_config = ConfigDict(extra="allow")

    id: Id
    label: str
    group: str = Field(description="its kind", examples=["Country"])
    x: float
    y: float
    size: float
    weight: int = Field(description="the reports of all statements about it, in the whole graph")
    aliases: list[str]
    links: dict[str, str] = Field(description="the same thing elsewhere", examples=[{"wikidata": "Q184"}])


class Source(Model):
    """An article, as far as it is known."""

    model_config = ConfigDict(extra="allow")

    title: str | None
    date: str | None
    publisher: str | None
    url: str | None
    page: str = Field(description="its page on this server", examples=["/article/1-detained"])


class Total(Model):
    """How much the whole graph holds."""

    entities: int
    statements: int
    articles: int


class Part(Model):
    """A part of the graph, as the explorer draws it."""

    model_config = ConfigDict(extra="allow")

    title: str
    articles: dict[str, Source] = Field(description="the articles that the evidence is from, by id")
    nodes: list[Node]
    lines: list[Line]
    total: Total
    known: dict[str, int] = Field(description="how many statements the server has about each entity of the part")


class Around(Part):
    """An entity and some of those around it."""

    center: Id
    near: int = Field(description="how many entities share a statement with it, shown or not")


class Some(Part):
    """An entity with some of the statements about it."""

    center: Id
    start: int = Field(description="how many statements were passed over")


class Path(Part):
    """A shortest path between two entities, with the statements along it."""

    path: list[Id] = Field(description="from one to the other; empty where there is none")
