"""What lights up when the pointer or the keyboard's focus is on a note, on words of it, or on a name: by CSS alone.

Notes are numbered anew in each paragraph, so a page needs as many rules as its fullest paragraph has notes.
"""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

ON = ":is(:hover,:focus-within)"


def lights(notes: int, names: int) -> Markup:
    """The rules for a page of so many notes in one paragraph, and so many entities."""
    return Markup("\n".join([*map(note, range(1, notes + 1)), *map(name, range(1, names + 1))]))


@cache
def note(slot: int) -> str:
    """A note lights its words, its words light it, and the words of the deed do both."""
    return (
        f".p:has(.n{slot}{ON},.b{slot}{ON})"
        f"{{.s{slot}{{--tint:var(--lit)}}.a{slot}{{--tint:var(--who);--edge:var(--who-line)}}"
        f".b{slot}{{--tint:var(--deed);--edge:var(--quiet)}}.c{slot}{{--tint:var(--whom);--edge:var(--whom-line)}}}}"
        f".p:has(.s{slot}{ON}) .n{slot}{{--ground:var(--near)}}"
        f".p:has(:is(.a{slot},.b{slot},.c{slot}){ON}) .n{slot}{{--ground:var(--lit)}}"
    )


@cache
def name(number: int) -> str:
    """A name in the list of those in the article lights its mentions."""
    return f".text:has(.t{number}{ON}) .e{number}{{--tint:var(--lit);--edge:var(--kind)}}"
