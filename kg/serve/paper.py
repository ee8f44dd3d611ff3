"""How pages are set: templates in which whatever came out of an article is text, and the words that they share."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.dates import in_words
from kg.figures import count
from kg.printable import is_web_address
from kg.serve.assets import address_of
from kg.serve.finding import segment
from kg.signs import STANDINGS, elsewhere, hedged, kind_of, mark

ROLES = {"who": "subject", "whom": "object", "deed": "trigger"}


@cache
def templates() -> Environment:
    """The templates with what they may call."""
    found = Environment(
        loader=PackageLoader("kg.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {
        "static": address_of,
        "standings": STANDINGS,
        "kind_of": kind_of,
        "count": count,
        "hedged": hedged,
    }
    found.filters |= {"in_words": in_words, "segment": segment, "marked": marked, "elsewhere": others, "web": web}
    return found


def render(template: str, /, **shown: Any) -> str:
    """A page."""
    return templates().get_template(template).render(shown)


def marked(proof: dict[str, Any]) -> list[tuple[str, str]]:
    """A quote in pieces, each with the roles of its words: who, whom, deed.

    >>> marked({"quote": "Ann met Bo.", "subject": [0, 3], "object": None, "trigger": [4, 7]})
    [('Ann', 'who'), (' ', ''), ('met', 'deed'), (' Bo.', '')]
    """
    spans = ((role, *proof[part]) for role, part in ROLES.items() if proof[part])
    return [(words, " ".join(roles)) for words, roles in mark(proof["quote"], spans)]


def others(links: dict[str, str]) -> list[tuple[str, str, str]]:
    """The same thing elsewhere: the site, the name there, and the address if it has one."""
    named = ((name, *elsewhere(site, name)) for site, name in sorted(links.items()))
    return [(label, name, address) for name, label, address in named]


def web(address: str | None) -> str:
    """An address of the web, or nothing where a reader should not be led there."""
    return address if address and is_web_address(address) else ""
