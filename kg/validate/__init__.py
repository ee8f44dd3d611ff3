"""Does a graph keep to what it promises? Shapes, checks, and the texts of articles say so (docs/validation.md)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, Store, Variable

from kg.printable import one_line
from kg.rdf.prefixes import OUTSIDE, find_base, inferred_graph
from kg.rdf.terms import compact
from kg.validate.checks import prepare, stored_checks
from kg.validate.report import SH, Problem, Report, Severity
from kg.validate.shapes import as_rdflib, check_shape, list_shapes, read_shapes
from kg.validate.slices import RULE, check_slices

LABEL = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX kg: <https://w3id.org/kg-press/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?node ?label
WHERE { ?node skos:prefLabel | rdfs:label | dcterms:title | nif:anchorOf | kg:states/rdfs:label ?label }
"""
LONGEST = 60  # characters of a label

Breach = tuple[Severity, str, str, str, str]  # severity, rule, constraint, node, value
BY_QUERY = SH + "SPARQLConstraintComponent"
BY_TEXT = OUTSIDE["kg"] + "TextConstraintComponent"


def validate(
    quads: Iterable[Quad],
    texts: Mapping[str, str] | None = None,
    *,
    on_count: Callable[[int], None] = lambda count: None,
    on_rule: Callable[[str], None] = lambda rule: None,
) -> Report:
    """Check the union of all graphs but what was inferred; with `texts`, those of the articles by id, quotes too.

    `on_count` is told how many steps there are, and `on_rule` of each before it is taken.
    """
    told = list(quads)
    base = find_base(told)
    inferred = inferred_graph(base)
    store = Store()
    asserted = (quad for quad in told if quad.graph_name != inferred)
    store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in asserted)
    triples = len(store)
    prepare(store, base)
    shapes, checks = read_shapes(), stored_checks()
    listed = list_shapes(shapes)
    steps = len(checks) + len(listed) + (texts is not None)
    on_count(steps)
    breaches = list[Breach]()
    for check in checks:
        on_rule(check.rule)
        breaches += ((check.severity, check.rule, BY_QUERY, *found) for found in check.run(store))
    if texts is not None:
        on_rule(RULE)
        breaches += ((Severity.VIOLATION, RULE, BY_TEXT, *found) for found in check_slices(store, base, texts))
    data = as_rdflib(store.quads_for_pattern(None, None, None, DefaultGraph()))
    for shape, name in listed:
        on_rule(f"the shape of each {name}")
        breaches += check_shape(data, shapes, shape)
    return Report(tuple(describe(store, base, breaches)), triples, steps)


def describe(store: Store, base: str, breaches: Iterable[Breach]) -> Iterator[Problem]:
    """Each breach once as a problem, the worst first, with the label of its node and IRIs as short as they may be."""
    worst = list(Severity)
    for severity, rule, constraint, node, value in sorted(set(breaches), key=lambda b: (worst.index(b[0]), *b[1:])):
        yield Problem(severity, rule, constraint, node, label_of(store, node), shorten(value, base))


def label_of(store: Store, node: str) -> str:
    """What people call a node: its name, its title, its words; nothing where it has none."""
    try:
        found = store.query(LABEL, substitutions={Variable("node"): NamedNode(node)})
    except ValueError:
        return ""  # a blank node
    assert isinstance(found, QuerySolutions)
    label = one_line(min((row["label"].value for row in found), default=""))
    return label if len(label) <= LONGEST else label[:LONGEST].rstrip() + "…"


def shorten(text: str, base: str) -> str:
    """A text with `<https://…/id/ada>` as `id:ada`, safe to print on one line."""

    def prefixed(match: re.Match[str]) -> str:
        return compact(NamedNode(match[1]), base)

    return one_line(re.sub(r"<([a-z][a-z0-9+.-]*:[\w#%&()*+,./:;=?@~!$'-]+)>", prefixed, text))
