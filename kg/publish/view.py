"""What every output format is made from: a graph's lines of RDF, or the network that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.project import Facts, connect, read_facts
from kg.rdf.prefixes import Ids, find_base, ids_below

if TYPE_CHECKING:
    import networkx as nx
    from pyoxigraph import Quad

    from kg.rdf.terms import Line


@dataclass(frozen=True)
class View:
    """A graph to be written. Its lines may come in any order, and the same triple in several graphs.

    What follows from it, where it was built with inference, lies in a graph of its own: only formats that keep graphs
    apart write it.
    """

    lines: Sequence[Line | Quad]
    inferred: Sequence[Line | Quad] = ()
    part_of: str = ""  # the base of the graph that these lines are cut from: they may not state it themselves

    @cached_property
    def base(self) -> str:
        """The IRI below which its ids live."""
        return self.part_of or find_base(self.lines)

    @property
    def ids(self) -> Ids:
        """The namespaces of its ids."""
        return ids_below(self.base)

    @cached_property
    def facts(self) -> Facts:
        """All that is said of each node, whatever graph it lies in, as strings."""
        return read_facts(self.lines)

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """One node an entity, one edge a statement (kg.project)."""
        return connect(self.facts)


Writer = Callable[[View], Iterable[bytes]]
Pages = Callable[[View], Iterable[tuple[str, Iterable[bytes]]]]  # names, which may have folders in them, and contents
