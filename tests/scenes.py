"""Scenes made by hand: a parse, the words that are mentions, and an ontology of a few patterns."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Graph
from spacy.tokens import Doc

from kg.extract.scene import Scene
from kg.model import Article, Chain, Form, Mention, Span
from kg.ontology import Ontology, Relation
from kg.ontology.patterns import parse_pattern


def relation(name: str, *patterns: tuple[str, str], constructions: frozenset[str] = frozenset()) -> Relation:
    """A relation between ends of any kind; patterns are (part of speech, text)."""
    parsed = tuple(parse_pattern(text, pos) for pos, text in patterns)
    return Relation(name, name, name, "", frozenset(), frozenset(), constructions=constructions, patterns=parsed)


def ontology(*relations: Relation, light_verbs: frozenset[str] = frozenset()) -> Ontology:
    """An ontology of these relations, without kinds or cues."""
    return Ontology("", "", {}, {r.name: r for r in relations}, {}, light_verbs, Graph())


def scene(doc: Doc, terms: Ontology, mentions: Mapping[int, str], sizes: Mapping[int, int] | None = None) -> Scene:
    """A scene whose mentions are single tokens of the given kinds, each a chain of its own."""
    found = []
    for i, kind in mentions.items():
        token = doc[i]
        span, size = Span(token.idx, token.idx + len(token)), (sizes or {}).get(i)
        form = Form.NAME if token.pos_ == "PROPN" else Form.DESCRIPTION
        found.append(Mention(f"m{i}", span, kind, token.text, form, size=size))
    chains = [Chain(f"c{m.id}", m.kind, m.name, (m.id,)) for m in found]
    return Scene(Article("test", doc.text), doc, terms, found, chains)
