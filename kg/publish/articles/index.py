"""The list of all articles: by date, and by outlet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Article
from kg.publish.articles.templates import fill


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the list, with what was found in it."""

    article: Article
    claims: int
    entities: int
    copies: bool  # another article

    @property
    def outlet(self) -> str:
        """Who printed it, as it names itself."""
        return self.article.publisher or self.article.outlet or "Outlet unknown"


def list_articles(entries: Iterable[Entry], title: str) -> str:
    """The list as HTML, newest first; those without a date last."""
    dated = sorted(entries, key=lambda entry: entry.article.id)
    dated.sort(key=lambda entry: entry.article.published or "", reverse=True)
    years = defaultdict[str, list[Entry]](list)
    outlets = defaultdict[str, list[Entry]](list)
    for entry in dated:
        years[(entry.article.published or "")[:4]].append(entry)
        outlets[entry.article.outlet].append(entry)
    return fill("index.html", title=title, entries=dated, years=years, outlets=ranked(outlets))


def ranked(outlets: Mapping[str, list[Entry]]) -> list[list[Entry]]:
    """The articles of each outlet, those with most articles first."""
    return [outlets[name] for name in sorted(outlets, key=lambda name: (-len(outlets[name]), name))]
