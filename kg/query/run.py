"""Ask a graph: SPARQL, a .rq file or a stored question, with parameters bound as terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.errors import KgError
from kg.query.advice import advise
from kg.query.answers import Answer, Solutions, as_dicts, read_answer
from kg.query.as_of import rewind
from kg.query.bind import bind
from kg.query.check import check, forbid_service
from kg.query.nearest import known_terms
from kg.query.part import Cut, cut_out, measure
from kg.query.patterns import read_patterns
from kg.query.questions import Question, find_question, stored_questions
from kg.query.syntax import explain_syntax
from kg.query.tokens import is_text, is_word, read_levels, read_tokens
from kg.rdf.prefixes import PREFIXES, find_base, prefixes
from kg.rdf.vocab import KG
from kg.store import find_graph, infer, load, query, read_file


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its parameters bound, checked and ready for a store."""

    store: Store
    question: Question
    params: Mapping[str, str]
    sparql: str

    @property
    def title(self) -> str:
        """What is asked, as its author titled it, with what it was asked for."""
        given = ", ".join(f"{name}: {value}" for name, value in sorted(self.params.items()))
        words = self.question.title or "The answer to a question"
        return f"{words} ({given})" if given else words

    def answer(self) -> Answer:
        """What the store finds, its rows still to be read; whatever goes wrong becomes a KgError."""
        return read_answer(self.find(self.sparql))

    def find(self, sparql: str) -> QuerySolutions | QueryTriples | QueryBoolean:
        """What the store finds for a form of this question."""
        try:
            if asks_from(sparql):
                return self.store.query(sparql, prefixes=prefixes(find_base(self.store)))
            return query(self.store, sparql)
        except SyntaxError as error:
            raise explain_syntax(self.question.sparql, error) from None
        except (OSError, RuntimeError, ValueError) as error:
            raise KgError(f"query: {error}") from None

    def advice(self, *, empty: bool) -> list[str]:
        """What its author should know of it, where it is no stored one; `empty` where it found nothing."""
        stored = self.question in stored_questions().values()
        return [] if stored else advise(self.store, self.sparql, empty=empty)

    def extent(self) -> tuple[int, int]:
        """How many entities and how many statements the whole graph has."""
        return measure(self.store)

    def part(self) -> Cut:
        """What the answer rests on: its statements and entities with all that the graph says of them.

        Raises KgError where a question has no such answer.
        """
        patterns = read_patterns(self.sparql, prefixes(find_base(self.store)))
        found = self.whole() or self.answer()
        if isinstance(found, bool):
            raise KgError("a page needs a SELECT, CONSTRUCT or DESCRIBE query")
        return cut_out(self.store, found, patterns.triples)

    def whole(self) -> Solutions | None:
        """The rows of a SELECT with all variables of its pattern, not only those shown; None where SPARQL has no way.

        The question is put beside its own pattern, so that whatever it groups, counts and limits stays as it is.
        """
        level = read_levels(self.sparql)[0]
        if level.start is None or not is_word(level.form, "SELECT") or asks_from(self.sparql):
            return None
        start = level.form.at
        inner = f"{{ {self.sparql[start:]}\n}} {{ {self.sparql[level.start : level.end]}\n}}"
        sparql = f"{self.sparql[:start]} SELECT * {{ {inner} }}"
        forbid_service(sparql)
        try:
            found = read_answer(query(self.store, sparql))
        except SyntaxError:
            return None
        return found if isinstance(found, Solutions) else None


def prepare(store: Store, question: str | Question, params: Mapping[str, str]) -> Asked:
    """A question for a store; raises KgError with line and column where it is wrong."""
    chosen = read(question, lambda name: uses(store, str(KG) + name))
    for name, value in params.items():
        if not is_text(value):
            raise KgError(f"parameter {name!r} holds something that is no character")
    sparql = bind(chosen, params, store)
    forbid_service(sparql)
    return Asked(store, chosen, params, sparql)


def read(question: str | Question, used: Callable[[str], bool] = lambda name: True) -> Question:
    """A question that can be asked: of any graph, as far as that can be told without one, or where its terms are used.

    What strangers wrote is given as a Question: as text it could name a file. Raises KgError with line and column where
    it is wrong.
    """
    chosen = find_question(question) if isinstance(question, str) else question
    check(chosen.sparql, PREFIXES, known_terms(), used)
    try:
        query(Store(), chosen.sparql)
    except SyntaxError as error:
        raise explain_syntax(chosen.sparql, error) from None
    return chosen


def peek(answer: Answer) -> tuple[Answer, bool]:
    """The same answer, and whether it is empty; a no is no empty answer."""
    if not isinstance(answer, Solutions):
        return answer, answer == []
    rows = iter(answer.rows)
    first = next(rows, None)
    return replace(answer, rows=rows if first is None else chain([first], rows)), first is None


def select(store: Store, question: str, params: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows of a SELECT query: variable → value, unbound variables left out."""
    answer = prepare(store, question, params).answer()
    if not isinstance(answer, Solutions):
        raise KgError("only a SELECT query has rows")
    return list(as_dicts(answer))


def open_store(source: Path | Iterable[Quad], as_of: str | None = None, *, asserted: bool = False) -> Store:
    """The graph of a folder, a file or quads, with what follows from it; as it stood on a date, if one is given.

    Without what follows where only what is `asserted` is wanted.
    """
    found = find_graph(source) if isinstance(source, Path) else source
    if as_of is not None:
        found = rewind(read_file(found) if isinstance(found, Path) else found, as_of)
    store = load(found)
    if not asserted:
        infer(store)
    return store


def asks_from(sparql: str) -> bool:
    """Whether a query names the graphs that it asks."""
    return has_word(sparql, "FROM")


def asks_graphs(question: Question) -> bool:
    """Whether a question speaks of the graphs of single articles."""
    return has_word(question.sparql, "GRAPH", "FROM")


def has_word(sparql: str, *words: str) -> bool:
    """Whether one of these keywords stands in a query."""
    return any(is_word(token, *words) for token in read_tokens(sparql))


def uses(store: Store, iri: str) -> bool:
    """Whether a graph has the term as a property, a value or a subject."""
    try:
        term = NamedNode(iri)
    except ValueError:
        return False
    patterns = (None, term, None), (None, None, term), (term, None, None)
    return any(next(store.quads_for_pattern(*pattern), None) for pattern in patterns)
