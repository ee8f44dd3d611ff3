"""Entities with their chains, found by what people call them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from kg.errors import KgError
from kg.ledger.file import Ledger
from kg.ledger.handles import Handle, parse_handle
from kg.ledger.verdicts import Meanings, Row
from kg.model import Entity
from kg.names import normalise

SHOWN = 8  # candidates that a question lists


class Roster:
    """Who is in a graph: its entities, and the chains of each."""

    def __init__(self, entities: Iterable[Entity], rows: Iterable[Row], of_chain: Mapping[str, str]) -> None:
        self.rows: Mapping[str, Row] = {row[0]: row for row in rows}
        self.of_chain = of_chain
        self.entities = {entity.id: entity for entity in entities}
        self._chains: dict[str, list[str]] = defaultdict(list)
        for chain in sorted(self.rows):
            self._chains[of_chain[chain]].append(chain)

    def chains(self, entity: Entity) -> frozenset[str]:
        """The chains of an entity."""
        return frozenset(self._chains[entity.id])

    def articles(self, entity: Entity) -> tuple[str, ...]:
        """The articles that an entity is in, sorted."""
        return tuple(sorted({self.rows[chain][3] for chain in self._chains[entity.id]}))

    def find(self, text: str) -> Entity:
        """Whom an id, a name or a handle means. Raises KgError where that is nobody, or several."""
        if text in self.entities:
            return self.entities[text]
        found = self._by_handle(text) or self._by_name(text)
        if len(found) == 1:
            return found[0]
        if found:
            raise KgError(f"“{text}” may be {self._list(found)}; say which by its id")
        raise KgError(f"there is no entity “{text}”{self._nearest(text)}")

    def row_handle(self, chain: str) -> Handle:
        """The narrow handle of a chain."""
        _, kind, name, article = self.rows[chain]
        return Handle(kind, name, article)

    def handle(self, entity: Entity, meanings: Meanings) -> Handle:
        """A handle that picks chains of this entity and of nobody else: everywhere if one can, else in an article.

        Raises KgError where somebody else bears its only name in the same article.
        """
        chains = self.chains(entity)
        counts = Counter(self.row_handle(chain).everywhere for chain in chains)
        own = Handle(entity.kind, entity.name).key[1]
        usual = sorted(counts, key=lambda h: (h.key[1] != own, -counts[h], h))
        narrow = sorted(map(self.row_handle, chains), key=lambda h: (usual.index(h.everywhere), h))
        for handle in (*usual, *narrow):
            if {*meanings.of(handle)} and {*meanings.of(handle)} <= chains:
                return handle
        raise KgError(f"{entity.id} cannot be told apart by name: others are called {narrow[0].name} in its articles")

    def narrow(self, handle: Handle, chains: Iterable[str]) -> Handle:
        """The handle in the first article where one of these chains bears its name."""
        return min(h for h in map(self.row_handle, chains) if h.key == handle.key)

    def _by_handle(self, text: str) -> list[Entity]:
        try:
            handle = parse_handle(text)
        except ValueError:
            return []
        chains = Meanings(Ledger(), self.rows.values()).of(handle)
        return self._sorted({self.of_chain[chain] for chain in chains})

    def _by_name(self, text: str) -> list[Entity]:
        wanted = normalise(text)
        named = {e.id for e in self.entities.values() if wanted in map(normalise, (e.name, *e.aliases))}
        return self._sorted(named if wanted else ())

    def _sorted(self, ids: Iterable[str]) -> list[Entity]:
        found = (self.entities[name] for name in ids)
        return sorted(found, key=lambda e: (-len(self.articles(e)), e.id))

    def _list(self, entities: Sequence[Entity]) -> str:
        """Candidates with id, kind and number of articles."""
        said = [f"{e.id} ({e.name}, {e.kind}, {count(self.articles(e))})" for e in entities[:SHOWN]]
        rest = len(entities) - SHOWN
        return "; ".join(said) + (f"; and {rest} more" if rest > 0 else "")

    def _nearest(self, text: str) -> str:
        by_name: dict[str, set[str]] = defaultdict(set)
        for entity in self.entities.values():
            for name in (entity.name, *entity.aliases):
                by_name[normalise(name)].add(entity.id)
        wanted = normalise(text)
        inside = [name for name in by_name if wanted and {*wanted.split()} <= {*name.split()}]
        near = inside or get_close_matches(wanted, by_name, cutoff=0.6)
        found = self._sorted({entity for name in near for entity in by_name[name]})
        return f"; near it: {self._list(found)}" if found else ""


def count(articles: Sequence[str]) -> str:
    """How many articles, in words.

    >>> count(["a"]), count(["a", "b"])
    ('1 article', '2 articles')
    """
    return f"{len(articles)} article{'s' * (len(articles) != 1)}"
