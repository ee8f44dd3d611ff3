"""A file of any known format → the entries and ties it tells of, and what is wrong with its other lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg.catalogue import ftm, rdf, table
from kg.catalogue.entry import Aside, Entry, Tie
from kg.errors import InputError
from kg.gazetteer import Gazetteer
from kg.ontology import Ontology

FOLLOW_THE_MONEY = (".ftm", ".json", ".jsonl", ".ndjson")
TABLES = (".csv", ".tsv")
SUFFIXES = (*TABLES, *FOLLOW_THE_MONEY, *rdf.SUFFIXES)


def read_entries(
    path: Path, ontology: Ontology, gazetteer: Gazetteer, aside: Aside
) -> Iterator[Entry | Tie | InputError]:
    """What a base tells, line by line where its format allows; what is none of our kinds is counted in `aside`.

    Raises InputError, naming the file, when it cannot be read at all.
    """
    name, suffix, country = str(path), path.suffix.lower(), cache(gazetteer.country)
    try:
        if suffix in rdf.SUFFIXES:
            path.open("rb").close()  # says why it cannot be opened in the same words as for the others
            yield from rdf.read(path, name, ontology, country, aside)
        elif suffix in TABLES:
            with path.open("rb") as stream:
                yield from table.read(stream, name, ontology, country)
        elif suffix in FOLLOW_THE_MONEY:
            with path.open("rb") as stream:
                yield from ftm.read(stream, name, country, aside)
        else:
            raise InputError(
                name, f"is of a kind that holds no catalogue ({suffix or 'no suffix'}; known are {', '.join(SUFFIXES)})"
            )
    except FileNotFoundError:
        raise InputError(name, "does not exist") from None
    except OSError as error:
        raise InputError(name, f"cannot be read: {(error.strerror or str(error)).lower()}") from None
