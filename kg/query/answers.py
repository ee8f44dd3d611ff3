"""An answer of the store as text: a table, CSV, JSON or Turtle."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from textwrap import fill

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
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import KgError
from kg.prefixes import PREFIXES
from kg.spreadsheet import write_table
from kg.terms import compact

Term = NamedNode | BlankNode | Literal | Triple

LEAST = 12  # a column this narrow can still be read
LEAST_QUOTE = 30  # and one of whole sentences
GAP = 3  # between two columns; the table's own margins take one each


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SELECT query, all of them: one term a variable, None where it is unbound."""

    names: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


Answer = Solutions | list[Triple] | bool


def read_answer(found: QuerySolutions | QueryTriples | QueryBoolean) -> Answer:
    """All that the store finds; it searches while it is read, so this raises what goes wrong: OSError, RuntimeError."""
    if isinstance(found, QueryBoolean):
        return bool(found)
    if isinstance(found, QueryTriples):
        return list(found)
    names = tuple(variable.value for variable in found.variables)
    return Solutions(names, tuple(tuple(row[name] for name in names) for row in found))


def rows(answer: Solutions) -> list[dict[str, str]]:
    """The solutions as plain values."""
    return [
        {name: plain(term) for name, term in zip(answer.names, row, strict=True) if term is not None}
        for row in answer.rows
    ]


def plain(term: Term) -> str:
    """A term's value without its datatype or language."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def as_table(answer: Answer, width: int) -> str:
    """For the eye: columns that nothing fills are left out, triples are lines of Turtle, a yes or no is a word.

    Rows whose columns would be too narrow to read are records instead.
    """
    if isinstance(answer, bool):
        return "yes\n" if answer else "no\n"
    if isinstance(answer, list):
        lines = {f"{compact(t.subject)} {compact(t.predicate)} {compact(t.object)} ." for t in answer}
        return "".join(f"{line}\n" for line in sorted(lines))
    cells = [[show(term) for term in row] for row in answer.rows]
    columns = {name: texts for name, *texts in zip(answer.names, *cells, strict=True) if any(texts)}
    if not columns:
        return "nothing found\n"
    widths = fit(columns, width - 2 + GAP)
    return write_columns(columns, widths, width) if widths else write_records(columns, width)


def fit(columns: Mapping[str, Sequence[str]], room: int) -> list[int]:
    """The widths at which columns stand side by side, the wide ones giving way first; none where one were unreadable.

    >>> fit({"who": ["Ada Moss"], "quote": ["word " * 20]}, 60), fit({"quote": ["word " * 20]}, 30)
    ([8, 46], [])
    """
    longest = [max(map(cell_len, (name, *texts))) for name, texts in columns.items()]
    least = [LEAST_QUOTE if name == "quote" else LEAST for name in columns]
    for level in range(room, 0, -1):
        widths = [min(long, max(low, level)) for long, low in zip(longest, least, strict=True)]
        if sum(widths) + GAP * len(widths) <= room:
            return widths
    return []


def write_columns(columns: Mapping[str, Sequence[str]], widths: Sequence[int], width: int) -> str:
    """A table; no cell is wider than its column."""
    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for name, column in zip(columns, widths, strict=True):
        table.add_column(name, overflow="fold", width=column)
    for row in zip(*columns.values(), strict=True):
        table.add_row(*map(Text, row))
    text = StringIO()
    Console(file=text, width=width, color_system=None, legacy_windows=False).print(table)
    return text.getvalue()


def write_records(columns: Mapping[str, Sequence[str]], width: int) -> str:
    """A paragraph a row: a line for each value, long ones going on below, indented."""
    records = []
    for row in zip(*columns.values(), strict=True):
        lines = (f"{name}: {text}" for name, text in zip(columns, row, strict=True) if text)
        records.append("".join(f"{fill(line, max(width, LEAST), subsequent_indent='    ')}\n" for line in lines))
    return "\n".join(records)


def show(term: Term | None) -> str:
    """A term for the eye: texts bare and without control characters, IRIs with their prefix."""
    text = "" if term is None else term.value if isinstance(term, Literal) else compact(term).strip("<>")
    return "".join(c if c.isprintable() else " " for c in text)


def as_csv(answer: Answer, width: int) -> str:
    """For spreadsheets; the rows of a SELECT query."""
    if not isinstance(answer, Solutions):
        raise KgError("csv needs a SELECT query")
    return write_table(answer.names, rows(answer)).decode()


def as_json(answer: Answer, width: int) -> str:
    """For programs: a list of objects, or true or false."""
    if isinstance(answer, list):
        raise KgError("json needs a SELECT or ASK query; take ttl for triples")
    value = answer if isinstance(answer, bool) else rows(answer)
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_turtle(answer: Answer, width: int) -> str:
    """For other stores: the triples of CONSTRUCT and DESCRIBE."""
    if not isinstance(answer, list):
        raise KgError("ttl needs a CONSTRUCT or DESCRIBE query")
    triples = sorted(set(answer), key=str)
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES).decode()  # type: ignore[union-attr]


WRITERS: Mapping[str, Callable[[Answer, int], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
    "ttl": as_turtle,
}
