"""An article as every layer saw it: what explaining and looking for losses ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy import tokens as spacy

from kg.extract.attribution import find_attributions
from kg.extract.bearers import BorneTitle, read_bearers
from kg.extract.clauses import Clause
from kg.extract.frames import Trial, try_patterns
from kg.extract.judgements import try_judgements
from kg.extract.parse import Doc
from kg.extract.reading import clauses_of, read_article, set_scene, speech_cues
from kg.extract.scene import Scene
from kg.gazetteer import Gazetteer
from kg.model import Article, Reading
from kg.ontology import Ontology


@dataclass(frozen=True)
class Sight:
    """The scene and the reading of one article, and the layers between them, each worked out when first asked for."""

    scene: Scene
    reading: Reading

    @cached_property
    def clauses(self) -> list[Clause]:
        """Who does what, with syntax undone."""
        return clauses_of(self.scene)

    @cached_property
    def trials(self) -> list[Trial]:
        """Every pattern whose head occurs, with its outcome."""
        judged = try_judgements(self.scene, self.clauses, self.reading.attributions)
        return [*try_patterns(self.scene, self.clauses), *judged]

    @cached_property
    def titles(self) -> list[BorneTitle]:
        """Every title with those who bear it."""
        return list(read_bearers(self.scene.doc, self.scene))


def look(article: Article, parsed: spacy.Doc, ontology: Ontology, gazetteer: Gazetteer) -> Sight:
    """Read an article and keep what its layers saw."""
    doc = Doc(parsed)
    attributions = find_attributions(doc, speech_cues(ontology))
    scene = set_scene(article, doc, ontology, gazetteer, attributions)
    return Sight(scene, read_article(article, parsed, ontology, gazetteer))
