"""The ontology: ontology/*.ttl → kinds, relations, lexicon and cues. Nobody else reads these files for meaning."""

from __future__ import annotations

from kg.ontology.ontology import (
    Cue,
    Ontology,
    OntologyError,
    Relation,
    builtin_folder,
    extend_ontology,
    load_ontology,
    read_ontology,
)

__all__ = [
    "Cue",
    "Ontology",
    "OntologyError",
    "Relation",
    "builtin_folder",
    "extend_ontology",
    "load_ontology",
    "read_ontology",
]
