"""The sections of the page: terms by what they are for, and how they compare with those of other vocabularies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from rdflib import RDFS, URIRef
from rdflib.namespace import SKOS

from kg.markup import Markup, join, tag
from kg.rdf.vocab import KG
from kg.reference.entries import (
    SAID,
    describe_class,
    describe_concept,
    describe_kind,
    describe_property,
    describe_relation,
    describe_words,
    entry,
    link,
)
from kg.reference.terms import SCHEME, Terms


class Section(NamedTuple):
    """A heading, a sentence below it, and what it holds; left out where it holds nothing."""

    name: str
    note: str
    body: Markup


def sections(terms: Terms) -> Iterator[Section]:
    """All of them, in the order of the page."""
    yield Section(
        "Kinds",
        "What a name in a text can refer to. Those with a colour are the main kinds, of which every entity has one.",
        join(tag("div", _tree(terms, _roots(terms)), class_="tree"), _each(terms, describe_kind, terms.kinds)),
    )
    yield Section(
        "Relations that last",
        "They hold from one day to another. In the examples the subject has a solid line below it, the object a dashed "
        "one; what is not actual says so.",
        _relations(terms, lasting=True),
    )
    yield Section(
        "Relations that happen or hold",
        "They happen on a day, or hold without an end that news would tell.",
        _relations(terms, lasting=False),
    )
    yield Section(
        "Events", "What happens when relations do, one class for each.", _each(terms, describe_class, terms.events)
    )
    classes = _each(terms, describe_class, terms.model_classes)
    yield Section(
        "What kg writes",
        "Statements, the claims that make them, states, events, and what is said of each.",
        join(classes, _each(terms, describe_property, terms.model_properties)),
    )
    for scheme in terms.schemes:
        members = _each(terms, describe_concept, terms.members(scheme))
        yield Section(terms.label(scheme).capitalize(), "", join(entry(terms, scheme), members))
    yield Section(
        "PLOVER types",
        "The event types of PLOVER under its four quadrants. A type says what an event is when it is actual; planned, "
        "possible or negated it may be of another.",
        _each(terms, describe_concept, _by_quadrant(terms)),
    )
    yield Section(
        "How relations are described",
        "The classes and properties by which a file of Turtle teaches kg a relation.",
        _each(terms, describe_property, terms.describing),
    )
    cues, words = (_each(terms, describe_words, found) for found in (terms.cues, terms.words))
    yield Section("Words of stance and speech", "How firmly a text presents what these words govern.", cues)
    yield Section("Word lists", "Words that patterns share, and those with a use of their own.", words)
    yield Section("Alignments", "The same and the like in other vocabularies.", _alignments(terms))


def _each(terms: Terms, describe: Callable[[Terms, URIRef], Markup], found: Iterable[URIRef]) -> Markup:
    return join(*(describe(terms, term) for term in found))


def _relations(terms: Terms, *, lasting: bool) -> Markup:
    relations = {URIRef(r.iri): r for r in terms.ontology.relations.values() if r.lasting == lasting}
    chosen = [term for term in terms.relations if term in relations]
    index = tag("p", join(*(link(terms, term) for term in chosen), by=" · "), class_="index") if chosen else None
    return join(index, *(describe_relation(terms, relations[term]) for term in chosen))


def _by_quadrant(terms: Terms) -> Iterator[URIRef]:
    members = terms.members(SCHEME)
    for quadrant in members:
        if (quadrant, SKOS.topConceptOf, SCHEME) in terms.ontology.graph:
            yield quadrant
            yield from (concept for concept in members if quadrant in terms.values(concept, SKOS.broader))


def _roots(terms: Terms) -> list[URIRef]:
    return [t for t in terms.kinds if not set(terms.values(t, RDFS.subClassOf)) & set(terms.kinds)]


def _tree(terms: Terms, level: list[URIRef], above: tuple[URIRef, ...] = ()) -> Markup:
    """Kinds below one another; a user's file may put one below itself, which is not followed."""
    items = []
    for term in level:
        below = [t for t in terms.kinds if term in terms.values(t, RDFS.subClassOf) and t not in (*above, term)]
        colour = next(iter(terms.texts(term, KG.colour)), None)
        dot = tag("svg", tag("circle", cx="5", cy="5", r="5", fill=colour), viewBox="0 0 10 10", aria_hidden="true")
        rest = _tree(terms, below, (*above, term)) if below else None
        items.append(tag("li", dot if colour else None, link(terms, term), rest))
    return tag("ul", *items)


def _alignments(terms: Terms) -> Markup:
    found = [(t, SAID[mapping], other) for t in terms.anchors for mapping, other in terms.mappings(t)]
    for term in (*terms.kinds, *terms.model_classes, *terms.model_properties):
        above = terms.values(term, RDFS.subClassOf, RDFS.subPropertyOf)
        found += [(term, "below", other) for other in above if other not in terms.anchors]
    found.sort(key=lambda row: (terms.label(row[0]).lower(), row))
    rows = ([link(terms, term), said, link(terms, other)] for term, said, other in found)
    head = tag("tr", *(tag("th", name, scope="col") for name in ("term", "is", "term elsewhere")))
    body = tag("tbody", *(tag("tr", *(tag("td", cell) for cell in row)) for row in rows))
    return tag("div", tag("table", tag("thead", head), body), class_="wide", tabindex="0") if found else Markup()
