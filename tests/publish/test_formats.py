import json
from collections.abc import Iterable
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import KgError
from kg.publish import export, stream
from kg.publish.formats import FORMATS
from kg.publish.rdf import jsonld, ntriples
from kg.publish.view import View
from kg.record import record
from kg.store import load, read_file
from tests.readings import hostile_world, small_world, tiny_ontology
from tests.written import turtle, written

SMALL = record(*small_world(), tiny_ontology())
HOSTILE_QUADS = record(*hostile_world(), tiny_ontology())
RDF_FORMATS = {"graph.ttl": "turtle", "graph.nt": "nt", "graph.nq": "nquads", "graph.jsonld": "json-ld"}

Plain = set[tuple[str, str, tuple[str, ...]]]


def as_oxigraph_reads(quads: Iterable[Quad]) -> Plain:
    found: Plain = set()
    for quad in quads:
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        value: tuple[str, ...] = (quad.object.value,)
        if isinstance(quad.object, Literal):
            value += (quad.object.datatype.value, quad.object.language or "")
        found.add((quad.subject.value, quad.predicate.value, value))
    return found


def as_rdflib_reads(data: bytes, form: str) -> Plain:
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=data, format=form)
    found: Plain = set()
    for s, p, o, *_ in graph.quads():
        value: tuple[str, ...] = (str(o),)
        if isinstance(o, rdflib.Literal):
            kind = rdflib.RDF.langString if o.language else o.datatype or rdflib.XSD.string
            value = (str(o), str(kind), o.language or "")
        found.add((str(s), str(p), value))
    return found


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own parsers use what it deprecates
@pytest.mark.parametrize("quads", [SMALL, HOSTILE_QUADS], ids=["small", "hostile"])
@pytest.mark.parametrize("name", ["turtle", "ntriples", "nquads", "jsonld"])
def test_rdflib_and_oxigraph_read_the_same_triples_back(quads: tuple[Quad, ...], name: str) -> None:
    ((file, serialize),) = FORMATS[name].files.items()
    data = written(serialize, quads)
    told = as_oxigraph_reads(quads)
    form = RdfFormat.from_extension(file.rsplit(".", 1)[-1])
    assert as_oxigraph_reads(parse(data, format=form)) == told
    assert as_rdflib_reads(data, RDF_FORMATS[file]) == told


@pytest.mark.parametrize("name", FORMATS)
def test_two_runs_write_the_same_bytes(name: str) -> None:
    chosen = FORMATS[name]
    for write in chosen.files.values():
        assert written(write, SMALL) == written(write, reversed(SMALL)) == written(write, load(SMALL))
    if chosen.pages:
        one, other = (chosen.pages(View(lines)) for lines in (SMALL, SMALL[::-1]))
        assert {name: b"".join(pieces) for name, pieces in one} == {name: b"".join(pieces) for name, pieces in other}


def test_turtle_begins_with_the_entities_and_declares_only_what_it_uses() -> None:
    text = turtle(SMALL).decode()
    assert text.index("\n# Entities") < text.index("id:ada-moss a kg:Person") < text.index("\n# Statements")
    assert "@prefix foaf:" not in text
    assert "kg:size 12" in text


def test_turtle_keeps_blank_nodes_of_other_peoples_files() -> None:
    quad = Quad(BlankNode("b"), NamedNode("https://example.org/p"), Literal("x", language="de"))
    assert '_:b <https://example.org/p> "x"@de .' in turtle([quad]).decode()


def test_the_json_ld_context_says_what_values_are() -> None:
    document = json.loads(written(jsonld.write, SMALL))
    context = document["@context"]
    assert context["released"] == {"@id": "https://w3id.org/kg-press/ontology#released", "@type": "@id"}
    assert context["confidence"]["@type"].endswith("#decimal")
    (sudonia,) = (n for n in document["@graph"] if n["@id"].endswith("/id/sudonia"))
    assert sudonia["released"].endswith("/id/prisoners")


def test_export_writes_beside_the_source_or_where_told(tmp_path: Path) -> None:
    assert export(View(SMALL), "ntriples", tmp_path) == tmp_path / "graph.nt"
    assert (tmp_path / "graph.nt").read_bytes() == written(ntriples.write, SMALL)
    assert export(View(SMALL), "csv", tmp_path, tmp_path / "tables") == tmp_path / "tables"
    assert sorted(p.name for p in (tmp_path / "tables").iterdir()) == ["edges.csv", "evidence.csv", "nodes.csv"]


def test_quads_keep_each_article_apart(tmp_path: Path) -> None:
    export(View(SMALL), "nquads", tmp_path)
    graphs = {q.graph_name for q in read_file(tmp_path / "graph.nq")}
    assert graphs == {q.graph_name for q in SMALL}
    assert len(graphs) > 1


def test_an_unknown_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="there is no format 'docx'; choose one of turtle"):
        export(View(SMALL), "docx", tmp_path)
    with pytest.raises(KgError, match=r"there is no format 'Tutle'; did you mean 'turtle'\?"):
        export(View(SMALL), "Tutle", tmp_path)


def test_export_into_a_folder_keeps_the_usual_name(tmp_path: Path) -> None:
    assert export(View(SMALL), "turtle", tmp_path / "a", tmp_path) == tmp_path / "graph.ttl"
    with pytest.raises(KgError, match=r"graph\.ttl: is a file, and csv needs a folder"):
        export(View(SMALL), "csv", tmp_path, tmp_path / "graph.ttl")


def test_one_file_may_go_to_a_pipe() -> None:
    assert b"".join(stream(View(SMALL), "turtle")) == turtle(SMALL)
    with pytest.raises(KgError, match="csv is several files"):
        stream(View(SMALL), "csv")
