"""Changes to the catalogue of a folder: a base added or removed, then everything rebuilt that rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.catalogue import Aside, changing_catalogue, open_catalogue, read_entries
from kg.errors import InputError, KgError
from kg.gazetteer import load_gazetteer
from kg.history import Action
from kg.ids import slug
from kg.library import Library
from kg.model import Resolution
from kg.ontology import Ontology, extend_ontology, load_ontology
from kg.pipeline import changing, rebuild
from kg.source import LIBRARY

TAKEN = {"wikidata", "geonames", "iso3166", "country"}  # names of identifiers that links have anyway


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a base."""

    name: str
    entries: int
    rejected: tuple[InputError, ...]
    aside: Mapping[str, int]  # records of other types -> how many
    linked: int | None = None  # entities that are one of its entries; None where the folder has no articles yet
    unsure: int = 0  # entities that may be


def add_base(file: Path, folder: Path, *, name: str | None = None, time: str | None = None) -> Added:
    """Keep a base in the catalogue of a folder, in place of one of its name, and link the folder's entities to it.

    What cannot be kept is listed in `rejected`; where nothing can be, all stays as it was. Raises KgError when the file
    cannot be read at all, or the name is taken.
    """
    with may_rebuild(folder) as library:
        own = library.ontology if library else ""
        ontology = extend_ontology(own, str(folder)) if own else load_ontology()
        name, aside = check_name(name or name_of(file), ontology), Aside()
        rejected: list[InputError] = []
        try:
            with changing_catalogue(folder) as catalogue:
                rejected += catalogue.add(name, str(file), read_entries(file, ontology, load_gazetteer(), aside))
                entries = next((base.entries for base in catalogue.bases() if base.name == name), 0)
                if not entries:
                    raise EmptyError
        except EmptyError:
            return Added(name, 0, tuple(rejected), aside.types)
        if not library:
            return Added(name, entries, tuple(rejected), aside.types)
        action = Action("catalogue add", (str(file),), time, {"base": name, "entries": entries})
        resolution = rebuild(library, action).resolution
    linked, unsure = (count(resolution, name, verdict) for verdict in ("same", "unsure"))
    return Added(name, entries, tuple(rejected), aside.types, linked, unsure)


def remove_base(name: str, folder: Path, *, time: str | None = None) -> None:
    """Take a base out of the catalogue of a folder; raises KgError when it has none of this name."""
    with open_catalogue(folder) as catalogue:
        names = [base.name for base in catalogue.bases()] if catalogue else []
    if name not in names:
        known = f"its bases are {', '.join(names)}" if names else "it has none"
        raise KgError(f"{folder}: no base is called {name!r}; {known}")
    with may_rebuild(folder) as library:
        with changing_catalogue(folder) as changed:
            changed.remove(name)
        if library:
            rebuild(library, Action("catalogue remove", (name,), time, {"base": name}))


class EmptyError(Exception):
    """A file without an entry: what was there before stays."""


@contextmanager
def may_rebuild(folder: Path) -> Iterator[Library | None]:
    """The library of a folder, held for a change, or None where nothing has been built yet."""
    if (folder / LIBRARY).is_file():
        with changing(folder) as library:
            yield library
    else:
        yield None


def count(resolution: Resolution, base: str, verdict: str) -> int:
    """How many entities have a link of this verdict to a base."""
    return len({link.entity for link in resolution.links if link.base == base and link.verdict == verdict})


def name_of(file: Path) -> str:
    """What a base is called after its file.

    >>> name_of(Path("lists/Targets 2026.ftm.json"))
    'targets-2026'
    """
    return slug(file.name.removeprefix(".").partition(".")[0])


def check_name(name: str, ontology: Ontology) -> str:
    """The name, where a base may be called so: `NAME: ID` stands for an entry as `Person: Anna Berg` for a person."""
    if name != slug(name):
        raise KgError(f"{name!r} is no name for a base; write it in small letters, digits and hyphens: {slug(name)}")
    if name in TAKEN or name in {kind.lower() for kind in ontology.kinds}:
        raise KgError(f"a base cannot be called {name!r}, which means something else; choose another with --name")
    return name
