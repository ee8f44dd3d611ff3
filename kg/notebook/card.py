"""Cards: small pieces of HTML, which take ink and paper of the notebook that shows them; that of an entity.

Where a notebook leaves out the style, as code hosts do, they read as plain paragraphs.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from kg.markup import Markup, join, tag
from kg.model import Entity
from kg.printable import is_web_address
from kg.signs import elsewhere, kind_of


def entity_card(entity: Entity) -> Markup:
    """Who or what it is: kind, name, aliases, and the same elsewhere."""
    members = f" of {entity.size:,}" if entity.size else ""
    aliases = ", ".join(entity.aliases)
    return card(
        note(glyph(entity.kind), entity.kind, members),
        tag("div", tag("b", entity.name), class_="kg-title"),
        note("Also called ", aliases) if aliases else None,
        note(join(*(link_elsewhere(*link) for link in entity.links), by=" · ")) if entity.links else None,
    )


def link_elsewhere(site: str, name: str) -> Markup:
    """The same entity elsewhere, by the name it has there."""
    label, address = elsewhere(site, name)
    return join(f"{label} ", link(name, address))


def link(words: str, address: str) -> Markup:
    """Words that lead to an address of the web; plain words where it is none."""
    if not is_web_address(address):
        return tag("span", words)
    return tag("a", words, href=address, target="_blank", rel="noopener noreferrer")


def glyph(kind: str) -> Markup:
    """The sign of a kind."""
    path = tag("path", d=kind_of(kind).glyph)
    return tag(
        "svg", path, viewBox="0 0 20 20", width="14", height="14", class_=f"kg-glyph kg-{kind}", aria_hidden="true"
    )


def note(*content: str | None) -> Markup:
    """A quiet line."""
    return tag("div", *content, class_="kg-note")


def card(*content: str | None, standing: str | None = None) -> Markup:
    """Pieces of content with the style that they need."""
    return tag("div", tag("style", style()), *content, class_="kg-card", data_standing=standing)


@cache
def style() -> Markup:
    """The style of every card."""
    return Markup((files("kg.notebook") / "card.css").read_text("utf-8"))
