"""The map under a reader's hand: dragged, zoomed, walked over by keyboard, kept as a picture."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from random import Random
from typing import Any

import networkx as nx
import pytest
from PIL import Image

from kg.publish.page import data
from tests.browser.conftest import Reader
from tests.publish import sample

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"
VIEW = "[kgPage.network.getViewPosition().x, kgPage.network.getViewPosition().y, kgPage.network.getScale()]"
RESTED = 250  # milliseconds: more than the map waits for the hand to rest
NOTE_FRAMES = """() => {
  globalThis.frames = []; let last = performance.now();
  const note = (now) => { frames.push(now - last); last = now; requestAnimationFrame(note); };
  requestAnimationFrame(note);
}"""


def spot(tab: Any, name: str) -> tuple[float, float]:
    """Where a sign is on the screen."""
    at = tab.evaluate(
        """(id) => { const { left, top } = document.querySelector(".stage").getBoundingClientRect();
        const { x, y } = kgPage.onStage(kgPage.network.getPosition(id)); return [left + x, top + y]; }""",
        name,
    )
    return at[0], at[1]


def drag(tab: Any, start: tuple[float, float], by: tuple[float, float], steps: int = 8) -> None:
    tab.mouse.move(*start)
    tab.mouse.down()
    tab.mouse.move(start[0] + by[0], start[1] + by[1], steps=steps)
    tab.mouse.up()


def scale(tab: Any) -> float:
    return float(tab.evaluate("kgPage.network.getScale()"))


def crowd(size: int) -> nx.MultiDiGraph[str]:
    """People who accused others: each up to three, the first ones the more often."""
    chance = Random(7)
    made = sample.graph_of(*(f"Person {i}" for i in range(size)))
    pair = sample.graph_of("One", "Other")
    sample.add_fact(pair, "One", "accused", "Other", evidence=[sample.evidence("{S} accused {O}.", "One", "Other")])
    said = pair.edges["One", "Other", "s000"]
    for i in range(size):
        for other in {min(chance.randrange(size), chance.randrange(size)) for _ in range(3)} - {i}:
            made.add_edge(f"Person {i}", f"Person {other}", key=f"{i} {other}", **said)
            made.nodes[f"Person {other}"]["weight"] += 1
    return made


@pytest.fixture
def spread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places for many at once: how the layout finds them is not at stake here."""
    chance = Random(3)
    monkeypatch.setattr(
        data, "place", lambda graph: {n: (chance.randint(-4000, 4000), chance.randint(-3000, 3000)) for n in graph}
    )


