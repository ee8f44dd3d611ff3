"""Jobs that make pages for people: an entity, a statement, an article, lists of them, and what a search finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from itertools import groupby
from typing import Any

from kg.publish.page.data import articles, fact
from kg.rdf.known import KG
from kg.rdf.terms import iri
from kg.serve.edition import Opened
from kg.serve.finding import HTML, SPACES, Kind, find, find_near, lead
from kg.serve.linked import send_rdf
from kg.serve.listing import (
    count_about,
    count_outlets,
    count_years,
    find_article,
    list_about,
    list_again,
    list_articles,
    list_printed,
)
from kg.serve.names import find_named, most_reported
from kg.serve.paper import render
from kg.serve.parts import Part, title_of
from kg.serve.worker import Reply
from kg.signs import STANDINGS

PAGE = 40  # statements or articles on a page
SENTENCES = 4  # of each statement, where there are many statements
LATEST = 8  # articles of an entity
WHOLE = 500  # statements of an article


def send_thing(opened: Opened, kind: Kind, name: str, accept: str, page: int, relation: str) -> Reply:
    """A thing as who asks wants it: its page, or RDF. Raises Refusal where there is no such thing."""
    thing = find(opened, kind, name, accept)
    if thing.format:
        return send_rdf(opened, kind, thing.id, thing.format, page)
    if kind == "entity":
        return entity_page(opened, thing.id, page, relation)
    return statement_page(opened, thing.id) if kind == "statement" else article_page(opened, thing.id)


def entity_page(opened: Opened, entity: str, page: int, relation: str) -> Reply:
    """Everything about an entity, some statements at a time."""
    relations = count_about(opened.names, entity)
    many = relations.get(relation, 0) if relation else sum(relations.values())
    part = Part(opened, SENTENCES)
    part.add_entities([entity])
    part.add_offices(entity)
    listed = list_about(opened.names, entity, PAGE, (page - 1) * PAGE, relation)
    part.add_statements(listed)
    part.term(KG[name] for name in relations)
    told = facts_of(part)
    shown = [told[statement] for statement in listed if statement in told]
    return sheet(
        opened,
        "entity.html",
        kind="entity",
        id=entity,
        about=part.network.nodes[entity],
        offices=foremost(part, entity) if page == 1 else [],
        relations=[(name, part.label(name), number) for name, number in relations.items()],
        groups=[(label, list(facts)) for label, facts in groupby(shown, key=lambda each: each["label"])],
        relation=relation,
        many=many,
        page=page,
        last=max(1, -(-many // PAGE)),
        years=bars(count_years(opened.names, entity)),
        articles=list_articles(opened.names, LATEST, entity=entity),
        sources=articles(part.network),
    )


def foremost(part: Part, entity: str) -> list[dict[str, Any]]:
    """Somebody's offices or a body's: those not known to have ended first, then by the reports of the other end."""

    def rank(office: dict[str, Any]) -> tuple[bool, int]:
        other = office["body_id"] if office["holder_id"] == entity else office["holder_id"]
        return bool(office["end"]), -part.network.nodes[other]["weight"]

    latest = part.network.nodes[entity]["offices"][::-1]
    return sorted(latest, key=rank)


def statement_page(opened: Opened, statement: str) -> Reply:
    """A statement with every sentence that says it, and what repeats or contradicts it."""
    part = Part(opened)
    part.add_statements([statement])
    node = iri(part.ids.statement, statement)
    against = [quad.object for quad in part.seen[node] if quad.predicate == KG.contradicts]
    others = Part(opened, SENTENCES)
    others.add_statements(list_again(opened.names, statement, PAGE))
    for each in others.nodes(part.seen[node], KG.contradicts):
        others.add_statement(each)
    told = facts_of(others)
    denied = {str(each).rpartition("/")[2].rstrip(">") for each in against}
    return sheet(
        opened,
        "statement.html",
        kind="statement",
        id=statement,
        fact=facts_of(part)[statement],
        against=[told[each] for each in told if each in denied],
        again=[told[each] for each in told if each not in denied and each != statement],
        sources=articles(part.network) | articles(others.network),
    )


def article_page(opened: Opened, article: str) -> Reply:
    """What is known of an article, and the statements that it makes, in its own words."""
    about = find_article(opened.names, article)
    assert about
    part = Part(opened)
    part.add_statements(list_printed(opened.names, article, WHOLE))
    told = facts_of(part)
    for each in told.values():
        each["evidence"] = [proof for proof in each["evidence"] if proof["article"] == article]
    shown = sorted(told.values(), key=lambda each: (min((p["start"] for p in each["evidence"]), default=0), each["id"]))
    return sheet(
        opened, "article.html", kind="article", id=article, article=about, facts=shown, sources=articles(part.network)
    )


def articles_page(opened: Opened, page: int, outlet: str, entity: str) -> Reply:
    """All articles, the latest first; those of an outlet, or those that say something about an entity."""
    counts = count_outlets(opened.names)
    shown = list_articles(opened.names, PAGE + 1, (page - 1) * PAGE, outlet=outlet, entity=entity)
    part = Part(opened)
    part.add_entities([entity] if entity else [])
    return sheet(
        opened,
        "articles.html",
        articles=shown[:PAGE],
        outlets=counts,
        outlet=outlet,
        entity=entity,
        about=part.network.nodes.get(entity),
        page=page,
        more=len(shown) > PAGE,
        number=opened.edition.articles,
    )


def search_page(opened: Opened, query: str) -> Reply:
    """What a search finds; before one, whom the articles report most of."""
    found = find_named(opened.names, query, PAGE)
    near = [] if found or not query.strip() else find_near(opened, query)
    most = most_reported(opened.names, PAGE) if not query.strip() else []
    return sheet(opened, "search.html", query=query, found=found or most, near=near)


def suggest(opened: Opened, query: str, most: int) -> dict[str, Any]:
    """The entities that a name which is being typed may mean, the most reported first."""
    return {"query": query, "found": [asdict(named) for named in find_named(opened.names, query, most)]}


def sheet(opened: Opened, template: str, kind: Kind | None = None, id: str = "", **shown: Any) -> Reply:
    """A page, with what every page tells; one of a thing tells the thing's permanent name."""
    base = f"{opened.edition.base}{SPACES[kind]}/" if kind else ""
    name = iri(base, id).value if kind else ""
    text = render(template, title=title_of(opened), kind=kind, id=id, name=name, **shown)
    return Reply(f"{HTML}; charset=utf-8", text.encode(), lead(kind, id) if kind else {})


