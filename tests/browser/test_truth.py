"""Map, list, table and numbers say the same, and never more than the graph: what is no fact never passes for one."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path
from typing import Any

import pytest

from kg.signs import standing
from tests.browser.choices import CHOOSE, KNOWN, entry, seen, some_choices
from tests.browser.conftest import Reader
from tests.publish import sample

pytestmark = pytest.mark.browser

DRAWN = "Object.values(kgPage.network.body.edges).filter((e) => !e.options.hidden && e.connected).map((e) => e.id)"
LINES = "[...kgPage.seen().facts.keys()]"
OVER = "No longer so: former posts and ties"


def season() -> Any:
    """The season, with a president of whom articles speak as a former one."""
    graph = sample.graph()
    proof = sample.evidence("{S}, the former envoy of {O}, looked on.", "Jonas Wehr", "Ostmark", 2)
    sample.add_fact(graph, "Jonas Wehr", "envoyOf", "Ostmark", evidence=[proof])
    graph.edges["Jonas Wehr", "Ostmark", "s071"]["asserted"] = False
    return graph


def saved_ids(tab: Any) -> set[str]:
    tab.evaluate("document.getElementById('save').showPopover()")
    with tab.expect_download() as download:
        tab.click("#save >> text=Table of sentences")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return {row["statement"] for row in csv.DictReader(io.StringIO(text, newline=""))}


def passing(graph: Any, chosen: dict[str, Any]) -> set[str]:
    """The statements that choices leave, found without the page."""
    off = chosen["outletsOff"]

    def passes(source: str, target: str, data: dict[str, Any]) -> bool:
        days = (data["first_seen"], data["last_seen"]) if data["first_seen"] else None
        since, until = chosen["from"], chosen["until"]
        timely = days is not None and (not since or days[1][: len(since)] >= since)
        timely = timely and (not until or days[0][: len(until)] <= until)
        outlets = {proof["publisher"] for proof in data["evidence"]}
        return (
            standing(data["status"], data["speaker"], not data["asserted"]) in chosen["standings"]
            and not {graph.nodes[end]["kind"] for end in (source, target)} & set(chosen["kindsOff"])
            and not {source, target} & set(chosen["hidden"])
            and data["relation"] not in chosen["relationsOff"]
            and chosen["speaker"] in (None, data["speaker_id"])
            and bool(outlets - set(off))
            and (timely or not (since or until))
            and data["confidence"] >= chosen["sure"]
        )

    return {key for source, target, key, data in graph.edges(keys=True, data=True) if passes(source, target, data)}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_any_choices_map_list_table_and_numbers_are_the_same(reader: Reader, seed: int) -> None:
    graph = season()
    tab = reader.open(graph)
    page = tab.evaluate(KNOWN)
    chance = random.Random(seed)
    tab.keyboard.press("l")
    for turn in range(8):
        chosen = some_choices(chance, page)
        if turn % 2:
            chosen |= {"around": None, "path": None, "selected": None, "most": None}
        tab.evaluate(CHOOSE, chosen)
        _, shown = seen(tab)
        if turn % 2:
            assert shown == passing(graph, chosen)
        assert tab.locator("#list tbody tr").count() == len(shown)
        assert saved_ids(tab) == shown
        assert set(tab.evaluate(DRAWN)) == set(tab.evaluate(LINES))
        assert tab.text_content("#shown b") == f"{len(shown)} statement{'' if len(shown) == 1 else 's'}"
        assert len(shown) + int(tab.evaluate("document.querySelectorAll('#shown b')[1]?.textContent ?? 0")) == 72


def test_what_is_over_is_no_fact_anywhere(reader: Reader) -> None:
    tab = reader.open(season())
    assert "s071" not in seen(tab)[1]
    assert entry(tab, OVER).locator(".count").inner_text() == "1"
    tab.evaluate("kgPage.selectNode('Jonas Wehr')")
    assert "1 no longer so" in tab.inner_text("#panel .note")
    tab.evaluate("location.hash = 'statement=s071'")
    tab.wait_for_selector("#panel .fact[data-chosen]")
    assert tab.inner_text("#panel .fact .says") == "Jonas Wehr no longer envoy of Ostmark"
    assert "no longer so" in tab.inner_text("#panel .fact .details")
    assert "no longer envoy of" in [name["text"] for name in tab.evaluate("kgPage.names()")]


def test_a_denied_statement_opens_as_denied_with_its_speaker(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    denied = tab.evaluate("[...kgPage.facts.values()].find((f) => f.standing === 'negated' && f.speaker).id")
    tab.evaluate("(id) => { location.hash = `statement=${id}`; }", denied)
    tab.wait_for_selector("#panel .fact[data-chosen]")
    first = tab.locator("#panel .fact[data-chosen]").first
    assert " not detained " in first.locator(".says").inner_text()
    assert first.locator(".details").inner_text().startswith("denied")
    assert "according to Jonas Wehr" in first.inner_text()


def test_no_path_leads_through_what_is_denied(reader: Reader) -> None:
    met = ("Ada", "Bo", "negated"), ("Ada", "Cy", "planned"), ("Cy", "Bo", "actual"), ("Bo", "Dee", "negated")
    tab = reader.open(told(*(("met", *each) for each in met)))
    go(tab, "standings=all&path=Ada,Bo")
    steps = [step.split() for step in tab.locator("#banner .chain li").all_inner_texts()]
    assert steps == [["Ada", "met", "Cy", "planned"], ["Cy", "met", "Bo"]]
    go(tab, "standings=all&path=Ada,Dee")
    assert "No path leads" in tab.inner_text("#banner")


def test_words_on_a_line_are_as_firm_as_its_stroke(reader: Reader) -> None:
    tab = reader.open(told(("met", "Ada", "Bo", "actual"), ("detained", "Ada", "Bo", "planned")))
    go(tab, "standings=all")
    assert "met +1" in [name["text"] for name in tab.evaluate("kgPage.names()")]


def test_dates_of_reports_are_told_as_such(reader: Reader) -> None:
    whens = {"met": None, "led": "2029/", "left": "2030-02", "ran": "/2028"}
    graph = told(*((relation, "Ada", "Bo", "actual") for relation in whens))
    for *_, data in graph.edges(data=True):
        data["when"] = whens[data["relation"]]
    tab = reader.open(graph)
    tab.keyboard.press("l")
    columns = (tab.locator(f"#list td[data-name={name}]").all_inner_texts() for name in ("Relation", "Date"))
    dates = {"met": "reported 4 March 2031", "led": "since 2029", "left": "February 2030", "ran": "until 2028"}
    assert dict(zip(*columns, strict=True)) == dates
    go(tab, "from=2030&until=2030")
    assert set(tab.locator("#list td[data-name=Relation]").all_inner_texts()) == {"led", "left"}


def told(*facts: tuple[str, str, str, str]) -> Any:
    """A graph of relation, subject, object and status."""
    graph = sample.graph_of("Ada", "Bo", "Cy", "Dee")
    for relation, subject, obj, status in facts:
        proof = sample.evidence("{S} and {O}.", subject, obj)
        sample.add_fact(graph, subject, relation, obj, status=status, evidence=[proof])
    return graph


def go(tab: Any, text: str) -> None:
    """Follow a link to another place of the page."""
    tab.evaluate("(text) => { location.hash = text; }", text)
    tab.wait_for_timeout(150)
