"""The parameters of a question, bound as terms: a value stays one value whatever is in it.

Names of entities, relations, kinds and outlets are looked up in the graph, so that a query is asked for IRIs and
searches no labels; dates become dates of their precision, and all else is a string. The terms stand as VALUES at the
head of the pattern, and at that of every subquery that mentions the variable, since a subquery is solved on its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.errors import KgError
from kg.ontology.classes import local_name
from kg.query.as_of import read_day
from kg.query.nearest import suggest
from kg.query.questions import Param, Question
from kg.query.tokens import read_levels
from kg.rdf.prefixes import OUTSIDE, find_base, prefixes
from kg.rdf.terms import moment
from kg.store import query

Term = NamedNode | Literal

NAMES = {
    "entity": "{ ?term skos:prefLabel ?name } UNION { ?term skos:altLabel ?name }",
    "relation": "VALUES ?class { kg:Relation kg:EventRelation owl:ObjectProperty } ?term a ?class ; rdfs:label ?name",
    "kind": "VALUES ?class { kg:Kind rdfs:Class owl:Class } ?term a ?class ; rdfs:label ?name",
    "outlet": "?term a kg:Outlet ; rdfs:label ?name",
}  # where the graph tells what something of each sort is called


def bind(question: Question, params: Mapping[str, str], store: Store) -> str:
    """The query with its parameters as rows of terms; what stands there for one that is not given is left out.

    Values are written as RDF writes terms, escapes and all. Raises KgError where a parameter is missing or unknown,
    or where nothing in the graph is called so.
    """
    missing = [name for name in question.required() if name not in params]
    if missing:
        raise KgError(f"this question needs {missing[0]}: {question.params[missing[0]].says} (--param {missing[0]}=…)")
    levels = read_levels(question.sparql)
    known = {*question.params, *(name for level in levels for name in level.names)}
    for name in params:
        if name not in known:
            raise KgError(f"the query has no parameter {name!r}{suggest(name, known, '')}")
    if params and all(level.start is None for level in levels):
        raise KgError("the query has no pattern in which a parameter could stand")
    sparql = question.given(params)
    terms = {name: find_terms(store, question.params.get(name), params[name]) for name in sorted(params)}
    for level in reversed(read_levels(sparql)):
        rows = [f"VALUES ?{name} {{ {' '.join(map(str, terms[name]))} }}" for name in terms if name in level.names]
        if rows and level.start is not None:
            sparql = f"{sparql[: level.start]} {' '.join(rows)} {sparql[level.start :]}"
    return sparql


def find_terms(store: Store, param: Param | None, value: str) -> Sequence[Term]:
    """What a value means: all that bear a name, a date, or the text itself; <like this> an IRI, where one may stand.

    Raises KgError with the nearest name where nothing is called so.
    """
    sort = param.sort if param else ""
    if value.startswith("<") and value.endswith(">") and sort not in {"date", "text"}:
        try:
            return [NamedNode(value[1:-1])]
        except ValueError as error:
            if not sort:
                raise KgError(f"parameter {value!r}: {error}") from None
    if sort == "date":
        read_day(value)
        return [moment(value.strip())]
    return find_named(store, sort, value) if sort in NAMES else [Literal(value)]


def find_named(store: Store, sort: str, name: str) -> list[NamedNode]:
    """All that are called so, in whatever case; a name with a prefix, such as id:norland, is read as an IRI."""
    found = {term for term, _ in list_names(store, sort, f"FILTER(LCASE(STR(?name)) = LCASE({Literal(name)}))")}
    if not found:
        known = list_names(store, sort)
        prefix, _, local = name.partition(":")
        meant = prefixes(find_base(store)).get(prefix, "") + local
        called = known | {(term, local_name(term.value)) for term, _ in known if sort != "entity"}
        found = {term for term, label in called if term.value == meant or label.lower() == name.lower()}
        if not found:
            what = "nothing in the graph" if sort == "entity" else f"no {sort} in the graph"
            raise KgError(f"{what} is called {name!r}{suggest(name, {label for _, label in known}, '')}")
    return sorted(found, key=str)


def list_names(store: Store, sort: str, only: str = "") -> set[tuple[NamedNode, str]]:
    """What there is of a sort with its names; statuses, roles and types of events are concepts and no entities."""
    found = query(store, f"SELECT ?term ?name {{ {NAMES[sort]} {only} }}")
    assert isinstance(found, QuerySolutions)
    own = (OUTSIDE["kg"], OUTSIDE["plover"]) if sort == "entity" else ()
    return {(term, name.value) for term, name in found if not term.value.startswith(own)}
