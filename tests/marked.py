"""Examples of relations, with their ends marked, and what is read of them."""

from __future__ import annotations

import re

from kg.annotate import annotate, load_model
from kg.extract.reading import read_article
from kg.gazetteer import load_gazetteer
from kg.model import Article, Reading, Span
from kg.ontology import Ontology, load_ontology


def read(text: str, ontology: Ontology | None = None) -> Reading:
    """What is understood of a text."""
    article = Article(id="example", text=text)
    return read_article(article, annotate(article, load_model()), ontology or load_ontology(), load_gazetteer())


def unmark(example: str) -> tuple[str, dict[str, Span], str]:
    """The words without marks, where X and Y stand in them, and the status wanted."""
    example, _, status = example.partition(" -> ")
    text, ends, at = "", {}, 0
    for mark in re.finditer(r"([XY])\[([^\]]*)\]", example):
        text += example[at : mark.start()]
        ends[mark[1]] = Span(len(text), len(text) + len(mark[2]))
        text += mark[2]
        at = mark.end()
    return text + example[at:], ends, status.strip() or "actual"


def check_example(relation: str, example: str, ontology: Ontology | None = None) -> None:
    """Fail unless the example gives a claim of the relation between its marked ends, with its status."""
    ontology = ontology or load_ontology()
    text, ends, status = unmark(example)
    assert set(ends) == {"X", "Y"}, "an example marks both ends"
    reading = read(text, ontology)
    spans = {m.id: m.span for m in reading.mentions}
    chains = {m: chain for chain in reading.chains for m in chain.mentions}

    def stands(mention: str, end: Span) -> bool:
        return any(spans[m].overlaps(end) for m in chains[mention].mentions)

    found = [c for c in reading.claims if c.predicate == relation]
    straight = [c for c in found if stands(c.subject, ends["X"]) and stands(c.object, ends["Y"])]
    turned = [c for c in found if stands(c.subject, ends["Y"]) and stands(c.object, ends["X"])]
    said = straight + (turned if ontology.relations[relation].symmetric else [])
    assert said, f"no claim {relation}; found {[(c.predicate, c.status) for c in reading.claims]}"
    assert status in {c.status for c in said}


def check_counter_example(relation: str, example: str, ontology: Ontology | None = None) -> None:
    """Fail if the text gives a claim of the relation."""
    text, _, _ = unmark(example)
    assert relation not in {c.predicate for c in read(text, ontology).claims}
