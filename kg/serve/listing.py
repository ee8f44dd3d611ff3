"""The statements and articles of an edition as rows: to be listed, counted and walked along without reading the graph.

They lie beside the names (names.py), so that what a page shows is found by an index, however large the graph is.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.rdf.known import DC, DCTERMS, KG, NIF, PROV, RDF, SCHEMA
from kg.rdf.prefixes import find_base, ids_below
from kg.rdf.terms import id_of
from kg.signs import STANDINGS, standing

TABLES = """
CREATE TABLE statement (id TEXT PRIMARY KEY, subject TEXT, object TEXT, relation TEXT, standing INTEGER,
  reports INTEGER, first TEXT, last TEXT) WITHOUT ROWID;
CREATE TABLE article (id TEXT PRIMARY KEY, title TEXT, date TEXT, outlet TEXT, url TEXT, statements INTEGER)
  WITHOUT ROWID;
CREATE TABLE printed (article TEXT, statement TEXT, PRIMARY KEY (article, statement)) WITHOUT ROWID;
CREATE TABLE near (entity TEXT, other TEXT, reports INTEGER, denied INTEGER, PRIMARY KEY (entity, other)) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX by_subject ON statement (subject, object);
CREATE INDEX by_object ON statement (object, subject);
CREATE INDEX by_statement ON printed (statement, article);
CREATE INDEX by_date ON article (date DESC, id);
CREATE INDEX by_outlet ON article (outlet, date DESC, id);
"""
LADDER = tuple(STANDINGS)  # a standing is stored as its place here
DENIED = LADDER.index("negated")

ABOUT = """SELECT * FROM statement WHERE subject = :entity
UNION SELECT * FROM statement WHERE object = :entity"""
LISTED = f"""
SELECT id FROM ({ABOUT}) JOIN (SELECT relation AS name, COUNT(*) AS many FROM ({ABOUT}) GROUP BY relation)
  ON relation = name
WHERE (:relation = '' OR relation = :relation)
ORDER BY many DESC, relation, subject <> :entity, standing, reports DESC, id LIMIT :most OFFSET :start
"""
FIRMEST = f"SELECT id FROM ({ABOUT}) ORDER BY standing, reports DESC, id LIMIT :most OFFSET :start"
RELATIONS = f"SELECT relation, COUNT(*) AS many FROM ({ABOUT}) GROUP BY relation ORDER BY many DESC, relation"
YEARS = f"""SELECT substr(first, 1, 4) AS year, standing, COUNT(*) FROM ({ABOUT}) WHERE first <> ''
GROUP BY year, standing ORDER BY year"""
PRINTED = f"""
SELECT article.* FROM article JOIN (SELECT DISTINCT article FROM printed JOIN ({ABOUT}) ON id = statement)
  AS here ON article.id = here.article
