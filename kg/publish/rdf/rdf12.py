"""RDF → Turtle of RDF 1.2: each statement, state and link says which triple it is about by a triple term."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.publish.rdf import turtle
from kg.publish.view import View
from kg.rdf.reified import fold


def write(view: View) -> Iterator[bytes]:
    """As Turtle; a triple that nobody asserts is only spoken of. kg reads it back as the same triples."""
    return turtle.write(replace(view, lines=tuple(fold(view.lines))))
