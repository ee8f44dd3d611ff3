"""The parameters of a question, bound as terms: a value stays one value whatever is in it."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store
from rdflib.namespace import SKOS

from kg.errors import KgError
from kg.query.nearest import suggest
from kg.query.questions import Question
from kg.query.tokens import outer_group, variables

NAMED = ("entity", "other")  # the parameters of questions that name something by label or alias


def bind(question: Question, params: Mapping[str, str]) -> str:
    """The query with its parameters as a row of terms at the head of its pattern.

    A value is written as RDF writes terms, escapes and all, so it stays one value whatever is in it.
    """
    missing = [name for name in question.required() if name not in params]
    if missing:
        raise KgError(f"this question needs {missing[0]}: {question.params[missing[0]]}")
    known = {*variables(question.sparql), *question.params}
    for name in params:
        if name not in known:
            raise KgError(f"the query has no parameter {name!r}{suggest(name, known, '')}")
    if not params:
        return question.sparql
    at = outer_group(question.sparql)
    if at is None:
        raise KgError("the query has no pattern in which a parameter could stand")
    values = " ".join(f"VALUES ?{name} {{ {term(value)} }}" for name, value in sorted(params.items()))
    return f"{question.sparql[:at]} {values} {question.sparql[at:]}"


def term(value: str) -> NamedNode | Literal:
    """A parameter's value: <an IRI>, or else a string."""
    if value.startswith("<") and value.endswith(">"):
        try:
            return NamedNode(value[1:-1])
        except ValueError as error:
            raise KgError(f"parameter {value!r}: {error}") from None
    return Literal(value)


def find_label(store: Store, name: str) -> None:
    """Make sure that something is called so, in whatever case; an <IRI> is nobody's name.

    Raises KgError with the nearest label or alias.
    """
    if isinstance(term(name), NamedNode):
        return
    patterns = ((None, NamedNode(str(label)), None, DefaultGraph()) for label in (SKOS.prefLabel, SKOS.altLabel))
    quads = (quad for pattern in patterns for quad in store.quads_for_pattern(*pattern))
    labels = {quad.object.value for quad in quads if isinstance(quad.object, Literal)}
    if name.lower() not in {label.lower() for label in labels}:
        raise KgError(f"nothing in the graph is called {name!r}{suggest(name, labels, '')}")
