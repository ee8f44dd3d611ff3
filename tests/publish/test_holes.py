"""Graphs of which parts are missing: somebody's own, or cut out of a larger one."""

import random

import pytest

from kg.ontology import load_ontology
from kg.publish.formats import FORMATS
from kg.publish.view import View
from kg.record import record
from tests.readings import small_world

SMALL = record(*small_world(), load_ontology())


@pytest.mark.parametrize("name", ["parquet", "sqlite", "ftm", "vault"])
@pytest.mark.parametrize("share", [0, 0.3, 0.7, 0.95])
def test_what_is_there_is_written(name: str, share: float) -> None:
    for seed in range(4):
        chance = random.Random(seed)
        view, chosen = View(tuple(quad for quad in SMALL if chance.random() < share)), FORMATS[name]
        written = [b"".join(write(view)) for write in chosen.files.values()]
        written += [b"".join(pieces) for _, pieces in (chosen.pages(view) if chosen.pages else ())]
        assert written
