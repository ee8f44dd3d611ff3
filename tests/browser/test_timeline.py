"""Time: told in days, months or years; brushed by mouse and by keyboard; played to its end."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.choices import choices, seen
from tests.browser.conftest import Reader
from tests.publish import sample

pytestmark = pytest.mark.browser


def spread(*dates: str) -> Any:
    """One meeting on each date."""
    graph = sample.graph_of("Ada", *(f"Bo {n}" for n in range(len(dates))))
    for n, date in enumerate(dates):
        proof = sample.evidence("{S} met {O}.", "Ada", f"Bo {n}") | {"date": date}
        sample.add_fact(graph, "Ada", "met", f"Bo {n}", evidence=[proof])
    return graph


def opened(reader: Reader, graph: Any, **context: Any) -> Any:
    tab = reader.open(graph, **context)
    tab.keyboard.press("t")
    assert tab.is_visible("#timeline")
    return tab


def bars(tab: Any) -> list[str]:
    return [bar.get_attribute("title") for bar in tab.locator(".bars i").all()]


@pytest.mark.parametrize(
    ("dates", "first", "number"),
    [
        (("2031-03-01", "2031-03-01", "2031-03-20"), "1 March 2031: 2 statements", 20),
        (("2030-11-05", "2031-12-24"), "November 2030: 1 statement", 14),
        (("1990-11-05", "2031-12-24"), "1990: 1 statement", 42),
    ],
)
def test_bins_are_days_months_or_years(reader: Reader, dates: tuple[str, ...], first: str, number: int) -> None:
    found = bars(opened(reader, spread(*dates)))
    assert found[0] == first
    assert len(found) == number


def test_a_stray_date_does_not_squeeze_the_rest(reader: Reader) -> None:
    days = [f"2031-03-{day:02}" for day in range(1, 31)] * 9
    found = bars(opened(reader, spread("1812-06-01", *days, "2077-01-01")))
    assert found[0] == "1 March 2031 and earlier: 10 statements"
    assert found[-1] == "30 March 2031 and later: 10 statements"
    assert len(found) == 30


def test_brushed_by_mouse(reader: Reader) -> None:
    tab = opened(reader, spread(*(f"2031-03-{day:02}" for day in range(1, 11))))
    box = tab.locator(".bars").bounding_box()
    tab.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 20)
    tab.mouse.down()
    tab.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + 20, steps=4)
    tab.mouse.up()
    assert (choices(tab)["from"], choices(tab)["until"]) == ("2031-03-03", "2031-03-06")
    assert len(seen(tab)[1]) == 4
    assert "From 3 March 2031 until 6 March 2031".lower() in tab.inner_text("#chips").lower()
    tab.keyboard.press("z")
    assert choices(tab)["from"] is None


def test_brushed_by_keyboard(reader: Reader) -> None:
    tab = opened(reader, spread(*(f"2031-03-{day:02}" for day in range(1, 11))))
    tab.focus("#timeline [aria-label=From]")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    tab.focus("#timeline [aria-label=Until]")
    tab.keyboard.press("ArrowLeft")
    assert (choices(tab)["from"], choices(tab)["until"]) == ("2031-03-03", "2031-03-09")
    assert tab.evaluate("document.activeElement.ariaValueText") == "9 March 2031"
    tab.click("#timeline >> text=All times")
    assert len(seen(tab)[1]) == 10


def test_plays_to_its_end_and_stops(reader: Reader) -> None:
    tab = opened(reader, spread("2031-03-01", "2031-03-02", "2031-03-03"))
    tab.clock.install()
    tab.click("#timeline >> text=Play")
    assert choices(tab)["until"] == "2031-03-01"
    assert tab.inner_text("#timeline .date") == "1 March 2031"
    tab.clock.run_for(1000)
    assert len(seen(tab)[1]) == 2
    tab.clock.run_for(5000)
    assert len(seen(tab)[1]) == 3
    assert tab.is_visible("#timeline >> text=Play")
    tab.get_by_label("only the period, moving along").check()
    tab.click("#timeline >> text=Play")
    tab.clock.run_for(1000)
    assert (choices(tab)["from"], choices(tab)["until"]) == ("2031-03-02", "2031-03-02")
    tab.click("#timeline >> text=Pause")
    tab.clock.run_for(5000)
    assert len(seen(tab)[1]) == 1


def test_little_motion_goes_one_step_when_asked(reader: Reader) -> None:
    tab = opened(reader, spread("2031-03-01", "2031-03-02", "2031-03-03"), reduced_motion="reduce")
    tab.click("#timeline >> text=Step")
    tab.wait_for_timeout(1200)
    assert choices(tab)["until"] == "2031-03-01"
    tab.click("#timeline >> text=Step")
    assert choices(tab)["until"] == "2031-03-02"


def test_what_has_no_date_is_told(reader: Reader) -> None:
    tab = opened(reader, sample.graph())
    assert "12 statements without a date would be left out" in tab.inner_text("#timeline")
    tab.focus("#timeline [aria-label=From]")
    tab.keyboard.press("ArrowRight")
    assert "12 statements without a date are left out" in tab.inner_text("#timeline")


def test_without_any_date_there_is_nothing_to_play(reader: Reader) -> None:
    tab = opened(reader, sample.graph_of("Ada"))
    assert "No statement has a date" in tab.inner_text("#timeline")
