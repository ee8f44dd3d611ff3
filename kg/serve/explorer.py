"""The explorer on a server: graph.html with its programs and styles as files, and a part of the graph to begin with."""

from __future__ import annotations

import json
from functools import lru_cache

from kg.publish.page.html import render
from kg.serve.assets import address_of
from kg.serve.edition import FIRST, Opened
from kg.serve.parts import title_of
from kg.serve.worker import Reply


@lru_cache(1)
def send_explorer(opened: Opened) -> Reply:
    """The page of the most reported part, which its programs add to as they are asked to."""
    first = json.loads((opened.edition.path / FIRST).read_text(encoding="utf-8"))
    style = f'<link rel="stylesheet" href="{address_of("explorer.css")}">'
    head = f'<link rel="icon" href="/favicon.svg" type="image/svg+xml">\n{style}'
    programs = (
        f'<script src="{address_of("vis.js")}"></script>\n'
        f'<script type="module" src="{address_of("explorer.js")}"></script>'
    )
    text = render(first, title_of(opened), head=head, programs=programs)
    return Reply("text/html; charset=utf-8", text.encode())
