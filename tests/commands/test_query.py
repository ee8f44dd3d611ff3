"""kg query as a user meets it."""

from __future__ import annotations

import gc
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, Store

from kg.cli import main
from kg.commands.patience import within
from kg.errors import KgError
from tests.folders import make_folder, read


def run(*args: object) -> int:
    """The exit status of a command."""
    with pytest.raises(SystemExit) as stop:
        main([str(a) for a in args])
    return int(stop.value.code or 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles, one of them with an accusation as well."""
    first = read("a", ("Ada Moss", "met", "Bo Lind"), ("Ada Moss", "accused", "Cy Dorn"), title="First")
    return make_folder(tmp_path_factory.mktemp("news"), first, read("b", ("Bo Lind", "met", "Cy Dorn")))


def test_an_answer_goes_to_a_file_whole_or_not_at_all(folder: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "new" / "met.csv"
    assert run("query", folder, "SELECT ?name { ?x kg:met/skos:prefLabel ?name }", "--format", "csv", "-o", out) == 0
    assert sorted(set(out.read_text().splitlines())) == ["Ada Moss", "Bo Lind", "Cy Dorn", "name"]
    assert capsys.readouterr().out == f"wrote {out}\n"
    before = out.read_bytes()
    assert run("query", folder, "SELECT ?name { ?x kg:mett ?name }", "--format", "csv", "-o", out) == 1
    assert run("query", folder, "SELECT ?name { ?x kg:met ?name }", "--format", "ttl", "-o", out) == 1
    assert out.read_bytes() == before
    assert [path.name for path in out.parent.iterdir()] == ["met.csv"]


def test_a_question_comes_from_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("SELECT ?x\n{ ?x kg:accused ?y }\n"))
    assert run("query", folder, "-", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == [{"x": "https://w3id.org/kg-press/id/ada-moss"}]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"SELECT \xff"), "utf-8"))
    assert run("query", folder, "-") == 1
    assert capsys.readouterr().err == "kg: standard input: is not UTF-8 text\n"


def test_advice_goes_beside_the_answer(folder: Path, capsys) -> None:
    assert run("query", folder, "SELECT ?x { ?x kg:accused id:cy-dorm }") == 0
    told = capsys.readouterr()
    assert told.out == "nothing found\n"
    assert told.err == "kg: note: id:cy-dorm is not in this graph; did you mean id:cy-dorn?\n"


def test_a_mistake_is_three_lines_and_status_1(folder: Path, capsys) -> None:
    assert run("query", folder, "SELECT ?x { ?x kg:acused ?y }") == 1
    assert capsys.readouterr().err == (
        "kg: query, line 1, column 16: kg has no term 'acused'; did you mean kg:accused?\n"
        "    SELECT ?x { ?x kg:acused ?y }\n"
        "                   ^^^^^^^^^\n"
    )


def test_graph_asks_what_one_article_says(folder: Path, capsys) -> None:
    asked = "SELECT ?article { GRAPH ?article { ?x kg:met ?y } } ORDER BY ?article"
    assert run("query", folder, asked, "--asserted", "--format", "csv") == 0
    found = capsys.readouterr()
    assert found.out.split() == ["article", *(f"https://w3id.org/kg-press/article/{name}" for name in "ab")]
    assert found.err == ""
    assert run("query", folder / "graph.ttl", asked, "--asserted") == 0
    assert "GRAPH finds nothing in this file" in capsys.readouterr().err


def test_only_what_is_asserted_can_be_asked(folder: Path, capsys) -> None:
    asked = "ASK { ?x kg:accusedBy ?y }"
    for flag, answer in (((), "yes\n"), (("--asserted",), "no\n")):
        assert run("query", folder, asked, *flag) == 0
        assert capsys.readouterr().out == answer


def test_a_page_of_the_answer(folder: Path, tmp_path: Path, capsys) -> None:
    page = tmp_path / "page.html"
    assert run("query", folder, "met", "--param", "entity=Ada Moss", "--html", page) == 0
    assert capsys.readouterr().out == f"wrote {page}: 1 statement about 2 entities\n"
    text = page.read_text()
    assert "(entity: Ada Moss)</h1>" in text
    assert f'"name":"{folder.name}","entities":3,"statements":3' in text
    assert "Cy Dorn" not in text


def test_a_page_of_nothing_is_not_written(folder: Path, tmp_path: Path, capsys) -> None:
    page = tmp_path / "page.html"
    assert run("query", folder, "SELECT * { ?x kg:accused id:ada-moss }", "--html", page) == 1
    assert capsys.readouterr().err == "kg: nothing found that a page could show; none was written\n"
    assert run("query", folder, "ASK { ?x kg:accused ?y }", "--html", page) == 1
    assert not page.exists()


def test_a_page_and_a_file_are_two_questions(folder: Path, tmp_path: Path, capsys) -> None:
    assert run("query", folder, "met", "--html", tmp_path / "a.html", "-o", tmp_path / "a.csv") == 2


def test_patience_ends(folder: Path, capsys) -> None:
    pairs = " ".join(str(Literal(number)) for number in range(250))
    crossed = " ".join(f"VALUES ?{name} {{ {pairs} }}" for name in "abc")
    assert run("query", folder, f"SELECT (COUNT(*) AS ?n) {{ {crossed} }}", "--timeout", "0.05") == 1
    assert capsys.readouterr().err == "kg: no whole answer within 0.05 seconds; ask for less, or give more time\n"


def test_work_within_time_is_handed_on_in_order() -> None:
    assert list(within(60, iter(range(20)))) == list(range(20))
    assert list(within(None, [])) == []


def test_what_goes_wrong_in_the_work_is_told() -> None:
    def work():
        yield 1
        raise KgError("it broke")

    with pytest.raises(KgError, match="it broke"):
        list(within(None, work()))


@pytest.mark.parametrize("args", [("ASK { ?x ?y '\udcff' }",), ("met", "--param", "entity=\udcff"), ("\udcff",)])
def test_broken_utf_8_is_one_sentence(folder: Path, args: tuple[str, ...], capsys) -> None:
    assert run("query", folder, *args) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_rows_are_let_go_by_the_thread_that_asked_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def work() -> Iterator[None]:
        rows = Store().query("SELECT * { ?s ?p ?o }")
        yield
        raise KgError(f"no more of {type(rows).__name__}")

    complaints = list[Any]()
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    with pytest.raises(KgError, match="no more"):
        list(within(None, work()))
    gc.collect()
    assert not complaints
