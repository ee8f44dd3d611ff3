"""The graphs that the network formats are tested with, and a way to find one edge in what a reader made of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import Quad

from kg.record import record
from tests.politics import Told, quads_of
from tests.readings import hostile_world, small_world, tiny_ontology

SMALL = record(*small_world(), tiny_ontology())
HOSTILE_QUADS = record(*hostile_world(), tiny_ontology())
WORLDS = {"small": SMALL, "hostile": HOSTILE_QUADS}
REALM: tuple[Quad, ...] = quads_of(  # what lasts, and what begins and ends it
    Told("norland exiled bo", when="2014-03-01/2014-03-31"),
    Told("sudonia pardoned bo", when="2016-07-01"),
    Told("ada reigns norland", "2014"),
    Told("ada reigns norland", "2016-05-01"),
    Told("norland exiled cleo", "2017-02-03", when="2016"),
    Told("cleo ministerOf sudonia", "2020-05-05", when="2009-03-01/2009-03-31"),
    Told("dag hasBase sudonia", None),
)


def only(edges: Iterable[Mapping[str, Any]], **wanted: object) -> Mapping[str, Any]:
    """The one edge that has these attributes."""
    (found,) = (edge for edge in edges if wanted.items() <= edge.items())
    return found
