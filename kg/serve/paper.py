"""How pages are set: templates in which whatever came out of an article is text, and the words that they share."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.dates import in_words
from kg.notebook.card import GLYPHS, SITES
from kg.notebook.explorer import count
from kg.printable import is_web_address
from kg.serve.assets import address_of
from kg.serve.finding import segment

STANDINGS = {  # the words of the explorer's legend (kg/publish/page/js/words.js)
    "fact": "fact",
    "said": "one side’s word",
    "planned": "planned",
    "possible": "possible",
    "negated": "denied",
}
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
    found.globals |= {"static": address_of, "standings": STANDINGS, "glyphs": GLYPHS, "count": count}
    found.filters |= {"in_words": in_words, "segment": segment, "marked": marked, "elsewhere": elsewhere, "web": web}
    return found


def render(template: str, /, **shown: Any) -> str:
    """A page."""
    return templates().get_template(template).render(shown)


def marked(proof: dict[str, Any]) -> list[tuple[str, str]]:
    """A quote in pieces, each with the roles of its words: who, whom, deed.

    >>> marked({"quote": "Ann met Bo.", "subject": [0, 3], "object": None, "trigger": [4, 7]})
    [('Ann', 'who'), (' ', ''), ('met', 'deed'), (' Bo.', '')]
    """
    words = proof["quote"]
    spans = [(role, proof[part]) for role, part in ROLES.items() if proof[part]]
    cuts = {0, len(words), *(min(max(cut, 0), len(words)) for _, span in spans for cut in span)}
    return [
        (words[start:end], " ".join(role for role, span in spans if span[0] <= start and end <= span[1]))
        for start, end in pairwise(sorted(cuts))
    ]


def elsewhere(links: dict[str, str]) -> list[tuple[str, str, str]]:
    """The same thing elsewhere: the site, the name there, and the address if it has one."""
    found = []
    for site, name in sorted(links.items()):
        called, address = SITES.get(site, (site, ""))
        found.append((called, name, name if is_web_address(name) else address + quote(name, "") if address else ""))
    return found


def web(address: str | None) -> str:
    """An address of the web, or nothing where a reader should not be led there."""
    return address if address and is_web_address(address) else ""
