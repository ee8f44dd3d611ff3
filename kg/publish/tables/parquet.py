"""The graph → Apache Parquet: a file a table (kg.publish.tables.schema), for DuckDB, pandas, Polars and Spark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.project import Row
from kg.publish.tables.schema import TABLES, Column, Table, Type
from kg.publish.view import View

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 50_000  # rows in a row group: as many as are held in memory at a time
SAID = "_said"  # ends the name of the column that keeps a date as it is known, beside the one for days


class Pipe:
    """A file to be written from its begin to its end, whose bytes are handed on meanwhile."""

    def __init__(self) -> None:
        self.closed, self._written, self._kept = False, 0, list[bytes]()

    def write(self, data: bytes) -> int:
        """Keep data until it is taken."""
        self._kept.append(bytes(data))
        self._written += len(data)
        return len(data)

    def take(self) -> bytes:
        """What was written since the last time."""
        data = b"".join(self._kept)
        self._kept.clear()
        return data

    def tell(self) -> int:
        """How much was written in all."""
        return self._written

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """The last byte was written."""
        self.closed = True


def write(view: View) -> Iterator[tuple[str, Iterator[bytes]]]:
    """A file for each table. Raises KgError where pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise KgError("the format parquet needs pyarrow: pip install 'kg-press[parquet]'") from None
    return ((f"{table.name}.parquet", pieces(table, view)) for table in TABLES)


def pieces(table: Table, view: View) -> Iterator[bytes]:
    """The file of a table, a row group at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema, rows, pipe = arrow_schema(table), table.rows(view), Pipe()
    with pq.ParquetWriter(pipe, schema, compression="zstd") as writer:
        while group := [cells(table, row) for row in islice(rows, GROUP)]:
            writer.write_table(pa.Table.from_pylist(group, schema))
            yield pipe.take()
    yield pipe.take()


def arrow_schema(table: Table) -> pa.Schema:
    """The columns of a table with their types, and with what they mean as metadata."""
    import pyarrow as pa

    types = {
        Type.TEXT: pa.string(),
        Type.DATE: pa.date32(),
        Type.WHOLE: pa.int64(),
        Type.NUMBER: pa.float64(),
        Type.TRUTH: pa.bool_(),
    }
    fields = list[pa.Field]()
    for column in table.columns:
        type_ = pa.list_(types[column.type]) if column.each else types[column.type]
        fields.append(pa.field(column.name, type_, metadata={"description": column.means}))
        if column.type is Type.DATE:
            means = f"the same as it is known, perhaps a month or a year only: {column.means}"
            fields.append(pa.field(column.name + SAID, pa.string(), metadata={"description": means}))
    return pa.schema(fields, metadata={"description": table.means})


def cells(table: Table, row: Row) -> Row:
    """The values of a row as Arrow takes them."""
    return {name: value for column in table.columns for name, value in cell(column, row[column.name])}


def cell(column: Column, value: Any) -> Iterator[tuple[str, Any]]:
    """A value; of a date the day, where one is known, and what is known.

    >>> list(cell(Column("date", Type.DATE, "when"), "2024-05"))
    [('date', None), ('date_said', '2024-05')]
    """
    if column.type is Type.DATE:
        yield column.name, day(value)
        yield column.name + SAID, value
    else:
        yield column.name, value


def day(text: str | None) -> date | None:
    """The day that a date is; nothing where it is a month, a year or no date at all."""
    try:
        return date.fromisoformat(text) if text and len(text) == len("2024-05-07") else None
    except ValueError:
        return None
