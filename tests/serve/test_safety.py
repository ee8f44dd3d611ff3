"""Who may ask, what a browser may do with the answer, and that faults tell nothing."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from kg.serve.safety import Guard, policy


async def fine(request: Request) -> Response:
    return PlainTextResponse(await request.body())


async def own(request: Request) -> Response:
    return PlainTextResponse("own", headers=policy(style="'self' 'unsafe-inline'"))


async def broken(request: Request) -> Response:
    raise ZeroDivisionError("secret")


@pytest.fixture
def site() -> TestClient:
    routes = [
        Route("/", fine, methods=["GET"]),
        Route("/post", fine, methods=["POST"]),
        Route("/own", own),
        Route("/broken", broken),
    ]
    app = Starlette(routes=routes)
    app.add_middleware(Guard, hosts=("graphs.example.org",))
    return TestClient(app, base_url="http://localhost:8000", raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8000", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("192.168.1.7", 200),  # nobody can lead an address of numbers elsewhere
        ("graphs.example.org", 200),
        ("evil.example.org", 421),
        ("localhost.evil.example.org", 421),
        ("127.0.0.1.evil.example.org", 421),
        ("localhost@evil.example.org", 421),
        ("evil.example.org@localhost", 421),
        ("localhost/evil", 421),
        ("localhost#evil", 421),
        ("[::1", 421),
        ("", 421),
    ],
)
def test_only_names_of_this_server_are_answered_to(site: TestClient, host: str, status: int) -> None:
    assert site.get("/", headers={"Host": host}).status_code == status


HERE = "http://localhost:3000"


@pytest.mark.parametrize(
    ("headers", "status", "readable"),
    [
        ({}, 200, None),
        ({"Origin": "http://localhost:8000"}, 200, "http://localhost:8000"),
        ({"Origin": HERE}, 200, HERE),
        ({"Origin": "http://127.0.0.1:9"}, 200, "http://127.0.0.1:9"),
        ({"Origin": "https://evil.example.org"}, 403, None),
        ({"Origin": "http://localhost.evil.example.org"}, 403, None),
        ({"Origin": "http://evil.example.org\\@localhost"}, 403, None),
        ({"Origin": "http://evil.example.org#@localhost"}, 403, None),
        ({"Origin": "null"}, 403, None),
        ({"Origin": "http://[::1"}, 403, None),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403, None),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200, None),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200, None),
    ],
)
def test_pages_of_other_sites_may_not_ask(
    site: TestClient, headers: dict[str, str], status: int, readable: str | None
) -> None:
    response = site.get("/", headers=headers)
    assert response.status_code == status
    assert response.headers.get("Access-Control-Allow-Origin") == readable


def test_a_page_of_a_served_name_may_ask_its_own_server(site: TestClient) -> None:
    headers = {"Host": "graphs.example.org:8000", "Origin": "http://graphs.example.org:8000"}
    assert site.get("/", headers=headers).status_code == 200


def test_browsers_that_ask_beforehand_are_told(site: TestClient) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    response = site.options("/", headers=asked | {"Origin": HERE})
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Origin"] == HERE
    assert "Content-Type" in response.headers["Access-Control-Allow-Headers"]
    assert site.options("/", headers=asked | {"Origin": "https://evil.example.org"}).status_code == 403


def headers_of(response: Any) -> dict[str, str]:
    told = dict(response.headers)
    assert "set-cookie" not in told
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "same-origin"
    assert "default-src 'none'" in told["content-security-policy"]
    assert "frame-ancestors 'none'" in told["content-security-policy"]
    return told


@pytest.mark.parametrize("path", ["/", "/nowhere", "/broken"])
def test_every_response_says_what_a_browser_may_do_with_it(site: TestClient, path: str) -> None:
    told = headers_of(site.get(path))
    assert "script-src 'self';" in told["content-security-policy"]
    assert "unsafe" not in told["content-security-policy"]


def test_a_page_may_have_a_policy_of_its_own(site: TestClient) -> None:
    assert "style-src 'self' 'unsafe-inline';" in headers_of(site.get("/own"))["content-security-policy"]


def test_faults_tell_nothing_of_the_program(site: TestClient) -> None:
    response = site.get("/broken")
    assert (response.status_code, response.text) == (500, "this could not be answered, by a fault of kg\n")


def test_bodies_have_a_limit(site: TestClient) -> None:
    assert len(site.post("/post", content=b"x" * 1_000_000).content) == 1_000_000
    assert site.post("/post", content=b"x" * 1_100_000).status_code == 413


def test_head_is_get_without_a_body(site: TestClient) -> None:
    response = site.head("/own")
    assert (response.status_code, response.headers["Content-Length"], response.content) == (200, "3", b"")


def test_the_server_has_no_pages_from_elsewhere(client: TestClient) -> None:
    for path in ("/docs", "/redoc"):
        assert client.get(path).status_code == 404
    assert client.get("/openapi.json").json()["info"]["title"]
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    icon = client.get("/favicon.ico")
    assert (icon.status_code, icon.headers["Content-Type"]) == (200, "image/svg+xml")
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"):
        assert client.get(path).status_code == 404
