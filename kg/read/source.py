"""Where articles come from: files, folders, globs and standard input, opened one at a time."""

from __future__ import annotations

import glob
import gzip
import os
import shutil
import sys
import tempfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import InputError

STANDARD_INPUT = "-"
MEGABYTE = 1_000_000
LIBRARY, PAGES = "library.sqlite", ".pages.sha256"  # what lies in folders that kg wrote
LARGEST = 20 * MEGABYTE  # bytes of a file that is taken into memory whole


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or standard input when there is no path."""

    name: str  # as messages call it
    path: Path | None = None

    @property
    def suffix(self) -> str:
        """The format its name states, in lower case and without ".gz"; "" when it states none."""
        return _plain_name(self.path).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without folder and suffixes."""
        plain = _plain_name(self.path)
        stem = plain.stem.removesuffix(".article") if plain.suffix.lower() == ".json" else plain.stem
        return to_printable(stem)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Its bytes, unpacked, in a stream that can be read from the start again.

        Raises InputError when the system does not give them.
        """
        try:
            with self._open_raw() as raw:
                if raw.seekable():
                    yield raw
                else:
                    with tempfile.SpooledTemporaryFile(max_size=LARGEST) as spool:
                        shutil.copyfileobj(raw, spool)
                        spool.seek(0)
                        yield cast(BinaryIO, spool)
        except FileNotFoundError:
            raise InputError(self.name, "does not exist") from None
        except PermissionError:
            raise InputError(self.name, "cannot be opened: permission denied") from None
        except (OSError, EOFError, zlib.error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise InputError(self.name, f"cannot be read: {reason[:1].lower()}{reason[1:]}") from None
        except UnicodeDecodeError as error:
            raise InputError(self.name, f"is not valid {error.encoding.upper()}") from None

    def _open_raw(self) -> AbstractContextManager[BinaryIO]:
        if self.path is None:
            return nullcontext(sys.stdin.buffer)
        if self.path.suffix.lower() == ".gz":
            return cast(BinaryIO, gzip.open(self.path))
        return self.path.open("rb")


def read_whole(stream: BinaryIO, name: str, *, largest: int = LARGEST) -> bytes:
    """All the bytes of a stream; raises InputError when there are none, or more than `largest`."""
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise InputError(name, f"is larger than {largest // MEGABYTE} MB, too large for one document")
    if not data.strip():
        raise InputError(name, "is empty")
    return data


def to_printable(text: str) -> str:
    """The text on one line, with "?" for what UTF-8 cannot hold, as file names and column names may.

    >>> to_printable("caf\\udce9\\n menu")
    'caf? menu'
    """
    return " ".join(text.encode(errors="replace").decode().split())


def _plain_name(path: Path | None) -> Path:
    if path is None:
        return Path()
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path


def find_sources(given: str, suffixes: Collection[str]) -> Iterator[Source | InputError]:
    """The sources one input stands for, sorted; those of folders and globs are only files with these suffixes.

    What cannot be listed comes out as an InputError among the sources.
    """
    path = Path(given)
    if given == STANDARD_INPUT:
        yield Source("standard input")
    elif "\0" in given:
        yield InputError(given, "is not a file name")
    elif os.path.isdir(given):
        yield from _or_nothing(_walk(path, suffixes), given, "holds no file that can be read as articles")
    elif not os.path.exists(given) and glob.has_magic(given):
        yield from _or_nothing(_match(given, suffixes), given, "matches no file that can be read as articles")
    else:
        yield Source(given, path)


def _or_nothing(found: Iterator[Source | InputError], given: str, reason: str) -> Iterator[Source | InputError]:
    nothing = True
    for each in found:
        nothing = False
        yield each
    if nothing:
        yield InputError(given, reason)


def _walk(folder: Path, suffixes: Collection[str]) -> Iterator[Source | InputError]:
    """The files of a folder, then those of its subfolders; hidden ones, and folders that kg wrote, are left alone."""
    failures: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_ours(Path(place, name)))
        for name in sorted(files):
            source = Source(os.path.join(place, name), Path(place, name))
            if not name.startswith(".") and source.suffix in suffixes:
                yield source
    for failure in failures:
        yield InputError(str(failure.filename), "cannot be listed: permission denied")


def _is_ours(folder: Path) -> bool:
    """Whether kg wrote a folder: a graph with its library, or pages with their list."""
    return any((folder / name).is_file() for name in (LIBRARY, PAGES))


def _match(pattern: str, suffixes: Collection[str]) -> Iterator[Source | InputError]:
    for name in sorted(glob.glob(pattern, recursive=True)):
        path = Path(name)
        source = Source(name, path)
        if path.is_dir():
            yield from _walk(path, suffixes)
        elif source.suffix in suffixes:
            yield source
