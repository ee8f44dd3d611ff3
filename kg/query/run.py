"""Ask a graph: SPARQL, a .rq file or a stored question, with parameters bound as terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from rich.table import Table
from rich.text import Text

from kg.errors import KgError
from kg.ontology import builtin_folder
from kg.query.answers import WRITERS, Answer, Solutions, read_answer, rows
from kg.query.as_of import rewind
from kg.query.bind import bind
from kg.query.check import check, explain_syntax, forbid_service
from kg.query.questions import find_question, stored_questions
from kg.store import find_graph, infer, load, query, read_file
from kg.vocab import KG


def run_query(
    source: Path | Store,
    question: str,
    params: Mapping[str, str] | None = None,
    *,
    format: str = "table",
    width: int = 100,
    as_of: str | None = None,
) -> str:
    """The answer as text: a table `width` columns wide, csv, json, or ttl for CONSTRUCT and DESCRIBE.

    `source` is a folder that kg wrote, an RDF file or a store. Files are completed by inference first, so that inverse
    and symmetric relations and wider kinds answer too. `params` are bound as terms (kg/query/bind.py). With a day, month or year `as_of`, a file is asked as it stood then. Raises KgError where the source,
    the question, a parameter, the date or the format is wrong.
    """
    if format not in WRITERS:
        raise KgError(f"there is no format {format!r}; choose one of {', '.join(WRITERS)}")
    store = source if isinstance(source, Store) else open_store(source, as_of)
    return WRITERS[format](ask(store, question, params or {}), width)


def select(store: Store, question: str, params: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows of a SELECT query: variable → value, unbound variables left out."""
    answer = ask(store, question, params)
    if not isinstance(answer, Solutions):
        raise KgError("only a SELECT query has rows")
    return rows(answer)


def open_store(source: Path | Iterable[Quad], as_of: str | None = None) -> Store:
    """The graph of a folder, a file or quads, with what follows from it; as it stood on a date, if one is given."""
    quads = read_file(find_graph(source)) if isinstance(source, Path) else source
    store = load(quads if as_of is None else rewind(quads, as_of))
    infer(store)
    return store


def ask(store: Store, question: str, params: Mapping[str, str]) -> Answer:
    """The whole answer of the store; whatever goes wrong on the way becomes a KgError."""
    chosen = find_question(question)
    check(chosen.sparql, known_terms(), lambda name: uses(store, NamedNode(str(KG) + name)))
    sparql = bind(chosen, params, store)
    forbid_service(sparql)
    try:
        query(Store(), chosen.sparql)  # so that a mistake is placed where its author sees it
        return read_answer(query(store, sparql))
    except SyntaxError as error:
        raise explain_syntax(chosen.sparql, error) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise KgError(f"query: {error}") from None


@cache
def known_terms() -> frozenset[str]:
    """The local names of what the built-in ontology declares, inverse names included."""
    found = set[str]()
    for quad in parse(path=str(builtin_folder() / "kg.ttl"), format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode):
            found.add(quad.subject.value)
        if quad.predicate.value == str(KG.inverseName) and isinstance(quad.object, Literal):
            found.add(str(KG) + quad.object.value)
    return frozenset(iri.removeprefix(str(KG)) for iri in found if iri.startswith(str(KG)))


def uses(store: Store, iri: NamedNode) -> bool:
    """Whether a graph has the term as a property, a value or a subject."""
    patterns = (None, iri, None), (None, None, iri), (iri, None, None)
    return any(next(store.quads_for_pattern(*pattern), None) for pattern in patterns)


def list_questions() -> Table:
    """The stored questions with their parameters."""
    table = Table("name", "question", "parameters", header_style="bold")
    for stored, question in stored_questions().items():
        params = "\n".join(f"{name}{'?' * param.optional}: {param.says}" for name, param in question.params.items())
        table.add_row(stored, Text(question.title), Text(params))
    return table
