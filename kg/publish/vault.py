"""The graph → a vault of Markdown pages, for Obsidian and Logseq: one an entity, one an article, and an index.

A page tells the facts about its entity by relation, each with the sentences that say it. What is denied, planned or
claimed by one side stands apart, under a heading that says so. Pages link to one another by `[[name]]`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.project import Row
from kg.publish.markdown import name_pages, page_link, page_name, quoted, text, web_link
from kg.publish.tables import rows
from kg.publish.view import View

INDEX = "Index"
ARTICLES = "Articles"
UNKNOWN = "Other"  # the folder of entities of no kind
DISPUTED = "Said, but not held as fact"
MOST = 30  # entities in the list of the most connected
LISTED = 100  # entities of a kind in the index

Told = tuple[str, str, Row]  # a relation as seen from an entity, the other end, the statement


@dataclass(frozen=True)
class Vault:
    """What pages are made from: the rows of a graph, and what each page is called."""

    view: View

    @cached_property
    def entities(self) -> Mapping[str, Row]:
        """The entities by id."""
        return {row["id"]: row for row in rows.entity_rows(self.view)}

    @cached_property
    def articles(self) -> Mapping[str, Row]:
        """The articles by id."""
        return {row["id"]: row for row in rows.article_rows(self.view)}

    @cached_property
    def links(self) -> Mapping[str, list[str]]:
        """What each entity is called elsewhere: addresses, or ids with whose they are."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in rows.link_rows(self.view):
            found[row["entity"]].append(row["iri"] or f"{row['scheme']}:{row['value']}")
        return found

    @cached_property
    def statements(self) -> list[Row]:
        """All statements with their evidence, those of most reports first."""
        edges = self.view.network.edges
        told = (
            row | {"evidence": edges[row["subject"], row["object"], row["id"]]["evidence"]}
            for row in rows.statement_rows(self.view)
        )
        return sorted(told, key=lambda row: (-row["reports"], row["first_seen"] or "", row["id"]))

    @cached_property
    def relations(self) -> Mapping[str, Row]:
        """The relations by name."""
        return {row["name"]: row for row in rows.relation_rows(self.view)}

    @cached_property
    def told(self) -> Mapping[str, list[Told]]:
        """What is said of each entity, as seen from it."""
        found: dict[str, list[Told]] = defaultdict(list)
        for row in self.statements:
            relation = self.relations[row["relation"]]
            found[row["subject"]].append((relation["label"], row["object"], row))
            found[row["object"]].append((relation["inverse"] or f"← {relation['label']}", row["subject"], row))
        return found

    @cached_property
    def quotes(self) -> Mapping[str, Mapping[tuple[int, str], list[Row]]]:
        """The sentences of each article in order, and the statements that each makes."""
        found: dict[str, dict[tuple[int, str], list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in self.statements:
            for piece in row["evidence"]:
                found[piece["article"]][piece["start"], piece["quote"]].append(row)
        return {article: dict(sorted(quotes.items())) for article, quotes in found.items()}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What the pages are called."""
        entities = ((f"entity {id}", row["name"]) for id, row in self.entities.items())
        articles = ((f"article {id}", row["title"] or id) for id, row in self.articles.items())
        return name_pages([*entities, *articles], [INDEX])

    def entity(self, id: str) -> str:
        """A link to the page of an entity."""
        return page_link(self.names[f"entity {id}"], self.entities[id]["name"])

    def article(self, id: str) -> str:
        """A link to the page of an article."""
        return page_link(self.names[f"article {id}"], self.articles[id]["title"] or id)


def write(view: View) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The index; a page for each entity, in the folder of its kind; and a page for each article."""
    vault = Vault(view)
    yield f"{INDEX}.md", encoded(index_page(vault))
    for id, row in vault.entities.items():
        yield f"{folder_of(row)}/{vault.names[f'entity {id}']}.md", encoded(entity_page(vault, row))
    for id, row in vault.articles.items():
        yield f"{ARTICLES}/{vault.names[f'article {id}']}.md", encoded(article_page(vault, row))


def encoded(lines: Iterable[str]) -> Iterator[bytes]:
    """A page as bytes."""
    return (f"{line}\n".encode() for line in lines)


def folder_of(entity: Row) -> str:
    """Where the page of an entity lies: with its kind."""
    return page_name(entity["kind"] or "") or UNKNOWN


def index_page(vault: Vault) -> Iterator[str]:
    """Who is most connected, in all and of each kind; and the articles by date."""
    ranked = sorted(
        vault.entities.values(), key=lambda row: (-len(vault.told.get(row["id"], [])), row["name"], row["id"])
    )
    dated = sorted(vault.articles.values(), key=lambda row: (row["date"] or "", row["id"]), reverse=True)
    yield from (f"# {INDEX}", "")
    yield from listing("Most connected", [entry(vault, row) for row in ranked if row["id"] in vault.told], MOST)
    kinds: dict[str, list[Row]] = defaultdict(list)
    for row in ranked:
        kinds[folder_of(row)].append(row)
    for kind, members in sorted(kinds.items()):
        yield from listing(kind, [entry(vault, row) for row in members], LISTED)
    yield from listing(ARTICLES, [joined(row["date"], vault.article(row["id"])) for row in dated], LISTED)


def entry(vault: Vault, row: Row) -> str:
    """An entity in a list."""
    number = len(vault.told.get(row["id"], []))
    return f"{vault.entity(row['id'])}{f' ({number:,})' if number else ''}"


def listing(title: str, items: list[str], most: int) -> Iterator[str]:
    """A list under its title, as long as people read."""
    if items:
        yield from (f"## {text(title)}", "", *(f"- {item}" for item in items[:most]))
        if len(items) > most:
            yield f"- and {len(items) - most:,} more"
        yield ""


def entity_page(vault: Vault, row: Row) -> Iterator[str]:
    """All that is said of an entity: facts by relation, then the rest."""
    kind, told = folder_of(row), vault.told.get(row["id"], [])
    names = dict.fromkeys((row["name"], *row["aliases"]))
    links, tags = vault.links.get(row["id"], []), [kind.replace(" ", "-")]
    yield from front_matter({"id": row["id"], "kind": kind, "aliases": list(names), "links": links, "tags": tags})
    yield from (f"# {text(row['name'])}", "")
    if row["aliases"]:
        yield from (f"Also called {', '.join(map(text, row['aliases']))}.", "")
    for relation in dict.fromkeys(relation for relation, _, statement in told if statement["asserted"]):
        yield from (f"## {text(relation)}", "")
        for words, other, statement in told:
            if statement["asserted"] and words == relation:
                yield from tell(vault, vault.entity(other), statement)
    disputed = [each for each in told if not each[2]["asserted"]]
    if disputed:
        yield from (f"## {DISPUTED}", "")
    for words, other, statement in disputed:
        yield from tell(vault, f"{standing(statement)}{text(words)} {vault.entity(other)}", statement)


def tell(vault: Vault, words: str, statement: Row) -> Iterator[str]:
    """A statement as an item of a list, with its time, its support and its sentences."""
    support = f"{statement['reports']:,} reports" if statement["reports"] > 1 else None
    yield f"- {joined(words, period(statement['valid_from'], statement['valid_until']), support)}"
    for quote, article in dict.fromkeys((piece["quote"], piece["article"]) for piece in statement["evidence"]):
        yield from ("", f"  > {text(quote)}", "  >", f"  > — {source(vault, article)}")
    yield ""


def source(vault: Vault, article: str) -> str:
    """An article as the source of a sentence: its page, and where and when it was printed."""
    row = vault.articles.get(article)
    return joined(vault.article(article), *printed(row)) if row else text(article)


def printed(row: Row) -> tuple[str, str | None, str]:
    """Where and when an article was printed, and its address."""
    return text(row["outlet"] or ""), row["date"], web_link("source", row["url"] or "")


def article_page(vault: Vault, row: Row) -> Iterator[str]:
    """The sentences of an article that say something, and what each says."""
    about = {name: row[name] for name in ("id", "date", "outlet", "url", "language", "authors")}
    yield from front_matter(about | {"aliases": [row["title"] or row["id"]], "tags": ["Article"]})
    yield from (f"# {text(row['title'] or row['id'])}", "")
    if where := joined(*printed(row)):
        yield from (where, "")
    for (_, quote), statements in vault.quotes.get(row["id"], {}).items():
        yield from (f"> {text(quote)}", "")
        for statement in {row["id"]: row for row in statements}.values():
            relation = text(vault.relations[statement["relation"]]["label"])
            subject, obj = vault.entity(statement["subject"]), vault.entity(statement["object"])
            yield f"- {standing(statement)}{subject} {relation} {obj}"
        yield ""


def front_matter(about: Mapping[str, Any]) -> Iterator[str]:
    """What programs read of a page, as YAML."""
    yield "---"
    for name, value in about.items():
        if value:
            yield f"{name}: {quoted(value) if isinstance(value, str) else listed(value)}"
    yield from ("---", "")


def listed(values: Iterable[str]) -> str:
    """A list in YAML."""
    return f"[{', '.join(map(quoted, values))}]"


def standing(statement: Row) -> str:
    """What a statement is, in front of it, unless it is a fact."""
    return "" if statement["asserted"] else f"**{text(statement['standing'])}:** "


def period(begin: str | None, end: str | None) -> str:
    """A time in words.

    >>> period("2001", "2003"), period("2001", None), period("2001", "2001"), period(None, None)
    ('2001 to 2003', 'from 2001', '2001', '')
    """
    if begin and end:
        return begin if begin == end else f"{begin} to {end}"
    return f"from {begin}" if begin else f"until {end}" if end else ""


def joined(*parts: str | None) -> str:
    """What there is of these, with commas between."""
    return ", ".join(filter(None, parts))
