"""The property graph → CSV for `neo4j-admin database import`: a table for each sort of node and relationship.

These tables are for a program: texts stay as they are, whatever a spreadsheet would take them for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.project import Row
from kg.publish.network.property_graph import NODES, RELATIONSHIPS, Nodes, Relationships
from kg.publish.view import View
from kg.spreadsheet import write_row

BETWEEN = "\x1f"  # the values of a list: the unit separator, as no semicolon is safe in names


def write(view: View) -> Iterator[tuple[str, Iterator[bytes]]]:
    """A file for each table, with a header that gives ids, labels and types."""
    yield from ((f"{name}.csv", node_rows(table, view)) for name, table in NODES.items())
    yield from ((f"{name}.csv", relationship_rows(table, view)) for name, table in RELATIONSHIPS.items())


def node_rows(table: Nodes, view: View) -> Iterator[bytes]:
    """The nodes of a table; ids are unique in its label."""
    yield write_row([*header(table.types | {"id": f"ID({table.label})"}), ":LABEL"])
    for node in table.rows(view):
        yield write_row([*cells(node.about, table.types), BETWEEN.join(node.labels)])


def relationship_rows(table: Relationships, view: View) -> Iterator[bytes]:
    """The relationships of a table."""
    start, end = table.labels
    yield write_row([f":START_ID({start})", f":END_ID({end})", ":TYPE", *header(table.types)])
    for one in table.rows(view):
        yield write_row([one.start, one.end, one.type, *cells(one.about, table.types)])


def header(types: Mapping[str, str]) -> Iterable[str]:
    """The columns of properties."""
    return (f"{name}:{type_}" for name, type_ in types.items())


def cells(about: Row, types: Mapping[str, str]) -> Iterable[Any]:
    """The values of a row; what is not known is empty."""
    return (cell(about.get(name)) for name in types)


def cell(value: Any) -> Any:
    """A value as the import reads it.

    >>> cell(True), cell(["a", "b"]), cell(None)
    ('true', 'a\\x1fb', None)
    """
    if isinstance(value, list):
        return BETWEEN.join(text.replace(BETWEEN, "\ufffd") for text in value)
    return str(value).lower() if isinstance(value, bool) else value
