"""kg merge, kg split, kg undo: what people say becomes of the graph, and what undo makes of that."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.cli import main
from kg.errors import KgError
from kg.identity import merge, split, undo
from kg.ledger import Author
from kg.pipeline import withdraw
from tests.folders import contents, make_folder, read

ADA = Author("ada", "I know them")
HOSTILE = '=Anna "[red]" @ Berg, <b>'


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    return make_folder(
        tmp_path_factory.mktemp("made") / "out",
        read("a1", ("Anna Berg", "met", "Lars Holm")),
        read("a2", ("Anna Berg", "met", "Eva Lund")),
        read("a3", ("Nora Berg", "met", "Lars Holm"), ("Nora Berg", "accused", "Sven Dahl")),
        read("a4", ("Anna Berg", "accused", "Friends of Holm"), kinds={"Friends of Holm": "Group"}),
        read("a5", ("Holm Society", "met", HOSTILE), kinds={"Holm Society": "Organization"}),
    )


@pytest.fixture
def folder(made, tmp_path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "out"))


def entities(folder: Path) -> dict[str, dict[str, object]]:
    rows = map(json.loads, (folder / "entities.jsonl").read_text().splitlines())
    return {row["id"]: row for row in rows}


def ledger(folder: Path) -> list[str]:
    path = folder / "ledger.csv"
    return path.read_text().splitlines()[1:] if path.exists() else []


def run(*args: object) -> int:
    with pytest.raises(SystemExit) as stop:
        main([str(a) for a in args])
    return int(stop.value.code or 0)


def test_two_names_become_one_everywhere(folder):
    said = merge(folder, ["Anna Berg", "nora-berg"], ADA)
    assert said.startswith("Merged: Anna Berg [anna-berg] is now one entity with Nora Berg (4 articles).")
    assert ledger(folder) == ["same,Person: Anna Berg,Person: Nora Berg,ada,I know them"]
    assert entities(folder)["anna-berg"]["aliases"] == ["Nora Berg"]
    assert b"nora-berg" not in (folder / "graph.ttl").read_bytes()


def test_three_at_once_and_kinds_may_differ(folder):
    merge(folder, ["Friends of Holm", "Organization: Holm Society", "lars-holm"], ADA)
    assert len(ledger(folder)) == 2
    assert len({"friends-of-holm", "holm-society", "lars-holm"} & entities(folder).keys()) == 1


def test_what_was_joined_under_two_names_is_taken_apart(folder):
    merge(folder, ["Anna Berg", "Nora Berg"], ADA)
    said = split(folder, "Nora Berg", ADA)
    assert "Anna Berg is now 2 entities: Anna Berg [anna-berg], 3 articles; Nora Berg [nora-berg], 1 article." in said
    assert ledger(folder) == ["different,Person: Anna Berg,Person: Nora Berg,ada,I know them"]


def test_one_name_is_taken_apart_by_article(folder):
    split(folder, "anna-berg", ADA)
    assert ledger(folder) == ["different,Person: Anna Berg,Person: Anna Berg,ada,I know them"]
    assert len([e for e in entities(folder).values() if e["name"] == "Anna Berg"]) == 3


def test_only_an_article_is_taken_out_and_others_stay(folder):
    merge(folder, ["Anna Berg", "Nora Berg"], ADA)
    said = split(folder, "anna-berg", ADA, out=["a2"])
    assert "is now 2 entities" in said
    assert "different,Person: Anna Berg,Person: Anna Berg @ a2,ada,I know them" in ledger(folder)
    both = [e for e in entities(folder).values() if "Nora Berg" in (e["name"], *e["aliases"])]
    assert [{m["article"] for m in e["mentions"]} for e in both] == [{"a1", "a3", "a4"}]


def test_a_parted_name_is_joined_again_where_it_is_one(folder):
    split(folder, "anna-berg", ADA)
    ids = sorted(e for e, row in entities(folder).items() if row["name"] == "Anna Berg")
    merge(folder, ids[:2], ADA)
    assert "different,Person: Anna Berg,Person: Anna Berg,ada,I know them" in ledger(folder)
    assert len([e for e in entities(folder).values() if e["name"] == "Anna Berg"]) == 2
    ids = sorted(e for e, row in entities(folder).items() if row["name"] == "Anna Berg")
    merge(folder, ["Lars Holm", *ids], ADA)
    assert not [e for e in entities(folder).values() if e["name"] == "Lars Holm" and len(e["mentions"]) < 5]


def test_what_was_taken_out_can_be_merged_with_another(folder):
    split(folder, "anna-berg", ADA, out=["a2"])
    [taken] = [
        e for e, row in entities(folder).items() if [m["article"] for m in row["mentions"]] == ["a2"] and "anna" in e
    ]
    assert "is now one entity" in merge(folder, [taken, "Nora Berg"], ADA)
    assert {m["article"] for m in entities(folder)["anna-berg"]["mentions"]} & {"a1", "a4"}


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (
            ["Anna Berg", "Ana Berg"],
            "there is no entity “Ana Berg”; near it: anna-berg (Anna Berg, Person, 3 articles)",
        ),
        (["Anna Berg", "Berg"], "there is no entity “Berg”; near it: anna-berg"),
        (["Anna Berg", "anna-berg"], "mean one entity already"),
        (["Anna Berg", "Person: Nobody"], "there is no entity “Person: Nobody”"),
        (["", "?!"], "there is no entity “”"),
    ],
)
def test_who_is_not_there_is_said(folder, names, reason):
    before = contents(folder)
    with pytest.raises(KgError) as error:
        merge(folder, names, ADA)
    assert reason in str(error.value)
    assert contents(folder) == before


def test_the_ambiguous_is_asked_back(folder):
    split(folder, "anna-berg", ADA, out=["a2"])
    with pytest.raises(KgError, match=r"“Anna Berg” may be anna-berg \(Anna Berg, Person, 2 articles\); "):
        merge(folder, ["Anna Berg", "Nora Berg"], ADA)


@pytest.mark.parametrize(
    ("name", "out", "reason"),
    [
        ("Eva Lund", [], "it has no parts"),
        ("Anna Berg", ["a9"], "no part of anna-berg is “a9”; its names are Anna Berg, its articles a1, a2, a4"),
        ("Anna Berg", ["anna berg"], "nothing would be left"),
    ],
)
def test_what_cannot_be_split_is_said(folder, name, out, reason):
    with pytest.raises(KgError) as error:
        split(folder, name, ADA, out)
    assert reason in str(error.value)


def test_hostile_names_stay_names(folder, capsys):
    assert run("merge", HOSTILE, "Eva Lund", "-o", folder, "--by", "=x", "--reason", "[bold]\nb") == 0
    said = capsys.readouterr().out
    assert "[red]" in said.replace("\n", " ")
    [line] = ledger(folder)
    assert line.endswith(",'=x,[bold] b")
    before = contents(folder)
    assert run("undo", "-o", folder) == 0
    assert not (folder / "ledger.csv").exists()
    assert run("merge", HOSTILE, "Eva Lund", "-o", folder, "--by", "=x", "--reason", "[bold]\nb") == 0
    assert contents(folder) == before


def test_undo_goes_further_back_each_time(folder):
    states = [contents(folder)]
    merge(folder, ["Anna Berg", "Nora Berg"], ADA)
    states.append(contents(folder))
    withdraw(folder, ["a3"])
    states.append(contents(folder))
    split(folder, "anna-berg", ADA)
    for command in ("split", "withdraw", "merge"):
        assert undo(folder).command == command
        assert contents(folder) == states.pop()
    with pytest.raises(KgError, match="nothing to undo"):
        undo(folder)


def test_after_undo_something_else_can_be_done_and_undone(folder):
    start = contents(folder)
    merge(folder, ["Anna Berg", "Nora Berg"], ADA)
    undo(folder)
    split(folder, "anna-berg", ADA)
    assert undo(folder).command == "split"
    assert contents(folder) == start


def test_undo_leaves_what_people_wrote_by_hand(folder):
    merge(folder, ["Anna Berg", "Nora Berg"], ADA)
    by_hand = "unsure,Person: Eva Lund,Person: Lars Holm,eva,"
    (folder / "ledger.csv").write_text((folder / "ledger.csv").read_text() + by_hand + "\n")
    undo(folder)
    assert ledger(folder) == [by_hand]


moves = st.lists(
    st.tuples(st.sampled_from(["merge", "split", "take out"]), st.randoms(use_true_random=False)), max_size=4
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves)
def test_whatever_is_done_undo_gives_the_same_bytes(made, tmp_path_factory, moves):
    folder = Path(shutil.copytree(made, tmp_path_factory.mktemp("moves") / "out"))
    states = []
    for move, random in moves:
        before, known = contents(folder), sorted(entities(folder))
        first, second = random.sample(known, 2)
        try:
            if move == "merge":
                assert "is now one entity with" in merge(folder, [first, second], ADA)
            else:
                said = split(folder, first, ADA, out=["a2"] if move == "take out" else [])
                assert "is now 1 " not in said
        except KgError:
            assert contents(folder) == before
        else:
            states.append(before)
    while states:
        undo(folder)
        assert contents(folder) == states.pop()


@pytest.mark.parametrize("args", [["merge", "anna-berg"], ["merge"], ["split"], ["undo", "x"]])
def test_wrong_usage_is_status_2(folder, args):
    assert run(*args, "-o", folder) == 2


def test_a_folder_without_a_library_is_said(tmp_path, capsys):
    assert run("merge", "a", "b", "-o", tmp_path) == 1
    assert "holds no library" in capsys.readouterr().err


def test_a_wrong_ledger_stops_everything_and_is_left_alone(folder, capsys):
    (folder / "ledger.csv").write_text("same,Person: Anna Berg,Eva\n")
    before = contents(folder)
    assert run("merge", "Anna Berg", "Nora Berg", "-o", folder) == 1
    assert "ledger.csv: line 1: “Eva” is no handle" in capsys.readouterr().err
    assert contents(folder) == before
