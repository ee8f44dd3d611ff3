"""An answer of the store: rows, triples, or yes or no. Rows are read as they are asked for, so many take no room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple

from kg.errors import KgError
from kg.rdf.terms import Term, truth

ENDS = ("subject", "predicate", "object")

Row = tuple[Term | None, ...]
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SELECT query, to be read once: one term a variable, None where it is unbound."""

    names: tuple[str, ...]
    rows: Iterable[Row]


Answer = Solutions | list[Triple] | bool


def read_answer(found: QuerySolutions | QueryTriples | QueryBoolean) -> Answer:
    """What the store finds; it searches while it is read, and what goes wrong then is a KgError."""
    if isinstance(found, QueryBoolean):
        return bool(found)
    if isinstance(found, QueryTriples):
        return list(dict.fromkeys(explained(found)))
    names = tuple(variable.value for variable in found.variables)
    return Solutions(names, map(tuple, explained(found)))


def explained(found: Iterable[Found]) -> Iterator[Found]:
    """The same, with whatever the store complains of as a KgError."""
    try:
        yield from found
    except (OSError, RuntimeError, ValueError) as error:
        raise KgError(f"query: {error}") from None


def as_rows(answer: Answer) -> Solutions:
    """Any answer as a table: triples are rows of three, a yes or no is one cell."""
    if isinstance(answer, Solutions):
        return answer
    if isinstance(answer, bool):
        return Solutions(("answer",), [(truth(answer),)])
    return Solutions(ENDS, [(t.subject, t.predicate, t.object) for t in sorted(answer, key=str)])


def as_dicts(answer: Answer) -> Iterator[dict[str, str]]:
    """The rows as plain values, unbound variables left out."""
    found = as_rows(answer)
    for row in found.rows:
        yield {name: plain(term) for name, term in zip(found.names, row, strict=True) if term is not None}


def plain(term: Term) -> str:
    """A term's value without its datatype or language."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
