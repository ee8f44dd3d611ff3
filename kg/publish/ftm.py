"""The graph → FollowTheMoney (https://followthemoney.tech): entities, articles, ties and events, one a line as JSON.

Only what the graph holds as fact is written: FollowTheMoney has no place for what is denied, planned or merely
claimed. Every tie, event and time in office has the articles that tell of it as proof, and their sentences as its
summary.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from kg.dates import first_day
from kg.ids import content_id
from kg.printable import is_web_address, one_line
from kg.project import KG, Row, ancestors, many
from kg.publish.schemata import SCHEMATA, TEXT, builtin, kind_schema, short, tie_of
from kg.publish.tables import rows
from kg.publish.view import View
from kg.rdf.vocab import GN

Entity = dict[str, Any]
Told = dict[str, Iterable[str | None]]  # what properties say
_ID = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?")  # followthemoney/types/entity.py
PERSON = "Person"
LONGEST = 150  # characters of an id that is written as it is
ADDRESS, LEGAL_ENTITY, ORGANIZATION = (SCHEMATA + name for name in ("Address", "LegalEntity", "Organization"))


def write(view: View) -> Iterator[bytes]:
    """Entities, articles and offices, then ties, events and times in office, each sorted by id."""
    encode, schemata = msgspec.json.Encoder().encode, find_schemata(view)
    things = entities(view, schemata), articles(view), offices(view, schemata)
    for found in (*things, ties(view, schemata), events(view, schemata), tenures(view, schemata)):
        for entity in found:
            yield encode(entity) + b"\n"


def find_schemata(view: View) -> Mapping[str, str]:
    """The schema of each entity, as IRI."""
    kinds = {row["name"]: kind_schema(view.facts, row["iri"]) for row in rows.kind_rows(view)}
    return {
        name: kinds.get(about["kind"], kind_schema(view.facts, "")) for name, about in view.network.nodes(data=True)
    }


def entities(view: View, schemata: Mapping[str, str]) -> Iterator[Entity]:
    """Whom and what the graph is about, with what else they are called and the offices of people."""
    titles, posts = {row["id"]: row["label"] or "" for row in rows.office_rows(view)}, defaultdict[str, list[str]](list)
    for row in rows.membership_rows(view):
        if row["office"]:
            posts[row["member"]].append(one_line(titles.get(row["office"], "")))
    for row in rows.entity_rows(view):
        links, about = view.network.nodes[row["id"]]["links"], view.facts.get(row["iri"], {})
        name, aliases = one_line(row["name"]) or row["id"], [one_line(alias) for alias in row["aliases"]]
        codes = (links.get("iso3166", ""), *many(about, str(GN.countryCode)))
        schema = schemata[row["id"]]
        told: Told = {short(prop): [name] for prop in many(builtin().get(schema, {}), KG.ftmName)}
        told |= {
            "name": [name],
            "alias": [alias for alias in aliases if " " in alias],
            "weakAlias": [alias for alias in aliases if " " not in alias],  # a surname, an acronym
            "wikidataId": [links.get("wikidata")],
            "country": [code.lower().partition("-")[0] for code in codes],
        }
        if short(schema) == PERSON:
            told["position"] = posts[row["id"]]
        yield make("entity", row["id"], short(schema), told)


def articles(view: View) -> Iterator[Entity]:
    """The articles, as proof."""
    for row in rows.article_rows(view):
        told: Told = {
            "fileName": [one_line(row["id"]) or content_id(row["id"])],
            "title": [one_line(row["title"] or "")],
            "author": map(one_line, row["authors"]),
            "publishedAt": [row["date"] if row["date"] and first_day(row["date"]) else None],
            "publisher": [one_line(row["outlet"] or "")],
            "sourceUrl": [web(row["url"])],
        }
        yield make("article", row["id"], "Article", told)


def offices(view: View, schemata: Mapping[str, str]) -> Iterator[Entity]:
    """The posts of bodies."""
    for row in rows.office_rows(view):
        body = row["body"] if ORGANIZATION in ancestors(builtin(), schemata.get(row["body"], "")) else None
        of = [id_in("entity", body)] if body else []
        yield make(
            "office", row["id"], "Position", {"name": [one_line(row["label"] or row["role"])], "organization": of}
        )


def tenures(view: View, schemata: Mapping[str, str]) -> Iterator[Entity]:
    """Who held which office, and from when until when."""
    posts, statements = ({row["id"]: row for row in find(view)} for find in (rows.office_rows, rows.statement_rows))
    states = {row["id"]: row["statements"] for row in rows.state_rows(view)}
    for row in rows.membership_rows(view):
        if row["office"] in posts and short(schemata.get(row["member"], "")) == PERSON:
            told: Told = {"holder": [id_in("entity", row["member"])], "post": [id_in("office", row["office"])]}
            told |= lasting([(row["holds_from"], row["holds_until"])])
            tellers = (statements[teller] for teller in states.get(row["state"], []) if teller in statements)
            told |= proof(piece for teller in tellers for piece in evidence_of(view, teller))
            yield make("membership", row["id"], "Occupancy", told)


def ties(view: View, schemata: Mapping[str, str]) -> Iterator[Entity]:
    """What the graph asserts, a tie a statement: what lasts from its begin to its end, what happens with its date."""
    relations, states = {row["name"]: row for row in rows.relation_rows(view)}, states_by_statement(view)
    for row in asserted(view):
        subject, obj, relation = row["subject"], row["object"], relations[row["relation"]]
        tie = tie_of(view.facts, relation["iri"], schemata[subject], schemata[obj])
        told: Told = {tie.role: [one_line(relation["label"])]} if tie.role else {}
        told |= {tie.subject: [end_of(view, subject, tie.ranges[0])], tie.object: [end_of(view, obj, tie.ranges[1])]}
        periods = [(state["holds_from"], state["holds_until"]) for state in states[row["id"]] if relation["lasting"]]
        told |= lasting(periods) if periods else dated(row["valid_from"], row["valid_until"])
        yield make("statement", row["id"], tie.schema, told | proof(evidence_of(view, row)))


def end_of(view: View, name: str, range: str) -> str:
    """An entity as a tie names it: by its id, or by its name."""
    return one_line(view.network.nodes[name]["label"]) if range == TEXT else id_in("entity", name)


def events(view: View, schemata: Mapping[str, str]) -> Iterator[Entity]:
    """What happened as the graph asserts it, with all who took part."""
    tellers, parts = defaultdict[str, list[Row]](list), defaultdict[str, list[str]](list)
    for row in asserted(view):
        for event in row["events"]:
            tellers[event].append(row)
    for part in rows.participant_rows(view):
        parts[part["event"]].append(part["entity"])
    for event in rows.event_rows(view):
        if statements := tellers[event["id"]]:
            named = parts[event["id"]]
            told: Told = {
                "name": [one_line(statements[0]["label"] or event["kind"])],
                "involved": [id_in("entity", e) for e in named if LEGAL_ENTITY in ancestors(builtin(), schemata[e])],
                "location": [end_of(view, e, TEXT) for e in named if schemata[e] == ADDRESS],
                "keywords": [event["kind"]],
            }
            told |= dated(event["begin"], event["end"])
            told |= proof(piece for row in statements for piece in evidence_of(view, row))
            yield make("event", event["id"], "Event", told)


def asserted(view: View) -> Iterator[Row]:
    """The statements that the graph holds as facts."""
    return (row for row in rows.statement_rows(view) if row["asserted"])


def states_by_statement(view: View) -> Mapping[str, list[Row]]:
    """The states that rest on each statement."""
    found: dict[str, list[Row]] = defaultdict(list)
    for state in rows.state_rows(view):
        for statement in state["statements"]:
            found[statement].append(state)
    return found


def evidence_of(view: View, statement: Row) -> list[Row]:
    """The sentences that make a statement."""
    told: list[Row] = view.network.edges[statement["subject"], statement["object"], statement["id"]]["evidence"]
    return told


def proof(evidence: Iterable[Row]) -> Told:
    """Articles, sentences and outlets, as ties and events have them."""
    told = list(evidence)
    return {
        "proof": [id_in("article", piece["article"]) for piece in told],
        "summary": [piece["quote"] for piece in told],
        "publisher": [one_line(piece["publisher"]) for piece in told],
        "sourceUrl": [web(piece["url"]) for piece in told],
    }


def dated(begin: str | None, end: str | None) -> Told:
    """A date, or where there are two the begin and the end.

    >>> dated("2024-05", "2024-05"), dated("2024", None)
    ({'date': ['2024-05']}, {'startDate': ['2024'], 'endDate': [None]})
    """
    return {"date": [begin]} if begin == end else {"startDate": [begin], "endDate": [end]}


def lasting(periods: Iterable[tuple[str | None, str | None]]) -> Told:
    """The begins and ends of periods."""
    begins, ends = zip(*periods, strict=True)
    return {"startDate": begins, "endDate": ends}


def make(space: str, id: str, schema: str, told: Told) -> Entity:
    """An entity, each property with its values once, in order, and without those that have none."""
    properties = {name: sorted({value for value in values if value}) for name, values in told.items()}
    return {
        "id": id_in(space, id),
        "schema": schema,
        "properties": {name: properties[name] for name in sorted(properties) if properties[name]},
    }


def id_in(space: str, id: str) -> str:
    """An id as FollowTheMoney takes it: letters, digits, hyphens and dots.

    >>> id_in("entity", "ada-moss"), id_in("article", "a b/c")
    ('entity-ada-moss', 'article-5b2b711a42d27981')
    """
    return f"{space}-{id if len(id) <= LONGEST and _ID.fullmatch(id) else content_id(id)}"


def web(address: str | None) -> str | None:
    """An address, if it is one of the web."""
    return address if address and is_web_address(address) else None
