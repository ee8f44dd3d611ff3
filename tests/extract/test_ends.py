"""Which descriptions may stand at the ends of claims, on sentences written for this test."""

from __future__ import annotations

import pytest

from kg.annotate import annotate, load_model
from kg.extract.ends import is_specific
from kg.extract.reading import set_scene
from kg.gazetteer import load_gazetteer
from kg.model import Article
from kg.ontology import load_ontology

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "predicate", "wanted"),
    [
        ("The minister met student leaders.", "student leaders", "met", True),
        ("Student leaders are allies of the minister.", "Student leaders", "alliedWith", False),
        ("Police arrested a poet.", "Police", "detained", True),
        ("Rebels shelled the town.", "Rebels", "attacked", True),
        ("Officials met the king.", "Officials", "met", False),
        ("The town was shelled.", "town", "attacked", False),
        ("The Danish embassy was shelled.", "Danish embassy", "attacked", True),
    ],
)
def test_what_happens_tells_more_of_its_ends(text: str, words: str, predicate: str, wanted: bool) -> None:
    article = Article("test", text)
    scene = set_scene(article, annotate(article, load_model()), load_ontology(), load_gazetteer(), ())
    [mention] = [m for m in scene.mentions if m.span.of(text) == words]
    assert is_specific(scene, mention, predicate) == wanted
