"""The RDF store: quads or a file → Oxigraph in memory, with queries and inference.

The default graph holds the union of all graphs, each triple once, so nobody needs to know which article said what
unless they ask with GRAPH.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from kg.errors import InputError
from kg.ontology import builtin_folder
from kg.rdf.known import RDF
from kg.rdf.prefixes import BASE, find_base, inferred_graph, prefixes
from kg.rdf.reified import unfold
from kg.rdf.terms import Line

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}
DEEPEST = 200  # triple terms in one another, or objects and lists of JSON
JSON_NEST = re.compile(rb"(?:[\[{][^\[\]{}]*){%d}" % DEEPEST)
TERM_NEST = re.compile(rb"(?:<<(?:[^<>]|<(?!<)|>(?!>))*){%d}" % DEEPEST)
NESTS = {".jsonld": JSON_NEST, ".ttl": TERM_NEST, ".trig": TERM_NEST, ".nt": TERM_NEST, ".nq": TERM_NEST}


def load(source: Iterable[Quad] | Path) -> Store:
    """A store in memory with these quads, or with those of a file (.ttl, .nt, .nq, .trig, .jsonld, .rdf).

    Raises InputError naming the file, and the line where it is no valid RDF.
    """
    store = Store()
    if isinstance(source, Path):
        with told_of(source):
            store.bulk_load(read_bytes(source), format=format_of(source), base_iri=BASE)
        if next(store.quads_for_pattern(None, RDF.reifies, None), None):  # RDF 1.2, which few files are
            return load(list(read_file(source)))
    else:
        store.bulk_extend(source)
    graphs = set(store.named_graphs()) - {inferred_graph(find_base(store))}
    named = (quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph))
    store.bulk_extend([Quad(quad.subject, quad.predicate, quad.object) for quad in named])
    return store


def read_file(path: Path) -> Iterator[Quad]:
    """The quads of an RDF file; triple terms of RDF 1.2 that nodes reify become the parts that kg knows them by."""
    with told_of(path):
        yield from unfold(parse(read_bytes(path), format=format_of(path), base_iri=BASE))


def read_bytes(path: Path) -> bytes:
    """What an RDF file holds; refused is what a few bytes of may take more memory than there is.

    These are entities of XML, and JSON objects and triple terms that lie in one another hundreds deep.
    """
    told = path.read_bytes()
    if path.suffix == ".rdf" and b"<!ENTITY" in told:
        raise InputError(str(path), "declares entities of XML, which are not read")
    nest = NESTS.get(path.suffix) if path.suffix == ".jsonld" or b"<<" in told else None
    if nest and nest.search(told):
        raise InputError(str(path), f"nests things more than {DEEPEST} deep")
    return told


def format_of(path: Path) -> RdfFormat:
    """What an RDF file is written in, by its suffix; raises InputError where that is none of RDF."""
    if path.suffix not in FORMATS:
        raise InputError(str(path), f"has no RDF suffix ({', '.join(FORMATS)})")
    return FORMATS[path.suffix]


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """What goes wrong while a file is read becomes an InputError that names it."""
    try:
        yield
    except (SyntaxError, ValueError) as error:
        raise InputError(str(path), f"is not valid RDF ({error})") from None
    except OSError as error:
        raise InputError(str(path), (error.strerror or "cannot be read").lower()) from None


def read_lines(path: Path) -> Iterator[Line]:
    """The same as lines. A term is one object wherever it stands, which takes a third of the memory of quads."""
    terms: dict[Any, Any] = {}
    for quad in read_file(path):
        yield Line(*(terms.setdefault(term, term) for term in quad))


def find_graph(source: Path) -> Path:
    """The RDF file meant by a path: the file itself, or the graph in a folder that kg wrote."""
    if not source.is_dir():
        return source
    if not (source / "graph.ttl").is_file():
        raise InputError(str(source), "holds no graph.ttl; was it written by kg build?")
    return source / "graph.ttl"


def query(store: Store, sparql: str) -> QuerySolutions | QueryTriples | QueryBoolean:
    """Ask the union of all graphs and what was inferred; the usual prefixes are known.

    Raises SyntaxError when the query is no SPARQL. Nothing else is checked: kg.query asks on behalf of strangers.
    """
    base = find_base(store)
    seen: list[NamedNode | BlankNode | DefaultGraph] = [DefaultGraph(), inferred_graph(base)]
    return store.query(sparql, prefixes=prefixes(base), default_graph=seen)


def infer(store: Store) -> int:
    """Add what follows by the rules of ontology/rules to a graph of its own, until nothing new follows.

    Returns how many triples were added. Rules are SPARQL CONSTRUCT queries; terms must be described in the store,
    as kg's own files do.
    """
    rules = [path.read_text(encoding="utf-8") for path in sorted((builtin_folder() / "rules").glob("*.rq"))]
    inferred = inferred_graph(find_base(store))
    start = before = len(store)
    while True:
        for rule in rules:
            found = query(store, rule)
            assert isinstance(found, QueryTriples)
            store.extend([Quad(t.subject, t.predicate, t.object, inferred) for t in found])
        if len(store) == before:
            return before - start
        before = len(store)


def union(lines: Iterable[Line | Quad]) -> list[Triple]:
    """The distinct triples of all graphs, in a stable order; a store is an iterable of its quads."""
    return sorted({Triple(line.subject, line.predicate, line.object) for line in lines}, key=str)
