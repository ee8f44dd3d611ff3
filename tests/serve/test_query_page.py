"""The page to ask on, and what it asks the server for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from importlib.resources import files

import pytest
from fastapi.testclient import TestClient

from kg.graph import Graph
from kg.model import Resolution
from kg.query.questions import read_question, stored_questions
from kg.query.run import prepare
from kg.serve.app import make_app
from kg.serve.desk import Desk
from kg.serve.prompts import read_examples, spell_out
from kg.store import load
from tests.readings import hostile_world, small_world, tiny_ontology

YASGUI = files("kg.serve") / "static" / "yasgui" / "4.6.2"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Asks a server of a small graph, in which some names would like to be programs."""
    folder, (readings, small), (others, hostile) = tmp_path_factory.mktemp("graph"), small_world(), hostile_world()
    resolution = Resolution((*small.entities, *hostile.entities), small.of_mention | hostile.of_mention)
    Graph([*readings, *others], resolution, tiny_ontology()).write(folder)
    with TestClient(make_app(Desk(folder)), base_url="http://localhost") as made:
        yield made


def data_of(page: str) -> dict:
    found = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_page_lists_every_stored_question_with_its_parameters(client):
    page = client.get("/query")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    for name, question in stored_questions().items():
        assert question.title in unescape(page.text)
        form = re.search(rf'data-question="{name}">(.*?)</form>', page.text, re.DOTALL)
        assert form
        assert re.findall(r'name="(\w+)"', form[1]) == list(question.params)
        assert form[1].count(" required") == len(question.required())


def test_the_page_runs_no_script_of_its_own_and_reaches_nobody_else(client):
    page = client.get("/query")
    policy = page.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "connect-src 'self';" in policy
    scripts = re.findall(r"<script([^>]*)>", page.text)
    assert all("src=" in each or "application/json" in each for each in scripts)
    addresses = re.findall(r'(?:src|href|action)="([^"#]+)"', page.text)
    assert all(address.startswith("/") and not address.startswith("//") for address in addresses)
    assert not re.search(r"\son\w+=", page.text)
    for address in re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text):
        assert client.get(address).status_code == 200


def test_the_page_knows_prefixes_terms_and_pages(client):
    data = data_of(client.get("/query").text)
    assert data["prefixes"]["kg"] == "https://w3id.org/kg-press/ontology#"
    assert data["terms"]["properties"]["kg:released"] == "released"
    assert data["terms"]["classes"]["kg:Person"] == "person"
    assert "prov:wasDerivedFrom" in data["terms"]["properties"]
    assert data["pages"]["https://w3id.org/kg-press/id/"] == "/entity/"


def test_names_are_suggested_by_sort(client):
    def names(**asked: str) -> list[str]:
        return client.get("/query/names", params=asked).json()

    assert names(sort="entity", start="nor") == ["Norland"]
    assert "Ada Moss" in names(sort="entity", start="")
    assert names(sort="relation", start="rel") == ["released", "released by"]
    assert names(sort="kind", start="per") == ["person"]
    assert names(sort="outlet", start="the ex") == ["The Example"]
    assert client.get("/query/names", params={"sort": "moon"}).status_code == 404


def test_a_stored_question_is_written_out_for_any_endpoint(client):
    found = client.get("/questions/met.rq", params={"entity": "norland"})
    assert found.headers["content-type"] == "application/sparql-query; charset=utf-8"
    lines = found.text.splitlines()
    assert lines[0] == f"# {stored_questions()['met'].title}"
    assert "PREFIX kg: <https://w3id.org/kg-press/ontology#>" in lines
    assert "VALUES ?entity { <https://w3id.org/kg-press/id/norland> }" in found.text
    assert "# param" not in found.text
    assert "# if" not in found.text
    answer = client.post("/sparql", data={"query": found.text})
    assert answer.status_code == 200


@pytest.mark.parametrize("name", [name for name, each in stored_questions().items() if not each.required()])
def test_every_question_is_answered_as_it_is_written_out(client, name):
    written = client.get(f"/questions/{name}.rq").text
    assert client.post("/sparql", data={"query": written}).status_code == 200


def test_a_parameter_stays_one_term_whatever_is_in_it(client):
    found = client.get("/questions/about.rq", params={"entity": '" } DROP ALL #'})
    assert found.status_code == 400
    assert found.text.startswith("nothing in the graph is called")
    since = client.get("/questions/met.rq", params={"since": "2024> } #"})
    assert since.status_code == 400


def test_what_is_missing_or_unknown_is_told(client):
    assert client.get("/questions/about.rq").status_code == 400
    assert "did you mean 'Norland'" in client.get("/questions/about.rq", params={"entity": "Norlnd"}).text
    assert client.get("/questions/nothing.rq").status_code == 404


def test_examples_are_answered():
    store = load(Graph(*small_world(), tiny_ontology()).quads)
    for example in read_examples():
        assert example.title
        written = spell_out(example.title, example.sparql, "https://w3id.org/kg-press/")
        assert prepare(store, written, {}).answer()
        assert read_question(written).sparql == written


def test_hostile_names_are_text(client):
    assert "<script>alert" not in client.get("/query").text
    names = client.get("/query/names", params={"sort": "entity", "start": "script"}).json()
    assert "<script>alert('x')</script> & co" in names


def test_yasgui_is_the_package_of_the_registry():
    told = dict(re.findall(r"\| `(\S+)` \| `([0-9a-f]{64})` \|", (YASGUI / "README.md").read_text("utf-8")))
    assert set(told) == {"yasgui.min.js", "yasgui.min.css"}
    for name, digest in told.items():
        assert sha256((YASGUI / name).read_bytes()).hexdigest() == digest
    assert "Permission is hereby granted" in (YASGUI / "LICENSES.txt").read_text("utf-8")