def facts_of(part: Part) -> dict[str, dict[str, Any]]:
    """The statements of a part as pages tell them, with the names of both ends, by id."""
    names = part.network.nodes
    found = dict[str, dict[str, Any]]()
    for subject, obj, key, data in part.network.edges(keys=True, data=True):
        labels = {"subjectName": names[subject]["label"], "objectName": names[obj]["label"]}
        found[str(key)] = fact(subject, obj, key, data) | labels | {"sentences": len(data["evidence"])}
    return found


def bars(years: Mapping[str, Mapping[str, int]]) -> list[dict[str, Any]]:
    """Statements a year as bars of a chart 100 high: for each standing where its piece begins and how high it is."""
    if len(years) < 2:
        return []
    highest = max(sum(counts.values()) for counts in years.values())
    span = range(int(min(years)), int(max(years)) + 1) if all(map(str.isdigit, years)) else ()
    return [bar(str(year), years.get(str(year), {}), highest) for year in span]


def bar(year: str, counts: Mapping[str, int], highest: int) -> dict[str, Any]:
    """One bar."""
    pieces, top = list[tuple[str, float, float]](), 100.0
    for standing in STANDINGS:
        if number := counts.get(standing, 0):
            height = 100 * number / highest
            top -= height
            pieces.append((standing, round(top, 2), round(height, 2)))
    return {"year": year, "number": sum(counts.values()), "pieces": pieces}
