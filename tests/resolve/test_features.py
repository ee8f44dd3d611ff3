"""What is written of the features: each has a line on the page and a weight."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.resolve.features import FEATURES
from kg.resolve.people import LEVELS
from kg.resolve.weights import load_weights

PAGE = (Path(__file__).parents[2] / "docs" / "identity.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("feature", FEATURES, ids=lambda f: f.__name__)
def test_the_page_says_of_a_feature_what_its_docstring_says(feature):
    assert f"| `{feature.__name__}` | {feature.__doc__} |" in PAGE


@pytest.mark.parametrize("level", LEVELS)
def test_every_way_in_which_full_names_agree_has_a_weight(level):
    assert ("full", f"name: {level}") in load_weights()
