"""Users' own bases of people and organisations, and how entities are linked to them (docs/catalogue.md)."""

from kg.catalogue.entry import Aside
from kg.catalogue.link import BY, link
from kg.catalogue.reader import read_entries
from kg.catalogue.said import speaks_of
from kg.catalogue.store import CATALOGUE, Base, Catalogue, changing_catalogue, open_catalogue

__all__ = [
    "BY",
    "CATALOGUE",
    "Aside",
    "Base",
    "Catalogue",
    "changing_catalogue",
    "link",
    "open_catalogue",
    "read_entries",
    "speaks_of",
]
