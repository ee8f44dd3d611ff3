"""`python -m benchmarks.rdf [FOLDER|FILE]`: what RDF costs at scale, beside Oxigraph and rdflib.

Each RDF format is written from a graph's lines, as `kg export` does. Oxigraph's serializer writes the same triples
twice: from its store (`Store.dump`, which finds them sorted), and from a list in memory, in the order of the lines
(`serialize`, which neither sorts them nor drops what comes twice). rdflib writes them from its own graph. Then the
graph is loaded into a store and its rules are run. Without an argument the project's sample is multiplied until it has
a million triples, each copy with ids of its own. Times are seconds of the processor; docs/scale.md has the figures.
"""

from __future__ import annotations

import io
import resource
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

import rdflib
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.publish.formats import FORMATS
from kg.publish.view import View
from kg.rdf.prefixes import ids_below, prefixes
from kg.rdf.terms import Line
from kg.source import read_view
from kg.store import infer, load

SAMPLE = Path(__file__).parent.parent / "output" / "sample" / "graph.ttl"
TRIPLES = 1_000_000
LIMIT = 4.0  # times what Oxigraph's store takes to write Turtle
FORMS = {  # what Oxigraph and rdflib call each format; of RDF 1.2 rdflib writes nothing
    "turtle": (RdfFormat.TURTLE, "turtle"),
    "ntriples": (RdfFormat.N_TRIPLES, "nt"),
    "nquads": (RdfFormat.N_QUADS, ""),
    "trig": (RdfFormat.TRIG, ""),
    "rdfxml": (RdfFormat.RDF_XML, "xml"),
    "jsonld": (RdfFormat.JSON_LD, ""),
    "rdf12": (RdfFormat.TURTLE, ""),
}
Made = TypeVar("Made")


def main(source: Path | None = None, triples: int = TRIPLES) -> int:
    """Print a table; 1 where Turtle takes more than it may."""
    view, reading = time(lambda: read_view(source) if source else multiply(read_view(SAMPLE), triples))
    own = {name: time(partial(write, view, name))[1] for name in FORMS}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    quads = [Quad(*line) for line in view.lines]
    store, loading = time(lambda: load(quads))
    apart = Store()
    apart.bulk_extend(quads)
    plain = [Triple(*triple) for triple in dict.fromkeys(tuple(line)[:3] for line in view.lines)]
    print(f"{len(plain):,} triples in {len(quads):,} quads, read in {reading:.1f} s")
    print("format    kg s  Store.dump s  times  serialize s  times  rdflib s")
    graph = rdflib.Graph().parse(data=serialize(plain, format=RdfFormat.N_TRIPLES), format="nt")
    prefix, ratios = prefixes(view.base), dict[str, float]()
    for name, (form, theirs) in FORMS.items():
        keeps = name in {"nquads", "trig"}  # graphs apart
        options = {"prefixes": prefix} if keeps else {"prefixes": prefix, "from_graph": DefaultGraph()}
        dumped = time(partial((apart if keeps else store).dump, io.BytesIO(), form, **options))[1]
        listed = time(partial(serialize, quads if keeps else plain, format=form, prefixes=prefix))[1]
        other = f"{time(partial(graph.serialize, format=theirs, encoding='utf-8'))[1]:.1f}" if theirs else "–"
        ratios[name] = own[name] / dumped
        row = own[name], dumped, ratios[name], listed, own[name] / listed, other
        print("{:9}{:5.1f}{:14.1f}{:7.1f}{:13.1f}{:7.1f}{:>10}".format(name, *row), flush=True)
    added, inferring = time(lambda: infer(store))
    print(f"loaded into a store in {loading:.1f} s; {added:,} triples inferred in {inferring:.1f} s")
    print(f"most memory until all formats were written: {peak:.0f} MB")
    return int(ratios["turtle"] > LIMIT)


def write(view: View, name: str) -> None:
    """Write a format, and keep nothing of it."""
    (writer,) = FORMATS[name].files.values()
    for _ in writer(view):
        pass


def multiply(view: View, triples: int) -> View:
    """The same graph as often as it takes to have so many triples: only the vocabularies stay one."""
    spaces = tuple(ids_below(view.base))

    def rename(term: Any, number: int) -> Any:
        own = isinstance(term, NamedNode) and term.value.startswith(spaces)
        return NamedNode(f"{term.value}-{number}") if own else term

    lines, number = dict[Line, None](), 0
    while len(lines) < triples:
        terms = {term: rename(term, number) for line in view.lines for term in line}
        lines |= {Line(*(terms[term] for term in line)): None for line in view.lines}
        number += 1
    return View(tuple(lines))


def time(work: Callable[[], Made]) -> tuple[Made, float]:
    """What something gives, and the seconds of processor it took."""
    started = process_time()
    return work(), process_time() - started


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
