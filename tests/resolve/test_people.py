"""How two names of people agree: the table of names.toml, either way round."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.people import compare

TABLE = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
PAIRS = [(how, *pair) for how, table in TABLE.items() for pair in table["pairs"]]
WORDS = st.sampled_from("anna maria berg m k bin al jong un jr iii bill william mohammed muhammad xi".split())
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize(("how", "one", "other"), PAIRS, ids=lambda value: value)
def test_names_agree_as_the_table_says(how, one, other):
    assert compare(one, other) == how


@given(NAMES, NAMES)
def test_it_does_not_matter_which_name_comes_first(one, other):
    assert compare(one, other) == compare(other, one)


@given(NAMES)
def test_every_name_agrees_with_itself(name):
    assert compare(name, name) == "equal"
