"""The network from its files; what needs the real weights is passed over where they are missing."""

from __future__ import annotations

import numpy as np
import pytest

from kg.annotate import annotate, load_model
from kg.errors import KgError
from kg.extract.attribution import find_attributions
from kg.extract.learned.network import FOLDER, Network, load_network
from kg.extract.learned.weights import LEGEND, TraitTable
from kg.extract.parse import Doc
from kg.extract.reading import set_scene, speech_cues
from kg.gazetteer import load_gazetteer
from kg.model import Article
from kg.ontology import load_ontology

TEXT = "Foreign Minister Ada Moss of Norway met Finland's president in Helsinki on Monday.\n\nNorway thanked her."
trained = pytest.mark.skipif(not (FOLDER / LEGEND).is_file(), reason="the weights of the network are not here")


def test_missing_weights_are_named_in_one_sentence(tmp_path):
    with pytest.raises(KgError, match=r"lacks reader\.onnx, .*--fast"):
        Network(tmp_path)


def test_traits_add_up(tmp_path):
    np.savez(tmp_path / "t.npz", rows=np.array([[1, 2], [3, 4], [5, 6]], np.int8), scales=np.array([1, 0.5, 2], "f4"))
    assert TraitTable(tmp_path / "t.npz").add_up([[0, 1], [2]]).tolist() == [[2.5, 4.0], [10.0, 12.0]]


@trained
@pytest.mark.model
def test_an_article_is_read_and_judged():
    terms, network = load_ontology(), load_network()
    article = Article("a", TEXT)
    doc = Doc(annotate(article, load_model()))
    sketch = network.read(TEXT, doc)
    assert "Ada Moss" in {proposal.span.of(TEXT) for proposal in sketch.proposals if proposal.kind == "Person"}
    scene = set_scene(article, doc, terms, load_gazetteer(), find_attributions(doc, speech_cues(terms)))
    opinion = network.judge(scene, sketch)
    assert opinion == network.judge(scene, network.read(TEXT, doc))
    assert opinion.scores
    for score in opinion.scores:
        kinds = (terms.main_kind(score.subject.kind), terms.main_kind(score.object.kind))
        assert terms.admits(terms.relations[score.predicate], *kinds)
        assert sum(score.statuses.values()) == pytest.approx(1, abs=0.001)


@trained
def test_the_network_knows_the_ontology_that_comes_with_it():
    legend = load_network().legend
    changed = [name for name, relation in load_ontology().relations.items() if not legend.knows(relation)]
    assert not changed, "described otherwise than at training: train again"
