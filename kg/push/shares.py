"""RDF → what goes into each graph of a store: an article's triples, and what all articles share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, NamedNode

from kg.errors import KgError
from kg.publish.rdf import ntriples
from kg.publish.view import View

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.rdf.terms import Line

COMMON = "graph/common"  # below the base: what rests on all articles together
PIECE = 512 * 1024  # bytes of one request; servers behind nginx take a MiB unless told otherwise


@dataclass(frozen=True, slots=True)
class Share:
    """The triples of one graph."""

    iri: str
    quads: Sequence[Line | Quad]

    def lines(self) -> Iterator[bytes]:
        """As sorted N-Triples."""
        return iter(ntriples.write(View(self.quads)))

    @property
    def digest(self) -> str:
        """The same for the same triples."""
        told = sha256()
        for line in self.lines():
            told.update(line)
        return told.hexdigest()


def share_out(quads: Iterable[Line | Quad], base: str) -> dict[str, Share]:
    """The graphs by IRI: first what all articles share, then the others, sorted.

    Raises KgError for graphs that are not below the base, which would be other people's, and for blank nodes, which
    no two requests could mean alike.
    """
    common = base + COMMON
    found: dict[str, list[Line | Quad]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise KgError(f"it has blank nodes ({quad.subject} {quad.predicate} …): no graph that kg wrote has any")
        graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else common
        found[graph].append(quad)
    if foreign := sorted(iri for iri in found if not iri.startswith(base)):
        raise KgError(f"its graph <{foreign[0]}> does not lie below <{base}>, so it is not pushed: it may be others'")
    return {iri: Share(iri, found[iri]) for iri in sorted(found, key=lambda iri: (iri != common, iri))}


def cut(lines: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Whole lines in pieces of at most so many bytes; a longer line is a piece of its own.

    >>> list(cut([b"abc\\n", b"de\\n", b"f\\n"], 6))
    [b'abc\\n', b'de\\nf\\n']
    """
    piece = bytearray()
    for line in lines:
        if piece and len(piece) + len(line) > size:
            yield bytes(piece)
            piece.clear()
        piece += line
    if piece:
        yield bytes(piece)
