"""A store that is slow, full, closed, elsewhere or none: one sentence each, and no password in it."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.push import endpoint as endpoints
from kg.push.endpoint import Endpoint
from kg.push.shares import cut
from tests.push.stores import Moody, moody

LINE = b"<http://e/a> <http://e/b> <http://e/c> .\n"


@pytest.fixture
def store() -> Iterator[Moody]:
    with moody() as running:
        yield running


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints, "PAUSE", 0.001)
    monkeypatch.setattr(endpoints, "TRIES", 4)


@pytest.mark.parametrize("mood", [(503, {}, b""), (429, {"Retry-After": "0"}, b""), (500, {}, b""), (0, {}, b"")])
def test_what_passes_is_waited_for(store, mood):
    there = Endpoint(store.url)
    there.holds("g")
    store.moods = [mood] * 3
    there.replace("g", LINE)
    assert len(store.graphs["g"]) == 1
    store.moods = [mood] * 3
    there.add("g", LINE)
    assert len(store.graphs["g"]) == 1


def test_a_store_is_asked_only_so_often(store):
    store.always = (503, {}, b"under <b>repair</b>\x1b[31m\n")
    with pytest.raises(KgError, match=r"refused <g> \(503, 5 times\): under <b>repair</b> \[31m$"):
        Endpoint(store.url).replace("g", LINE)


def test_a_long_wish_to_wait_is_heeded_up_to_a_limit(store, monkeypatch):
    monkeypatch.setattr(endpoints, "LONGEST_WISH", 0)
    store.moods = [(429, {"Retry-After": "86400"}, b"")]
    Endpoint(store.url).replace("g", LINE)
    assert store.graphs["g"]


@pytest.mark.parametrize(
    ("mood", "reason"),
    [
        ((400, {}, b"line 3: no such thing"), r"refused <g> \(400\): line 3: no such thing"),
        ((400, {"Content-Type": "text/html"}, b"<html>"), r"refused <g> \(400\)$"),
        ((401, {}, b""), "wants to know who asks"),
        ((403, {}, b""), "may not write"),
        ((404, {}, b""), "no such endpoint"),
        ((405, {}, b""), "no Graph Store, or open to readers only"),
        ((413, {}, b""), "no requests as large"),
        ((415, {}, b""), "N-Triples"),
        ((501, {}, b""), "no Graph Store"),
        (
            (302, {"Location": "https://u:pw@elsewhere.example/x"}, b""),
            r"points elsewhere \(302\): https://elsewhere.ex",
        ),
        ((302, {"Location": "http://["}, b""), r"\(302\): nowhere"),
    ],
)
def test_a_refusal_is_one_sentence(store, mood, reason):
    store.always = mood
    with pytest.raises(KgError, match=f"^{store.url}: .*{reason}") as refusal:
        Endpoint(store.url).replace("g", LINE)
    assert "pw" not in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_web_page_is_no_store(store):
    store.always = (200, {"Content-Type": "text/html; charset=utf-8"}, b"<html>")
    with pytest.raises(KgError, match="a web page"):
        Endpoint(store.url).holds("g")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:{closed}/store", "nobody answers there"),
        ("https://127.0.0.1:{open}/store", "certificate|connection broke"),
        ("http://nowhere.invalid/store", "no such host"),
        ("ftp://example.org/store", "begins with http"),
        ("localhost:7878/store", "begins with http"),
        ("http:///store", "begins with http"),
        ("http://[/store", "begins with http"),
    ],
)
def test_a_wrong_address_is_one_sentence(store, url, reason):
    with ThreadingHTTPServer(("127.0.0.1", 0), lambda *_: None) as other:  # type: ignore[arg-type]
        closed = other.server_port
    address = url.replace("{closed}", str(closed)).replace("{open}", store.url.split(":")[-1].split("/")[0])
    with pytest.raises(KgError, match=reason):
        Endpoint(address).holds("g")


@pytest.mark.parametrize("given", [{"user": "ada", "password": "p:w%"}, {}])
def test_user_and_password_may_stand_in_the_url_but_not_in_messages(store, given):
    store.login = "Basic " + base64.b64encode(b"ada:p:w%").decode()
    there = Endpoint(store.url if given else store.url.replace("//", "//ada:p%3Aw%25@"), **given)
    assert there.url == store.url
    there.replace("g", LINE)
    store.login = "Basic other"
    with pytest.raises(KgError, match="does not know") as refusal:
        there.delete("g")
    assert "p:w" not in str(refusal.value)


def test_a_token_comes_before_a_password(store):
    store.login = "Bearer t"
    Endpoint(store.url.replace("//", "//ada:pw@"), token="t").replace("g", LINE)
    assert store.graphs


def test_urls_with_a_query_keep_it(store):
    Endpoint(store.url + "?repository=news").replace("http://e/g?a=1&b=2#c", LINE)
    assert list(store.graphs) == ["http://e/g?a=1&b=2#c"]


def test_deleting_what_is_not_there_is_no_error(store):
    Endpoint(store.url).delete("g")


@given(st.lists(st.binary(min_size=1, max_size=9)), st.integers(1, 12))
def test_pieces_are_whole_lines_and_no_larger_than_they_may_be(lines: list[bytes], size: int) -> None:
    pieces = list(cut(lines, size))
    assert b"".join(pieces) == b"".join(lines)
    assert all(len(piece) <= max(size, *map(len, lines)) for piece in pieces)
    assert all(pieces)
