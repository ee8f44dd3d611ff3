"""A question asked as `kg query` asks it, with its answer as one text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import Store

from kg.query.run import open_store, prepare
from kg.query.writers import Layout, check_format, write
from kg.rdf.prefixes import find_base


def run_query(
    source: Path | Store,
    question: str,
    params: Mapping[str, str] | None = None,
    *,
    format: str = "table",
    width: int | None = 100,
    as_of: str | None = None,
) -> str:
    """The answer of a folder, an RDF file or a store."""
    check_format(format)
    store = source if isinstance(source, Store) else open_store(source, as_of)
    asked = prepare(store, question, params or {})
    return "".join(write(asked.answer(), format, Layout(width, find_base(store))))
