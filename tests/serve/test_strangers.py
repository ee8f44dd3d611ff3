"""Whatever strangers send, the server stays up, tells them what is wrong, and has no fault of its own."""

from __future__ import annotations

import re
from itertools import cycle, islice
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

ODD = (
    *("", "0", "-1", "NaN", "1e400", "9" * 400, "-9223372036854775809", "true", "[]", "\u0663", "2011-13-45"),
    *("%00", "%ff", "%zz", "%0d%0aX-Evil: 1", "..", ".", "//", "..%2f..%2fgraph.ttl", "..%5cgraph.ttl", "http://[::1"),
    *(
        "\u202eright to left",
        "\U0001f600",
        "e\u0301",
        "x" * 3000,
        "<script>alert(1)</script>",
        "{{7*7}}",
        "<>",
        "norway.ttl",
    ),
    *("'", '"', '" OR 1=1', "*", "NEAR(a b)", "a AND b", "^a", "-", ";", "norway", "entity", "relation"),
)
ACCEPTS = ("*/*", "text/html", "application/json", "text/turtle", "image/png", ";;q=x", "text/html;q=NaN,*/*;q=1e9")
PAGES = (
    "/",
    "/articles",
    "/search",
    "/query",
    "/query/names",
    "/static/{digest}/{name}",
    "/articles/{name}",
    "/id/{id}",
    "/{any}",
)
NAMES = ("page", "q", "outlet", "entity", "sort", "start")


def odd(text: str) -> str:
    return text if text.startswith("%") else quote(text, safe="/:")


def routes(client: TestClient) -> list[tuple[str, list[str]]]:
    """All that can be got, each with its parameters."""
    described = client.get("/openapi.json").json()["paths"]
    found = [
        (path, [p["name"] for p in about["get"].get("parameters", ()) if p["in"] == "query"])
        for path, about in described.items()
        if "get" in about
    ]
    found += [(path, list(NAMES)) for path in PAGES]
    for question in client.get("/questions").json():
        params = [param["name"] for param in question["params"]]
        found += [(f"/questions/{question['name']}{suffix}", params) for suffix in ("", ".rq")]
    return found


def test_no_address_makes_it_stumble(client: TestClient) -> None:
    values, accepts = cycle(ODD), cycle(ACCEPTS)
    for path, names in routes(client):
        for _ in range(3):
            address = re.sub(r"\{[^}]*\}", lambda _: odd(next(values)), path)
            asked = "&".join(f"{name}={odd(next(values))}" for name in names)
            response = client.get(f"{address}?{asked}", headers={"Accept": next(accepts)})
            assert response.status_code < 500, (address, asked, response.text)
            assert response.headers["x-content-type-options"] == "nosniff"
            assert "x-evil" not in response.headers


HUGE = "x" * 40_000
QUERIES = {
    "many brackets": f"ASK {{ FILTER({'(' * 20_000}1{')' * 20_000}) }}",
    "deep groups": f"ASK {{ {'{' * 1_400} ?s ?p ?o {'}' * 1_400} }}",
    "many nots": f"ASK {{ FILTER({'!' * 2_000}true) }}",
    "a deep path": f"ASK {{ ?s {'(' * 700}kg:met{')*' * 700} ?o }}",
    "a long name": f"ASK {{ ?{HUGE} ?p ?o }}",
    "a long text": f'ASK {{ FILTER REGEX("{HUGE}", "^(a+)+$") }}',
    "a regex that explodes": 'ASK { FILTER REGEX("aaaa", "((((a{1000}){1000}){1000}){1000})") }',
    "a text that doubles": "SELECT (STRLEN(?a20) AS ?n) { BIND('aaaaaaaaaaaaaaaa' AS ?a0) "
    + " ".join(f"BIND(CONCAT(?a{i}, ?a{i}) AS ?a{i + 1})" for i in range(20)) + " }",
    "SERVICE spelled oddly": "SELECT * { SeRvIcE SILENT <http://localhost:1/> { ?s ?p ?o } }",
    "SERVICE within": "SELECT * { { SELECT * { FILTER EXISTS { SERVICE ?x { ?s ?p ?o } } } } }",
    "LOAD": "LOAD <http://localhost:1/>",
    "an update behind a comment": "# ASK\nINSERT DATA { <a:a> <a:b> <a:c> }",
    "a file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "nothing": "\x00",
}  # fmt: skip


@pytest.mark.parametrize("sparql", QUERIES.values(), ids=QUERIES)
def test_no_query_harms_it(client: TestClient, sparql: str) -> None:
    response = client.post("/sparql", content=sparql.encode(), headers={"Content-Type": "application/sparql-query"})
    assert response.status_code in {200, 400, 504, 507}
    if response.status_code == 200:
        assert len(response.content) < 1000
    assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"]


def test_no_body_harms_it(client: TestClient) -> None:
    types = ("application/sparql-query", "application/x-www-form-urlencoded", "text/plain", "", "a/b; charset=utf-16")
    for type, text in islice(zip(cycle(types), ODD, strict=False), 30):
        response = client.post("/sparql", content=text.encode(), headers={"Content-Type": type})
        assert response.status_code in {400, 415}
