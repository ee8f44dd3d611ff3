"""Formats of many pages: a folder in which kg keeps what it wrote, removes what is gone, and touches nothing else.

What it wrote is listed in `.pages.sha256`, as `sha256sum --check` reads it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath

from kg.errors import KgError
from kg.files import sweep, write_whole

LIST = ".pages.sha256"
DRAFTS = ".pages.draft"


def refuse(path: Path) -> None:
    """Give up where a file stands in the place of a page."""
    raise KgError(f"{path} is not as kg wrote it, and would be lost: move it away, or export into another folder")


def write_pages(
    folder: Path, pages: Iterable[tuple[str, Iterable[bytes]]], on_foreign: Callable[[Path], None] = refuse
) -> None:
    """Make these the pages of a folder: new ones come, others change, and those that kg wrote before and are gone go.

    Nothing is changed before all pages are made. `on_foreign` is told of each file that stands in the place of a page
    and that kg did not write, or that was changed since; unless it raises, as it does by itself, the file stays.
    """
    drafts, known = folder / DRAFTS, read_list(folder)
    sweep(folder)
    try:
        made = {name: write_draft(drafts / name, pieces) for name, pieces in pages}
        changed = {name: digest for name, digest in made.items() if hash_of(folder / name) != digest}
        foreign = {name for name in changed if not is_own(folder / name, known.get(name, set()))}
        for name in sorted(foreign):
            on_foreign(folder / name)
        write_list(folder, [*lines(known), *made.items()])  # a run that is killed leaves no page that is not listed
        for name in changed:
            if name in foreign:
                continue
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(drafts / name, folder / name)
    finally:
        shutil.rmtree(drafts, ignore_errors=True)
    for name in known.keys() - made.keys():
        remove(folder, name, known[name])
    kept = {name: known[name] for name in foreign & known.keys()}
    write_list(folder, [*lines(kept), *(item for item in made.items() if item[0] not in foreign)])


def write_draft(path: Path, pieces: Iterable[bytes]) -> str:
    """Write a page where nobody looks yet, and return its digest."""
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for piece in pieces:
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def hash_of(path: Path) -> str | None:
    """The digest of a file; nothing where none is, or what is there is no plain file."""
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_own(path: Path, known: set[str]) -> bool:
    """Whether nothing is there but what kg wrote as it is."""
    return hash_of(path) in known or not (path.exists() or path.is_symlink())


def remove(folder: Path, name: str, known: set[str]) -> None:
    """Remove a page as kg wrote it, and the folder that it leaves empty."""
    path = folder / name
    if hash_of(path) in known:
        path.unlink()
        if path.parent != folder and not any(path.parent.iterdir()):
            path.parent.rmdir()


def read_list(folder: Path) -> Mapping[str, set[str]]:
    """The pages that kg wrote into a folder, with their digests; lines that name what is outside are none."""
    known: dict[str, set[str]] = defaultdict(set)
    if (folder / LIST).is_file():
        for line in (folder / LIST).read_text(encoding="utf-8", errors="replace").splitlines():
            digest, _, name = line.partition("  ")
            path = PurePosixPath(name)
            if name and not path.is_absolute() and ".." not in path.parts:
                known[name].add(digest)
    return known


def write_list(folder: Path, pages: Iterable[tuple[str, str]]) -> None:
    """List the pages of a folder."""
    write_whole(folder / LIST, "".join(f"{digest}  {name}\n" for name, digest in sorted(set(pages))).encode())


def lines(known: Mapping[str, set[str]]) -> Iterable[tuple[str, str]]:
    """Names and digests as they are listed."""
    return ((name, digest) for name, digests in known.items() for digest in digests)
