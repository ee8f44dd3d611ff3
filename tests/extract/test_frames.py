"""From clauses to findings, with a lexicon of the test's own and parses written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extract.clauses import find_clauses
from kg.extract.findings import Finding
from kg.extract.frames import index_lexicon, match_frames
from kg.extract.scene import Scene
from kg.model import Article, Chain, Form, Mention, Span
from kg.ontology import Ontology, parse_ontology
from tests.parses import parse
