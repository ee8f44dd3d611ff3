"""`kg serve` as users run it: limits that stop a query, readers while a build writes, and a clean end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copy
from threading import Event

import httpx
import pytest

from kg.cli import main
from tests.serve.conftest import SAMPLE
from tests.serve.server import KG, WAIT, Server, alive, running, until

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c"
LONG = "CONSTRUCT { ?a ?e ?c } { ?a ?b ?c . ?d ?e ?f }"


def number(response: httpx.Response) -> int:
    assert response.status_code == 200, response.text
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def test_an_endless_query_is_stopped_and_its_worker_gone(server: Server) -> None:
    assert until(lambda: len(server.workers()) == 4)
    before, start = server.workers(), time.monotonic()
    response = server.ask(ENDLESS)
    assert response.status_code == 504
    assert "4 seconds" in response.text
    assert 3.5 < time.monotonic() - start < 15
    assert until(lambda: len(server.workers()) == 4 and len(before - server.workers()) == 1)
    assert number(server.ask(COUNT)) > 5000


def test_pages_are_quick_while_heavy_queries_run(server: Server) -> None:
    with ThreadPoolExecutor() as others:
        heavy = [others.submit(server.ask, ENDLESS) for _ in range(3)]
        assert until(lambda: server.get("health").json()["workers"]["queries"]["busy"])
        start = time.monotonic()
        assert server.get("health").json()["status"] == "ok"
        assert time.monotonic() - start < 2
        assert {task.result().status_code for task in heavy} <= {503, 504}


@pytest.mark.parametrize("sparql", [HUNGRY, LONG])
def test_too_much_is_told_plainly(server: Server, sparql: str) -> None:
    response = server.ask(sparql)
    assert response.status_code in {504, 507}  # whichever limit is reached first
    assert "ask for less" in response.text
    assert number(server.ask(COUNT)) > 5000


def test_a_reader_who_leaves_frees_the_worker(server: Server) -> None:
    before = server.workers()
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{server.url}sparql", data={"query": ENDLESS}, timeout=0.5)
    assert until(lambda: server.get("health").json()["workers"]["queries"]["busy"] == 0, 3)
    assert until(lambda: len(server.workers() & before) == 3)


@pytest.fixture(scope="module")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server, and the graph that it serves, which tests replace."""
    graph = Path(copy(SAMPLE, tmp_path_factory.mktemp("changing")))
    with running(graph.parent) as server:
        yield server, graph


def test_nobody_notices_that_the_graph_is_replaced(changing: tuple[Server, Path]) -> None:
    server, graph = changing
    more = "<https://w3id.org/kg-press/id/libya> <http://www.w3.org/2004/02/skos/core#altLabel> 'Number {}' .\n"
    asked = "SELECT (COUNT(?name) AS ?n) { id:libya skos:altLabel ?name }"
    with ThreadPoolExecutor(8) as readers:
        done, first = Event(), number(server.ask(asked))

        def read() -> list[int]:
            found = list[int]()
            while not done.is_set():
                found.append(number(server.ask(asked)))
            return found

        tasks = [readers.submit(read) for _ in range(8)]
        try:
            for turn in (1, 2):
                draft = graph.with_name("draft")
                draft.write_text(graph.read_text() + more.format(turn))
                draft.rename(graph)
                assert until(lambda turn=turn: number(server.ask(asked)) == first + turn)  # type: ignore[misc]
        finally:
            done.set()
        for task in tasks:
            found = task.result()
            assert found == sorted(found)  # never back to an edition before
            assert found[-1] >= first + 1
        health = server.get("health").json()
        assert (health["status"], health["trouble"]) == ("ok", None)
        assert until(lambda: len(list(graph.with_name(".serve").iterdir())) == 1)  # none of before is kept


def test_a_broken_graph_keeps_the_old_one_and_says_so(changing: tuple[Server, Path]) -> None:
    server, graph = changing
    whole, before = graph.read_bytes(), number(server.ask(COUNT))
    for broken, reason in ((b"<a> <b> .", "is not valid RDF"), (None, "holds no graph.ttl")):
        graph.write_bytes(broken) if broken else graph.unlink()
        assert until(lambda reason=reason: reason in str(server.get("health").json()["trouble"]))  # type: ignore[misc]
        assert server.get("health").json()["status"] == "behind"
        assert number(server.ask(COUNT)) == before
    graph.write_bytes(whole)
    assert until(lambda: server.get("health").json()["status"] == "ok")
    assert number(server.ask(COUNT)) == before


@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)])
def test_however_it_ends_no_worker_stays(folder: Path, sent: signal.Signals, status: int) -> None:
    with running(folder) as server, ThreadPoolExecutor() as others:
        assert until(lambda: len(server.workers()) == 4)
        workers = server.workers()
        heavy = others.submit(httpx.post, f"{server.url}sparql", data={"query": ENDLESS}, timeout=WAIT)
        time.sleep(0.5)
        os.kill(server.process.pid, sent)
        assert server.process.wait(WAIT) == status
        assert isinstance(heavy.exception(WAIT), httpx.HTTPError) or heavy.result().status_code >= 500
        assert until(lambda: not any(map(alive, workers)), 10)
        assert server.process.stdout
        assert server.process.stdout.read() == ""  # it ends quietly


def test_a_taken_port_is_told(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = outcome("serve", str(folder), "--port", str(taken.getsockname()[1]))
    assert said.returncode == 1
    assert said.stderr.count("\n") == 1
    assert "--port" in said.stderr


def test_a_system_without_fork_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delattr("os.fork")
    with pytest.raises(SystemExit) as stop:
        main(["serve", str(folder), "--port", "0"])
    assert stop.value.code == 1
    assert "fork" in capsys.readouterr().err


def test_what_cannot_be_served_is_told(tmp_path: Path) -> None:
    (tmp_path / "other.ttl").write_text("<https://example.org/a> a <https://example.org/B> .")
    for source, reason in ((tmp_path, "holds no graph.ttl"), (tmp_path / "other.ttl", "is no graph of kg")):
        said = outcome("serve", str(source), "--port", "0")
        assert (said.returncode, said.stdout) == (1, "")
        *before, told = said.stderr.splitlines()
        assert all(line.startswith("kg: loading") for line in before)
        assert reason in told


def test_a_file_is_served_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    graph = Path(copy(SAMPLE, tmp_path / "other.ttl"))
    with running(graph) as server:
        assert number(server.ask(COUNT)) > 5000
    assert list(tmp_path.iterdir()) == [graph]


def outcome(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*KG, *arguments], capture_output=True, text=True, timeout=WAIT, check=False)
