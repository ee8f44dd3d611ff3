"""kg review: what is asked, in which order, and that no answer is ever lost."""

from __future__ import annotations

import io
import os
import shutil
import sys
import threading
from pathlib import Path

import pytest

from kg import source
from kg.cli import main
from kg.identity import open_review, undo
from kg.ledger import read_ledger
from tests.folders import contents, make_folder, read, unsure_of

HOSTILE = "Gro [bold]Vik[/bold]"
PAIRS = (
    ("a2 Person Lars Holm", "a3 Person Olaf Dahl"),
    ("a1 Person Anna Berg", "a2 Person Berta Moe"),
    ("a1 Person Anna Berg", "a3 Person Carla Nord"),
    ("a2 Person Berta Moe", "a3 Person Carla Nord"),
    ("a1 Person Eva Lund", f"a3 Person {HOSTILE}"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    return make_folder(
        tmp_path_factory.mktemp("made") / "out",
        read(
            "a1",
            *(("Anna Berg", verb, "Lars Holm") for verb in ("met", "accused", "urged")),
            ("Anna Berg", "met", "Eva Lund"),
            publisher="The Daily Lamp",
            published="2015-03-01",
        ),
        read("a2", *(("Berta Moe", verb, "Lars Holm") for verb in ("met", "accused"))),
        read("a3", ("Carla Nord", "met", "Olaf Dahl"), ("Carla Nord", "accused", HOSTILE)),
    )


@pytest.fixture
def folder(made, tmp_path, monkeypatch) -> Path:
    resolve = source.resolve
    monkeypatch.setattr(source, "resolve", lambda *args, **named: unsure_of(resolve(*args, **named), *PAIRS))
    monkeypatch.setenv("COLUMNS", "120")
    return Path(shutil.copytree(made, tmp_path / "out"))


def review(folder: Path, keys: str, monkeypatch) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{key}\n" for key in keys)))
    with pytest.raises(SystemExit) as stop:
        main(["review", "-o", str(folder), "--by", "ada"])
    return int(stop.value.code or 0)


def ledger(folder: Path) -> list[str]:
    path = folder / "ledger.csv"
    return path.read_text().splitlines()[1:] if path.exists() else []


def test_most_valuable_first(folder):
    asked = [{q.one.name, q.other.name} for q in open_review(folder, "ada")[0].open]
    assert asked[0] == {"Anna Berg", "Berta Moe"}  # two claims would move; then one or more of larger ones
    assert len(asked) == len(PAIRS)


def test_answers_become_lines_and_files_follow(folder, monkeypatch, capsys):
    assert review(folder, "sdu", monkeypatch) == 0
    said = capsys.readouterr().out
    assert "The Daily Lamp, 2015-03-01" in said
    assert "0.50 that they are one: one last name" in said
    assert "Reviewed: 1 different, 1 same, 1 unsure; 1 left." in said
    assert "same,Person: Anna Berg,Person: Berta Moe,ada,reviewed" in ledger(folder)
    assert '"berta-moe"' not in (folder / "entities.jsonl").read_text()


def test_what_follows_from_an_answer_is_not_asked(folder, monkeypatch, capsys):
    review(folder, "ss", monkeypatch)  # both with Anna Berg: then Berta Moe is Carla Nord as well
    assert [{q.one.name, q.other.name} for q in open_review(folder, "ada")[0].open] == [
        {"Lars Holm", "Olaf Dahl"},
        {"Eva Lund", HOSTILE},
    ]


def test_back_takes_an_answer_back(folder, monkeypatch, capsys):
    review(folder, "bsbdq", monkeypatch)
    assert "This is the first question." in capsys.readouterr().out
    assert ledger(folder) == ["different,Person: Anna Berg,Person: Berta Moe,ada,reviewed"]


def test_other_keys_get_help_and_the_end_of_input_saves(folder, monkeypatch, capsys):
    assert review(folder, "?x", monkeypatch) == 0
    assert capsys.readouterr().out.count("nothing will ever join them") == 2
    assert ledger(folder) == []


def test_a_killed_review_loses_nothing(folder):
    session, *_ = open_review(folder, "ada")
    asked = len(session.open)
    session.answer("different")
    assert len(read_ledger(folder / "ledger.csv").lines) == 1  # and here it is killed
    assert len(open_review(folder, "ada")[0].open) < asked


def test_nothing_to_review_is_said(folder, monkeypatch, capsys):
    review(folder, "uuuuu", monkeypatch)
    capsys.readouterr()
    assert review(folder, "s", monkeypatch) == 0
    assert "nothing to review" in capsys.readouterr().out


def test_undo_takes_the_whole_review_back(folder, monkeypatch):
    review(folder, "s", monkeypatch)
    undo(folder)  # written by the resolver of these tests
    before = contents(folder)
    review(folder, "sdbdus", monkeypatch)
    assert contents(folder) != before
    assert undo(folder).command == "review"
    assert contents(folder) == before


def test_names_are_shown_as_they_are(folder, monkeypatch, capsys):
    review(folder, "uuuuuu", monkeypatch)
    assert HOSTILE in capsys.readouterr().out


def test_a_ledger_that_contradicts_itself_or_lies_idle_is_said(folder, monkeypatch, capsys):
    rows = (
        "same,Person: Anna Berg,Person: Berta Moe",
        "different,Person: Berta Moe,Person: Anna Berg",
        "same,Person: Nobody,Person: Eva Lund",
    )
    (folder / "ledger.csv").write_text("\n".join(rows))
    review(folder, "q", monkeypatch)
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("kg: ledger.csv: lines 1 and 2 contradict each other")
    assert (
        said[1] == "kg: ledger.csv: 1 line stands for nobody in these articles (“Person: Eva Lund is Person: Nobody”)"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_key_in_a_terminal_needs_no_return(folder, monkeypatch, capsys):
    keyboard, screen = os.openpty()
    over = threading.Event()

    def press() -> None:
        while not over.wait(0.05):  # what is typed before the question is asked is thrown away
            os.write(keyboard, b"Q")

    typist = threading.Thread(target=press)
    typist.start()
    try:
        with os.fdopen(screen) as stdin, monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", stdin)
            with pytest.raises(SystemExit) as stop:
                main(["review", "-o", str(folder), "--by", "ada"])
    finally:
        over.set()
        typist.join()
        os.close(keyboard)
    assert not stop.value.code
    assert "1 of 5" in capsys.readouterr().out
