"""The graph as tables: which there are, what their columns mean, and which of them name rows of other tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from kg.project import Row
from kg.publish.tables import rows
from kg.publish.view import View


class Type(Enum):
    """What a column holds. A date is ISO 8601, no more precise than what is known: a day, a month or a year."""

    TEXT, DATE, WHOLE, NUMBER, TRUTH = range(5)


TEXT, DATE, WHOLE, NUMBER, TRUTH = Type


@dataclass(frozen=True, slots=True)
class Column:
    """One thing said of each row; `of` is the table whose rows it names, `each` the word for one item of a list."""

    name: str
    type: Type
    means: str
    of: str = ""
    each: str = ""  # of what is no list, nothing
    searched: bool = False  # worth a full-text search


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one sort; `one` is the word for one of them. The first `key` columns tell its rows apart."""

    name: str
    one: str
    means: str
    rows: Callable[[View], Iterator[Row]]
    columns: tuple[Column, ...]
    key: int = 1


def column(name: str, type: Type, means: str, of: str = "") -> Column:
    """A column of single values."""
    return Column(name, type, means, of)


def several(name: str, each: str, means: str, of: str = "") -> Column:
    """A column of lists."""
    return Column(name, TEXT, means, of, each)


def prose(name: str, means: str) -> Column:
    """A column of words that people search for."""
    return Column(name, TEXT, means, searched=True)


STATUS = column("status", TEXT, "actual, planned, possible or negated")
SPEAKER = column("speaker", TEXT, "on whose word alone; empty where the article says it itself", "entities")
IRI = column("iri", TEXT, "its name in the RDF")
PERIOD = (
    column("holds_from", DATE, "when it began, as a claim says"),
    column("holds_until", DATE, "when it ended, as a claim says"),
    column("reported_from", DATE, "the first article that reports it, where no claim dates its begin"),
    column("reported_until", DATE, "the last article that reports it"),
    column("reported_over", DATE, "the first article that reports it as over"),
)

