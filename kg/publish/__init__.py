"""One output format a file; kg.publish.formats lists them, and `export` writes one of them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.files import write_whole

if TYPE_CHECKING:
    from kg.publish.formats import Format
    from kg.publish.view import View


def export(view: View, format: str, folder: Path, output: Path | None = None) -> Path:
    """Write a graph in another format and return what was written.

    `output` is a file, or a folder, which formats of several files need; without it they come to lie in `folder` under
    their usual names, and a format of pages in a folder of its own name there. Raises KgError when there is no such
    format, or `output` is a file where a folder is needed.
    """
    from kg.publish.folder import write_pages

    chosen = find_format(format)
    several = bool(chosen.pages) or len(chosen.files) > 1
    if several and output and output.is_file():
        raise KgError(f"{output}: is a file, and {format} needs a folder")
    if chosen.pages:
        target = output or folder / format
        write_pages(target, chosen.pages(view))
        return target
    if output and not several and not output.is_dir():
        write_whole(output, stream(view, format))
        return output
    inside = output or folder
    for name, write in chosen.files.items():
        write_whole(inside / name, write(view))
    return inside if several else inside / name


def stream(view: View, format: str) -> Iterable[bytes]:
    """A graph in a format of one file, piece by piece; raises KgError where there is no such format, or more files."""
    chosen = find_format(format)
    if len(chosen.files) != 1:
        raise KgError(f"{format} is several files, which cannot go to standard output")
    [write] = chosen.files.values()
    return write(view)


def find_format(name: str) -> Format:
    """The format of a name; raises KgError with the nearest where there is none."""
    from kg.publish.formats import FORMATS

    if name in FORMATS:
        return FORMATS[name]
    near = get_close_matches(name.lower(), FORMATS, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"choose one of {', '.join(FORMATS)}"
    raise KgError(f"there is no format {name!r}; {hint}")
