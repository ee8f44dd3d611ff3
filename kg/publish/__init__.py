"""One output format a file; kg.publish.formats lists them, and `export` writes one of them from files on disk."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError
from kg.files import write_whole


def export(source: Path, format: str, output: Path | None = None) -> Path:
    """Write the graph of a kg folder or an RDF file in another format; return what was written.

    `output` is a file, or a folder for formats of several files; without it they come to lie beside the source.
    Raises KgError when there is no such format or the source cannot be read.
    """
    from kg.project import project
    from kg.publish.formats import FORMATS
    from kg.store import find_graph, load

    chosen = FORMATS.get(format)
    if chosen is None:
        raise KgError(f"there is no format {format!r}; choose one of {', '.join(FORMATS)}")
    store = load(find_graph(source))
    view = project(store) if chosen.view == "network" else store
    beside = source if source.is_dir() else source.parent
    for name, serialize in chosen.files.items():
        target = output / name if output and len(chosen.files) > 1 else output or beside / name
        write_whole(target, serialize(view))
    return output or (target if len(chosen.files) == 1 else beside)
