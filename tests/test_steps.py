"""A graph grows, is corrected and taken back, and can be cut off at any moment: the same articles, the same bytes."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.errors import KgError
from kg.history import Action, read_difference, read_log
from kg.model import Article
from kg.pipeline import changing, rebuild, withdraw
from kg.source import open_graph, read_history
from tests.plain import build, views, write_articles

ARTICLES = [
    Article("a", "Ada Moss met Bo Lind. Bo Lind accused Cy Rand.", url="https://example.org/a"),
    Article("b", "Bo Lind accused Cy Rand. Cy Rand released Dee Poe.", published="2024-05-01"),
    Article("c", "Ada Moss will met Cy Rand. Ada Quill Moss met Eve Tarn."),
    Article("d", "Dee Poe met Eve Tarn. Ada Moss met Bo Lind.", title="Talks"),
    Article("e", "Eve Tarn released Ada Moss. Eve Tarn will released Fay Wick."),
    Article("f", "It rained."),
]
CORRECTED = Article("a", "Ada Moss will met Bo Lind.", url="https://example.org/a")
ELSEWHERE = Article("a-2", "Ada Moss will met Bo Lind.", url="https://example.org/a")


@pytest.fixture(scope="module")
def at_once(plain, tmp_path_factory) -> dict[str, bytes]:
    """The views of all articles, built in one go."""
    out = tmp_path_factory.mktemp("at-once") / "out"
    build(out, *ARTICLES)
    return views(out)


@pytest.fixture
def new(plain, tmp_path_factory) -> Callable[[], Path]:
    """Names folders that nobody has built into."""
    return lambda: tmp_path_factory.mktemp("steps") / "out"


STRIDE = 11  # events between two kills; 1 would kill everywhere, and take minutes
STEPS = st.lists(st.integers(0, len(ARTICLES)), min_size=4, max_size=4).map(sorted)


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(ARTICLES), cuts=STEPS)
def test_five_steps_in_any_order_end_at_the_same_bytes(at_once, tmp_path_factory, order, cuts):
    out = tmp_path_factory.mktemp("steps") / "out"
    for begin, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
        if begin < end:
            build(out, *order[begin:end])
    assert views(out) == at_once


@settings(max_examples=10, deadline=None)
@given(st.sets(st.sampled_from([a.id for a in ARTICLES]), min_size=1, max_size=len(ARTICLES) - 1))
def test_what_is_withdrawn_was_never_there(plain, tmp_path_factory, names):
    folder = tmp_path_factory.mktemp("steps")
    build(folder / "out", *ARTICLES)
    withdraw(folder / "out", sorted(names))
    build(folder / "without", *(a for a in ARTICLES if a.id not in names))
    assert views(folder / "out") == views(folder / "without")
    build(folder / "out", *ARTICLES)
    assert views(folder / "out") == views(folder / "without")


@pytest.mark.parametrize("correction", [CORRECTED, ELSEWHERE], ids=["same id", "same url"])
def test_a_correction_leaves_nothing_of_the_old_text(new, correction):
    out, right = new(), new()
    build(out, *ARTICLES)
    build(out, correction)
    build(right, correction, *ARTICLES[1:])
    assert views(out) == views(right)


def test_the_whole_library_may_be_withdrawn_and_built_upon_again(new):
    out, other = new(), new()
    build(out, ARTICLES[0])
    assert withdraw(out, ["a"]).claims == ()
    build(out, ARTICLES[1])
    build(other, ARTICLES[1])
    assert views(out) == views(other)


def test_a_reading_is_made_once(new, plain):
    out = new()
    plain.clear()
    build(out, *ARTICLES)
    build(out, *reversed(ARTICLES))
    withdraw(out, ["a"])
    with changing(out) as library:
        library.restore(read_log(library.connection)[-1].details["withdrawn"].values())
        rebuild(library, Action("undo"))
    assert sorted(plain) == [a.id for a in ARTICLES]


def test_an_undone_withdrawal_leaves_no_trace_in_the_views(new, at_once):
    out = new()
    build(out, *ARTICLES)
    withdraw(out, ["a", "https://example.org/a", "d"], reason="retracted")
    with changing(out) as library:
        withdrawal = read_log(library.connection)[-1]
        assert withdrawal.arguments == ("a", "https://example.org/a", "d")
        assert withdrawal.details["reason"] == "retracted"
        library.restore(withdrawal.details["withdrawn"].values())
        rebuild(library, Action("undo"))
    assert views(out) == at_once


def test_the_log_tells_what_came_of_each_action(new):
    out = new()
    kg.build(write_articles(out, *ARTICLES), output=out, fast=True, time="2024-05-01T10:00:00+00:00")
    build(out, CORRECTED, Article("g", "Fay Wick met Gus Hale."))
    withdraw(out, ["g"])
    first, second, third = read_history(out, read_log)
    assert [a.number for a in (first, second, third)] == [1, 2, 3]
    assert (first.command, first.time, second.time) == ("build", "2024-05-01T10:00:00+00:00", None)
    assert first.details["outcome"]["articles_added"] == len(ARTICLES)
    assert second.details["outcome"]["articles_replaced"] == 1
    assert third.details["outcome"] == {"articles_withdrawn": 1, "unsupported": 1, "entities_lost": 1}


def test_a_change_that_fails_changes_nothing(new):
    out = new()
    build(out, *ARTICLES)
    before = views(out)
    with pytest.raises(KgError, match="no article 'z'"):
        withdraw(out, ["a", "z"])
    assert views(out) == before
    assert len(read_history(out, read_log)) == 1
    assert len(open_graph(out).readings) == len(ARTICLES)


def test_nothing_is_changed_before_a_build_that_was_cut_off_is_done(new, monkeypatch):
    out = new()
    build(out, *ARTICLES)
    monkeypatch.setattr("kg.pipeline.read_articles", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build(out, CORRECTED)
    with pytest.raises(KgError, match="articles wait to be read"):
        withdraw(out, ["b"])


def at_event(number: int, action: Callable[[], object]) -> bool:
    """Do something in a child process that is killed at its n-th event; whether it lived to the end.

    Events are all that leaves a trace outside: each statement given to SQLite, and each file that is put in its place,
    before and after.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    countdown = iter(range(number, -1, -1))

    def event(_: object = None) -> None:
        if next(countdown) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect(*args: Any, **options: Any) -> sqlite3.Connection:
        connection = open_database(*args, **options)
        connection.set_trace_callback(event)
        return connection

    def replace(*paths: Any) -> None:
        event()
        put_in_place(*paths)
        event()

    open_database, put_in_place = sqlite3.connect, os.replace
    sqlite3.connect, os.replace = connect, replace  # type: ignore[assignment]
    try:
        action()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def kill(action: Callable[[Path], object], out: Path, again: Callable[[], None], stride: int) -> int:
    """Kill an action on a folder at every so-many-th event until it comes to its end; how often it was killed.

    After each kill it is done once more, to the end; then `again` looks at what came of it.
    """
    start = out.with_name("start")
    if out.exists():
        shutil.copytree(out, start)
    for number in count(0, stride):
        shutil.rmtree(out, ignore_errors=True)
        if start.exists():
            shutil.copytree(start, out)
        ended = at_event(number, partial(action, out))
        action(out)
        again()
        if ended:
            return number // stride
    raise AssertionError


def withdraw_once(out: Path) -> None:
    """Take an article back, unless that was done already."""
    with suppress(KgError):
        withdraw(out, ["a"])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
@pytest.mark.parametrize(
    ("first", "action", "right"),
    [
        ((), lambda out: build(out, *ARTICLES), ARTICLES),
        (ARTICLES, lambda out: build(out, CORRECTED), (CORRECTED, *ARTICLES[1:])),
        (ARTICLES, withdraw_once, ARTICLES[1:]),
    ],
    ids=["new", "corrected", "withdrawn"],
)
def test_what_is_killed_at_any_moment_goes_on_to_the_same_bytes(new, first, action, right):
    out, other = new(), new()
    build(other, *right)
    if first:
        build(out, *first)

    def look() -> None:
        assert views(out) == views(other)
        assert read_history(out, read_difference).after == read_history(other, read_difference).after
        assert not [p.name for p in out.iterdir() if p.name.startswith(".")]
        assert not (out / "library.sqlite-journal").exists()

    assert kill(action, out, look, stride=STRIDE) > 5
