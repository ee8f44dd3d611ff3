"""One story told by six articles of three outlets: what they add up to, and what changes as they come and go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.conflicts import list_conflicts
from kg.identity import merge, undo
from kg.ledger import Author
from kg.pipeline import withdraw
from kg.source import open_graph

STORY = Path(__file__).parent.parent / "examples" / "captain"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Where the whole story was built."""
    folder = tmp_path_factory.mktemp("captain")
    kg.build(STORY, output=folder)
    return folder


def entities(folder: Path) -> dict[str, dict[str, object]]:
    return {row["id"]: row for row in map(json.loads, (folder / "entities.jsonl").read_text().splitlines())}


def statements(folder: Path) -> dict[tuple[str, str, str, str], dict[str, object]]:
    rows = map(json.loads, (folder / "statements.jsonl").read_text().splitlines())
    return {(r["subject"]["id"], r["predicate"], r["object"]["id"], r["status"]): r for r in rows}


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".sqlite")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_one_person_under_several_names_is_one(folder):
    known = entities(folder)
    assert {"A. Solberg", "Solberg"} <= {*known["arvid-solberg"]["aliases"]}
    assert "Birna Þorlacius" in known["birna-thorlacius"]["aliases"]
    assert "Aune" in known["henrik-aune"]["aliases"]


def test_his_wife_is_another(folder):
    assert entities(folder)["marit-solberg"]["name"] == "Marit Solberg"


def test_a_copy_is_no_second_report(folder):
    accused = statements(folder)["birna-thorlacius", "accused", "norway", "actual"]
    assert (accused["articles"], accused["reports"], accused["outlets"]) == (2, 1, 2)
    office = statements(folder)["birna-thorlacius", "holdsOfficeIn", "iceland", "actual"]
    assert (office["articles"], office["reports"]) == (4, 3)
    assert (office["first_seen"], office["last_seen"]) == ("2023-03-06", "2023-10-03")


def test_a_detention_that_one_voice_denies_is_a_conflict(folder):
    told = [side.says for conflict in list_conflicts(open_graph(folder).quads) for side in conflict.sides]
    assert told == ["Iceland detained Arvid Solberg"] * len(told)
    assert len(told) >= 2


@pytest.mark.parametrize(("day", "held"), [("2023-04-01", False), ("2023-05-01", True), ("2023-07-01", False)])
def test_sanctions_hold_from_their_imposing_to_their_lifting(folder, day, held):
    asked = "SELECT ?who WHERE { ?who kg:sanctioned id:iceland }"
    assert bool(open_graph(folder).query(asked, as_of=day)) is held


def test_a_withdrawal_leaves_what_would_be_without_it(folder, tmp_path):
    kg.build(STORY, output=tmp_path / "all")
    withdraw(tmp_path / "all", ["4-talks"])
    kg.build([path for path in sorted(STORY.iterdir()) if path.stem != "4-talks"], output=tmp_path / "rest")
    assert contents(tmp_path / "all") == contents(tmp_path / "rest")


def test_a_merge_is_taken_back_to_the_byte(folder):
    before = contents(folder)
    merge(folder, ["arvid-solberg", "marit-solberg"], Author("tester"))
    assert "marit-solberg" not in entities(folder)
    undo(folder)
    assert contents(folder) == before
