"""What programs ask for: answers are as described, and so is what goes wrong."""

from __future__ import annotations

import pytest
from pydantic import BaseModel
from starlette.testclient import TestClient

from kg.serve.api_models import About, Around, Part, Path, Problem, Suggestions
from tests.serve.test_pages import HTML, STATEMENT

ASKED: dict[str, type[BaseModel]] = {
    "/api/about": About,
    "/api/search?q=nor": Suggestions,
    "/api/around/norway": Around,
    "/api/around/norway?steps=2&most=5": Around,
    f"/api/statement/{STATEMENT}": Part,
    "/api/path?from=norway&to=iceland": Path,
    "/api/path?from=norway&to=peru": Path,
}


@pytest.mark.parametrize("path", ASKED)
def test_answers_are_as_described(client: TestClient, path: str) -> None:
    ASKED[path].model_validate(client.get(path).raise_for_status().json())


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/around/nobody", 404),
        ("/api/around/norway?steps=9", 400),
        ("/api/statement/nothing", 404),
        ("/api/path?from=norway", 400),
        ("/api/path?from=norway&to=nobody", 404),
        ("/api/nothing", 404),
    ],
)
def test_problems_have_one_shape(client: TestClient, path: str, status: int) -> None:
    response = client.get(path, headers=HTML)
    assert response.headers["content-type"] == "application/problem+json"
    problem = Problem.model_validate(response.json())
    assert problem.status == response.status_code == status
    assert problem.detail


def test_around_has_the_best_reported_first_and_says_how_much_there_is(client: TestClient) -> None:
    whole = client.get("/api/around/norway?most=200").json()
    part = client.get("/api/around/norway?most=3").json()
    assert len(whole["nodes"]) == whole["near"] + 1 == part["near"] + 1
    assert len(part["nodes"]) == 4
    assert part["known"] == {id: number for id, number in whole["known"].items() if id in part["known"]}
    about = [fact for line in whole["lines"] for fact in line["facts"] if "norway" in (fact["subject"], fact["object"])]
    assert len(about) == whole["known"]["norway"]


def test_a_path_is_a_shortest_one_and_its_statements_join_it(client: TestClient) -> None:
    found = client.get("/api/path?from=14-norwegian-sailors&to=denmark").json()
    assert found["path"][0] == "14-norwegian-sailors"
    assert found["path"][-1] == "denmark"
    ends = {frozenset((line["from"], line["to"])) for line in found["lines"]}
    assert all(frozenset(step) in ends for step in zip(found["path"], found["path"][1:], strict=False))
    assert client.get("/api/path?from=norway&to=norway").json()["path"] == ["norway"]


def test_search_suggests(client: TestClient) -> None:
    found = client.get("/api/search?q=NÓR&most=1").json()["found"]
    assert [each["id"] for each in found] == ["norway"]
    assert client.get("/api/search?q=%22%29").json()["found"] == []


def test_openapi_describes_every_route(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert {"/api/around/{id}", "/api/path", "/entity/{id}", "/sparql", "/health"} <= set(described["paths"])
    for methods in described["paths"].values():
        for about in methods.values():
            assert about["summary"]
            assert about["description"]
    schema = described["paths"]["/api/path"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert schema == {"$ref": "#/components/schemas/Path"}


def test_the_page_of_the_api_lists_the_routes(client: TestClient) -> None:
    text = client.get("/api", headers=HTML).text
    assert "/api/around/{id" in text
    assert "/openapi.json" in text
