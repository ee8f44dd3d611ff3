"""What workers do for /sparql and /questions: check a query, ask it, write its answer as whoever asks wants it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from kg.query.answers import read_answer
from kg.query.questions import Question, read_question, stored_questions
from kg.query.run import Asked, prepare
from kg.query.writers import Layout, write
from kg.rdf.prefixes import prefixes
from kg.serve.edition import Opened
from kg.serve.negotiation import choose
from kg.serve.refusal import Refusal
from kg.serve.worker import Reply

TURTLE, N_TRIPLES = "text/turtle", "application/n-triples"
RDF = {
    TURTLE: RdfFormat.TURTLE,
    N_TRIPLES: RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
CSV = "text/csv"
RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    CSV: QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
UTF_8 = {type: f"{type}; charset=utf-8" for type in (TURTLE, CSV, "text/tab-separated-values")}


@dataclass(frozen=True, slots=True)
class Dataset:
    """Which graphs a query asks, by the names that the request gave; where it gave none, all."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def answer_query(opened: Opened, sparql: str, accept: str, dataset: Dataset) -> Reply:
    """The answer to a query of a stranger, in the media type that suits an Accept header best.

    Raises KgError with line, column and a hint where it is no query, or one that is not answered.
    """
    return answer(opened, read_question(sparql), {}, accept, dataset)


def answer_stored(opened: Opened, name: str, params: Mapping[str, str], accept: str) -> Reply:
    """The answer to a stored question, likewise."""
    if name not in stored_questions():
        raise Refusal(404, f"there is no stored question {name[:100]!r}; see /questions")
    return answer(opened, stored_questions()[name], params, accept, Dataset())


def answer(opened: Opened, question: Question, params: Mapping[str, str], accept: str, dataset: Dataset) -> Reply:
    """The answer to a question, likewise."""
    asked = prepare(opened.store, question, params)
    found = find(opened, asked, dataset)
    types = RDF if isinstance(found, QueryTriples) else RESULTS
    type = choose(accept, list(types))
    if type is None:
        form = "CONSTRUCT and DESCRIBE" if types is RDF else "SELECT and ASK"
        raise Refusal(406, f"the answer to {form} can be had as {', '.join(types)}")
    if isinstance(found, QueryTriples):
        triples = read_answer(found)
        assert isinstance(triples, list)
        known = used_prefixes(triples, opened.edition.base) if type == TURTLE else None
        triples.sort(key=str)  # so that a subject is written once
        return Reply(UTF_8.get(type, type), lambda out: serialize(triples, out, RDF[type], prefixes=known))
    if type == CSV and isinstance(found, QuerySolutions):  # of which spreadsheets take some cells for formulas
        pieces = write(read_answer(found), "csv", Layout(None, opened.edition.base))
        return Reply(UTF_8[type], lambda out: out.writelines(piece.encode() for piece in pieces))
    return Reply(UTF_8.get(type, type), lambda out: found.serialize(out, RESULTS[type]))


def used_prefixes(triples: Iterable[Triple], base: str) -> dict[str, str]:
    """The usual prefixes of the IRIs in some triples."""
    iris = (term.value for triple in triples for term in triple if isinstance(term, NamedNode))
    spaces = {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in iris}
    return {prefix: space for prefix, space in prefixes(base).items() if space in spaces}


def find(opened: Opened, asked: Asked, dataset: Dataset) -> QuerySolutions | QueryTriples | QueryBoolean:
    """What the store finds in the graphs that were named."""
    if dataset == Dataset():
        return asked.find(asked.sparql)
    try:
        default, named = ([NamedNode(iri) for iri in iris] for iris in (dataset.default, dataset.named))
    except ValueError as error:
        raise Refusal(400, f"a graph has no IRI for its name: {error}") from None
    return opened.store.query(
        asked.sparql, prefixes=prefixes(opened.edition.base), default_graph=[*default], named_graphs=[*named]
    )
