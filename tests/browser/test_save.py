"""The Save menu: a table, and linked data, of what is in sight."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from rdflib import RDF, Graph

from kg.project import project
from kg.publish.page.html import write_page
from kg.spreadsheet import uncell
from tests.browser.choices import saved
from tests.browser.conftest import Reader
from tests.publish import sample
from tests.publish.network.worlds import WORLDS
from tests.written import turtle


def test_the_table_holds_each_sentence_and_no_formula(reader: Reader) -> None:
    graph = sample.graph()
    graph.nodes["Kestria"]["label"] = '=HYPERLINK("https://evil.example")'
    graph.edges["Valdoria", "Kestria", "s028"]["evidence"][0]["quote"] = "@SUM(1), “said”\r\nsomebody 🦊"
    tab = reader.open(graph)
    text = saved(tab, "Table of sentences")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == 62
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    accused = [row for row in rows if row["statement"] == "s028"]
    assert [uncell(row["object"]) for row in accused] == [graph.nodes["Kestria"]["label"]] * 3
    assert uncell(accused[0]["quote"]) == "@SUM(1), “said”\r\nsomebody 🦊"
    assert (accused[1]["outlet"], accused[1]["date"], accused[1]["standing"]) == ("Daily Lantern", "2031-03-11", "fact")


@pytest.mark.parametrize("world", [*WORLDS])
def test_saved_turtle_says_nothing_that_the_graph_does_not(reader: Reader, world: str) -> None:
    whole = Graph().parse(data=turtle(WORLDS[world]), format="turtle")
    network = project(WORLDS[world])
    tab = reader.open(network)
    if tab.locator("#shown >> text=Show all").is_visible():
        tab.click("#shown >> text=Show all")
    part = Graph().parse(data=saved(tab, "Linked data"), format="turtle")
    assert len(set(part.subjects(RDF.type, RDF.Statement))) == tab.evaluate(
        "[...kgPage.seen().facts.values()].flat().length"
    )
    assert set(part) - set(whole) == set()


def test_saved_turtle_leaves_out_what_is_not_in_sight(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.evaluate("kgPage.change(() => { kgPage.view.around = { node: 'Red Tide', steps: 1 }; })")
    part = Graph().parse(data=saved(tab, "Linked data"), format="turtle")
    assert len(set(part.subjects(RDF.type, RDF.Statement))) == tab.evaluate(
        "[...kgPage.seen().facts.values()].flat().length"
    )


def test_a_frame_that_forbids_downloads_says_so(reader: Reader, tmp_path: Path) -> None:
    write_page(sample.graph(), tmp_path / "inner-graph.html", title="Inside")
    (tmp_path / "graph.html").write_text(
        '<iframe sandbox="allow-scripts" src="inner-graph.html" width=1300 height=800>'
    )
    tab = reader.browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    tab.goto((tmp_path / "graph.html").as_uri())
    frame = tab.frame_locator("iframe")
    frame.locator("#tools >> text=Save").click()
    frame.locator("#save >> text=Linked data").click()
    assert "open the page by itself" in frame.locator("#save .note").inner_text()
