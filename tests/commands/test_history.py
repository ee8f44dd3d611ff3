"""kg withdraw, kg diff and kg log as a user meets them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.cli import main
from kg.library import open_library
from kg.model import Article
from tests.plain import write_articles

FIRST = (
    Article("a", "Ada Moss met Bo Lind.", url="https://example.org/a"),
    Article("b", "Ada Moss met Bo Lind. Cy met Di."),
)
SECOND = Article("a", "Ada Moss will met Bo Lind."), Article("c", "[b]Eve[/b] met Di. Eve accused Di.")


def run(*args: object) -> int:
    """The exit status of a command."""
    with pytest.raises(SystemExit) as stop:
        main([str(a) for a in args])
    return int(stop.value.code or 0)


@pytest.fixture
def out(plain, tmp_path, monkeypatch, capsys) -> Path:
    """A folder built twice, on a day of May 2024."""
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1714557600")
    folder = tmp_path / "out"
    for articles in (FIRST, SECOND):
        assert run("build", write_articles(folder, *articles), "-o", folder, "--fast") == 0
    capsys.readouterr()
    return folder


def test_the_log_has_one_line_an_action(out, capsys):
    run("withdraw", "b", "-o", out, "--reason", "retracted")
    capsys.readouterr()
    assert run("log", out) == 0
    first, second, third = capsys.readouterr().out.splitlines()
    assert re.match(r"1  2024-05-01 10:00  build \S+ +articles \+2; statements \+2; entities \+\d+ *$", first)
    assert re.match(r"2  2024-05-01 10:00  build \S+ +articles \+1, 1 replaced; statements ", second)
    assert re.match(r"3  2024-05-01 10:00  withdraw b \(retracted\) +articles −1; statements −2; entities ", third)


def test_a_build_says_what_changed(out, capsys):
    run("build", write_articles(out, Article("d", "Fay met Gus.")), "-o", out, "--fast")
    assert f"articles +1; statements +1; entities +2  (kg diff {out})" in capsys.readouterr().out.replace("\n", "")
    run("build", write_articles(out, Article("d", "Fay met Gus.")), "-o", out, "--fast")
    assert "nothing changed" in capsys.readouterr().out


def test_the_difference_is_told_in_words(out, capsys):
    assert run("diff", out) == 0
    said = capsys.readouterr().out
    assert "1 article replaced\n  a\n" in said
    assert "statements gained\n" in said
    assert "  Eve accused Di  1 article\n" in said
    assert "Ada Moss met Bo Lind  2 articles" in said
    assert run("diff", out, 1, 1) == 0
    assert "nothing changed" in capsys.readouterr().out


def test_the_difference_for_programs(out, capsys):
    assert run("diff", out, 0, 2, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["since"], found["until"], found["articles"]["added"]) == (0, 2, ["a", "b", "c"])
    assert {s["subject"]["name"] for s in found["statements"]["gained"]} >= {"Ada Moss", "Eve"}


def test_much_is_shortened_unless_all_is_asked_for(out, capsys):
    run("build", write_articles(out, Article("z", " ".join(f"N{i} met M{i}." for i in range(20)))), "-o", out, "--fast")
    capsys.readouterr()
    run("diff", out)
    assert "… 12 more; --all shows them" in capsys.readouterr().out
    run("diff", out, "--all")
    assert "M19 met N19" in capsys.readouterr().out


def test_what_stays_out_is_said_in_one_line(out, capsys):
    assert run("withdraw", "https://example.org/a", "b", "-o", out) == 1  # the corrected text has another url
    assert run("withdraw", "a", "b", "-o", out) == 0
    capsys.readouterr()
    assert run("build", write_articles(out, FIRST[1], SECOND[0]), "-o", out, "--fast") == 0
    assert capsys.readouterr().err == "kg: withdrawn, and so left out: a, b\n"


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["withdraw", "x", "-o", "{out}"], "there is no article 'x'"),
        (["withdraw", "a", "-o", "{out}/nowhere"], "holds no library of kg"),
        (["diff", "{out}", "7"], "there is no action 7 in the log; the last is 2"),
        (["log", "{out}/nowhere"], "holds no library of kg"),
    ],
)
def test_what_the_user_can_mend_is_one_sentence_and_status_1(out, capsys, args, reason):
    assert run(*(a.replace("{out}", str(out)) for a in args)) == 1
    [said] = capsys.readouterr().err.strip().splitlines()
    assert reason in said


def test_two_at_once_are_told_so(out, capsys, monkeypatch):
    monkeypatch.setattr("kg.library.database.PATIENCE", 0.1)
    with open_library(out / "library.sqlite"):
        for args in (
            ["build", write_articles(out, *FIRST), "-o", out, "--fast"],
            ["log", out],
            ["withdraw", "a", "-o", out],
        ):
            assert run(*args) == 1
            assert "another kg is at work here" in capsys.readouterr().err
    assert run("log", out) == 0
