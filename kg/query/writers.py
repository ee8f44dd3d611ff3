"""An answer as text: a table for the eye, Markdown for a page, CSV, TSV and JSON for programs, Turtle for stores."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    Triple,
)

from kg.errors import KgError
from kg.printable import printable
from kg.query.answers import ENDS, Answer, as_rows, plain
from kg.query.table import write_table
from kg.rdf.prefixes import BASE, OUTSIDE
from kg.rdf.terms import Term, compact
from kg.spreadsheet import cell, write_row

STRING = NamedNode(OUTSIDE["xsd"] + "string")
NUMBER = re.compile(r"[-+]?[\d.]+(?:[eE][-+]?\d+)?")
MARKUP = re.compile(r"([\\`*_\[\]|~$@]|(?<=www)\.|:(?=//))")  # what Markdown or GitHub takes for markup or a link
quoted = json.JSONEncoder(ensure_ascii=False).encode  # a value as JSON


class Layout(NamedTuple):
    """How an answer is written: how wide, if that matters, and with the ids of which base shortened."""

    width: int | None = 100
    base: str = BASE


def table(answer: Answer, layout: Layout) -> Iterator[str]:
    """For the eye: columns that nothing fills are left out, triples are lines of Turtle, a yes or no is a word."""
    if isinstance(answer, bool):
        yield "yes\n" if answer else "no\n"
    elif isinstance(answer, list):
        for triple in sorted(named_apart(answer), key=str):
            yield f"{' '.join(compact(term, layout.base) for term in triple)} .\n"
        if not answer:
            yield "nothing found\n"
    else:
        cells = [[show(term, layout.base) for term in row] for row in answer.rows]
        texts = zip(*cells, strict=True) if cells else ((),) * len(answer.names)
        yield from write_table(dict(zip(answer.names, map(list, texts), strict=True)), layout.width)


def show(term: Term | None, base: str) -> str:
    """A term for the eye: texts bare and without control characters, IRIs with their prefix."""
    if term is None:
        return ""
    return printable(term.value if isinstance(term, Literal) else compact(term, base).strip("<>"))


def markdown(answer: Answer, layout: Layout) -> Iterator[str]:
    """A table of GitHub's Markdown; what texts hold stays text, and IRIs of the web are links."""
    if isinstance(answer, bool):
        yield "yes\n" if answer else "no\n"
        return
    found = as_rows(answer)
    yield f"| {' | '.join(map(escape, found.names))} |\n|{' --- |' * len(found.names)}\n"
    for row in found.rows:
        yield f"| {' | '.join(in_markdown(term, layout.base) for term in row)} |\n"


def in_markdown(term: Term | None, base: str) -> str:
    r"""A cell: an IRI of the web leads there, one of the graph's own is shown with its prefix.

    >>> in_markdown(NamedNode("https://example.org/a_b"), BASE), in_markdown(Literal("a|*b*"), BASE)
    ('[https\\://example.org/a\\_b](<https://example.org/a_b>)', 'a\\|\\*b\\*')
    """
    text = show(term, base)
    if not isinstance(term, NamedNode):
        return escape(text)
    if term.value.startswith((base, BASE)):
        return f"`{text}`"
    return f"[{escape(text)}](<{term.value}>)" if re.match("https?://", term.value) else escape(text)


def escape(text: str) -> str:
    """Text that Markdown shows as it is. Of HTML nothing is left, as not every reader heeds a backslash before it."""
    return MARKUP.sub(r"\\\1", html.escape(text, quote=False))


def comma_separated(answer: Answer, layout: Layout) -> Iterator[str]:
    """For spreadsheets: SPARQL's CSV (RFC 4180) but for an apostrophe before what a spreadsheet takes for a formula."""
    found = as_rows(answer)
    yield write_row(found.names).decode()
    for row in found.rows:
        yield write_row(map(in_csv, row)).decode()


