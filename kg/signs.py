"""The words, signs and strokes of kinds and standings, and sites where entities are known: said here once.

The explorer gets them with its data, article pages, cards and the server's pages by import. Colours are in
kg/publish/page/css/colours.css.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from kg.printable import is_web_address


@dataclass(frozen=True, slots=True)
class Kind:
    """What entities of a kind are called together, and their sign."""

    many: str
    shape: str  # as vis-network calls it
    glyph: str  # its outline in a box of 20 × 20
    girth: float = 1.0  # what makes shapes look equally large


@dataclass(frozen=True, slots=True)
class Standing:
    """How firm a statement is, in full and in a word, and the dashes and gaps of its stroke; none where it is whole."""

    label: str
    short: str
    dashes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Where an entity is known, too; `address` is what its name there is put behind, if names have addresses."""

    label: str
    address: str = ""


KINDS = {
    "Country": Kind("Countries", "hexagon", "M10 2l7 4v8l-7 4-7-4V6z"),
    "Person": Kind("People", "dot", "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z"),
    "Organization": Kind("Organizations", "square", "M4 4h12v12H4z"),
    "Group": Kind("Groups of people", "triangle", "M10 3l8 14H2z", 1.15),
    "Place": Kind("Places", "dot", "M10 4a6 6 0 1 0 0 12a6 6 0 1 0 0-12z"),  # a ring, as towns are on a map
    "Agreement": Kind("Agreements", "diamond", "M10 2l8 8-8 8-8-8z", 1.2),
    "Award": Kind("Awards", "star", "M10 2l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L2 7.8l5.6-.6z", 1.5),
    "Good": Kind("Goods", "triangleDown", "M10 17L2 3h16z", 1.15),
}
STANDINGS = {  # from firmest to least firm
    "fact": Standing("Stated as fact", "fact"),
    "over": Standing("No longer so: former posts and ties", "no longer so", (16, 8)),
    "said": Standing("One side’s word", "one side’s word", (2, 4)),
    "planned": Standing("Planned or announced", "planned", (11, 4)),
    "possible": Standing("Possible", "possible", (5, 5)),
    "negated": Standing("Denied, or did not happen", "denied", (9, 3, 2, 3)),
    "asked": Standing("Made by the question alone", "made by the question", (1, 5)),
}
SITES = {
    "wikidata": Site("Wikidata", "https://www.wikidata.org/wiki/"),
    "geonames": Site("GeoNames", "https://www.geonames.org/"),
    "iso3166": Site("ISO 3166"),
}
UNKNOWN = KINDS["Person"]  # lends its sign to kinds that only another ontology knows


def kind_of(name: str) -> Kind:
    """How a kind is shown; one of another ontology is called as it is there."""
    return KINDS.get(name) or Kind(name, UNKNOWN.shape, UNKNOWN.glyph)


def standing(status: str | None, speaker: object, over: bool = False) -> str:
    """How far a reader may rely on a statement: its status, or "said" where it is one side's word, "over" or "fact".

    What articles state in their own voice and the graph does not hold is over: they call it former.

    >>> standing("actual", "Marsh"), standing("actual", None), standing("planned", ""), standing("actual", "", True)
    ('said', 'fact', 'planned', 'over')
    """
    status = status or "actual"
    if status != "actual":
        return status
    return "said" if speaker else "over" if over else "fact"


def hedged(standing: str, relation: str) -> str:
    """The words of a relation for what is denied or over, so that they are never read as what is so.

    >>> hedged("negated", "met"), hedged("over", "member of"), hedged("fact", "met")
    ('not met', 'no longer member of', 'met')
    """
    return {"negated": "not ", "over": "no longer "}.get(standing, "") + relation


def elsewhere(site: str, name: str) -> tuple[str, str]:
    """What a site is called, and the address of the entity that has this name there, if it has one.

    >>> elsewhere("wikidata", "Q20"), elsewhere("iso3166", "NO")
    (('Wikidata', 'https://www.wikidata.org/wiki/Q20'), ('ISO 3166', ''))
    """
    known = SITES.get(site, Site(site))
    if is_web_address(name):
        return known.label, name
    return known.label, known.address and known.address + quote(name, "")


def mark(words: str, marks: Iterable[tuple[str, int, int]]) -> list[tuple[str, tuple[str, ...]]]:
    """Words in pieces, each with the roles of the marks that cover it: a role, where it begins and where it ends.

    >>> mark("Ann met Bo.", [("who", 0, 3), ("deed", 4, 7)])
    [('Ann', ('who',)), (' ', ()), ('met', ('deed',)), (' Bo.', ())]
    """
    inside = [(role, max(start, 0), min(end, len(words))) for role, start, end in marks]
    cuts = {0, len(words), *(cut for _, *span in inside for cut in span if 0 <= cut <= len(words))}
    return [
        (words[start:end], tuple(role for role, first, last in inside if first <= start and end <= last))
        for start, end in pairwise(sorted(cuts))
    ]


def signs() -> dict[str, Any]:
    """All of it, for the page's programs."""
    return {
        "kinds": {name: asdict(kind) for name, kind in KINDS.items()},
        "standings": {name: asdict(firm) for name, firm in STANDINGS.items()},
        "sites": {name: asdict(site) for name, site in SITES.items()},
    }
