"""docs/queries.md is what tests/query/page.py makes of the questions and the sample."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import Store

from kg.query.questions import stored_questions
from kg.query.run import select
from tests.query.page import EXAMPLES, PAGE, open_sample, write_page


@pytest.fixture(scope="module")
def sample() -> Store:
    return open_sample()


def test_the_page_is_up_to_date(sample: Store) -> None:
    assert PAGE.read_text(encoding="utf-8") == write_page(sample), "write it anew: python -m tests.query.page"


def test_every_question_has_an_example_that_is_answered(sample: Store) -> None:
    assert list(EXAMPLES) == list(stored_questions())
    for name in EXAMPLES.keys() - {"around"}:
        assert select(sample, name, EXAMPLES[name]), name


def test_the_question_of_ones_own_answers(sample: Store) -> None:
    (own,) = re.findall(r"```sparql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    every = select(sample, own, {})
    assert len(every) > len(select(sample, own, {"since": "2023-05"})) > 0
    who = every[0]["who"]
    assert {row["who"] for row in select(sample, own, {"entity": who})} == {who}
