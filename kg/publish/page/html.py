"""Graph → `graph.html`: one page that a reader opens with a double click, offline, for as long as browsers exist.

pyvis gives the vis-network program; the template and everything around the map are ours. Whatever came out of an
article reaches the page as text.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import networkx as nx

from kg.files import write_whole
from kg.publish.page.data import NO_PAGES, Excerpt, describe
from kg.signs import signs

VIS = "lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = (
    "graph",
    "words",
    "element",
    "refocus",
    "look",
    "view",
    "tools",
    "map",
    "pan",
    "pens",
    "boxes",
    "labels",
    "focus",
    "hand",
    "walk",
    "svg",
    "picture",
    "fold",
    "citation",
    "quotes",
    "facts",
    "offices",
    "moments",
    "panel",
    "deck",
    "combobox",
    "search",
    "legend",
    "filters",
    "deeds",
    "shown",
    "address",
    "undo",
    "timeline",
    "list",
    "table",
    "turtle",
    "save",
    "dossier",
    "keys",
    "page",
)  # in this order
STYLES = ("colours", "page", "map", "legend", "choices", "panel", "list", "print")


def write_page(
    graph: nx.MultiDiGraph[str],
    path: Path,
    *,
    title: str,
    excerpt: Excerpt | None = None,
    pages: Mapping[str, str] = NO_PAGES,
) -> None:
    """Write the page to a file; the same graph gives the same bytes. `pages`: links to articles' pages, by id."""
    write_whole(path, render_page(graph, title, excerpt, pages=pages).encode())


def render_page(
    graph: nx.MultiDiGraph[str],
    title: str,
    excerpt: Excerpt | None = None,
    selected: str | None = None,
    pages: Mapping[str, str] = NO_PAGES,
) -> str:
    """The whole page as text: data, style and programs inside, no link to load; it opens with an entity selected."""
    vis = (files("pyvis") / VIS).read_text("utf-8").partition("//# sourceMappingURL")[0]
    return render(
        describe(graph, title, excerpt, pages) | {"selected": selected},
        title,
        head=f"{policy(vis, program())}\n<style>\n{style()}\n</style>",
        programs=f'<script>{vis}</script>\n<script type="module">{program()}</script>',
    )


def render(data: Mapping[str, Any], title: str, *, head: str, programs: str) -> str:
    """The page of some data, with what its head holds and the programs at its end."""
    template = Template((files("kg.publish.page") / "template.html").read_text("utf-8"))
    return template.substitute(title=escape(title), head=head, data=embed({**data, **signs()}), programs=programs)


def program(*further: str) -> str:
    """Everything that the page does, as one module; further programs come before the last, which starts the page."""
    page = files("kg.publish.page") / "js"
    return "\n".join((page / f"{name}.js").read_text("utf-8") for name in (*SCRIPTS[:-1], *further, SCRIPTS[-1]))


def style() -> str:
    """How the page looks."""
    page = files("kg.publish.page") / "css"
    return "\n".join((page / f"{name}.css").read_text("utf-8") for name in STYLES)


def policy(*scripts: str) -> str:
    """The element by which these scripts run, no others do, and nothing is fetched from anywhere."""
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    hashes = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src {hashes}; '
        "style-src 'unsafe-inline'; img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'\">"
    )


def embed(data: object) -> str:
    r"""JSON that cannot end the script element it stands in.

    >>> embed("</script>\u2028")
    '"\\u003c/script\\u003e\\u2028"'
    """
    text = json.dumps(data, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