TABLES: tuple[Table, ...] = (
    Table(
        *("kinds", "kind", "the kinds of entities", rows.kind_rows),
        (
            column("name", TEXT, "the kind, as entities name it"),
            column("label", TEXT, "in words"),
            column("definition", TEXT, "what it means"),
            column("colour", TEXT, "the colour on the page"),
            several("wider", "wider", "the kinds that it is a kind of", "kinds"),
            IRI,
        ),
    ),
    Table(
        *("relations", "relation", "the relations between entities", rows.relation_rows),
        (
            column("name", TEXT, "the relation, as statements name it"),
            column("label", TEXT, "in words, from subject to object"),
            column("inverse", TEXT, "in words, from object to subject"),
            column("definition", TEXT, "what it means"),
            column("symmetric", TRUTH, "whether it holds both ways"),
            column("lasting", TRUTH, "whether it is or begins a state, which holds from one day to another"),
            IRI,
        ),
    ),
    Table(
        *("entities", "entity", "whom and what the graph is about", rows.entity_rows),
        (
            column("id", TEXT, "the end of its IRI"),
            prose("name", "its fullest name"),
            column("kind", TEXT, "what it is", "kinds"),
            column("size", WHOLE, "how many a counted group has"),
            column("weight", WHOLE, "the reports of all statements about it, added up"),
            Column("aliases", TEXT, "what else it is called", each="alias", searched=True),
            IRI,
        ),
    ),
    Table(
        *("links", "link", "the same things elsewhere", rows.link_rows),
        (
            column("entity", TEXT, "who or what", "entities"),
            column("scheme", TEXT, "whose id it is: wikidata, geonames, iso3166, a base of yours, or iri"),
            column("value", TEXT, "the id there"),
            column("iri", TEXT, "the same as an address, where there is one"),
            column("score", NUMBER, "how sure kg is that they are one; empty where that is given"),
            column("reasons", TEXT, "why kg thinks so"),
        ),
        key=3,
    ),
    Table(
        *("reports", "report", "independent texts: copies of one text are one report", rows.report_rows),
        (
            column("id", TEXT, "the end of its IRI"),
            column("first_printed_in", TEXT, "the earliest article that prints it", "articles"),
        ),
    ),
    Table(
        *("articles", "article", "the articles, without their texts", rows.article_rows),
        (
            column("id", TEXT, "the end of its IRI"),
            prose("title", "its headline"),
            column("date", DATE, "when it was published"),
            column("outlet", TEXT, "the paper, site or station that printed it"),
            column("url", TEXT, "where it is"),
            column("language", TEXT, "what it is written in"),
            column("report", TEXT, "whose words it prints", "reports"),
            several("authors", "author", "who wrote it"),
            IRI,
        ),
    ),
    Table(
        *("evidence", "evidence", "the sentences that say something", rows.evidence_rows),
        (
            column("id", TEXT, "the end of its IRI"),
            column("article", TEXT, "where it stands", "articles"),
            column("begin", WHOLE, "where it begins, in code points of the article's text"),
            column("end", WHOLE, "where it ends, exclusive"),
            prose("quote", "the sentence, in its own words"),
            column("report", TEXT, "whose words these are", "reports"),
        ),
    ),
    Table(
        *("events", "event", "what happened, or is said to have happened", rows.event_rows),
        (
            column("id", TEXT, "the end of its IRI"),
            column("kind", TEXT, "the class of event: Meeting, Visit, Detention, …"),
            STATUS,
            SPEAKER,
            column("begin", DATE, "the first day, month or year"),
            column("end", DATE, "the last one"),
            column("plover", TEXT, "its type in the PLOVER scheme"),
        ),
    ),
    Table(
        *("participants", "participant", "who takes part in events", rows.participant_rows),
        (
            column("event", TEXT, "in which event", "events"),
            column("role", TEXT, "as what: agent, recipient, helper, place, …"),
            column("entity", TEXT, "who or what", "entities"),
        ),
        key=3,
    ),
    Table(
        *("statements", "statement", "what is said, each once, however many articles say it", rows.statement_rows),
        (
            column("id", TEXT, "the end of its IRI"),
            column("label", TEXT, "the whole in words"),
            column("subject", TEXT, "who", "entities"),
            column("relation", TEXT, "does or is what", "relations"),
            column("object", TEXT, "to whom or what", "entities"),
            STATUS,
            SPEAKER,
            column("asserted", TRUTH, "whether the graph holds it as a fact: actual, and nobody's mere word"),
            column("standing", TEXT, "the last three in words"),
            column("confidence", NUMBER, "the share of claims like its surest that are right"),
            column("articles", WHOLE, "how many articles say it"),
            column("reports", WHOLE, "how many independent reports, copies of one text counting once"),
            column("outlets", WHOLE, "how many outlets printed it"),
            column("first_seen", DATE, "when the earliest of its articles was published"),
            column("last_seen", DATE, "when the latest was"),
            column("valid_from", DATE, "from when it is said to hold or to have happened"),
            column("valid_until", DATE, "until when"),
            column("plover", TEXT, "the type of its event in the PLOVER scheme"),
            several("events", "event", "the events that it tells of", "events"),
            several("contradicts", "other", "the statements that cannot be right if it is", "statements"),
        ),
    ),
    Table(
        *("claims", "claim", "where which statement is made", rows.claim_rows),
        (
            column("id", TEXT, "the end of its IRI"),
            column("statement", TEXT, "what is said", "statements"),
            column("evidence", TEXT, "in which sentence", "evidence"),
            column("trigger", TEXT, "the word that says it"),
            column("ended", TRUTH, "whether it speaks of a state as over"),
            column("confidence", NUMBER, "the share of claims like it that are right"),
            column("extractor", TEXT, "which layer of kg found it"),
            *(
                column(f"{part}_{side}", WHOLE, f"where the words for the {part} {side}, in the article's text")
                for part in ("subject", "object", "trigger")
                for side in ("begin", "end")
            ),
        ),
    ),
    Table(
        *("states", "state", "what held, and from when until when", rows.state_rows),
        (
            column("id", TEXT, "the end of its IRI"),
            column("label", TEXT, "the whole in words"),
            column("subject", TEXT, "who", "entities"),
            column("relation", TEXT, "stands in which relation", "relations"),
            column("object", TEXT, "to whom or what", "entities"),
            *PERIOD,
            several("begun_by", "statement", "the statements that tell of its begin", "statements"),
            several("ended_by", "statement", "the statements that tell of its end", "statements"),
            several("statements", "statement", "all that it rests on", "statements"),
        ),
    ),
    Table(
        *("offices", "office", "posts of bodies, whoever holds them", rows.office_rows),
        (
            column("id", TEXT, "the end of its IRI"),
            column("label", TEXT, "the whole in words"),
            column("body", TEXT, "of which country or organization", "entities"),
            column("role", TEXT, "what its holder is there"),
        ),
    ),
    Table(
        *("memberships", "membership", "who was what in which body, and from when until when", rows.membership_rows),
        (
            column("id", TEXT, "the end of its IRI"),
            column("label", TEXT, "the whole in words"),
            column("member", TEXT, "who", "entities"),
            column("body", TEXT, "in which country or organization", "entities"),
            column("role", TEXT, "as what"),
            column("office", TEXT, "in which office, where it is one", "offices"),
            column("state", TEXT, "the state that it rests on", "states"),
            *PERIOD,
        ),
    ),
)
