"""The command line as a user meets it: exit status, one sentence for what is wrong, files whole or not at all."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from kg.cli import main

NEWS = "Norway released two Danish pilots on Monday. Denmark thanked Norway."
WRITTEN = {
    *("articles", "graph.ttl", "graph.html", "graph.graphml", "claims.jsonl", "statements.jsonl", "entities.jsonl"),
    "attributions.jsonl",
    *("judgements.csv", "report.json", "library.sqlite"),
}

pytestmark = pytest.mark.model


def run(*args: object) -> int:
    """The exit status of a command."""
    with pytest.raises(SystemExit) as stop:
        main([str(a) for a in args])
    return int(stop.value.code or 0)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "news.txt").write_text(NEWS)
    assert run("build", folder / "news.txt", "--output", folder / "out") == 0
    return folder / "out"


def test_build_writes_every_file_and_no_more(built):
    assert {p.name for p in built.iterdir()} == WRITTEN


def test_summary_counts_and_points_on(tmp_path, capsys):
    (tmp_path / "news.txt").write_text(NEWS)
    run("build", tmp_path / "news.txt", "-o", tmp_path / "out")
    said = capsys.readouterr().out
    assert "1 article," in said
    assert "released" in said
    assert "graph.html" in said


def test_quotes_are_slices(built):
    for line in (built / "claims.jsonl").read_text().splitlines():
        claim = json.loads(line)
        assert claim["quote"] == NEWS[claim["start"] : claim["end"]]
        for end in (claim["subject"], claim["object"]):
            assert end["text"] == NEWS[end["start"] : end["end"]]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 20, "binary"),
        ("broken.pdf", b"%PDF-1.4 nothing", "PDF"),
        ("page.html", b"<html><body></body></html>", "text"),
        ("table.csv", b"a,b\n1,2\n", "column"),
        ("deutsch.txt", ("Die Regierung hat am Montag neue Gespräche begonnen. " * 8).encode(), "German"),
    ],
)
def test_bad_input_gets_one_sentence_and_the_rest_goes_through(tmp_path, capsys, name, content, reason):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "news.txt").write_text(NEWS)
    assert run("build", tmp_path / name, tmp_path / "news.txt", "-o", tmp_path / "out") == 1
    said = capsys.readouterr()
    assert len(said.err.strip().splitlines()) == 1
    assert name in said.err
    assert reason.lower() in said.err.lower()
    assert "Traceback" not in said.err
    assert json.loads((tmp_path / "out" / "report.json").read_text())["articles"] == 1


def test_broken_line_names_its_number(tmp_path, capsys):
    (tmp_path / "news.jsonl").write_text(json.dumps({"id": "a", "text": NEWS}) + "\n{broken\n")
    assert run("build", tmp_path / "news.jsonl", "-o", tmp_path / "out") == 1
    assert "line 2" in capsys.readouterr().err


def test_missing_input(tmp_path, capsys):
    assert run("build", tmp_path / "nowhere.txt", "-o", tmp_path / "out") == 1
    assert "nowhere.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    "args",
    [
        ["build"],
        ["build", "x.txt", "--wrong"],
        ["query"],
        ["query", "{built}", "released", "--param", "novalue"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_status_2(built, args):
    assert run(*(a.format(built=built) for a in args)) == 2


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["build", "{news}", "--model", "no_such_model"], "no_such_model"),
        (["build", "{news}", "--ontology", "{news}"], "Turtle"),
        (["query", "{built}", "SELECT * WHERE { ?s nope:x ?o }"], "nope"),
        (["query", "{built}", "SELECT * WHERE { ?s kg:relesed ?o }"], "released"),
        (["query", "{built}", "relased"], "released"),
        (["query", "{built}", "INSERT DATA { <a:a> <a:b> <a:c> }"], "INSERT"),
        (["query", "{built}/nowhere", "released"], "nowhere"),
        (["export", "{built}", "--format", "gopher"], "gopher"),
    ],
)
def test_what_the_user_can_mend_is_one_sentence_and_status_1(built, tmp_path, capsys, args, reason):
    news = tmp_path / "news.txt"
    news.write_text(NEWS)
    assert run(*(a.replace("{built}", str(built)).replace("{news}", str(news)) for a in args)) == 1
    said = capsys.readouterr().err
    assert reason in said
    assert "Traceback" not in said


def test_a_folder_that_is_no_library_is_left_alone(tmp_path, capsys):
    (tmp_path / "news.txt").write_text(NEWS)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "library.sqlite").write_text("something else")
    assert run("build", tmp_path / "news.txt", "-o", tmp_path / "out") == 1
    assert (tmp_path / "out" / "library.sqlite").read_text() == "something else"
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["library.sqlite"]


def test_stored_question_with_a_parameter(built, capsys):
    assert run("query", built, "released", "--param", "entity=norway", "--format", "json") == 0
    [row] = json.loads(capsys.readouterr().out)
    assert (row["who"], row["relation"]) == ("Norway", "released")


def test_standard_input(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NEWS.encode()), encoding="utf-8"))
    assert run("build", "-", "-o", tmp_path / "out") == 0


@pytest.mark.parametrize("format", ["turtle", "ntriples", "nquads", "jsonld", "graphml", "gexf", "csv"])
def test_export(built, tmp_path, format):
    target = tmp_path / "exported"
    assert run("export", built, "--format", format, "--output", target) == 0
    assert target.exists()


def test_explain_says_why_not(capsys):
    assert run("explain", "Norway may release the pilots.") == 0
    said = capsys.readouterr().out
    assert "possible" in said
    assert "may" in said


def test_explain_says_which_layer_lost_a_fact(tmp_path, capsys):
    article = tmp_path / "news.txt"
    article.write_text("Norway slept.\n\nChad watched how two pilots were freed.")
    assert run("explain", article, "--fact", "Chad released pilots") == 0
    assert "patterns" in capsys.readouterr().out
    assert run("explain", article, "--fact", "Chad tickled pilots") == 1
    assert "relations are" in capsys.readouterr().err


def test_building_an_unchanged_folder_again_is_no_failure(built):
    assert run("build", built.parent / "news.txt", "--output", built) == 0


def test_nothing_read_nothing_written(tmp_path, capsys):
    (tmp_path / "empty.txt").write_text("")
    assert run("build", tmp_path / "empty.txt", "-o", tmp_path / "out") == 1
    assert "nothing was written" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("arguments", [("export", "--format", "gexf"), ("validate",), ("import",)])
def test_rdf_of_others_is_refused(arguments: tuple[str, ...], tmp_path: Path, capsys) -> None:
    others = tmp_path / "others.ttl"
    others.write_text("<http://a.example/x> <http://a.example/p> <http://a.example/y> .")
    assert run(*arguments, others) == 1
    assert capsys.readouterr().err.endswith("is no graph of kg: it holds 1 triple (no classes), no statement\n")


def test_a_file_that_is_missing_is_no_sentence(capsys) -> None:
    assert run("explain", "nowhere.txt") == 1
    assert capsys.readouterr().err == "kg: nowhere.txt: does not exist\n"