ORDER BY date DESC, article.id LIMIT :most OFFSET :start
"""
SOME = """SELECT * FROM article WHERE (:outlet = '' OR outlet = :outlet)
ORDER BY date DESC, id LIMIT :most OFFSET :start"""
OUTLETS = "SELECT outlet, COUNT(*) AS many FROM article WHERE outlet <> '' GROUP BY outlet ORDER BY many DESC, outlet"


@dataclass(frozen=True, slots=True)
class Article:
    """An article as lists show it, with how many statements it makes; what is not known of it is empty."""

    id: str
    title: str
    date: str
    outlet: str
    url: str
    statements: int


def write_listing(connection: sqlite3.Connection, store: Store) -> None:
    """Write the rows of a graph."""
    for table in TABLES.split(";"):  # a whole script would end the transaction
        connection.execute(table)
    connection.executemany("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?)", read_statements(store))
    connection.executemany("INSERT OR IGNORE INTO printed VALUES (?, ?)", read_printed(store))
    connection.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?, 0)", read_articles(store))
    for pair in ("subject, object", "object, subject"):
        connection.execute(f"""INSERT INTO near SELECT {pair}, SUM(reports), MIN(standing = {DENIED}) FROM statement
          WHERE subject <> object GROUP BY {pair}
          ON CONFLICT DO UPDATE SET reports = reports + excluded.reports, denied = MIN(denied, excluded.denied)""")
    for index in INDEXES.split(";"):
        connection.execute(index)
    connection.execute("UPDATE article SET statements = (SELECT COUNT(*) FROM printed WHERE article = article.id)")


def read_statements(store: Store) -> Iterator[tuple[object, ...]]:
    """The rows of all statements."""
    ids = ids_below(find_base(store))
    told = (
        *(RDF.subject, RDF.object, RDF.predicate, KG.status, PROV.wasAttributedTo),
        *(KG.reportCount, KG.firstSeen, KG.lastSeen),
    )
    subject, obj, relation, status, speaker, reports, first, last = (values(store, predicate) for predicate in told)
    for quad in store.quads_for_pattern(None, RDF.type, KG.Statement, DefaultGraph()):
        node = quad.subject
        if isinstance(node, NamedNode):
            triple = subject.get(node, ""), relation.get(node, ""), obj.get(node, "")
            yield (
                id_of(node.value, ids.statement),
                id_of(subject.get(node, ""), ids.id),
                id_of(obj.get(node, ""), ids.id),
                local(relation.get(node, "")),
                LADDER.index(stand(local(status.get(node, "")), node in speaker, is_held(store, *triple))),
                int(reports.get(node, 0)),
                first.get(node, ""),
                last.get(node, ""),
            )


def is_held(store: Store, subject: str, relation: str, obj: str) -> bool:
    """Whether a graph holds a statement as a direct triple."""
    if not (subject and relation and obj):
        return False
    found = store.quads_for_pattern(NamedNode(subject), NamedNode(relation), NamedNode(obj), DefaultGraph())
    return next(found, None) is not None


def stand(status: str, said: bool, held: bool) -> str:
    """How far a reader may rely on a statement of a status, perhaps somebody's word, perhaps held by the graph."""
    name = standing(status, said, not held)
    return name if name in STANDINGS else "possible"


def read_printed(store: Store) -> Iterator[tuple[str, str]]:
    """Which article prints which statement."""
    ids = ids_below(find_base(store))
    article = values(store, NIF.referenceContext)
    for quad in store.quads_for_pattern(None, PROV.wasDerivedFrom, None, DefaultGraph()):
        node, proof = quad.subject, quad.object
        if proof in article and isinstance(node, NamedNode) and node.value.startswith(ids.statement):
            yield id_of(article[proof], ids.article), id_of(node.value, ids.statement)


def read_articles(store: Store) -> Iterator[tuple[str, ...]]:
    """The rows of all articles."""
    ids = ids_below(find_base(store))
    told = (DCTERMS.title, DCTERMS.issued, DC.publisher, DCTERMS.source)
    title, issued, publisher, url = (values(store, predicate) for predicate in told)
    for quad in store.quads_for_pattern(None, RDF.type, SCHEMA.NewsArticle, DefaultGraph()):
        if isinstance(quad.subject, NamedNode):
            about = (each.get(quad.subject, "") for each in (title, issued, publisher, url))
            yield (id_of(quad.subject.value, ids.article), *about)


def values(store: Store, predicate: NamedNode) -> dict[object, str]:
    """What each node has by a property, as text; of several values the first in order."""
    found = dict[object, str]()
    for quad in store.quads_for_pattern(None, predicate, None, DefaultGraph()):
        if isinstance(quad.object, NamedNode | Literal):
            text = quad.object.value
            found[quad.subject] = min(text, found.get(quad.subject, text))
    return found


def local(iri: str) -> str:
    """The end of a term's IRI."""
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]


def count_about(listing: sqlite3.Connection, entity: str) -> dict[str, int]:
    """How many statements about an entity there are of each relation, the most first."""
    return dict(map(tuple, listing.execute(RELATIONS, {"entity": entity})))


def count_all(listing: sqlite3.Connection, entities: Sequence[str]) -> dict[str, int]:
    """How many statements about each of these entities there are."""
    asked = """SELECT value, (SELECT COUNT(*) FROM statement WHERE subject = value)
      + (SELECT COUNT(*) FROM statement WHERE object = value AND subject <> value) FROM json_each(?)"""
    return dict(map(tuple, listing.execute(asked, (json.dumps(entities),))))


