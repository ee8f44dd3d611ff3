"""HTML that is safe by the way it is made: what is not markup already is text."""

from __future__ import annotations

from html import escape

VOID = frozenset({"input", "meta"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(name: str, *content: str | None, **attributes: str | bool | None) -> Markup:
    """An element; None and False are left out, and `class_` and `for_` lose their underscore.

    >>> tag("p", "1 < 2", tag("b", "!"), class_="sum", hidden=False)
    '<p class="sum">1 &lt; 2<b>!</b></p>'
    """
    given = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Markup(f"<{name}{given}>" + ("" if name in VOID else f"{join(*content)}</{name}>"))


def join(*content: str | None, by: str = "") -> Markup:
    """Pieces one after the other.

    >>> join("a & b", tag("i", "c"), None, by=", ")
    'a &amp; b, <i>c</i>'
    """
    return Markup(by.join(c if isinstance(c, Markup) else escape(c) for c in content if c is not None))
