"""An answer of the store as text: a table, CSV, JSON or Turtle."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from io import StringIO

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import KgError
from kg.prefixes import PREFIXES
from kg.spreadsheet import write_table
from kg.terms import compact

Answer = QuerySolutions | QueryTriples | QueryBoolean
Term = NamedNode | BlankNode | Literal | Triple

WIDE = 12  # no column is squeezed below this or its longest value


def rows(answer: QuerySolutions) -> list[dict[str, str]]:
    """The solutions as plain values."""
    names = [variable.value for variable in answer.variables]
    found = ({name: row[name] for name in names} for row in answer)
    return [{name: plain(term) for name, term in row.items() if term is not None} for row in found]


def plain(term: Term) -> str:
    """A term's value without its datatype or language."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def as_table(answer: Answer, width: int) -> str:
    """For the eye: columns that nothing fills are left out, triples are lines of Turtle, a yes or no is a word."""
    if isinstance(answer, QueryBoolean):
        return "yes\n" if answer else "no\n"
    if isinstance(answer, QueryTriples):
        lines = {f"{compact(t.subject)} {compact(t.predicate)} {compact(t.object)} ." for t in answer}
        return "".join(f"{line}\n" for line in sorted(lines))
    cells = [[show(row[variable.value]) for variable in answer.variables] for row in answer]
    columns = {variable.value: number for number, variable in enumerate(answer.variables)}
    filled = {name: number for name, number in columns.items() if any(row[number] for row in cells)}
    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for name, number in filled.items():
        table.add_column(name, overflow="fold", min_width=min(WIDE, max(len(row[number]) for row in cells)))
    for row in cells:
        table.add_row(*(Text(row[number]) for number in filled.values()))
    if not table.row_count:
        return "nothing found\n"
    text = StringIO()
    Console(file=text, width=width, color_system=None, legacy_windows=False).print(table)
    return text.getvalue()


def show(term: Term | None) -> str:
    """A term for the eye: texts bare and without control characters, IRIs with their prefix."""
    text = "" if term is None else term.value if isinstance(term, Literal) else compact(term).strip("<>")
    return "".join(c if c.isprintable() else " " for c in text)


def as_csv(answer: Answer, width: int) -> str:
    """For spreadsheets; the rows of a SELECT query."""
    if not isinstance(answer, QuerySolutions):
        raise KgError("csv needs a SELECT query")
    names = [variable.value for variable in answer.variables]
    return write_table(names, rows(answer)).decode()


def as_json(answer: Answer, width: int) -> str:
    """For programs: a list of objects, or true or false."""
    if isinstance(answer, QueryTriples):
        raise KgError("json needs a SELECT or ASK query; take ttl for triples")
    value = bool(answer) if isinstance(answer, QueryBoolean) else rows(answer)
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_turtle(answer: Answer, width: int) -> str:
    """For other stores: the triples of CONSTRUCT and DESCRIBE."""
    if not isinstance(answer, QueryTriples):
        raise KgError("ttl needs a CONSTRUCT or DESCRIBE query")
    triples = sorted(set(answer), key=str)
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES).decode()  # type: ignore[union-attr]


WRITERS: Mapping[str, Callable[[Answer, int], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
    "ttl": as_turtle,
}
