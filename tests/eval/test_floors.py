"""Floors hold, rise and never sink."""

from __future__ import annotations

from eval.__main__ import main
from eval.floors import breaches, lift, read_floors, write_floors


def test_a_figure_that_is_no_longer_measured_breaks_its_floor():
    assert list(breaches({"dev": {}}, {"dev": {"f1": 0.4}})) == [
        "dev: f1 has a floor of 0.4, but is no longer measured"
    ]


def test_lifted_floors_are_what_was_reached_less_the_margin():
    lifted = lift({"new": {"f1": 0.5}, "old": {"f1": 0.3}}, {"old": {"f1": 0.4}}, margin=0.01)
    assert lifted == {"new": {"f1": 0.49}, "old": {"f1": 0.4}}
    assert list(breaches({"new": {"f1": 0.5}}, lifted)) == []


def test_floors_survive_writing(tmp_path):
    write_floors({"dev": {"span f1": 0.45, "f1": 0.3}}, tmp_path / "floors.toml")
    assert read_floors(tmp_path / "floors.toml") == {"dev": {"f1": 0.3, "span f1": 0.45}}


def test_the_file_of_floors_is_as_it_would_be_written(tmp_path):
    write_floors(read_floors(), tmp_path / "floors.toml")
    assert read_floors(tmp_path / "floors.toml") == read_floors()


def test_without_annotated_articles_nothing_is_measured(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("eval.__main__.SHARED", tmp_path / "absent")
    assert main([]) == 0
    assert "nothing was measured" in capsys.readouterr().out
    assert main(["--raise"]) == 1
