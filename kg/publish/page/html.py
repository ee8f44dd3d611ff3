"""Graph → `graph.html`: one page that a reader opens with a double click, offline, for as long as browsers exist.

pyvis gives the vis-network program; the template and everything around the map are ours. Whatever came out of an
article reaches the page as text.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

import networkx as nx

from kg.files import write_whole
from kg.publish.page.data import Excerpt, describe

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
    "labels",
    "quotes",
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
    "keys",
    "page",
)  # in this order
STYLES = ("colours", "page", "map", "legend", "choices", "panel", "print")


def write_page(graph: nx.MultiDiGraph[str], path: Path, *, title: str, excerpt: Excerpt | None = None) -> None:
    """Write the page to a file; the same graph gives the same bytes."""
    write_whole(path, render_page(graph, title, excerpt).encode())


def render_page(
    graph: nx.MultiDiGraph[str], title: str, excerpt: Excerpt | None = None, selected: str | None = None
) -> str:
    """The whole page as text: data, style and programs inside, no link to load; it opens with an entity selected."""
    page = files("kg.publish.page")
    vis = (files("pyvis") / VIS).read_text("utf-8").partition("//# sourceMappingURL")[0]
    return Template((page / "template.html").read_text("utf-8")).substitute(
        title=escape(title),
        policy=policy(vis, program()),
        style=style(),
        data=embed(describe(graph, title, excerpt) | {"selected": selected}),
        vis=vis,
        program=program(),
    )


def program() -> str:
    """Everything that the page does, as one module."""
    page = files("kg.publish.page")
    return "\n".join((page / f"{name}.js").read_text("utf-8") for name in SCRIPTS)


def style() -> str:
    """How the page looks."""
    page = files("kg.publish.page")
    return "\n".join((page / f"{name}.css").read_text("utf-8") for name in STYLES)


def policy(*scripts: str) -> str:
    """A Content-Security-Policy under which these scripts run, no others do, and nothing is fetched from anywhere."""
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    hashes = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def embed(data: object) -> str:
    r"""JSON that cannot end the script element it stands in.

    >>> embed("</script>\u2028")
    '"\\u003c/script\\u003e\\u2028"'
    """
    text = json.dumps(data, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
