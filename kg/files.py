"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

DRAFT = ".draft"  # how the names of files end that are not whole yet


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Put data, whole or in pieces, at path in one step: a reader, or a crash, sees the old file or the new one.

    Missing folders are made. Raises OSError when the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=DRAFT)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
        draft.chmod(0o644)
        os.replace(draft, path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Remove the drafts that a killed run left in a folder; nobody else may be writing there."""
    for draft in filter(is_draft, folder.iterdir() if folder.is_dir() else ()):
        if draft.is_dir() and not draft.is_symlink():
            shutil.rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)


def is_draft(path: Path) -> bool:
    """Whether this is something that a run had not finished, by its name."""
    return path.name.startswith(".") and path.name.endswith(DRAFT)
