"""What is suspicious about a question that can be asked: why it may find less than was meant.

Each piece of advice is one sentence. The question is asked all the same: the graph of tomorrow may have what this
one lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions, Store

from kg.query.check import declared_prefixes
from kg.query.nearest import find_nearest
from kg.query.patterns import Part, Pattern, read_patterns
from kg.query.tokens import is_word, read_tokens
from kg.rdf.known import RDF, SKOS
from kg.rdf.prefixes import find_base, ids_below, inferred_graph, prefixes
from kg.rdf.terms import Term, compact
from kg.store import query

ENOUGH = 3  # more advice than this nobody reads


def advise(store: Store, sparql: str, *, empty: bool) -> list[str]:
    """What the author of a query should know of it; `empty` where it found nothing."""
    base = find_base(store)
    patterns = read_patterns(sparql, prefixes(base))
    found = [f"nothing binds ?{name}, so it stays empty" for name in patterns.unbound]
    found += missing_graphs(store, sparql, base)
    found += dict.fromkeys(told for pattern in patterns.triples for told in missing_terms(store, pattern, base))
    if empty and not found:
        found += dict.fromkeys(told for pattern in patterns.triples for told in turned_round(store, pattern, base))
    return found[:ENOUGH]


def missing_graphs(store: Store, sparql: str, base: str) -> Iterator[str]:
    """Graphs that are asked for by name where there is none."""
    tokens = read_tokens(sparql)
    named = [graph for graph in store.named_graphs() if graph != inferred_graph(base)]
    if not named and any(is_word(token, "GRAPH") for token in tokens):
        yield (
            "GRAPH finds nothing in this file, which has no graph of its own for each article; "
            "ask the folder that kg build wrote, or what kg export --format nquads writes"
        )
    known = {graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode)}
    declared = declared_prefixes(tokens, prefixes(base))
    for word, after, last in zip(tokens, tokens[1:], [*tokens[2:], tokens[-1]], strict=False):
        graph = last if is_word(after, "NAMED") else after
        if is_word(word, "FROM") and graph.kind in {"iri", "name"}:
            prefix, _, name = graph.text.partition(":")
            iri = graph.text[1:-1] if graph.kind == "iri" else declared.get(prefix, "") + name
            if iri not in known:
                yield f"there is no graph {graph.text}, so FROM finds nothing there"


def missing_terms(store: Store, pattern: Pattern, base: str) -> Iterator[str]:
    """Terms of a pattern that the graph never has at their place."""
    subject, predicate, obj = pattern
    if isinstance(predicate, NamedNode) and not has(store, (None, predicate, None)):
        said = f"nothing in this graph is said by {compact(predicate, base)}"
        yield said + mean(nearest_property(store, predicate), base)
        return
    for end in (subject, obj):
        if isinstance(end, NamedNode) and not (has(store, (end, None, None)) or has(store, (None, None, end))):
            yield f"{compact(end, base)} is not in this graph{mean(nearest_node(store, end, base), base)}"
    if isinstance(obj, Literal) and not has(store, (None, predicate, obj)):
        said = f"nothing in this graph has {show(predicate, base)} {compact(obj, base)}"
        yield said + mean(nearest_literal(store, predicate, obj), base)


def turned_round(store: Store, pattern: Pattern, base: str) -> Iterator[str]:
    """A relation that never leads where a pattern has it lead, though it leads the other way round."""
    subject, predicate, obj = pattern
    ends = (subject, obj) if isinstance(predicate, NamedNode) and predicate != RDF.type else ()
    if (
        any(isinstance(end, NamedNode) for end in ends)
        and not has(store, pattern)
        and has(store, (obj, predicate, subject))
    ):
        name = compact(predicate, base)  # type: ignore[arg-type]
        yield f"{name} leads the other way round: {show(obj, base)} {name} {show(subject, base)}"


def has(store: Store, pattern: Pattern) -> bool:
    """Whether a graph has a triple like this; variables may be anything."""
    if isinstance(pattern[0], Literal):
        return False
    subject, predicate, obj = (None if isinstance(part, str) else part for part in pattern)
    return next(store.quads_for_pattern(subject, predicate, obj), None) is not None  # type: ignore[arg-type]


def nearest_property(store: Store, term: NamedNode) -> NamedNode | None:
    """The property in use whose IRI is most like this one, of the same vocabulary where it can be."""
    found = query(store, "SELECT DISTINCT ?property { ?subject ?property ?object }")
    assert isinstance(found, QuerySolutions)
    return nearest(term, (row[0] for row in found))


def nearest_node(store: Store, term: NamedNode, base: str) -> NamedNode | None:
    """The node of the same namespace whose IRI is most like this one: an entity with a name, or what has a class."""
    known_by = SKOS.prefLabel if term.value.startswith(ids_below(base).id) else RDF.type
    return nearest(term, (quad.subject for quad in store.quads_for_pattern(None, known_by, None, DefaultGraph())))


def nearest(term: NamedNode, known: Iterable[object]) -> NamedNode | None:
    """The IRI of the same namespace whose local name is most like that of a term."""
    cut = max(term.value.rfind("/"), term.value.rfind("#")) + 1
    iris = {node.value for node in known if isinstance(node, NamedNode)}
    names = {iri[cut:] for iri in iris if iri.startswith(term.value[:cut])}
    near = find_nearest(term.value[cut:], names)
    return NamedNode(term.value[:cut] + near) if near else None


def nearest_literal(store: Store, predicate: Part, text: Literal) -> Literal | None:
    """The literal of a property most like this one: in another case, of another language or type, or mistyped."""
    prop = predicate if isinstance(predicate, NamedNode) else None
    quads = store.quads_for_pattern(None, prop, None, DefaultGraph())
    known = {quad.object.value: quad.object for quad in quads if isinstance(quad.object, Literal)}
    near = text.value if text.value in known else find_nearest(text.value, known)
    return None if near is None else known[near]


def mean(near: Term | None, base: str) -> str:
    """The nearest term as a question, if there is one."""
    return f"; did you mean {compact(near, base)}?" if near is not None else ""


def show(part: Part, base: str) -> str:
    """A part of a pattern as its author wrote it."""
    return f"?{part}" if isinstance(part, str) else "a value" if part is None else compact(part, base)
