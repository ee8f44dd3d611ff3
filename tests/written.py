"""What the output formats write, as bytes."""

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.publish.rdf import turtle as turtle_format
from kg.publish.view import View, Writer
from kg.rdf.terms import Line


def written(write: Writer, lines: Iterable[Line | Quad]) -> bytes:
    return b"".join(write(View(tuple(lines))))


def turtle(lines: Iterable[Line | Quad]) -> bytes:
    return written(turtle_format.write, lines)
