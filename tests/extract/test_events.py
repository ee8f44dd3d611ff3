"""Which claims share an event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.events import share_events
from kg.extract.scene import Scene
from kg.model import Claim, Span
from tests.parses import parse
from tests.scenes import ontology, relation, scene

DOC = parse("""
    Chad  Chad PROPN NNP ROOT 0
    Togo  Togo PROPN NNP ROOT 1
    Mali  Mali PROPN NNP ROOT 2
    freed free VERB  VBD ROOT 3
""")
RELEASED = replace(relation("released"), event_class="Release", occasion="Release")
SECURED = replace(relation("secured"), event_class="BrokeredRelease", occasion="Release")


@pytest.fixture
def release() -> Scene:
    return scene(DOC, ontology(RELEASED, SECURED), dict.fromkeys((0, 1, 2), "Country"))


def claim(subject: int, predicate: str, obj: int, place: int, when: str | None = None) -> Claim:
    span = Span(place, place + 5)
    return Claim(
        f"{subject}{predicate}{obj}{place}",
        "test",
        f"m{subject}",
        predicate,
        f"m{obj}",
        span,
        span,
        event="x",
        when=when,
    )


def events(release: Scene, *claims: Claim) -> int:
    return len({c.event for c in share_events(release, claims)})


def test_claims_told_by_one_word_share_an_event(release: Scene):
    assert events(release, claim(0, "released", 1, 30), claim(0, "released", 2, 30)) == 1


def test_the_same_told_again_shares_an_event_unless_dates_exclude_each_other(release: Scene):
    first = claim(0, "released", 1, 30, "2024-05-06")
    assert events(release, first, claim(0, "released", 1, 90, "2024-05-01/2024-05-31")) == 1
    assert events(release, first, claim(0, "released", 1, 90, "2019-01-01")) == 2


def test_who_brokers_a_release_takes_part_in_it(release: Scene):
    assert events(release, claim(0, "released", 1, 30), claim(2, "secured", 1, 90)) == 1
    assert events(release, claim(0, "released", 1, 30), claim(2, "released", 1, 90)) == 2