def list_about(listing: sqlite3.Connection, entity: str, most: int, start: int = 0, relation: str = "") -> list[str]:
    """Statements about an entity: frequent relations first, its own acts before those of others, firm ones first."""
    asked = {"entity": entity, "relation": relation, "most": most, "start": start}
    return [row["id"] for row in listing.execute(LISTED, asked)]


def list_firmest(listing: sqlite3.Connection, entity: str, most: int, start: int) -> list[str]:
    """Statements about an entity, the firmest first, and of these the best reported."""
    return [row["id"] for row in listing.execute(FIRMEST, {"entity": entity, "most": most, "start": start})]


def count_years(listing: sqlite3.Connection, entity: str) -> dict[str, dict[str, int]]:
    """By year in which they were first reported, how many statements about an entity there are of each standing."""
    found = defaultdict[str, dict[str, int]](dict)
    for year, rung, many in listing.execute(YEARS, {"entity": entity}):
        found[year][LADDER[rung]] = many
    return dict(found)


def list_articles(
    listing: sqlite3.Connection, most: int, start: int = 0, *, entity: str = "", outlet: str = ""
) -> list[Article]:
    """Articles, the latest first: all, those of an outlet, or those that say something about an entity."""
    asked = {"entity": entity, "outlet": outlet, "most": most, "start": start}
    return [Article(*row) for row in listing.execute(PRINTED if entity else SOME, asked)]


def count_outlets(listing: sqlite3.Connection) -> dict[str, int]:
    """How many articles each outlet has, the most first."""
    return dict(map(tuple, listing.execute(OUTLETS)))


def find_article(listing: sqlite3.Connection, article: str) -> Article | None:
    """An article by its id."""
    row = listing.execute("SELECT * FROM article WHERE id = ?", (article,)).fetchone()
    return Article(*row) if row else None


def list_printed(listing: sqlite3.Connection, article: str, most: int) -> list[str]:
    """The statements that an article makes."""
    asked = "SELECT statement FROM printed WHERE article = ? ORDER BY statement LIMIT ?"
    return [row["statement"] for row in listing.execute(asked, (article, most))]


def list_between(listing: sqlite3.Connection, entities: Sequence[str], most: int, center: str = "") -> list[str]:
    """The statements that have both ends among these entities: those about the center, then the best reported."""
    asked = """SELECT statement.id FROM json_each(:entities) AS one JOIN statement ON subject = one.value
      WHERE object IN (SELECT value FROM json_each(:entities))
      ORDER BY :center IN (subject, object) DESC, standing, reports DESC, statement.id LIMIT :most"""
    given = {"entities": json.dumps(entities), "most": most, "center": center}
    return [row["id"] for row in listing.execute(asked, given)]


def list_near(
    listing: sqlite3.Connection, entities: Iterable[str], most: int = -1, *, denied: bool = True
) -> list[str]:
    """Who shares a statement with one of these entities, the most reported ties first; all of them by default.

    Without those who share only what is `denied`, if so wished.
    """
    asked = """SELECT other FROM json_each(:entities) JOIN near ON entity = value WHERE denied <= :denied
      GROUP BY other ORDER BY SUM(reports) DESC, other LIMIT :most"""
    given = {"entities": json.dumps(list(entities)), "most": most, "denied": denied}
    return [row["other"] for row in listing.execute(asked, given)]


def list_again(listing: sqlite3.Connection, statement: str, most: int) -> list[str]:
    """The other statements of the same relation between the same two, whichever way round, the firmest first."""
    asked = """SELECT other.id FROM statement AS this JOIN statement AS other ON other.relation = this.relation
      AND (other.subject, other.object) IN ((this.subject, this.object), (this.object, this.subject))
      WHERE this.id = ? AND other.id <> this.id ORDER BY other.standing, other.reports DESC, other.id LIMIT ?"""
    return [row["id"] for row in listing.execute(asked, (statement, most))]
