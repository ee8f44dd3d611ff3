"""Entries of a file, whatever its format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.catalogue.entry import Aside, Entry, Tie
from kg.catalogue.reader import read_entries
from kg.errors import InputError
from kg.gazetteer import load_gazetteer
from kg.ontology import load_ontology

ReadBase = Callable[..., list[Entry | Tie | InputError]]


@pytest.fixture
def read_base(tmp_path: Path) -> ReadBase:
    """Writes a file and reads it; `aside` takes the counts of what is left aside."""

    def read(name: str, data: str | bytes, aside: Aside | None = None) -> list[Entry | Tie | InputError]:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return list(read_entries(path, load_ontology(), load_gazetteer(), aside or Aside()))

    return read
