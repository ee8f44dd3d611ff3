"""Whatever triples there are, each RDF format is read back by its readers as the very same ones."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyld.jsonld
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import KgError
from kg.publish.rdf import jsonld, nquads, ntriples, rdf12, rdfxml, trig, turtle
from kg.publish.view import View
from kg.rdf.prefixes import BASE, PREFIXES, inferred_graph
from kg.rdf.reified import unfold
from kg.rdf.terms import Line, compact
from kg.record import record
from kg.store import read_file
from tests.readings import small_world, tiny_ontology
from tests.written import written

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # rdflib's own parsers use what it deprecates
    pytest.mark.filterwarnings("ignore:Parsing weird boolean"),
]
SMALL = record(*small_world(), tiny_ontology())
INFERRED = [
    NamedNode(PREFIXES[space] + name) for space, name in (("id", "prisoners"), ("kg", "releasedBy"), ("id", "sudonia"))
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


def as_oxigraph_reads(data: bytes, suffix: str) -> set[Quad]:
    return set(parse(data, format=RdfFormat.from_extension(suffix)))


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


READERS = {"turtle": (turtle.write, "ttl"), "nt": (ntriples.write, "nt"), "json-ld": (jsonld.write, "jsonld")}
KEEPERS = {"nquads": (nquads.write, "nq"), "trig": (trig.write, "trig")}  # of graphs


@pytest.mark.parametrize("form", READERS)
@given(quads=QUADS)
def test_any_graph_is_read_back(form: str, quads: list[Quad]) -> None:
    write, suffix = READERS[form]
    data = written(write, quads)
    assert as_oxigraph_reads(data, suffix) == merged(quads)
    assert as_rdflib_reads(data, form) == merged(quads)
    assert written(write, [Line(*quad) for quad in reversed(quads)]) == data


@given(quads=QUADS)
def test_the_reference_implementation_of_json_ld_reads_the_same(quads: list[Quad]) -> None:
    document = json.loads(written(jsonld.write, quads))
    text = pyld.jsonld.to_rdf(document, {"format": "application/n-quads"})
    assert set(parse(text, format=RdfFormat.N_QUADS)) == merged(quads)


def test_the_context_is_the_same_for_all_graphs() -> None:
    context = json.loads(written(jsonld.context, []))
    document = json.loads(written(jsonld.write, SMALL))
    assert document["@context"] == context["@context"]
    (moss,) = (node for node in document["@graph"] if node["@id"].endswith("/id/ada-moss"))
    assert moss["@type"] == "Person"
    assert moss["skos:prefLabel"] == "Ada Moss"
    assert PREFIXES["id"] + "norland" in moss["envoyOf"]


@pytest.mark.parametrize("form", KEEPERS)
@given(quads=QUADS)
def test_any_quads_are_read_back(form: str, quads: list[Quad]) -> None:
    write, suffix = KEEPERS[form]
    data = written(write, quads)
    named = {q for q in quads if not isinstance(q.graph_name, DefaultGraph)}
    assert as_oxigraph_reads(data, suffix) == named | (merged(quads) - merged(named))
    assert as_rdflib_reads(data, form) == named | (merged(quads) - merged(named))
    assert written(write, quads[::-1] * 2) == data


@given(quads=QUADS)
def test_rdf_xml_holds_what_xml_can(quads: list[Quad]) -> None:
    quads = [Quad(q.subject, NamedNode(q.predicate.value + "x"), q.object) for q in quads]
    data = written(rdfxml.write, quads)
    held = merged(Quad(q.subject, q.predicate, in_xml(q.object)) for q in quads)
    assert as_oxigraph_reads(data, "rdf") == held
    assert as_rdflib_reads(data, "xml") == held
    assert written(rdfxml.write, quads[::-1]) == data


def in_xml(term: Any) -> Any:
    if not isinstance(term, Literal):
        return term
    text = "".join(c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in term.value)
    return Literal(text, language=term.language) if term.language else Literal(text, datatype=term.datatype)


@pytest.mark.parametrize("name", ["1", "", "a/"])
def test_rdf_xml_says_which_property_it_cannot_name(name: str) -> None:
    node = NamedNode("https://example.org/" + name)
    with pytest.raises(KgError, match=rf"cannot name the property <https://example.org/{name}>"):
        written(rdfxml.write, [Quad(node, node, node)])


def test_rdf_xml_makes_no_list_item_of_a_property() -> None:
    node = NamedNode(PREFIXES["rdf"] + "li")  # which RDF/XML would read as rdf:_1
    with pytest.raises(KgError, match="cannot name the property"):
        written(rdfxml.write, [Quad(node, node, node)])


PARTS = st.sampled_from([NamedNode(PREFIXES["rdf"] + part) for part in ("subject", "predicate", "object", "type")])
FEW = st.sampled_from([NamedNode("https://example.org/a"), NamedNode("https://example.org/b"), Literal("x")])
SPOKEN = st.lists(st.builds(Quad, FEW.filter(lambda n: isinstance(n, NamedNode)), PARTS, FEW), max_size=10)


@given(quads=SPOKEN)
def test_triples_about_triples_are_the_same_in_rdf_1_2(quads: list[Quad]) -> None:
    data = written(rdf12.write, quads)
    assert set(unfold(parse(data, format=RdfFormat.TURTLE))) == set(quads)
    assert written(rdf12.write, quads[::-1]) == data


def test_kg_reads_rdf_1_2_back_as_what_rdflib_reads_of_turtle(tmp_path: Path) -> None:
    (tmp_path / "graph.12.ttl").write_bytes(written(rdf12.write, SMALL))
    text = (tmp_path / "graph.12.ttl").read_text(encoding="utf-8")
    assert "rdf:reifies <<( id:ada-moss kg:met id:sudonia )>>" in text
    assert "rdf:subject" not in text
    back = set(read_file(tmp_path / "graph.12.ttl"))
    assert back == merged(SMALL)
    assert as_rdflib_reads(written(turtle.write, list(back)), "turtle") == merged(SMALL)


def test_rdf_1_2_asserts_nothing_that_rdf_1_1_does_not() -> None:
    store = Store()
    store.extend(parse(written(rdf12.write, SMALL), format=RdfFormat.TURTLE))
    assert not store.query("ASK { id:ada-moss kg:met id:sudonia }", prefixes=PREFIXES)
    assert store.query("ASK { ?s rdf:reifies <<( id:ada-moss kg:met id:sudonia )>> }", prefixes=PREFIXES)


def test_trig_keeps_each_article_apart_and_is_read_by_people() -> None:
    text = written(trig.write, SMALL).decode()
    assert text.index("\n# Entities") < text.index("\n# Graphs") < text.index("\narticle:a-1 {\n    ")
    inferred = Quad(*INFERRED, inferred_graph(BASE))
    text = b"".join(trig.write(View(SMALL, (inferred,)))).decode()
    assert "graph/inferred> {\n    id:prisoners kg:releasedBy id:sudonia .\n}" in text


@pytest.mark.parametrize("text", ["7", "-7", "0", "0.50", "-0.5", "true"])
def test_what_turtle_can_say_shortly_has_no_quotes(text: str) -> None:
    kind = "boolean" if text == "true" else "decimal" if "." in text else "integer"
    assert compact(Literal(text, datatype=NamedNode(XSD + kind))) == text


@pytest.mark.parametrize("text", ["+7", "07", "٣", "1.", ".5", "TRUE", "1", "", "1 . <a> <b> 2", "0.5\n"])
def test_no_other_literal_loses_its_quotes(text: str) -> None:
    for kind in ("boolean", "decimal", "integer")[: 2 if text == "1" else 3]:
        assert compact(Literal(text, datatype=NamedNode(XSD + kind))).startswith('"')
