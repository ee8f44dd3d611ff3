"""The prefixes that kg's Turtle is written with and that every query may use without declaring them."""

from __future__ import annotations

from rdflib import Namespace

from kg.vocab import (
    ARTICLE,
    BASE,
    EVENT,
    EVIDENCE,
    GEONAMES,
    GN,
    ID,
    KG,
    LINK,
    NIF,
    PLOVER,
    REPORT,
    SCHEMA,
    SEM,
    STATEMENT,
    WD,
    WDT,
)

CLAIM = Namespace(BASE + "claim/")
STATE = Namespace(BASE + "state/")
TIME = Namespace(BASE + "time/")

PREFIXES: dict[str, str] = {
    "article": str(ARTICLE),
    "claim": str(CLAIM),
    "dcterms": "http://purl.org/dc/terms/",
    "ev": str(EVIDENCE),
    "event": str(EVENT),
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geonames": str(GEONAMES),
    "gn": str(GN),
    "id": str(ID),
    "kg": str(KG),
    "link": str(LINK),
    "nif": str(NIF),
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "plover": str(PLOVER),
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "report": str(REPORT),
    "schema": str(SCHEMA),
    "sem": str(SEM),
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "state": str(STATE),
    "statement": str(STATEMENT),
    "time": str(TIME),
    "wd": str(WD),
    "wdt": str(WDT),
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
