"""What an ontology says of words → patterns: the lexicon of each relation, and the word classes that they share."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDFS, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from kg.ontology.classes import local_name
from kg.ontology.labels import read_label
from kg.ontology.patterns import Pattern, WordClasses, parse_pattern
from kg.ontology.turtle import text_of, texts_of, typed
from kg.rdf.vocab import KG

PARTS_OF_SPEECH = ("verb", "noun", "title", "adjective", "modal")


def read_word_classes(graph: Graph) -> WordClasses:
    """The named lists of words that patterns share, by name and part of speech; bars stand between words."""
    return {
        text_of(graph, iri, RDFS.label) or local_name(iri): {
            pos: frozenset(w.replace("_", " ") for text in texts_of(graph, iri, KG[pos]) for w in text.split("|"))
            for pos in PARTS_OF_SPEECH
        }
        for iri in typed(graph, KG.WordClass)
    }


def read_patterns(graph: Graph, iri: URIRef, classes: WordClasses) -> Iterator[Pattern]:
    """The written patterns, or, where a relation has none, its labels read as verbs."""
    written = [parse_pattern(t, pos, classes) for pos in PARTS_OF_SPEECH for t in texts_of(graph, iri, KG[pos])]
    if written:
        yield from written
        return
    labels = [o for p in (RDFS.label, SKOS.altLabel) for o in graph.objects(iri, p) if isinstance(o, Literal)]
    for label in sorted({str(o) for o in labels if o.language in (None, "en")} or {local_name(iri)}):
        yield from read_label(label)
