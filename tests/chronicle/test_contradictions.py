"""What contradicts what, and what only seems to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.console import Console

from kg.cli import main
from kg.conflicts import list_conflicts
from kg.model import Status
from kg.query.run import open_store, select
from kg.store import load
from kg.validate import validate
from tests.politics import Told, quads_of
from tests.written import turtle

NO = Status.NEGATED
DENIED = "X[It] denied that Y[so]."
FLAT = "X[It] did not do Y[so]."
EXILED = "norland exiled bo"
HELD = Told(EXILED, "2020-01-05", outlet="The Example")


def reigns(who: str, outlet: str, *days: str) -> list[Told]:
    return [Told(f"{who} reigns norland", day, outlet=outlet) for day in days]


@pytest.mark.parametrize(
    "told",
    [
        # An outlet says it, somebody denies it: by a word of denial, or flatly.
        [HELD, Told(EXILED, "2020-01-20", status=NO, sentence=DENIED, speaker="norland")],
        [HELD, Told(EXILED, "2020-01-01", status=NO, sentence=FLAT, speaker="cleo")],
        [HELD, Told(EXILED, "2020-01-05", status=NO, sentence=DENIED, outlet="Other")],
        # One speaker against another; dates that meet.
        [
            Told(EXILED, speaker="ada", when="2014-03-02"),
            Told(EXILED, speaker="bo", status=NO, sentence=DENIED, when="2014-03-01/2014-03-31"),
        ],
        # Two who reign at once, each by an outlet of its own.
        [
            *reigns("ada", "One", "2019-01-01", "2019-02-01", "2019-03-01"),
            *reigns("cleo", "Two", "2019-01-05", "2019-02-05", "2019-02-20"),
        ],
        # Released, says one; another that it goes on.
        [Told("sudonia pardoned bo", "2020-01-02", when="2020-01-01"), Told(EXILED, "2020-01-09", speaker="ada")],
        [Told("sudonia pardoned bo", "2020-01-02"), Told(EXILED, "2020-01-09", outlet="Other", when="2014/..")],
    ],
)
def test_these_contradict(told: list[Told]) -> None:
    (conflict,) = list_conflicts(quads_of(*told))
    assert len(conflict.sides) >= 2
    assert list_conflicts(quads_of(*reversed(told)))[0].sides[0].says == conflict.sides[0].says


@pytest.mark.parametrize(
    "told",
    [
        # Not the same time.
        [HELD, Told(EXILED, "2020-03-05", status=NO, sentence=DENIED, speaker="norland")],
        [HELD, Told(EXILED, None, status=NO, sentence=DENIED, speaker="norland")],
        [Told(EXILED, when="2014-03-02"), Told(EXILED, status=NO, sentence=DENIED, speaker="bo", when="2015-03-02")],
        [HELD, Told(EXILED, "2020-01-04", status=NO, sentence=DENIED, speaker="bo", when="2021-01-01")],  # a forecast
        # Not two voices.
        [HELD, Told(EXILED, "2020-01-06", status=NO, sentence=DENIED)],
        [Told(EXILED, speaker="ada"), Told(EXILED, status=NO, sentence=DENIED, speaker="ada")],
        # No denial: prevented, merely negated by an outlet, planned, of what is over, of praise.
        [HELD, Told(EXILED, "2020-01-06", status=NO, sentence="X[It] prevented Y[so].", speaker="bo")],
        [HELD, Told(EXILED, "2020-01-06", status=NO, sentence=FLAT, outlet="Other")],
        [Told(EXILED, status=Status.PLANNED), Told(EXILED, status=NO, sentence=DENIED, speaker="bo")],
        [Told("ada praised bo"), Told("ada praised bo", status=NO, sentence=DENIED, speaker="bo")],
        # One after the other, one who is also called a former one, one slip.
        [*reigns("ada", "One", "2018-01-01", "2018-02-01"), *reigns("cleo", "Two", "2019-01-05", "2019-02-05")],
        [
            *reigns("ada", "One", "2019-01-01", "2019-02-01"),
            *reigns("cleo", "Two", "2019-01-05", "2019-01-20"),
            Told("cleo reigns norland", "2016-01-01", ended=True),
        ],
        [*reigns("ada", "One", "2019-01-01", "2019-02-01"), *reigns("cleo", "Two", "2019-01-05")],
        [
            *reigns("ada", "One", "2019-01-01", "2019-02-01"),
            *reigns("cleo", "Two", "2019-01-05", "2019-01-20"),
            *(Told("cleo reigns sudonia", f"2019-01-{day}") for day in (10, 11, 12)),
        ],
        # An arrest retold after the release.
        [Told("sudonia pardoned bo", "2020-01-02", when="2020-01-01"), Told(EXILED, "2020-01-09", outlet="Other")],
    ],
)
def test_these_do_not(told: list[Told]) -> None:
    assert list_conflicts(quads_of(*told)) == ()


TOLD = (
    HELD,
    Told(EXILED, "2020-01-06", outlet="Other", sentence="X[It] [bold]exiled[/bold] Y[so]."),
    Told(EXILED, "2020-01-07", status=NO, sentence=DENIED, speaker="norland"),
    Told("sudonia exiled dag", "2020-01-05"),
    Told("sudonia exiled dag", "2020-01-06", status=NO, sentence=DENIED, speaker="cleo"),
)


def test_both_sides_are_kept_the_weightiest_first() -> None:
    quads = quads_of(*TOLD)
    first, second = list_conflicts(quads)
    assert [(s.status, s.speaker, s.reports) for s in first.sides] == [("actual", "", 2), ("negated", "Norland", 1)]
    assert [words.publisher for words in first.sides[0].words] == ["The Example", "Other"]
    assert first.weight > second.weight
    assert validate(load(quads)).conforms
    rows = select(open_store(quads), "contradictions", {"entity": "bo"})
    assert {(row["claim"], row.get("says"), row["other"]) for row in rows} == {("Norland exiled Bo", None, "Norland")}


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(args)
    return int(stop.value.code or 0)


def test_kg_conflicts(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.commands.options.Console", lambda **_: Console(width=80))
    (tmp_path / "graph.ttl").write_bytes(turtle(quads_of(*TOLD)))
    assert run("conflicts", str(tmp_path)) == 0
    said = capsys.readouterr().out
    assert "1. Norland exiled Bo\n" in said.replace(" \n", "\n")
    assert "no: Norland, in The Example, 2020-01-07" in said
    assert "yes: The Example, 2020-01-05 and 1 more" in said
    assert run("conflicts", str(tmp_path / "graph.ttl"), "--json") == 0
    first, second = json.loads(capsys.readouterr().out)
    assert [side["speaker"] for side in first["sides"]] == ["", "Norland"]
    assert "[bold]exiled[/bold]" in first["sides"][0]["words"][1]["quote"]
    assert second["sides"][0]["says"] == "Sudonia exiled Dag"


def test_no_conflicts_and_no_graph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "graph.ttl").write_bytes(turtle(quads_of(HELD)))
    assert run("conflicts", str(tmp_path)) == 0
    assert capsys.readouterr().out == "no article or speaker contradicts another\n"
    assert run("conflicts", str(tmp_path / "nowhere.ttl")) == 1
    assert "nowhere.ttl" in capsys.readouterr().err


@pytest.mark.parametrize("date", ["2015-13", "soon"])
def test_a_wrong_date_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str], date: str) -> None:
    (tmp_path / "graph.ttl").write_bytes(turtle(quads_of(HELD)))
    assert run("query", str(tmp_path), "states", "--as-of", date) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
