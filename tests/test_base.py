"""The base IRI: where ids live changes nothing else."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from typer.testing import CliRunner

import kg
from kg.cli import app
from kg.conflicts import list_conflicts
from kg.errors import KgError
from kg.pipeline import withdraw
from kg.publish.view import View
from kg.query.as_of import rewind
from kg.query.questions import stored_questions
from kg.query.run import open_store, select
from kg.rdf.prefixes import BASE, URI_SPACE, check_base, find_base, prefixes
from kg.record import record
from kg.source import LIBRARY, open_graph
from kg.store import find_graph, infer, load, query, read_file
from tests.readings import hostile_world, small_world, tiny_ontology
from tests.written import turtle

OTHER = "https://example.org/news/graph#"
EXAMPLES = Path(__file__).parent.parent / "examples"


def rebased(data: bytes) -> bytes:
    """With the built-in base for the other; what both share stays."""
    return data.replace(OTHER.encode(), BASE.encode())


@pytest.mark.parametrize("world", [small_world, hostile_world])
def test_lines_differ_in_nothing_but_the_base(world):
    readings, resolution = world()
    there = record(readings, resolution, tiny_ontology(), base=OTHER)
    here = record(readings, resolution, tiny_ontology())
    assert find_base(there) == find_base(load(there)) == View(there).base == OTHER
    assert {rebased(str(quad).encode()) for quad in there} == {str(quad).encode() for quad in here}
    assert rebased(turtle(there)) == turtle(here)


def test_links_to_graphs_of_the_built_in_base_stay_as_they_are():
    readings, resolution = small_world()
    outside = f"{BASE}id/ada-moss"
    norland = next(e for e in resolution.entities if e.id == "norland")
    linked = replace(norland, links=(("elsewhere", outside),))
    resolution = replace(resolution, entities=(*(e for e in resolution.entities if e.id != "norland"), linked))
    store = load(record(readings, resolution, tiny_ontology(), base=OTHER))
    assert bool(query(store, f"ASK {{ id:norland skos:exactMatch <{outside}> }}"))


def test_a_graph_that_states_no_base_has_the_built_in_one(tmp_path):
    quads = [quad for quad in record(*small_world(), tiny_ontology()) if quad.predicate != URI_SPACE]
    assert find_base(quads) == find_base(load(quads)) == BASE
    assert View(quads).network.has_node("ada-moss")
    other = NamedNode("https://example.org/else/")
    spoken_of = Quad(other, URI_SPACE, Literal("https://example.org/"))
    assert find_base([*quads, spoken_of]) == BASE


@pytest.mark.parametrize(
    "text",
    ["", "news/", "https://e.org", "ftp://e.org/", "https://e.org/a b/", "https://e.org/?a=/", "https://e.org/../",
     "https://e.org/>/", "urn:x/", "javascript:alert(1)//", "https://e.org/a#b#", "http:///"],
)  # fmt: skip
def test_what_is_no_base_is_refused(text):
    with pytest.raises(KgError, match="is not an absolute http, https or urn IRI that ends in / or #"):
        check_base(text)


@pytest.mark.parametrize("text", ["https://e.org/", "http://e.org:8080/a/b#", "urn:example:news/", "https://é.org/ü/"])
def test_a_base_gives_prefixes(text):
    assert check_base(text) == text
    assert prefixes(text)["id"] == f"{text}id/"
    assert prefixes(text)["kg"] == prefixes(BASE)["kg"]


def test_the_command_refuses_a_wrong_base_in_one_sentence(tmp_path):
    done = CliRunner().invoke(app, ["build", str(EXAMPLES / "articles"), "-o", str(tmp_path / "o"), "--base", "news"])
    assert done.exit_code == 1
    assert not (tmp_path / "o").exists()


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    here, there = (tmp_path_factory.mktemp(name) for name in ("here", "there"))
    kg.build(EXAMPLES / "captain", output=here)
    kg.build(EXAMPLES / "captain", output=there, base=OTHER)
    return here, there


@pytest.mark.model
def test_another_base_gives_the_same_files(folders):
    here, there = (
        {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != LIBRARY} for folder in folders
    )
    assert {name: rebased(data) for name, data in there.items()} == here
    assert OTHER.encode() in there["graph.ttl"]
    assert BASE.encode() + b"id/" not in b"".join(there.values())


@pytest.mark.model
def test_another_base_gives_the_same_answers(folders):
    def answers(folder: Path) -> list[object]:
        store = open_store(folder)
        found = [select(store, name, {}) for name, question in stored_questions().items() if not question.required()]
        ids = select(store, "SELECT ?n { ?a skos:prefLabel ?n FILTER(STRSTARTS(STR(?a), STR(id:))) } ORDER BY ?n", {})
        quads = list(read_file(find_graph(folder)))
        past = load(rewind(quads, "2023-05-01"))
        infer(past)
        return [found, ids, list_conflicts(quads), select(past, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", {})]

    here, there = map(answers, folders)
    assert here == there
    assert all(here)


@pytest.mark.model
def test_the_base_is_kept_until_another_is_given(folders, tmp_path):
    folder = copytree(folders[1], tmp_path / "copy")
    first = sorted(r.article.id for r in open_graph(folder).readings)[0]
    withdraw(folder, [first])
    assert find_base(open_graph(folder).quads) == OTHER
    assert find_base(read_file(folder / "graph.ttl")) == OTHER
    read: list[str] = []
    kg.build(EXAMPLES / "captain", output=folder, base=BASE, on_article=lambda a: read.append(a.id))
    assert find_base(read_file(folder / "graph.ttl")) == BASE
    assert not read
