"""push.json: which graphs a store has confirmed, so that none is sent twice."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError
from kg.files import write_whole

RECEIPTS = "push.json"
OFTEN = 32  # graphs between two times that the file is written


@dataclass
class Receipts:
    """The graphs in one store: a digest of each one's triples, by IRI. The file holds those of all stores, by URL."""

    path: Path
    url: str
    stores: dict[str, dict[str, str]]
    _news: int = field(default=0, init=False)

    @classmethod
    def read(cls, folder: Path, url: str) -> Receipts:
        """Those in a folder; none where nothing was pushed. Raises InputError where the file is none of kg's."""
        path = folder / RECEIPTS
        try:
            stores = json.loads(path.read_bytes()) if path.exists() else {}
            told = {
                store: {str(iri): str(digest) for iri, digest in graphs.items()} for store, graphs in stores.items()
            }
        except (ValueError, AttributeError):
            raise InputError(str(path), "is not what kg push wrote; without it, everything is sent again") from None
        return cls(path, url, told)

    @property
    def digests(self) -> dict[str, str]:
        """What this store has."""
        return self.stores.setdefault(self.url, {})

    def keep(self, iri: str, digest: str) -> None:
        """The store has confirmed a graph."""
        self.digests[iri] = digest
        self._news += 1
        if self._news >= OFTEN:
            self.write()

    def forget(self, iri: str) -> None:
        """A graph is about to change, or gone; from here on a run may be killed."""
        if self.digests.pop(iri, None):
            self.write()

    def write(self) -> None:
        """Put the file in its place."""
        self._news = 0
        told = {store: graphs for store, graphs in self.stores.items() if graphs}
        write_whole(self.path, (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
