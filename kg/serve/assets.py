"""The programs and styles of pages as files: each has its digest in its address, so that browsers keep it for good."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from kg.publish.page.html import VIS, program, style

SCRIPT, STYLE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"
MAP = "//# sourceMappingURL"  # of which the file is not here
YASGUI = "yasgui/4.6.2"


@cache
def contents() -> Mapping[str, tuple[str, bytes]]:
    """Each file by its name: media type and bytes."""
    own, page = files("kg.serve") / "static", files("kg.publish.page") / "css"
    vis = (files("pyvis") / VIS).read_text("utf-8").partition(MAP)[0]
    colours = (page / "colours.css").read_text("utf-8")
    made = {
        "vis.js": (SCRIPT, vis),
        "explorer.js": (SCRIPT, program("remote")),
        "explorer.css": (STYLE, f"{style()}\n{(own / 'explorer.css').read_text('utf-8')}"),
        "pages.css": (STYLE, f"{colours}\n{(own / 'pages.css').read_text('utf-8')}"),
        "copy.js": (SCRIPT, (own / "copy.js").read_text("utf-8")),
        "query.js": (SCRIPT, (own / "query.js").read_text("utf-8")),
        "query.css": (STYLE, "\n".join((own / name).read_text("utf-8") for name in ("query.css", "editor.css"))),
        "yasgui.js": (SCRIPT, (own / YASGUI / "yasgui.min.js").read_text("utf-8").partition(MAP)[0]),
        "yasgui.css": (STYLE, (own / YASGUI / "yasgui.min.css").read_text("utf-8")),
    }
    return {name: (type, text.encode()) for name, (type, text) in made.items()}


@cache
def address_of(name: str) -> str:
    """The address of a file as it is now."""
    return f"/static/{blake2b(contents()[name][1], digest_size=8).hexdigest()}/{name}"