def in_csv(term: Term | None) -> str:
    """A value; numbers stay numbers.

    >>> in_csv(Literal(-1)), in_csv(Literal("-1")), in_csv(None)
    ('-1', "'-1", '')
    """
    if term is None:
        return ""
    text = plain(term)
    if text[:1].isalnum() or (isinstance(term, Literal) and term.datatype != STRING and NUMBER.fullmatch(text)):
        return text
    return str(cell(text))


def tab_separated(answer: Answer, layout: Layout) -> Iterator[str]:
    """For programs that want terms whole: SPARQL's TSV, each as Turtle writes it."""
    found = as_rows(answer)
    yield "\t".join(f"?{name}" for name in found.names) + "\n"
    for row in found.rows:
        yield "\t".join("" if term is None else str(term) for term in row) + "\n"


def plain_json(answer: Answer, layout: Layout) -> Iterator[str]:
    """For programs: a list of objects, or true or false."""
    if isinstance(answer, bool):
        yield f"{json.dumps(answer)}\n"
        return
    found = as_rows(answer)
    keys = [f"  {quoted(name)}: " for name in found.names]
    rows = ([key + quoted(plain(term)) for key, term in zip(keys, row, strict=True) if term] for row in found.rows)
    yield from listed(" {\n" + ",\n".join(values) + "\n }" if values else " {}" for values in rows)


def listed(items: Iterable[str]) -> Iterator[str]:
    """JSON texts as a list, a line or more for each."""
    between = "[\n"
    for item in items:
        yield between + item
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def results_json(answer: Answer, layout: Layout) -> Iterator[str]:
    """SPARQL's own JSON, with datatypes and languages, for programs that know it."""
    if isinstance(answer, bool):
        yield json.dumps({"head": {}, "boolean": answer}) + "\n"
        return
    found = as_rows(answer)
    yield f'{{"head": {json.dumps({"vars": found.names})}, "results": {{"bindings": '
    rows = ({name: in_json(term) for name, term in zip(found.names, row, strict=True) if term} for row in found.rows)
    yield from listed(f" {quoted(row)}" for row in rows)
    yield "}}\n"


def in_json(term: Term) -> dict[str, Any]:
    """A term as SPARQL's JSON has it."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        return {"type": "triple", "value": {end: in_json(getattr(term, end)) for end in ENDS}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    typed = {} if term.datatype == STRING else {"datatype": term.datatype.value}
    return {"type": "literal", "value": term.value} | typed


def turtle(answer: Answer, layout: Layout) -> Iterator[str]:
    """For other stores: the triples of CONSTRUCT and DESCRIBE, as graph.ttl is written."""
    from kg.publish.rdf.turtle import write
    from kg.publish.view import View

    if not isinstance(answer, list):
        raise KgError("ttl needs a CONSTRUCT or DESCRIBE query")
    quads = [Quad(triple.subject, triple.predicate, triple.object) for triple in named_apart(answer)]
    for piece in write(View(quads, part_of=layout.base)):
        yield piece.decode()


def named_apart(triples: list[Triple]) -> list[Triple]:
    """The same triples, with blank nodes named by what is said of them: the store names them at random (RDFC-1.0)."""
    if not any(isinstance(term, BlankNode) for triple in triples for term in triple):
        return triples
    found = Dataset(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return [Triple(quad.subject, quad.predicate, quad.object) for quad in found]


Writer = Callable[[Answer, Layout], Iterator[str]]
WRITERS: Mapping[str, Writer] = {
    "table": table,
    "csv": comma_separated,
    "tsv": tab_separated,
    "json": plain_json,
    "srj": results_json,
    "md": markdown,
    "ttl": turtle,
}


def check_format(format: str) -> None:
    """Raise KgError where there is no such format."""
    if format not in WRITERS:
        raise KgError(f"there is no format {format!r}; choose one of {', '.join(WRITERS)}")


def write(answer: Answer, format: str, layout: Layout) -> Iterator[str]:
    """An answer as text, piece by piece."""
    return WRITERS[format](answer, layout)
