"""Things as RDF: what graph.ttl says of one, with the names of what it speaks of, and the sentences that say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.publish.rdf import jsonld, turtle
from kg.publish.view import View
from kg.rdf.known import KG, ORG, PROV
from kg.rdf.prefixes import prefixes
from kg.rdf.terms import iri
from kg.serve.edition import Opened
from kg.serve.finding import FORMATS, SPACES, Kind, lead
from kg.serve.listing import count_about, list_about, list_printed
from kg.serve.parts import Part
from kg.serve.worker import Reply

MOST = 200  # statements in one document
TYPES = {format: type for type, format in FORMATS.items()}
CONTEXT = (PROV.wasDerivedFrom, ORG.role, KG.post)  # of an office: states, roles and posts


def send_rdf(opened: Opened, kind: Kind, id: str, format: str, page: int) -> Reply:
    """A thing as RDF. Of an entity with many statements, some at a time: a Link header leads to the next ones."""
    part = describe(opened, kind, id, page)
    more = kind == "entity" and sum(count_about(opened.names, id).values()) > page * MOST
    headers = lead(kind, id, *([f'<?page={page + 1}>; rel="next"'] if more else []))
    type = TYPES[format]
    body = write(part.quads, format, opened.edition.base)
    return Reply(f"{type}; charset=utf-8" if format == "ttl" else type, body, headers)


def describe(opened: Opened, kind: Kind, id: str, page: int) -> Part:
    """All that the graph says of a thing."""
    part = Part(opened)
    node = iri(getattr(part.ids, SPACES[kind]), id)
    if kind == "entity":
        about = part.whole([node])
        part.called(part.nodes(about, *(quad.predicate for quad in about)))
        offices = {office for end in (ORG.member, ORG.organization) for office in part.leading(end, node)}
        told = part.whole(sorted(offices, key=str))
        part.called(part.nodes(told, ORG.member, ORG.organization))
        part.whole(part.nodes(told, *CONTEXT))
        statements = list_about(opened.names, id, MOST, (page - 1) * MOST)
    elif kind == "article":
        part.whole([node])
        statements = list_printed(opened.names, id, MOST)
    else:
        statements = [id]
    part.add_statements(statements)
    for statement in statements:  # and from when until when they held
        part.whole(part.leading(PROV.wasDerivedFrom, iri(part.ids.statement, statement)))
    return part


def write(quads: Iterable[Quad], format: str, base: str) -> Callable[[BinaryIO], object]:
    """What writes quads in a format: Turtle and JSON-LD as kg writes them in a folder."""
    told = sorted(set(quads), key=str)
    if format == "ttl":
        return lambda out: out.writelines(turtle.write(View(told, part_of=base)))
    if format == "jsonld":
        return lambda out: out.writelines(jsonld.write(View(told, part_of=base)))
    return lambda out: serialize(triples(told), out, RdfFormat.from_extension(format), prefixes=prefixes(base))


def triples(quads: Sequence[Quad]) -> Iterable[Triple]:
    """The triples of quads."""
    return (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
