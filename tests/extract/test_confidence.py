"""The chance that a claim is right, from its signs."""

from __future__ import annotations

import pytest

from kg.extract.confidence import estimate, load_weights


def test_without_weights_the_first_estimate_remains():
    assert estimate(0.65, ("relation of another ontology",), {}) == 0.65


def test_weights_of_signs_move_the_estimate_both_ways():
    weights = {"subject it": -0.7, "object name": 0.7}
    assert estimate(0.7, ("subject it",), weights) < 0.7 < estimate(0.7, ("object name",), weights)
    assert estimate(0.7, ("subject it", "object name"), weights) == pytest.approx(0.7)


def test_what_every_claim_shares_counts_once():
    assert estimate(0.5, (), {"always": 1.0, "prior": 0.5}) == 0.73


def test_the_weights_that_ship_are_numbers_by_sign():
    assert all(isinstance(weight, float) and sign for sign, weight in load_weights().items())
