"""Tables: an entry a row, its parts in columns named in the first row (.csv, .tsv), read as a stream."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from kg.catalogue.entry import Country, Entry, distinct, find_fault, one_line, wikidata_id
from kg.errors import InputError
from kg.ontology import Ontology

# What tables call the parts of an entry, best first; letters only, in lower case.
COLUMNS = {
    "id": ("id", "uid", "identifier", "iri", "uri", "wikidata", "wikidataid", "qid", "key"),
    "names": ("name", "fullname", "label", "preflabel", "caption"),
    "aliases": ("aliases", "alias", "altlabel", "alternativenames", "othernames", "alsoknownas", "aka", "synonyms"),
    "also": ("weakaliases", "weakalias", "nicknames", "abbreviations", "abbreviation"),
    "kind": ("kind", "type", "schema", "class", "category"),
    "countries": ("countries", "country", "nationality", "citizenship", "jurisdiction"),
    "offices": ("positions", "position", "office", "role", "jobtitle", "function"),
    "born": ("birthdate", "dateofbirth", "born", "dob"),
    "related": ("related", "relatedids", "parent"),
}
KINDS = {"publicbody": "Organization", "legalentity": "", "organisation": "Organization", "human": "Person", "": ""}
_SEPARATORS = ",;\t|"


def read(stream: BinaryIO, name: str, ontology: Ontology, country: Country) -> Iterator[Entry | InputError]:
    """The entries of a file, and an InputError in place of each row that is none.

    Raises InputError where no column holds names, or the rest cannot be read.
    """
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    kinds = KINDS | {name.lower(): name for name in ontology.kinds}
    try:
        header = lines.readline()
        lines.seek(0)
        rows = csv.reader(lines, delimiter=max(_SEPARATORS, key=header.count), strict=True)
        columns = [_plain(column) for column in next(rows, [])]
        parts = {part: [columns.index(c) for c in known if c in columns] for part, known in COLUMNS.items()}
        for needed in ("names", "id"):
            if not parts[needed]:
                wanted = "the name" if needed == "names" else "an id"
                raise InputError(name, f"has no column for {wanted} (its columns: {one_line(header)[:200]})")
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _to_entry(row, columns, parts, name, f"line {rows.line_num}", kinds, country)
    except UnicodeDecodeError:
        raise InputError(name, "is not UTF-8") from None
    except csv.Error as error:
        raise InputError(name, f"cannot be read on from line {rows.line_num}: {error}") from None


def _to_entry(
    row: list[str],
    columns: list[str],
    parts: Mapping[str, list[int]],
    name: str,
    place: str,
    kinds: Mapping[str, str],
    country: Country,
) -> Entry | InputError:
    if len(row) > len(columns):
        return InputError(name, f"{place} has {len(row)} cells for {len(columns)} columns")

    def first(part: str) -> str:
        return next((text for i in parts[part] if i < len(row) and (text := one_line(row[i]))), "")

    def several(part: str) -> tuple[str, ...]:
        return distinct(value for i in parts[part] if i < len(row) for value in re.split(r"[|;]", row[i]))

    names = distinct((first("names"), *several("aliases")))
    id, kind = first("id"), first("kind")
    if fault := find_fault(id, names):
        return InputError(name, f"{place} {fault}")
    if _plain(kind) not in kinds:
        return InputError(name, f"{place} has a kind that kg does not know ({kind[:60]})")
    return Entry(
        id=id,
        kind=kinds[_plain(kind)],
        names=names,
        also=several("also"),
        countries=distinct(map(country, several("countries"))),
        offices=several("offices"),
        related=several("related"),
        born=first("born"),
        wikidata=next(filter(None, map(wikidata_id, several("id"))), ""),
    )


def _plain(name: str) -> str:
    return "".join(filter(str.isalpha, name.lower()))
