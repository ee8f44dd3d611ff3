"""Turtle files of an ontology: read, with errors that name the file."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from kg.errors import InputError


def read_text(path: Path) -> str:
    """The text of an ontology file, or an InputError that names it."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InputError(str(path), "is not UTF-8 text") from None
    except OSError as error:
        raise InputError(str(path), (error.strerror or "cannot be read").lower()) from None


def parse_turtle(text: str, source: str) -> Graph:
    """The triples of a Turtle document, or an InputError that says where it breaks."""
    try:
        return Graph().parse(data=text, format="turtle")
    except Exception as error:  # rdflib raises many types, BadSyntax among them
        raise InputError(source, f"is not valid Turtle ({' '.join(str(error).split())[:200]})") from None
