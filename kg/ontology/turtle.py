"""Turtle files of an ontology: read, with errors that name the file, and asked in a stable order."""

from __future__ import annotations

from pathlib import Path

from rdflib import RDF, Graph, URIRef

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


def typed(graph: Graph, *classes: URIRef) -> list[URIRef]:
    """The IRIs of these classes, sorted."""
    return sorted({s for c in classes for s in graph.subjects(RDF.type, c) if isinstance(s, URIRef)})


def texts_of(graph: Graph, subject: URIRef, predicate: URIRef) -> tuple[str, ...]:
    """What a property says, as plain strings, sorted."""
    return tuple(sorted(str(o) for o in graph.objects(subject, predicate)))


def text_of(graph: Graph, subject: URIRef, predicate: URIRef) -> str | None:
    """What a property says once; the first where it says several things."""
    return next(iter(texts_of(graph, subject, predicate)), None)
