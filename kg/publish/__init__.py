"""One output format a file; kg.publish.formats lists them, and `export` writes one of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.files import write_whole

if TYPE_CHECKING:
    from pyoxigraph import Quad


def export(quads: Iterable[Quad], format: str, folder: Path, output: Path | None = None) -> Path:
    """Write RDF in another format and return what was written.

    `output` is a file, or a folder for formats of several files; without it they come to lie in `folder` under
    their usual names. Raises KgError when there is no such format.
    """
    from kg.project import project
    from kg.publish.formats import FORMATS

    chosen = FORMATS.get(format)
    if chosen is None:
        raise KgError(f"there is no format {format!r}; choose one of {', '.join(FORMATS)}")
    view = project(quads) if chosen.view == "network" else quads
    several = len(chosen.files) > 1
    for name, serialize in chosen.files.items():
        target = output / name if output and several else output or folder / name
        write_whole(target, serialize(view))
    return output or (folder if several else target)
