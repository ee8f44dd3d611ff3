"""`python -m benchmarks.questions FOLDER [SMALLER]`: how long the stored questions take on a graph.

Each is asked as people would: with an entity of very many statements, one of many and one of few; what can do without
parameters also without. So any graph of kg can be asked. Measured is the processor's time for looking names up, binding
them and reading every row, the best of three. With a second folder, a smaller one, rdflib and Oxigraph are asked there,
with the entity of few. docs/scale.md has the figures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import rdflib
from pyoxigraph import QueryBoolean, RdfFormat, Store, serialize
from rich.console import Console
from rich.table import Table

from kg.query.bind import bind
from kg.query.questions import Question, stored_questions
from kg.query.run import open_store, select
from kg.rdf.prefixes import find_base, prefixes
from kg.store import query, union

TRIES = 3
LIMIT = 0.1  # seconds, for the median of all questions
NAMED = {
    "entity": "?x kg:status ?status ; rdf:subject|rdf:object ?term . ?term skos:prefLabel ?name",
    "place": "?x kg:place ?term . ?term skos:prefLabel ?name",
    "speaker": "?x kg:status ?status ; prov:wasAttributedTo ?term . ?term skos:prefLabel ?name",
    "outlet": "?x kg:outlet ?term . ?term rdfs:label ?name",
}
BY = {"events": "place", "said": "speaker", "one-side": "speaker", "one-outlet": "outlet"}  # whom a question is about
RANKS = (0, 4, 40)  # among those of the most statements

Params = Mapping[str, str]


def main() -> int:
    """Print the table; 1 where the median of the questions is above the limit."""
    store = open_store(Path(sys.argv[1]))
    table = Table("question", "ways", "most rows", "median ms", "slowest ms")
    names, medians = {sort: rank(store, sort) for sort in NAMED}, []
    for name, question in askable(names):
        taken = [best(partial(ask, store, question, given)) for given in ways(name, question, names)]
        times = [seconds * 1000 for seconds, _ in taken]
        medians.append(median(times))
        most = max(rows for _, rows in taken)
        table.add_row(name, str(len(times)), str(most), f"{median(times):.0f}", f"{max(times):.0f}")
    Console(width=100).print(table)
    print(f"{len(store)} triples, median {median(medians):.0f} ms; at most {LIMIT * 1000:.0f} are allowed")
    if len(sys.argv) > 2:
        compare(open_store(Path(sys.argv[2])))
    return int(median(medians) > LIMIT * 1000)


def compare(store: Store) -> None:
    """Print what Oxigraph and rdflib take for the same queries."""
    graph = rdflib.Graph().parse(data=serialize(union(store), format=RdfFormat.N_TRIPLES), format="nt")
    usual, names = prefixes(find_base(store)), {sort: rank(store, sort) for sort in NAMED}
    ours, theirs = list[float](), list[float]()
    table = Table("question", "Oxigraph ms", "rdflib ms")
    for name, question in askable(names):
        asked = bind(question, ways(name, question, names)[-1], store)
        ours.append(best(partial(count, store, asked))[0] * 1000)
        theirs.append(best(partial(count_rdflib, graph, asked, usual), 1)[0] * 1000)
        table.add_row(name, f"{ours[-1]:.0f}", f"{theirs[-1]:.0f}")
    Console(width=100).print(table)
    print(f"{len(store)} triples, median {median(ours):.0f} ms in Oxigraph, {median(theirs):.0f} ms in rdflib")


def rank(store: Store, sort: str) -> list[str]:
    """The names of a sort, those of the most statements first."""
    asked = f"SELECT ?name (COUNT(*) AS ?n) {{ {NAMED[sort]} }} GROUP BY ?name ORDER BY DESC(?n) ?name"
    return [row["name"] for row in select(store, asked, {})]


def askable(names: Mapping[str, list[str]]) -> list[tuple[str, Question]]:
    """The questions that the graph can be asked: without outlets, none can be asked about one."""
    return [(name, question) for name, question in stored_questions().items() if ways(name, question, names)]


def ways(name: str, question: Question, names: Mapping[str, list[str]]) -> list[Params]:
    """The parameters with which a question is asked; none where the graph has nobody to ask about."""
    return list(_ways(name, question, names))


def _ways(name: str, question: Question, names: Mapping[str, list[str]]) -> Iterator[Params]:
    about = names[BY.get(name, "entity")]
    if not question.required():
        yield {}
    dates = {"since": "2015", "until": "2016"} if "since" in question.required() else {}
    if "month" in question.params:
        yield {"month": "2016-05"}
    for place in sorted({min(place, len(about) - 1) for place in RANKS}) if about else ():
        chosen = {"entity": about[place], "outlet": about[place], "other": about[place - 1 if place else 1]}
        given = {key: value for key, value in chosen.items() if key in question.params}
        if given:
            yield given | dates
    if dates:
        yield dates


def ask(store: Store, question: Question, given: Params) -> int:
    """How many rows, or triples, a question is answered with."""
    return count(store, bind(question, given, store))


def count(store: Store, sparql: str) -> int:
    """How many rows, or triples, a query finds."""
    found = query(store, sparql)
    assert not isinstance(found, QueryBoolean)
    return len(list(found))


def count_rdflib(graph: rdflib.Graph, sparql: str, usual: Mapping[str, str]) -> int:
    """The same in rdflib."""
    return len(list(graph.query(sparql, initNs=usual)))


def best(task: Callable[[], int], tries: int = TRIES) -> tuple[float, int]:
    """The fewest seconds of the processor that a task took, and what it returned."""
    taken = []
    for _ in range(tries):
        start = process_time()
        found = task()
        taken.append(process_time() - start)
    return min(taken), found


if __name__ == "__main__":
    sys.exit(main())
