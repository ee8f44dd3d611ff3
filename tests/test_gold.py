"""The floors of accuracy on annotated articles (eval/floors.toml); these lie outside the project and may be absent."""

from __future__ import annotations

import pytest

from eval.floors import breaches, read_floors
from eval.measures import Measures
from eval.outcome import Outcome, read_set
from eval.sets import SHARED

pytestmark = [
    pytest.mark.model,
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="no annotated articles beside the project"),
]


@pytest.fixture(scope="module", params=[name for name in ("dev", "sample", "dev/both") if name in read_floors()])
def outcome(request) -> Outcome:
    return read_set(request.param)


def test_accuracy_does_not_fall(outcome):
    assert {"f1", "precision"} <= set(read_floors()[outcome.name])
    measures = Measures()
    measures.add(outcome)
    assert list(breaches(measures.figures, read_floors())) == []


def test_every_quote_is_a_slice_of_its_article(outcome):
    texts = {a.id: a.text for a in outcome.annotated.articles}
    assert outcome.claims
    for claim in outcome.claims:
        text = texts[claim["article"]]
        assert claim["quote"] == text[claim["start"] : claim["end"]]
        for end in filter(None, (claim["subject"], claim["object"], claim["speaker"], claim["where"])):
            assert end["text"] == text[end["start"] : end["end"]]
