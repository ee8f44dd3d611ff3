"""Handles: how the ledger names chains, readable and stable when the graph is built again."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kg.names import normalise


@dataclass(frozen=True, slots=True, order=True)
class Handle:
    """All chains of a kind that are called `name`, in every article or in one.

    The kind is one that people see (a ministry's is Organization). Names are compared as `kg.names.normalise` does.
    """

    kind: str
    name: str
    article: str = ""  # an article's id, or "" for every article

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", " ".join(self.name.split()))

    def __str__(self) -> str:
        """`KIND: NAME` or `KIND: NAME @ ARTICLE`; what would be misread stands in JSON's quotes.

        >>> str(Handle("Person", "Anna Berg", "report 7")), str(Handle("Group", "Us @ Them"))
        ('Person: Anna Berg @ report 7', 'Group: "Us @ Them"')
        """
        name = self.name if _is_plain(self.name) and " @ " not in f"{self.name} " else _quote(self.name)
        article = self.article if _is_plain(self.article) else _quote(self.article)
        return f"{self.kind}: {name} @ {article}" if self.article else f"{self.kind}: {name}"

    @property
    def key(self) -> tuple[str, str]:
        """Kind and name as they are compared."""
        return self.kind.casefold(), normalise(self.name) or self.name.casefold()

    @property
    def everywhere(self) -> Handle:
        """The same kind and name in every article."""
        return Handle(self.kind, self.name)


def parse_handle(text: str) -> Handle:
    """What `str` of a handle wrote, or a person by hand. Raises ValueError with the reason.

    >>> parse_handle(" person:Anna Berg  @ report-7 ")
    Handle(kind='person', name='Anna Berg', article='report-7')
    """
    kind, colon, rest = text.partition(": " if ": " in text else ":")
    name, article = _split(rest.strip())
    if not colon or not kind.strip() or not name:
        raise ValueError(f"“{text}” is no handle; one reads KIND: NAME or KIND: NAME @ ARTICLE")
    return Handle(kind.strip(), name, article)


def _split(text: str) -> tuple[str, str]:
    """Name and article; a name in quotes ends where its quotes do."""
    if text.startswith('"'):
        try:
            name, end = json.JSONDecoder().raw_decode(text)
        except ValueError:
            end = -1
        rest = text[end:].strip()
        if end > 0 and (not rest or rest.startswith("@ ")):
            return str(name), _unquote(rest[1:].strip())
    name, _, article = text.partition(" @ ")
    return name.strip(), _unquote(article.strip())


def _is_plain(text: str) -> bool:
    """Whether a text reads back as it is without quotes."""
    return text.isprintable() and text == text.strip() != "" and not text.startswith('"')


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _unquote(text: str) -> str:
    try:
        return str(json.loads(text)) if text.startswith('"') else text
    except ValueError:
        return text
