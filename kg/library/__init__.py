"""The library: every article with its text, its metadata and its reading, in one SQLite file of the output folder."""

from kg.library.library import Library, open_library
from kg.library.readings import Readings

__all__ = ["Library", "Readings", "open_library"]
