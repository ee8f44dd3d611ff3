"""An article as every layer saw it: what explaining and looking for losses ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy import tokens as spacy

from kg.extract.appraisal import Appraisal, choose
from kg.extract.bearers import BorneTitle, read_bearers
from kg.extract.clauses import Clause
from kg.extract.frames import Trial, try_patterns
from kg.extract.judgements import try_judgements
from kg.extract.learned.network import Network
from kg.extract.learned.scores import Opinion
from kg.extract.reading import appraise_claims, clauses_of, open_article, read_scene
from kg.extract.scene import Scene
from kg.gazetteer import Gazetteer
from kg.model import Article, Claim, Reading
from kg.ontology import Ontology


@dataclass(frozen=True)
class Sight:
    """The scene and the reading of one article, and the layers between them, each worked out when first asked for."""

    scene: Scene
    opinion: Opinion | None  # the network's; None where the rules read alone
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
    def appraisals(self) -> list[Appraisal]:
        """Every claim that rules or network make, likely or not, with what both say of it."""
        if self.opinion is None:
            return []
        return list(appraise_claims(self.scene, self.reading.attributions, self.opinion))

    @cached_property
    def choices(self) -> list[tuple[Appraisal, Claim, str | None]]:
        """The same with the chance that both together give each, and why it is not made."""
        return list(choose(self.scene, self.appraisals))

    @cached_property
    def titles(self) -> list[BorneTitle]:
        """Every title with those who bear it."""
        return list(read_bearers(self.scene.doc, self.scene))


def look(
    article: Article, parsed: spacy.Doc, ontology: Ontology, gazetteer: Gazetteer, network: Network | None = None
) -> Sight:
    """Read an article and keep what its layers saw."""
    scene, attributions, opinion = open_article(article, parsed, ontology, gazetteer, network)
    return Sight(scene, opinion, read_scene(scene, attributions, opinion))
