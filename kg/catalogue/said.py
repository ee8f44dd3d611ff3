"""What people say of entries in the ledger: `same,Person: Ada Moss,envoys: e-101`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.catalogue.profile import Profile
from kg.catalogue.store import Catalogue
from kg.ledger import Handle, Line

Said = dict[tuple[str, str, str], Line]  # entity, base, entry -> the line on them


def speaks_of(line: Line, catalogue: Catalogue) -> bool:
    """Whether a line is about an entry of a base."""
    return any(catalogue.get(handle.kind, handle.name) for handle in (line.left, line.right))


def read_said(lines: Iterable[Line], profiles: Iterable[Profile], catalogue: Catalogue) -> Said:
    """The lines on entities and entries; where several speak of the same two, "different" wins, then "same"."""
    about = [(line, *pair) for line in lines for pair in _pairs(line, catalogue)]
    if not about:
        return {}
    found: Said = {}
    for profile in profiles:
        for line, handle, entry in about:
            if (*handle.key, handle.article) in profile.handles:
                key = profile.entity.id, entry.kind, entry.name
                found[key] = min(line, found.get(key, line))
    return found


def _pairs(line: Line, catalogue: Catalogue) -> Iterator[tuple[Handle, Handle]]:
    """The handle of an entity and that of an entry."""
    for entity, entry in ((line.left, line.right), (line.right, line.left)):
        if catalogue.get(entry.kind, entry.name):
            yield entity, entry
