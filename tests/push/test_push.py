"""Pushing to a real store, as a user does: again, after a withdrawal, after a crash."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad

from kg.cli import main
from kg.errors import KgError
from kg.publish.rdf import nquads, ntriples
from kg.push import Outcome, push
from kg.push import endpoint as endpoints
from kg.push.endpoint import Endpoint
from kg.query.run import select
from kg.rdf.prefixes import BASE
from kg.record import record
from kg.store import load, union
from tests.push.stores import OXIGRAPH, Moody, Oxigraph, moody, oxigraph
from tests.readings import hostile_world, small_world, tiny_ontology
from tests.written import turtle, written

SMALL = record(*small_world(), tiny_ontology())
ONE_LESS = record(small_world()[0][:1], small_world()[1], tiny_ontology())
COUNT = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"
COMMON = f"{BASE}graph/common"

needs_oxigraph = pytest.mark.skipif(not OXIGRAPH.exists(), reason="the server is a package for development")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Oxigraph]:
    with oxigraph(tmp_path / "db") as running:
        yield running


@pytest.fixture
def flaky() -> Iterator[Moody]:
    with moody() as running:
        yield running


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints, "PAUSE", 0.001)
    monkeypatch.setattr(endpoints, "TRIES", 3)


def send(quads: tuple[Quad, ...], url: str, folder: Path) -> Outcome:
    return push(quads, BASE, Endpoint(url), folder)


def run(*args: object) -> int:
    with pytest.raises(SystemExit) as stop:
        main([str(a) for a in args])
    return int(stop.value.code or 0)


@needs_oxigraph
@pytest.mark.parametrize("quads", [SMALL, record(*hostile_world(), tiny_ontology())], ids=["small", "hostile"])
def test_the_store_holds_the_graph_and_answers_alike(quads, server, tmp_path):
    done = send(quads, server.url, tmp_path)
    assert done == Outcome(sent=len({q.graph_name for q in quads}), triples=len(quads))
    assert int(server.ask(COUNT)[0]["n"]) == len(union(quads))
    question = (
        "SELECT DISTINCT ?who ?relation ?whom { ?s rdf:subject ?who ; rdf:predicate ?relation ; rdf:object ?whom }"
    )
    asked = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> " + question
    rows = select(load(quads), question, {})
    assert sorted(map(str, server.ask(asked))) == sorted(map(str, rows))
    assert rows


@needs_oxigraph
def test_pushing_again_sends_nothing_and_a_change_alone(server, tmp_path):
    first = send(SMALL, server.url, tmp_path)
    assert send(SMALL, server.url, tmp_path) == Outcome(kept=first.sent)
    assert send(SMALL[::-1], server.url, tmp_path) == Outcome(kept=first.sent)
    done = send(ONE_LESS, server.url, tmp_path)
    assert (done.sent, done.deleted) == (1, 1)  # what all articles share has changed; the other article is gone
    assert server.graphs() == {COMMON, f"{BASE}article/a-1"}
    assert int(server.ask(COUNT)[0]["n"]) == len(union(ONE_LESS))


@needs_oxigraph
def test_other_peoples_graphs_stay(server, tmp_path):
    others = Endpoint(server.url)
    others.replace("http://example.org/theirs", b"<http://e/a> <http://e/b> <http://e/c> .\n")
    send(SMALL, server.url, tmp_path)
    send(ONE_LESS, server.url, tmp_path)
    assert "http://example.org/theirs" in server.graphs()


@needs_oxigraph
def test_an_emptied_store_is_filled_again(server, tmp_path):
    first = send(SMALL, server.url, tmp_path)
    for graph in server.graphs():
        Endpoint(server.url).delete(graph)
    assert send(SMALL, server.url, tmp_path) == first


@needs_oxigraph
def test_a_push_that_was_cut_off_goes_on_where_it_stopped(server, tmp_path):
    seen = list[str]()

    def crash(iri: str) -> None:
        seen.append(iri)
        if len(seen) == 3:
            server.stop()

    with pytest.raises(KgError, match=rf"{server.url}: nobody answers there"):
        push(SMALL, BASE, Endpoint(server.url), tmp_path, on_graph=crash)
    server.start()
    assert send(SMALL, server.url, tmp_path) == Outcome(sent=1, kept=2, triples=done_last(seen))
    assert int(server.ask(COUNT)[0]["n"]) == len(union(SMALL))


def done_last(seen: list[str]) -> int:
    return sum(getattr(quad.graph_name, "value", COMMON) == seen[-1] for quad in SMALL)


def test_large_graphs_go_in_pieces_and_half_a_graph_is_sent_again(flaky, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.push.PIECE", 2000)
    flaky.moods = [(404, {}, b""), (204, {}, b""), (400, {}, b"full")]
    with pytest.raises(KgError, match="full"):
        send(SMALL, flaky.url, tmp_path)
    assert json.loads((tmp_path / "push.json").read_text()) == {}
    send(SMALL, flaky.url, tmp_path)
    assert max(flaky.sizes) <= 2000
    assert [graph for method, graph in flaky.asked if method == "PUT"].count(COMMON) == 2
    lines = {line for graph in flaky.graphs.values() for line in graph}
    assert lines == set(written(ntriples.write, SMALL).splitlines())


def test_a_graph_that_was_half_replaced_is_not_taken_for_the_old_one(flaky, tmp_path):
    first = send(SMALL, flaky.url, tmp_path)
    flaky.moods = [(200, {}, b""), (400, {}, b"")]
    with pytest.raises(KgError):
        send(ONE_LESS, flaky.url, tmp_path)
    assert send(SMALL, flaky.url, tmp_path).kept == first.sent - 1


def test_what_is_remembered_of_one_store_says_nothing_of_another(flaky, tmp_path):
    first = send(SMALL, flaky.url, tmp_path)
    with moody() as another:
        assert send(SMALL, another.url, tmp_path) == first
    assert set(json.loads((tmp_path / "push.json").read_text())) == {flaky.url, another.url}


def test_graphs_of_others_and_blank_nodes_are_not_pushed(flaky, tmp_path):
    (tmp_path / "a.nq").write_text('<http://e/a> <http://e/b> "c" <http://e/g> .')
    (tmp_path / "b.nq").write_text('_:a <http://e/b> "c" .')
    for name, reason in (("a.nq", "does not lie below"), ("b.nq", "blank nodes")):
        with pytest.raises(KgError, match=reason):
            push(tuple(load(tmp_path / name)), BASE, Endpoint(flaky.url), tmp_path)
    assert not flaky.graphs


def test_the_command_says_what_it_did(flaky, tmp_path, capsys):
    (tmp_path / "graph.nq").write_bytes(written(nquads.write, SMALL))
    assert run("push", tmp_path / "graph.nq", flaky.url) == 0
    assert run("push", tmp_path / "graph.nq", flaky.url) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{flaky.url}: sent 3 graphs (")
    assert second == f"{flaky.url}: 3 graphs there already"


def test_who_asks_comes_from_the_environment_and_is_never_printed(flaky, tmp_path, capsys, monkeypatch):
    (tmp_path / "graph.nq").write_bytes(written(nquads.write, SMALL))
    flaky.login = "Bearer s3cret"
    assert run("push", tmp_path / "graph.nq", flaky.url) == 1
    assert "set KG_PUSH_USER and KG_PUSH_PASSWORD, or KG_PUSH_TOKEN" in capsys.readouterr().err
    monkeypatch.setenv("KG_PUSH_TOKEN", "wrong")
    assert run("push", tmp_path / "graph.nq", flaky.url) == 1
    assert "does not know this user" in capsys.readouterr().err
    monkeypatch.setenv("KG_PUSH_TOKEN", "s3cret")
    assert run("push", tmp_path / "graph.nq", flaky.url) == 0
    said = capsys.readouterr()
    assert "s3cret" not in said.out + said.err + (tmp_path / "push.json").read_text()


def test_a_damaged_push_json_is_named(flaky, tmp_path):
    (tmp_path / "push.json").write_text("[1]")
    with pytest.raises(KgError, match=r"push\.json: is not what kg push wrote"):
        send(SMALL, flaky.url, tmp_path)


@needs_oxigraph
def test_the_commands_of_the_docs_run(server, tmp_path, monkeypatch, capsys):
    page = (Path(__file__).parents[2] / "docs" / "carry.md").read_text()
    [command] = re.findall(r"^kg push .*$", page, re.MULTILINE)
    (tmp_path / "output" / "mygraph").mkdir(parents=True)
    (tmp_path / "output" / "mygraph" / "graph.ttl").write_bytes(turtle(SMALL))
    monkeypatch.chdir(tmp_path)
    assert run(*command.replace("http://localhost:7878/store", server.url).split()[1:]) == 0
    [count] = re.findall(r"```sparql\n(.*?)```", page, re.DOTALL)
    assert int(server.ask(count)[0]["triples"]) == len(union(SMALL))
    assert "sent 1 graph" in capsys.readouterr().out
