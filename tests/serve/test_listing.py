"""What lists know of a graph: who stands near whom, and what is only denied."""

from __future__ import annotations

import sqlite3

from pyoxigraph import Quad

from kg.rdf.known import KG, RDF
from kg.rdf.prefixes import BASE, ids_below
from kg.rdf.terms import iri
from kg.serve.listing import list_near, write_listing
from kg.store import load
from tests.serve.conftest import SAMPLE


def test_what_is_denied_joins_nobody_where_that_is_asked() -> None:
    store = load(SAMPLE)
    ids = ids_below(BASE)
    two = [iri(ids.id, "marit-solberg"), iri(ids.id, "arvid-solberg")]
    ends = (RDF.subject, RDF.object), (RDF.object, RDF.subject)
    about = [
        {quad.subject for quad in store.quads_for_pattern(None, end, two[0])}
        & {quad.subject for quad in store.quads_for_pattern(None, other, two[1])}
        for end, other in ends
    ]
    between = set().union(*about)
    assert between
    for statement in between:
        for quad in list(store.quads_for_pattern(statement, KG.status, None)):
            store.remove(quad)
            store.add(Quad(statement, KG.status, KG.negated))
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    write_listing(connection, store)
    for end, far in (("marit-solberg", "arvid-solberg"), ("arvid-solberg", "marit-solberg")):
        assert far in list_near(connection, [end])
        assert far not in list_near(connection, [end], denied=False)
    assert "norway" in list_near(connection, ["arvid-solberg"], denied=False)