def test_a_drag_moves_the_map_and_it_stays_there(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    before = spot(tab, "Valdoria")
    drag(tab, (1380, 100), (-120, 60))
    moved = spot(tab, "Valdoria")
    tab.wait_for_timeout(RESTED)
    assert moved == pytest.approx((before[0] - 120, before[1] + 60), abs=1)
    assert spot(tab, "Valdoria") == pytest.approx(moved, abs=1)
    assert tab.evaluate("document.getElementById('map').style.transform") == ""
    assert tab.is_hidden("#panel")


def test_a_long_drag_draws_what_comes_into_sight(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    for _ in range(3):
        drag(tab, (400, 100), (700, 0), steps=20)
    covered = """() => { const [map, stage] = [document.getElementById("map"), document.querySelector(".stage")]
      .map((e) => e.getBoundingClientRect()); return map.left <= stage.left && map.right >= stage.right; }"""
    assert tab.evaluate(covered)


def test_the_wheel_zooms_at_the_pointer(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    before, near = spot(tab, "Elena Marsh"), scale(tab)
    tab.mouse.move(*before)
    for _ in range(5):
        tab.mouse.wheel(0, -100)
    tab.wait_for_timeout(RESTED)
    assert scale(tab) > 1.5 * near
    assert spot(tab, "Elena Marsh") == pytest.approx(before, abs=2)


def test_two_fingers_zoom(reader: Reader) -> None:
    tab = reader.open(sample.graph(), has_touch=True, viewport={"width": 390, "height": 844})
    near = scale(tab)
    touch = tab.context.new_cdp_session(tab)

    def fingers(kind: str, apart: int) -> None:
        points = [{"x": 195 - apart, "y": 450, "id": 0}, {"x": 195 + apart, "y": 450, "id": 1}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points if kind != "touchEnd" else []})

    fingers("touchStart", 30)
    for apart in range(35, 95, 5):
        fingers("touchMove", apart)
    fingers("touchEnd", 90)
    tab.wait_for_timeout(RESTED)
    assert scale(tab) > 1.8 * near
    assert tab.is_hidden("#panel")


def test_a_sign_stays_where_it_was_dropped(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    start = spot(tab, "Luis Ferrant")
    drag(tab, start, (-60, 90))
    tab.wait_for_timeout(RESTED)
    assert spot(tab, "Luis Ferrant") == pytest.approx((start[0] - 60, start[1] + 90), abs=2)
    assert tab.evaluate("[...kgPage.view.pinned.keys()]") == ["Luis Ferrant"]
    assert tab.is_hidden("#panel")
    tab.evaluate("kgPage.change(() => kgPage.view.pinned.clear())")
    tab.wait_for_timeout(RESTED)
    assert spot(tab, "Luis Ferrant") == pytest.approx(start, abs=2)


def test_clicks_find_their_sign_right_after_the_wheel(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.mouse.move(*spot(tab, "Norland"))
    tab.mouse.wheel(0, -200)
    tab.mouse.click(*spot(tab, "Norland"))
    assert tab.inner_text("#panel-title") == "Norland"


def test_only_what_is_seen_is_in_vis(reader: Reader, spread: None) -> None:
    tab = reader.open(crowd(300))
    assert 70 < tab.evaluate("kgPage.network.body.nodeIndices.length") <= 80
    tab.evaluate("kgPage.change(() => { kgPage.view.most = 300; })")
    assert tab.evaluate("kgPage.network.body.nodeIndices.length") == 300


@pytest.mark.parametrize(("size", "slowest"), [(300, 15), (2000, 12)])
def test_dragging_is_smooth(reader: Reader, spread: None, size: int, slowest: int) -> None:
    tab = reader.open(crowd(size))
    paint = tab.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert paint < 4000  # ms; about 250 where nothing else runs
    tab.evaluate("kgPage.change(() => { kgPage.view.most = 5000; })")
    tab.wait_for_timeout(800)
    tab.evaluate(NOTE_FRAMES)
    drag(tab, (1390, 300), (-250, 80), steps=60)
    frames = tab.evaluate("frames")
    assert len(frames) / sum(frames) * 1000 > slowest  # frames a second; about 60 where nothing else runs


@pytest.mark.parametrize("context", [{}, {"viewport": {"width": 390, "height": 844}}], ids=["wide", "phone"])
@pytest.mark.parametrize("selected", [None, "Kestria"])
def test_names_and_words_do_not_overlap(reader: Reader, context: dict[str, Any], selected: str | None) -> None:
    tab = reader.open(sample.graph(), **context)
    if selected:
        tab.evaluate("(id) => kgPage.selectNode(id)", selected)
        tab.wait_for_timeout(RESTED)
    boxes = tab.evaluate("kgPage.names()")
    for layer in (0, 1):
        texts = [box for box in boxes if box["near"] == bool(layer)]
        clashes = [
            (one["text"], two["text"])
            for i, one in enumerate(texts)
            for two in texts[:i]
            if min(one["right"], two["right"]) > max(one["left"], two["left"])
            and min(one["bottom"], two["bottom"]) > max(one["top"], two["top"])
        ]
        assert clashes == []
    assert {"Valdoria", "Kestria", "Norland"} <= {box["text"] for box in boxes}


def test_names_are_as_large_from_afar(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tall = "kgPage.names().filter(({ text }) => text === 'Kestria').map(({ top, bottom }) => bottom - top)[0]"
    before = tab.evaluate(tall)
    for _ in range(2):
        tab.click("#farther")
    tab.wait_for_timeout(400)
    assert tab.evaluate(tall) == pytest.approx(before, abs=0.5)


def test_the_neighbours_stay_clear_and_the_rest_steps_back(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.mouse.move(*spot(tab, "Luis Ferrant"))
    tab.wait_for_selector("#map.dimmed")
    near = {box["text"] for box in tab.evaluate("kgPage.names()") if box["near"]}
    assert {"Luis Ferrant", "Sarn Mining"} <= near <= {"Luis Ferrant", "Sarn Mining", "leads"}
    tab.mouse.move(1400, 60)
    tab.wait_for_selector("#map:not(.dimmed)")


@pytest.mark.parametrize(("motion", "glides"), [("reduce", 0), ("no-preference", 1)])
def test_reduced_motion_goes_there_at_once(reader: Reader, motion: str, glides: int) -> None:
    tab = reader.open(sample.graph(), reduced_motion=motion)
    tab.evaluate("globalThis.glides = 0; document.getElementById('map').animate = () => { glides += 1; }; 0")
    tab.click("#closer")
    assert tab.evaluate("glides") == glides


def test_the_map_by_keyboard(reader: Reader) -> None:
    tab = reader.open(sample.graph())
    tab.focus("#map")
    before = tab.evaluate(VIEW)
    tab.keyboard.press("ArrowRight")
    tab.wait_for_timeout(RESTED)
    assert tab.evaluate(VIEW)[0] > before[0]
    tab.keyboard.press("+")
    assert scale(tab) == pytest.approx(1.3 * before[2])
    tab.keyboard.press("0")
    tab.wait_for_timeout(400)
    tab.keyboard.press("Enter")
    assert tab.evaluate("kgPage.view.selected") == {"node": "Kestria"}
    assert tab.inner_text("[aria-live]") == "Kestria, Country, 17 statements"
    tab.keyboard.press("ArrowDown")
    below = tab.evaluate("kgPage.view.selected.node")
    assert below != "Kestria"
    assert spot(tab, below)[1] > spot(tab, "Kestria")[1]
    assert tab.evaluate("document.activeElement.id") == "map"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "panel-title"


def save(tab: Any, kind: str, folder: Path) -> Path:
    with tab.expect_download() as download:
        tab.evaluate("(kind) => kgPage.savePicture(kind)", kind)
    path = folder / str(download.value.suggested_filename)
    download.value.save_as(path)
    return path


def test_png_is_sharp_and_on_paper(reader: Reader, tmp_path: Path) -> None:
    tab = reader.open(sample.graph(), color_scheme="dark")
    path = save(tab, "png", tmp_path)
    assert path.name == "A-season-on-the-Strait-of-Sarn.png"
    with Image.open(path).convert("RGB") as image:
        assert image.width == 2 * (1140 + 2 * 28)
        assert image.getpixel((3, 3)) == (0x16, 0x18, 0x1B)  # the paper of dark mode
        assert len(image.getcolors(1 << 24) or []) > 50


def test_svg_has_what_is_visible_as_vectors_and_text(reader: Reader, tmp_path: Path) -> None:
    tab = reader.open(sample.graph())
    drawing = ET.parse(save(tab, "svg", tmp_path)).getroot()
    texts = ["".join(text.itertext()) for text in drawing.iter(f"{SVG}text")]
    assert "A season on the Strait of Sarn" in texts
    assert texts.count("Kestria") == 1
    assert "Fishing crews" not in texts  # hidden: one side's word
    assert "Stated as fact" in texts
    assert "Possible" not in texts
    assert any(text.startswith("57 statements about") for text in texts)
    assert not list(drawing.iter(f"{SVG}image"))
    assert len(list(drawing.iter(f"{SVG}path"))) > 100
    tab.evaluate("kgPage.change(() => kgPage.view.standings.add('possible'))")
    tab.wait_for_timeout(RESTED)
    drawing = ET.parse(save(tab, "svg", tmp_path)).getroot()
    assert any(path.get("stroke-dasharray") for path in drawing.iter(f"{SVG}path"))


def test_hostile_names_are_text_in_the_svg(reader: Reader, tmp_path: Path) -> None:
    tab = reader.open(sample.hostile_graph())
    path = save(tab, "svg", tmp_path)
    drawing = ET.parse(path).getroot()
    assert {element.tag.removeprefix(SVG) for element in drawing.iter()} <= {
        "svg",
        "g",
        "title",
        "rect",
        "path",
        "text",
    }
    assert not [name for element in drawing.iter() for name in element.attrib if name.startswith("on")]
    assert any("<img" in "".join(text.itertext()) for text in drawing.iter(f"{SVG}text"))
    tab.goto(path.as_uri())
    assert tab.evaluate("globalThis.hacked") is None
    reader.requests.clear()


def test_paper_gets_a_picture_with_a_legend(reader: Reader) -> None:
    tab = reader.open(sample.graph(), color_scheme="dark")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    size = tab.evaluate(
        "document.getElementById('picture').decode().then(() => document.getElementById('picture').naturalWidth)"
    )
    assert size == 2 * (1140 + 2 * 28)
