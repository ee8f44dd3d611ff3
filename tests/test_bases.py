"""`kg catalogue`: bases added, listed and removed in a folder that kg build wrote."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from shutil import copytree

import pytest

from kg.bases import add_base, check_name, remove_base
from kg.cli import main
from kg.errors import KgError
from kg.ontology import load_ontology
from kg.pipeline import build
from kg.source import open_graph
from kg.store import load
from kg.validate import validate

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples" / "catalogue"
VIEWS = ("graph.ttl", "entities.jsonl", "claims.jsonl", "graph.graphml", "graph.html", "judgements.csv", "report.json")

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one article, by the rules alone."""
    folder = tmp_path_factory.mktemp("built")
    build(ROOT / "examples" / "articles" / "fishermen.md", output=folder, fast=True)
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def views(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in VIEWS}


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stop:
        main(["catalogue", *args])
    said = capsys.readouterr()
    return int(stop.value.code or 0), said.out, said.err


def test_the_example_is_linked_and_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "add", str(EXAMPLES / "envoys.csv"), "-o", str(folder))
    assert (status, err) == (0, "")
    assert out == "envoys: 7 entries; 3 entities are linked to it, and 1 may be\n"
    rows = [json.loads(line) for line in (folder / "entities.jsonl").read_text().splitlines()]
    assert {row["id"]: row["links"]["envoys"] for row in rows if "envoys" in row["links"]} == {
        "carla-vassallo": "e-103",
        "omar-al-fezzani": "e-104",
        "renzo-talarico": "e-101",
    }


def test_links_are_in_the_rdf_with_score_and_reasons(folder: Path) -> None:
    add_base(EXAMPLES / "companies.ttl", folder)
    graph = open_graph(folder)
    [row] = graph.query(
        """SELECT ?score ?match WHERE {
             ?link a kg:Link ; rdf:subject ?who ; rdf:object ?match ; kg:score ?score ;
                   kg:reason "same country (Turkey)" .
             ?who skos:exactMatch ?match ; skos:prefLabel "Turkish Defense Ministry" }"""
    )
    assert row["match"] == "https://example.org/base/turkish-defence"
    assert float(row["score"]) > 0.95
    report = validate(load(graph.quads))
    assert report.conforms, report.problems


def test_links_are_judgements_that_can_be_copied_into_the_ledger(folder: Path) -> None:
    add_base(EXAMPLES / "envoys.csv", folder)
    with (folder / "judgements.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if "envoys: e-105" in row.values()]
    [unsure] = rows
    assert (unsure["verdict"], unsure["left"], unsure["by"]) == ("unsure", "Person: Hassan Mourad", "kg.catalogue")
    assert "same country (Egypt)" in unsure["reason"]
    line = "same,Person: Hassan Mourad,envoys: e-105,jane,the president"
    (folder / "ledger.csv").write_text(f"verdict,left,right,by,reason\n{line}\n")
    graph = open_graph(folder)
    assert [e.links for e in graph.entities if e.name == "Hassan Mourad"] == [(("envoys", "e-105"),)]
    assert graph.verdicts.idle == ()


def test_what_is_removed_leaves_no_trace_in_the_views(folder: Path) -> None:
    before = views(folder)
    add_base(EXAMPLES / "envoys.csv", folder)
    assert views(folder) != before
    remove_base("envoys", folder)
    assert views(folder) == before
    assert not (folder / "catalogue.sqlite").exists()


def test_a_base_may_come_before_the_first_build(tmp_path: Path, built: Path) -> None:
    added = add_base(EXAMPLES / "envoys.csv", tmp_path / "new")
    assert (added.entries, added.linked) == (7, None)
    build(ROOT / "examples" / "articles" / "fishermen.md", output=tmp_path / "new", fast=True)
    copytree(built, tmp_path / "old")
    add_base(EXAMPLES / "envoys.csv", tmp_path / "old")
    assert views(tmp_path / "new") == views(tmp_path / "old")


def test_bad_rows_are_named_and_the_others_go_through(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "base.csv"
    path.write_text("id,name,kind\n1,Carla Vassallo,Person\n2,,Person\n1,Bo Hale,Person\n")
    status, out, err = run(capsys, "add", str(path), "-o", str(folder))
    assert status == 1
    assert out.startswith("base: 1 entry; 1 entity is linked to it")
    assert err.splitlines() == [
        f"kg: skipped {path}: line 3 has no name",
        f"kg: skipped {path}: has more than one entry of the id '1'; the first is kept",
    ]


def test_a_file_without_entries_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = views(folder)
    path = folder / "empty.ftm.json"
    path.write_text('{"id": "v", "schema": "Vessel"}\n')
    status, out, err = run(capsys, "add", str(path), "-o", str(folder))
    assert (status, out) == (1, "left aside what is no person, organisation or place: 1 Vessel\n")
    assert err == "kg: it holds no entry that can be kept, so nothing was changed\n"
    assert views(folder) == before
    assert not (folder / "catalogue.sqlite").exists()


def test_hostile_values_are_data(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "=1+1 [bold].csv"
    ids = ["'; DROP TABLE entry; --", "<script>alert(1)</script>", "=cmd()", "https://example.org/a b>", "[red]x"]
    with path.open("w") as file:
        csv.writer(file).writerows([("id", "name", "kind"), *((id, "Carla Vassallo", "Person") for id in ids)])
    assert run(capsys, "add", str(path), "-o", str(folder), "--name", "hostile")[0] == 0
    assert "[bold]" in run(capsys, "list", "-o", str(folder))[1]
    for id in ids:
        (folder / "ledger.csv").write_text(f'verdict,left,right\nsame,Person: Carla Vassallo,"hostile: {id}"\n')
        graph = open_graph(folder)
        assert [e.links for e in graph.entities if e.name == "Carla Vassallo"] == [(("hostile", id),)]
        graph.write(folder)
        assert b"<script>alert" not in (folder / "graph.html").read_bytes()


def test_list_and_remove_speak_plainly(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "list", "-o", str(folder)) == (
        0,
        f"{folder} has no base; add one with `kg catalogue add`\n",
        "",
    )
    add_base(EXAMPLES / "envoys.csv", folder)
    assert "envoys" in run(capsys, "list", "-o", str(folder))[1]
    status, _, err = run(capsys, "remove", "people", "-o", str(folder))
    assert (status, err) == (1, f"kg: {folder}: no base is called 'people'; its bases are envoys\n")
    assert run(capsys, "remove", "envoys", "-o", str(folder))[:2] == (0, "envoys is removed\n")


@pytest.mark.parametrize("name", ["wikidata", "geonames", "person", "organization", "Sanctions", "a b", "a:b", ""])
def test_names_that_mean_something_else_are_refused(name: str) -> None:
    with pytest.raises(KgError):
        check_name(name, load_ontology())


def test_the_history_tells_of_both(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_base(EXAMPLES / "envoys.csv", folder, time="2026-01-01T00:00:00+00:00")
    remove_base("envoys", folder, time="2026-01-02T00:00:00+00:00")
    with pytest.raises(SystemExit):
        main(["log", str(folder)])
    out = capsys.readouterr().out
    assert "catalogue add" in out
    assert "catalogue remove" in out
