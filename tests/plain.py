"""Articles in a few plain words, and a reader for them, so that builds take a tenth of a second (tests/conftest.py)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import kg
from kg.graph import Graph
from kg.ids import content_id
from kg.model import Article, Chain, Claim, Mention, Reading, Span, Status
from kg.source import LIBRARY

SENTENCE = re.compile(
    r"(?P<subject>[A-Z][\w ]*?) (?P<will>will )?(?P<predicate>met|released|accused) (?P<object>[A-Z][\w ]*)\."
)


def build(folder: Path, *articles: Article) -> Graph:
    """Build articles into a folder, given as one file in this order."""
    return kg.build(write_articles(folder, *articles), output=folder, fast=True)


def write_articles(folder: Path, *articles: Article) -> Path:
    """A file beside a folder that holds articles."""
    path = folder.with_name(f"{folder.name}.jsonl")
    rows = ({"id": a.id, "text": a.text, "url": a.url, "date": a.published, "title": a.title} for a in articles)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def views(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by name, but the library, which keeps its history."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and not p.name.startswith(LIBRARY))
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


def read_plainly(article: Article) -> Reading:
    """Understands "Ada Moss met Bo Lind." and "Ada Moss will met Bo Lind."; everybody is a person."""
    mentions, claims = list[Mention](), list[Claim]()
    for found in SENTENCE.finditer(article.text):
        ends = [mention(article, found, part) for part in ("subject", "object")]
        status = Status.PLANNED if found["will"] else Status.ACTUAL
        evidence, trigger = Span(*found.span()), Span(*found.span("predicate"))
        name = content_id(article.id, *found.groups(), trigger)
        claims.append(Claim(name, article.id, ends[0].id, found["predicate"], ends[1].id, evidence, trigger, status))
        mentions += ends
    chains = tuple(
        Chain(content_id(article.id, name), "Person", name, tuple(m.id for m in mentions if m.name == name))
        for name in sorted({m.name for m in mentions})
    )
    return Reading(article, tuple(mentions), chains, tuple(claims))


def mention(article: Article, found: re.Match[str], part: str) -> Mention:
    """The words of one end."""
    span = Span(*found.span(part))
    return Mention(content_id(article.id, span), span, "Person", found[part])
