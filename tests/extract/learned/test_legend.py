"""What the network knows of an ontology, and how chances are read."""

from __future__ import annotations

from dataclasses import asdict, replace

import numpy as np
import pytest

from kg.extract.learned.legend import Legend, make_legend, read_legend, write_legend
from kg.extract.learned.pairs import find_pairs
from kg.extract.learned.scores import read_scores
from kg.model import Status
from kg.ontology import Ontology
from tests.parses import parse
from tests.readings import tiny_ontology
from tests.scenes import scene

SENTENCE = """
Norland Norland PROPN NNP nsubj 1
met meet VERB VBD ROOT 1
Moss Moss PROPN NNP dobj 1
"""


@pytest.fixture
def legend() -> Legend:
    return make_legend(tiny_ontology(), ["met", "envoyOf"])


def with_relation(name: str, **changes: object) -> Ontology:
    terms = tiny_ontology()
    return replace(terms, relations={**terms.relations, name: replace(terms.relations[name], **changes)})  # type: ignore[arg-type]


def legal(legend: Legend, terms: Ontology, first: str, second: str) -> list[tuple[str, str]]:
    allowed = legend.legal(terms)[legend.kind_number(first), legend.kind_number(second)]
    assert allowed[-1]
    return [legend.answers[i] for i in np.flatnonzero(allowed[:-1])]


def test_a_legend_comes_back_from_its_file(legend, tmp_path):
    write_legend(legend, tmp_path / "legend.json")
    assert asdict(read_legend(tmp_path / "legend.json")) == asdict(legend)


def test_directed_relations_have_two_ways(legend):
    assert ("envoyOf", ">") in legend.answers
    assert ("envoyOf", "<") in legend.answers


def test_kinds_decide_which_way_round(legend):
    assert ("envoyOf", ">") in legal(legend, tiny_ontology(), "Person", "Country")
    assert ("envoyOf", ">") not in legal(legend, tiny_ontology(), "Country", "Person")
    assert ("envoyOf", "<") in legal(legend, tiny_ontology(), "Country", "Person")


def test_kinds_that_are_not_known_admit_nothing(legend):
    assert legal(legend, tiny_ontology(), "Recipe", "Country") == []


@pytest.mark.parametrize("change", [{"definition": "Another meaning."}, {"range": frozenset({"Place", "Country"})}])
def test_a_relation_that_changed_is_left_to_the_rules(legend, change):
    terms = with_relation("envoyOf", **change)
    assert not {way for name, way in legal(legend, terms, "Person", "Country") if name == "envoyOf"}
    assert not legend.knows(terms.relations["envoyOf"])
    assert legend.knows(terms.relations["met"])


def test_a_relation_that_is_gone_or_new_is_left_to_the_rules(legend):
    terms = tiny_ontology()
    without = replace(terms, relations={"released": terms.relations["released"]})
    assert legal(legend, without, "Person", "Country") == []
    assert not legend.knows(terms.relations["released"])


def test_chances_are_shared_among_legal_answers_only(legend):
    parsed = parse(SENTENCE)
    (pair,) = find_pairs(scene(parsed, tiny_ontology(), {0: "Country", 2: "Person"}))
    allowed = np.zeros((1, len(legend.answers) + 1), np.bool_)
    against = legend.answers.index(("envoyOf", "<"))
    allowed[0, [against, -1]] = True
    odds = np.full(allowed.shape, 9, np.float32)
    (score,) = read_scores([pair], allowed, odds, np.array([[5, 0, 0, 0]], np.float32), legend)
    assert (score.predicate, score.chance) == ("envoyOf", 0.5)
    assert (score.subject, score.object) == (pair.second, pair.first)
    assert max(score.statuses, key=score.statuses.__getitem__) is Status.ACTUAL
