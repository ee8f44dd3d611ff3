"""What people name when they ask for a graph: a folder that kg wrote, with its library or without, or a file of RDF."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.catalogue import link, open_catalogue, speaks_of
from kg.errors import InputError
from kg.gazetteer import load_gazetteer
from kg.graph import Graph
from kg.ledger import LEDGER, Ledger, Verdicts, apply, read_ledger, rows_of
from kg.library import Library
from kg.ontology import extend_ontology, load_ontology
from kg.rdf.prefixes import BASE, find_base, inferred_graph
from kg.reports import find_reports
from kg.resolve import resolve

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.publish.view import View

LIBRARY = "library.sqlite"
Found = TypeVar("Found")


def open_graph(folder: str | Path) -> Graph:
    """The graph of a folder that `build` wrote, from its library: nothing is read again.

    Raises InputError when the folder holds no library.
    """
    return assemble(Library(find_library(folder)))


def assemble(library: Library, ledger: Ledger | None = None) -> Graph:
    """The graph of all readings of a library, under the ontology that they were made with.

    People's judgements are those of `ledger`, or of the folder's own.
    """
    own, readings = library.ontology, library.readings()
    ontology = extend_ontology(own, str(library.path)) if own else load_ontology()
    if ledger is None:
        ledger = read_ledger(library.path.with_name(LEDGER)) if library.path else Ledger()
    verdicts = apply(ledger, rows_of(readings, ontology.main_kind)) if ledger.lines else Verdicts()
    gazetteer = load_gazetteer()
    reports = find_reports(readings)
    resolution = resolve(readings, gazetteer, verdicts, same=reports.same)
    with open_catalogue(library.path.parent if library.path else None) as catalogue:
        resolution = link(readings, resolution, ontology, gazetteer, catalogue, verdicts.idle)
        idle = (line for line in verdicts.idle if not (catalogue and speaks_of(line, catalogue)))
        verdicts = replace(verdicts, idle=tuple(idle))
    about = library.skipped, verdicts, library.base or BASE, library.run, library.infers
    return Graph(readings, resolution, ontology, reports, *about)


def find_library(folder: str | Path) -> Path:
    """The library in a folder; raises InputError where there is none."""
    path = Path(folder) / LIBRARY
    if not path.is_file():
        raise InputError(str(folder), "holds no library of kg; build one with `kg build`")
    return path


def read_history(folder: str | Path, read: Callable[[sqlite3.Connection], Found]) -> Found:
    """What a function of kg.history reads from the library of a folder."""
    with Library(find_library(folder)).reach() as connection:
        return read(connection)


def read_view(source: Path) -> View:
    """The RDF of a folder or a file as output formats take it: lines, without a store.

    Raises InputError where it is no graph of kg, or a broken one.
    """
    from kg.publish.standard import INFERRED
    from kg.publish.view import View
    from kg.sound import check_kg, check_sound
    from kg.store import find_graph, read_lines

    if (source / LIBRARY).is_file():
        return open_graph(source).view
    path = find_graph(source)
    told = tuple(read_lines(path))
    check_kg(told, str(path))
    check_sound(told, str(path))
    graph = inferred_graph(find_base(told))
    inferred = read_lines(source / INFERRED) if (source / INFERRED).is_file() else ()
    concluded = (
        *(line for line in told if line.graph_name == graph),
        *(line._replace(graph_name=graph) for line in inferred),
    )
    return View(tuple(line for line in told if line.graph_name != graph), inferred=concluded)


def read_quads(source: Path) -> Iterable[Quad]:
    """The RDF of a folder that `build` wrote, each article's share in its own graph, or of an RDF file."""
    from kg.store import find_graph, read_file

    if (source / LIBRARY).is_file():
        return open_graph(source).quads
    return tuple(read_file(find_graph(source)))


def read_texts(source: Path) -> dict[str, str] | None:
    """The texts of a folder's articles by id; None where there is no library that holds them."""
    if not (source / LIBRARY).is_file():
        return None
    return {reading.article.id: reading.article.text for reading in Library(find_library(source)).readings()}
