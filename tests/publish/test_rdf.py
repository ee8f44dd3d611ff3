"""Whatever triples there are, each RDF format is read back by its readers as the very same ones."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.prefixes import PREFIXES
from kg.publish import nquads, ntriples, turtle
from kg.publish.view import Writer
from kg.terms import Line, compact
from tests.written import written

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # rdflib's own parsers use what it deprecates
    pytest.mark.filterwarnings("ignore:Parsing weird boolean"),
]
XSD = PREFIXES["xsd"]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NAMES = st.one_of(
    TEXT.map(lambda text: quote(text, safe="~!$&'()*+,;=:@")),
    st.text("ab1_.-~%é", max_size=6).filter(lambda name: "%" not in name),
    st.sampled_from([".", "..", "a.", ".a", "-", "a..b", "%41.", "1", "a:b", "(", "é"]),
)
SPACES = st.sampled_from([*PREFIXES.values(), "https://example.org/", "https://example.org/a#b/", "urn:x:"])
NODES = st.builds(lambda space, name: NamedNode(space + name), SPACES, NAMES)
NUMBERS = ["7", "+7", "-07", "0.50", ".5", "-0.", "1e3", "true", "TRUE", "1", "٣", "", " 7"]
LITERALS = st.one_of(
    TEXT.map(Literal),
    st.builds(lambda text, language: Literal(text, language=language), TEXT, st.sampled_from(["en", "de-at", "x-y1"])),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(kind)),
        st.one_of(st.sampled_from(NUMBERS), TEXT),
        st.sampled_from([XSD + kind for kind in ("integer", "decimal", "boolean", "date", "a(b")] + ["urn:x:y"]),
    ),
)
QUADS = st.lists(st.builds(Quad, NODES, NODES, NODES | LITERALS, NODES | st.just(DefaultGraph())), max_size=8)


@pytest.fixture(autouse=True)
def literals_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


def as_oxigraph_reads(data: bytes, form: RdfFormat) -> set[Quad]:
    return set(parse(data, format=form))


def as_rdflib_reads(data: bytes, form: str) -> set[Quad]:
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=form)
    return {Quad(convert(s), convert(p), convert(o), convert(g)) for s, p, o, g in dataset.quads()}


def convert(term: object) -> Any:
    """A term or the name of a graph in rdflib as Oxigraph has it."""
    if term in {None, DATASET_DEFAULT_GRAPH_ID}:
        return DefaultGraph()
    if isinstance(term, rdflib.Literal):
        datatype = NamedNode(term.datatype) if term.datatype else None
        return Literal(str(term), language=term.language, datatype=datatype)
    return BlankNode(term) if isinstance(term, rdflib.BNode) else NamedNode(str(term))


def merged(quads: Iterable[Quad]) -> set[Quad]:
    return {Quad(q.subject, q.predicate, q.object) for q in quads}


READERS = [(turtle.write, "turtle"), (ntriples.write, "nt")]


@pytest.mark.parametrize(("write", "form"), READERS, ids=[form for _, form in READERS])
@given(quads=QUADS)
def test_any_graph_is_read_back(write: Writer, form: str, quads: list[Quad]) -> None:
    data = written(write, quads)
    assert as_oxigraph_reads(data, RdfFormat.from_extension({"turtle": "ttl"}.get(form, form))) == merged(quads)
    assert as_rdflib_reads(data, form) == merged(quads)
    assert written(write, [Line(*quad) for quad in reversed(quads)]) == data


@given(quads=QUADS)
def test_any_quads_are_read_back(quads: list[Quad]) -> None:
    data = written(nquads.write, quads)
    named = {q for q in quads if not isinstance(q.graph_name, DefaultGraph)}
    assert as_oxigraph_reads(data, RdfFormat.N_QUADS) == named | (merged(quads) - merged(named))
    assert as_rdflib_reads(data, "nquads") == named | (merged(quads) - merged(named))
    assert written(nquads.write, quads[::-1] * 2) == data


@pytest.mark.parametrize("text", ["7", "-7", "0", "0.50", "-0.5", "true"])
def test_what_turtle_can_say_shortly_has_no_quotes(text: str) -> None:
    kind = "boolean" if text == "true" else "decimal" if "." in text else "integer"
    assert compact(Literal(text, datatype=NamedNode(XSD + kind))) == text


@pytest.mark.parametrize("text", ["+7", "07", "٣", "1.", ".5", "TRUE", "1", "", "1 . <a> <b> 2", "0.5\n"])
def test_no_other_literal_loses_its_quotes(text: str) -> None:
    for kind in ("boolean", "decimal", "integer")[: 2 if text == "1" else 3]:
        assert compact(Literal(text, datatype=NamedNode(XSD + kind))).startswith('"')
