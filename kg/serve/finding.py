"""Which thing an address means, by its id or its IRI, and which one was meant where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from rapidfuzz.fuzz import WRatio

from kg.ids import slug
from kg.names import normalise
from kg.rdf.prefixes import ids_below
from kg.serve.edition import Opened
from kg.serve.listing import find_article
from kg.serve.names import Named, find_named
from kg.serve.negotiation import choose
from kg.serve.refusal import Refusal

Kind = Literal["entity", "article", "statement"]
HTML = "text/html"
FORMATS = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
}
SPACES: dict[Kind, str] = {"entity": "id", "article": "article", "statement": "statement"}
LIKE, NEAR, POOL = 60, 6, 300  # how alike names are, from 0 to 100; names shown; names compared
WORDS, LETTERS = 6, 12  # of a name that are looked for


@dataclass(frozen=True, slots=True)
class Thing:
    """What is asked for, and how: `format` is the suffix of a kind of RDF, or nothing for a page."""

    id: str
    format: str


def find(opened: Opened, kind: Kind, name: str, accept: str) -> Thing:
    """What a name and an Accept header ask for; raises Refusal where there is no such thing, or none such of it.

    A suffix chooses as the header does, and before it: `belarus.ttl`.
    """
    whole = find_id(opened, kind, name)
    stem, _, suffix = name.rpartition(".")
    if whole is None and suffix in FORMATS.values() and (id := find_id(opened, kind, stem)) is not None:
        return Thing(id, suffix)
    if whole is None:
        raise Refusal(404, f"there is no {kind} {name[:100]!r} here")
    type = choose(accept, [HTML, *FORMATS])
    if type is None:
        raise Refusal(406, f"this can be had as {', '.join((HTML, *FORMATS))}")
    return Thing(whole, FORMATS.get(type, ""))


def find_id(opened: Opened, kind: Kind, name: str) -> str | None:
    """The id of a thing, by its id, its IRI, or a name that would have this id."""
    space = getattr(ids_below(opened.edition.base), SPACES[kind])
    id = name.removeprefix(space).removeprefix(f"{SPACES[kind]}:")
    return next((each for each in dict.fromkeys((name, id, slug(id))) if is_there(opened, kind, each)), None)


def is_there(opened: Opened, kind: Kind, id: str) -> bool:
    """Whether there is such a thing."""
    if kind == "article":
        return find_article(opened.names, id) is not None
    return opened.names.execute(f"SELECT 1 FROM {kind} WHERE id = ?", (id,)).fetchone() is not None


def lead(kind: Kind, id: str, *further: str) -> dict[str, str]:
    """The header that leads to a thing's own address, and to it as RDF."""
    here = f"/{kind}/{segment(id)}"
    others = (f'<{here}.{suffix}>; rel="alternate"; type="{type}"' for type, suffix in FORMATS.items())
    return {"Link": ", ".join((f'<{here}>; rel="canonical"', *others, *further))}


def segment(id: str) -> str:
    """An id as one segment of an address.

    >>> segment("a b/c"), segment("..")
    ('a%20b%2Fc', '%2E%2E')
    """
    return quote(id, safe="") if id.strip(".") else id.replace(".", "%2E")


def find_near(opened: Opened, text: str) -> list[dict[str, str]]:
    """The entities with the names nearest to an id or a name that nobody has, the nearest first."""
    wanted = normalise(text.replace("-", " "))
    pool = dict[str, Named]()
    for word in wanted.split()[:WORDS]:
        for length in range(min(len(word), LETTERS), 1, -1):  # the beginning of the word that somebody has
            if found := find_named(opened.names, word[:length], POOL):
                pool |= {named.id: named for named in found}
                break
    ranked = sorted(pool.values(), key=lambda named: (-WRatio(wanted, normalise(named.said)), -named.weight, named.id))
    near = [named for named in ranked if WRatio(wanted, normalise(named.said)) >= LIKE]
    return [{"id": named.id, "label": named.label, "kind": named.kind} for named in near[:NEAR]]
