"""FollowTheMoney: entities as JSON, one a line, in the schemata of https://followthemoney.tech."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kg.catalogue.entry import Aside, Country, Entry, Tie, distinct, find_fault, one_line, wikidata_id
from kg.errors import InputError

# Schemata whose entities are entries, with the kind that they are; "" where the schema does not say which.
KINDS = {
    "Person": "Person",
    "Organization": "Organization",
    "Company": "Company",
    "PublicBody": "Organization",
    "LegalEntity": "",
}
# Schemata that tie two entities together, with the properties that name them.
TIES = {
    "Associate": ("person", "associate"),
    "Control": ("controller", "controlled"),
    "Debt": ("debtor", "creditor"),
    "Directorship": ("director", "organization"),
    "Employment": ("employee", "employer"),
    "Family": ("person", "relative"),
    "Membership": ("member", "organization"),
    "Ownership": ("owner", "asset"),
    "Payment": ("payer", "beneficiary"),
    "Representation": ("agent", "client"),
    "Succession": ("predecessor", "successor"),
    "UnknownLink": ("subject", "object"),
}
NAMES = ("name", "alias", "previousName")
ALSO = ("weakAlias", "abbreviation")
COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction", "mainCountry")
OFFICES = ("position", "classification")
WITHIN = ("parent",)  # properties that name another entity


def read(stream: BinaryIO, name: str, country: Country, aside: Aside) -> Iterator[Entry | Tie | InputError]:
    """The entries and ties of a file, and an InputError in place of each line that is none."""
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield from _read_line(line, name, f"line {number}", country, aside)


def _read_line(
    line: bytes, name: str, place: str, country: Country, aside: Aside
) -> Iterator[Entry | Tie | InputError]:
    try:
        value = json.loads(line)
    except UnicodeDecodeError:
        yield InputError(name, f"{place} is not UTF-8")
        return
    except (ValueError, RecursionError):
        yield InputError(name, f"{place} is not valid JSON")
        return
    if not isinstance(value, dict) or not isinstance(value.get("schema"), str):
        yield InputError(name, f"{place} is no FollowTheMoney entity: it has no schema")
        return
    schema, told = value["schema"], value.get("properties")
    properties = told if isinstance(told, dict) else {}
    if schema in TIES:
        left, right = (_values(properties, [key]) for key in TIES[schema])
        yield from (Tie(one, other) for one in left for other in right)
    elif schema not in KINDS:
        aside.add(one_line(schema))
    else:
        yield _to_entry(one_line(value.get("id")), KINDS[schema], properties, f"{name}\n{place}", country)


def _to_entry(id: str, kind: str, properties: dict[str, object], source: str, country: Country) -> Entry | InputError:
    names = _values(properties, NAMES)
    if fault := find_fault(id, names):
        file, _, place = source.partition("\n")
        return InputError(file, f"{place} {fault}")
    return Entry(
        id=id,
        kind=kind,
        names=names,
        also=_values(properties, ALSO),
        countries=distinct(country(text) for text in _values(properties, COUNTRIES)),
        offices=_values(properties, OFFICES),
        related=_values(properties, WITHIN),
        born=next(iter(_values(properties, ["birthDate"])), ""),
        wikidata=wikidata_id(id) or next(filter(None, map(wikidata_id, _values(properties, ["wikidataId"]))), ""),
    )


def _values(properties: dict[str, object], keys: Iterable[str]) -> tuple[str, ...]:
    """The values of several properties; nested entities stand for their ids."""
    found: list[object] = []
    for key in keys:
        values = properties.get(key)
        for value in values if isinstance(values, list) else [values]:
            found.append(value.get("id") if isinstance(value, dict) else value)
    return distinct(found)
