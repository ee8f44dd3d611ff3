"""The annotated articles that the network learns from: those annotated in one reading, and our own labels.

`labels.jsonl` holds our own annotations: one article a line, sorted by id, offsets and ids without any text. `start`
and `end` bound the passage that was read, in code points of the article; all other offsets count from the start of
the passage. An entity has one span for each of its names, its fullest name first; a fact has one for each place that
says it. The texts themselves lie beside the project, in ../shared.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.sets import SHARED, draw, load_set, rows
from kg.model import Article, Span, Status

LABELS = Path(__file__).parent / "labels.jsonl"
ONE_IN = 6  # articles are for tuning


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something annotated, with every name that the article gives it, the fullest first."""

    id: str
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """An annotated relation between two entities, by their ids, and the places that say it."""

    subject: str
    predicate: str
    object: str
    status: Status
    speaker: str | None
    anchors: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """An annotated article; in a complete one every named entity is annotated, whether in a fact or not."""

    article: Article
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    complete: bool


def load_lessons() -> list[Lesson]:
    """Every annotated article that may be looked at: nothing that is scored as unseen, nothing read twice."""
    return [*silver_lessons(), *labelled_lessons()]


def is_for_tuning(article: str) -> bool:
    """Whether an article is never trained on: it fits thresholds. All passages of an article fall the same way.

    >>> is_for_tuning("minsk-talks") == is_for_tuning("minsk-talks#2")
    True
    """
    return draw("tune", article.split("#")[0], ONE_IN)


def silver_lessons() -> list[Lesson]:
    """The articles annotated in one reading that were worked on, by id."""
    worked = load_set("worked")
    articles = sorted(worked.articles, key=lambda a: a.id)
    return [silver_lesson(article, worked.gold[article.id]) for article in articles]


def silver_lesson(article: Article, known: Mapping[str, Any]) -> Lesson:
    """One of them; its anchors are words, said wherever they stand."""
    entities = tuple(Entity(e["id"], e["type"], (e["name"], *e.get("aliases", ()))) for e in known["entities"])
    facts = (
        Fact(f["s"], f["p"], f["o"], Status(f["status"]), f["speaker"], tuple(places_of(f["anchor"], article.text)))
        for f in known["facts"]
    )
    return Lesson(article, entities, tuple(facts), complete=False)


def places_of(words: str, text: str) -> Iterator[Span]:
    """Where words stand in a text, one place after the other.

    >>> list(places_of("ab", "ab abab"))
    [Span(start=0, end=2), Span(start=3, end=5), Span(start=5, end=7)]
    """
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + len(words))


def labelled_lessons(path: Path = LABELS) -> list[Lesson]:
    """Our own annotations, by id, laid over the texts beside the project."""
    whole = read_whole()
    return [labelled_lesson(label, whole[label["id"].split("#")[0]]) for label in rows(path)]


def labelled_lesson(label: Mapping[str, Any], whole: Mapping[str, str]) -> Lesson:
    """One of them: the passage that was annotated is an article of its own."""
    text = whole["text"][label["start"] : label["end"]]
    article = Article(label["id"], text, whole.get("title") or "", whole["date"] or None)
    entities = (Entity(e["id"], e["type"], tuple(text[s:t] for s, t in e["names"])) for e in label["entities"])
    facts = (
        Fact(f["s"], f["p"], f["o"], Status(f["status"]), f["speaker"], tuple(Span(*a) for a in f["anchors"]))
        for f in label["facts"]
    )
    return Lesson(article, tuple(entities), tuple(facts), complete=True)


def read_whole() -> dict[str, dict[str, str]]:
    """The articles of which passages were annotated, whole, by id: their text, date and, where known, title."""
    folder = SHARED / "articles"
    found: dict[str, dict[str, str]] = {}
    with (folder / "foreign-affairs.jsonl").open(encoding="utf-8") as lines:
        found |= {article["id"]: article for article in map(json.loads, lines)}
    with (folder / "guardian-syria-2019.csv").open(encoding="utf-8", newline="") as lines:
        found |= {f"guardian-syria-{row['']}": row for row in csv.DictReader(lines)}
    return found
