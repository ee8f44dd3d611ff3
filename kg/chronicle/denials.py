"""Whether a negated claim denies what others say, or only tells of what was refused, prevented or advised against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import URIRef

from kg.model import Status
from kg.ontology import Ontology
from kg.ontology.turtle import texts_of
from kg.rdf.vocab import KG

SURE = 0.5  # the least confidence of a denial that only a "not" tells of


@dataclass(frozen=True, slots=True)
class Denials:
    """The words by which sentences are judged: those of denial, and those after which a "not" is no denial."""

    denying: frozenset[str]
    weighing: frozenset[str]

    def denies(self, sentence: str, speaker: str | None, happens: bool, confidence: float) -> bool:
        """Whether a negated claim denies: by a word of denial, or as somebody's flat word that no such thing happened.

        "Prevented" and "should not" say something else.
        """
        words = set(re.findall(r"[a-z]+", sentence.lower()))
        flatly = speaker is not None and happens and confidence >= SURE and not words & self.weighing
        return bool(words & self.denying) or flatly


def read_denials(ontology: Ontology) -> Denials:
    """The words of an ontology's cue classes, in all their forms."""
    graph = ontology.graph
    classes = [iri for iri in graph.subjects(KG.denial) if isinstance(iri, URIRef)]
    denying = in_all_forms(lemma for iri in classes for lemma in texts_of(graph, iri, KG.lemma))
    weighing = in_all_forms(cue.lemma for cue in ontology.cues.values() if cue.affirmed != Status.ACTUAL)
    return Denials(denying, weighing - denying)


def in_all_forms(lemmas: Iterable[str]) -> frozenset[str]:
    """Cues of one word as sentences write them.

    >>> sorted(in_all_forms(["deny Y", "refute", "rule out"]))
    ['denied', 'denies', 'deny', 'denying', 'denyn', 'refute', 'refuted', 'refuten', 'refutes', 'refuting']
    """
    words = {lemma.removesuffix(" Y").rstrip(":") for lemma in lemmas}
    return frozenset(form for word in words if " " not in word for form in forms_of(word))


def forms_of(word: str) -> Iterator[str]:
    """A verb's regular forms, and what is left of it before "n't"; more than there are where it is none."""
    stem, ends = (word[:-1], ENDINGS[word[-1]]) if word[-1] in ENDINGS else (word, ("", "s", "es", "ed", "ing"))
    yield from (stem + end for end in ends)
    yield "won" if word == "will" else word + "n"


ENDINGS = {"y": ("y", "ies", "ied", "ying"), "e": ("e", "es", "ed", "ing")}
