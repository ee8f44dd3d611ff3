"""One output format a file; kg.publish.formats lists them, and `export` writes one of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.files import write_whole

if TYPE_CHECKING:
    from kg.publish.view import View


def export(view: View, format: str, folder: Path, output: Path | None = None) -> Path:
    """Write a graph in another format and return what was written.

    `output` is a file, or a folder for formats of several files; without it they come to lie in `folder` under
    their usual names, and a format of pages in a folder of its own name there. Raises KgError when there is no such
    format.
    """
    from kg.publish.folder import write_pages
    from kg.publish.formats import FORMATS

    chosen = FORMATS.get(format)
    if chosen is None:
        raise KgError(f"there is no format {format!r}; choose one of {', '.join(FORMATS)}")
    if chosen.pages:
        target = output or folder / format
        write_pages(target, chosen.pages(view))
        return target
    several = len(chosen.files) > 1
    for name, write in chosen.files.items():
        target = output / name if output and several else output or folder / name
        write_whole(target, write(view))
    return output or (folder if several else target)
