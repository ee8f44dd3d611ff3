"""A graph → a running SPARQL 1.1 store, by the Graph Store HTTP Protocol: only what changed since it was last pushed.

Each article's triples go into the graph that its IRI names, all others into one of our own (docs/carry.md), so other
people's graphs in the store, and its default graph, stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.push.endpoint import Endpoint
from kg.push.receipts import Receipts
from kg.push.shares import COMMON, PIECE, Share, cut, share_out

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.rdf.terms import Line


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many graphs were sent, left as they are, and deleted; and how many triples were sent."""

    sent: int = 0
    kept: int = 0
    deleted: int = 0
    triples: int = 0


def push(
    lines: Iterable[Line | Quad],
    base: str,
    endpoint: Endpoint,
    folder: Path,
    *,
    on_count: Callable[[int], None] = lambda count: None,
    on_graph: Callable[[str], None] = lambda iri: None,
) -> Outcome:
    """Make the store hold this graph, whose ids lie below `base`: changed graphs are replaced, vanished ones deleted.

    What the store has confirmed is kept in push.json in the folder, so that a push that was cut off goes on where it
    stopped. `on_count` is told how many graphs there are, and `on_graph` of each before it is looked at. Raises KgError
    naming the store where it cannot be reached or refuses, and where the graph is none that can be sent.
    """
    shares = share_out(lines, base)
    receipts = Receipts.read(folder, endpoint.url)
    receipts.write()  # if the folder cannot be written, better now than after an hour of sending
    if not endpoint.holds(base + COMMON):
        receipts.digests.clear()  # the first push, or the store was emptied
    gone = sorted(receipts.digests.keys() - shares.keys())
    on_count(len(shares) + len(gone))
    sent = kept = triples = 0
    try:
        for iri, share in shares.items():
            on_graph(iri)
            if receipts.digests.get(iri) == share.digest:
                kept += 1
                continue
            receipts.forget(iri)  # from the first piece on it is neither the old graph nor the new one
            send(endpoint, share)
            receipts.keep(iri, share.digest)
            sent, triples = sent + 1, triples + len(share.quads)
        for iri in gone:
            on_graph(iri)
            endpoint.delete(iri)
            receipts.forget(iri)
    finally:
        receipts.write()
    return Outcome(sent, kept, len(gone), triples)


def send(endpoint: Endpoint, share: Share) -> None:
    """Replace a graph: its first piece takes the place of what was there, the others are added to it."""
    for number, piece in enumerate(cut(share.lines(), PIECE)):
        (endpoint.add if number else endpoint.replace)(share.iri, piece)
