"""What a graph says at one moment: as much of it as is needed to tell later what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

Rows = dict[tuple[str, str], str]  # (what, id) -> value as JSON


@dataclass(frozen=True, slots=True)
class Source:
    """An article that stands, by what it holds."""

    content: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as it is called."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what supports it."""

    subject: str
    relation: str
    object: str
    status: str
    speaker: str | None
    when: str | None
    symmetric: bool
    reports: int  # how many independent texts say so
    claims: dict[str, tuple[str, ...]]  # article -> its claims


@dataclass(frozen=True, slots=True)
class State:
    """Articles, the entities of their chains, and statements, each by id."""

    articles: Mapping[str, Source] = field(default_factory=dict)
    chains: Mapping[str, str] = field(default_factory=dict)
    entities: Mapping[str, Named] = field(default_factory=dict)
    statements: Mapping[str, Said] = field(default_factory=dict)


KINDS: Mapping[str, tuple[str, Any]] = {  # what a row holds -> where it stands in a state, and as what
    "article": ("articles", Source),
    "chain": ("chains", str),
    "entity": ("entities", Named),
    "statement": ("statements", Said),
}


def to_rows(state: State) -> Rows:
    """A state as plain rows."""
    return {
        (what, name): msgspec.json.encode(value).decode()
        for what, (part, _) in KINDS.items()
        for name, value in getattr(state, part).items()
    }


def from_rows(rows: Iterable[tuple[str, str, str]]) -> State:
    """The state that these rows (what, id, value) make."""
    parts: dict[str, dict[str, Any]] = {part: {} for part, _ in KINDS.values()}
    decoders = {what: msgspec.json.Decoder(kind) for what, (_, kind) in KINDS.items()}
    for what, name, value in rows:
        parts[KINDS[what][0]][name] = decoders[what].decode(value)
    return State(**parts)
