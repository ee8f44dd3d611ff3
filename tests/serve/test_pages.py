"""Pages for people and RDF for machines, of the sample."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse
from starlette.testclient import TestClient

from kg.rdf.known import KG, PROV, RDF
from kg.rdf.prefixes import BASE, ids_below
from kg.rdf.terms import iri
from kg.store import load
from tests.serve.conftest import SAMPLE

IDS = ids_below(BASE)
STATEMENT = "0b79afe5114a53a6"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
TYPES = {
    "ttl": ("text/turtle", RdfFormat.TURTLE),
    "nt": ("application/n-triples", RdfFormat.N_TRIPLES),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD),
    "rdf": ("application/rdf+xml", RdfFormat.RDF_XML),
}


def read(body: bytes, format: RdfFormat) -> set[Quad]:
    return {Quad(quad.subject, quad.predicate, quad.object) for quad in parse(body, format=format)}


@pytest.mark.parametrize("path", ["/entity/norway", f"/statement/{STATEMENT}", "/article/1-detained"])
def test_a_thing_is_the_same_in_every_form_of_rdf_and_says_what_the_graph_says(client: TestClient, path: str) -> None:
    graph = set(load(SAMPLE).quads_for_pattern(None, None, None, DefaultGraph()))
    found = []
    for suffix, (type, format) in TYPES.items():
        chosen = client.get(path, headers={"Accept": f"text/html;q=0.4, {type};q=0.9"})
        assert chosen.headers["content-type"].startswith(type)
        assert client.get(f"{path}.{suffix}", headers=HTML).content == chosen.content
        found.append(read(chosen.content, format))
    assert found[0] == found[1] == found[2] == found[3]
    assert found[0] <= graph


def test_an_entity_comes_with_all_that_is_said_of_it_and_the_evidence(client: TestClient) -> None:
    told = read(client.get("/entity/norway.nt").content, RdfFormat.N_TRIPLES)
    graph, norway = load(SAMPLE), iri(IDS.id, "norway")
    assert {quad for quad in told if quad.subject == norway} == set(
        graph.quads_for_pattern(norway, None, None, DefaultGraph())
    )
    statements = {quad.subject for quad in graph.quads_for_pattern(None, RDF.subject, norway, DefaultGraph())}
    assert statements
    assert statements <= {quad.subject for quad in told}
    proofs = {quad.object for quad in told if quad.subject in statements and quad.predicate == PROV.wasDerivedFrom}
    assert proofs <= {quad.subject for quad in told}


@pytest.mark.parametrize(
    "path", ["/entity/norway", f"/statement/{STATEMENT}", "/article/1-detained", "/articles", "/search", "/api"]
)
def test_every_page_has_a_title_a_description_its_address_and_no_program_inside(client: TestClient, path: str) -> None:
    response = client.get(path, headers=HTML)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert re.search(r"<title>[^<]+ · 10 articles</title>", response.text)
    assert re.search(r'<meta name="description" content="[^"]{20,}">', response.text)
    assert re.search(r'<link rel="canonical" href="/[^"]+">', response.text)
    assert not re.search(r"<script(?! type=\"module\" src=\"/static/)| style=|<style| on\w+=", response.text)


def test_pages_tell_of_their_other_forms(client: TestClient) -> None:
    response = client.get("/entity/norway", headers=HTML)
    assert response.headers["vary"] == "Accept"
    assert '</entity/norway.ttl>; rel="alternate"; type="text/turtle"' in response.headers["link"]
    assert '<link rel="alternate" type="text/turtle" href="/entity/norway.ttl">' in response.text
    assert client.get("/entity/norway", headers={"Accept": "image/png"}).status_code == 406


def test_an_entity_is_found_by_its_iri_too(client: TestClient) -> None:
    for name in (
        "https://w3id.org/kg-press/id/norway",
        "https%3A%2F%2Fw3id.org%2Fkg-press%2Fid%2Fnorway",
        "Norway",
        "id:norway",
    ):
        page = client.get(f"/entity/{name}", headers=HTML)
        assert page.status_code == 200
        assert 'rel="canonical" href="/entity/norway"' in page.text
    assert client.get("/id/norway").headers["location"] == "/entity/norway"


def test_an_entity_page_tells_its_names_offices_and_statements(client: TestClient) -> None:
    text = client.get("/entity/norway", headers=HTML).text
    for said in (
        "<h1>Norway</h1>",
        "https://w3id.org/kg-press/id/norway",
        "Q20",
        "head of government",
        "<mark class=",
        "/#entity=norway",
    ):
        assert said in text
    assert re.search(r'<a href="/entity/henrik-aune">Henrik Aune</a>, head of government', text)


def test_statements_of_one_relation(client: TestClient) -> None:
    relation = re.search(r'href="\?relation=(\w+)"', client.get("/entity/norway", headers=HTML).text)
    assert relation
    text = client.get(f"/entity/norway?relation={relation[1]}", headers=HTML).text
    assert text.count('<section class="relation">') == 1


def test_a_statement_page_tells_what_contradicts_it(client: TestClient) -> None:
    graph = load(SAMPLE)
    pair = next(graph.quads_for_pattern(None, KG.contradicts, None, DefaultGraph()))
    assert isinstance(pair.subject, NamedNode)
    assert isinstance(pair.object, NamedNode)
    text = client.get(f"/statement/{pair.subject.value.rpartition('/')[2]}", headers=HTML).text
    assert "What contradicts it" in text
    assert f'id="{pair.object.value.rpartition("/")[2]}"' in text


def test_an_article_page_has_its_statements_in_its_own_words_alone(client: TestClient) -> None:
    text = client.get("/article/1-detained", headers=HTML).text
    assert "Iceland detains Norwegian captain in herring dispute" in text
    assert "The Example Courier" in text
    assert 'href="https://courier.example/detained"' in text
    assert text.count("<blockquote>") == text.count('<li class="fact"') > 3


def test_nobody_by_that_name(client: TestClient) -> None:
    response = client.get("/entity/norwy", headers=HTML)
    assert response.status_code == 404
    assert '<a href="/entity/norway">Norway</a>' in response.text
    assert client.get("/entity/norwy").text == "there is no entity 'norwy' here\n"
    assert client.get("/statement/nope", headers=HTML).status_code == 404
    assert "<h1>There is no such page</h1>" in client.get("/nowhere", headers=HTML).text


def test_search_page(client: TestClient) -> None:
    assert '<a href="/entity/norway">Norway</a>' in client.get("/search?q=nor", headers=HTML).text
    assert "The nearest names" in client.get("/search?q=norwey", headers=HTML).text
    text = client.get("/search", params={"q": '"><script>alert(1)</script>'}, headers=HTML).text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_articles_are_listed_by_outlet_and_entity(client: TestClient) -> None:
    assert client.get("/articles", headers=HTML).text.count("/article/") == 10
    one = client.get("/articles", params={"outlet": "Harbour Daily"}, headers=HTML).text
    assert one.count("/article/") == one.count("<span>Harbour Daily</span>") == 2
    assert "Articles about" in client.get("/articles?entity=norway", headers=HTML).text


def test_the_explorer_has_its_programs_as_files_that_may_be_kept(client: TestClient) -> None:
    response = client.get("/")
    assert "script-src 'self'" in response.headers["content-security-policy"]
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', response.text)
    assert len(files) == 3
    for file in files:
        assert "immutable" in client.get(file).headers["cache-control"]
    assert client.get("/static/0/explorer.js").headers["cache-control"] == "no-cache"
    assert client.get("/static/0/nothing.js").status_code == 404
    assert client.get("/graph.html").headers["location"] == "/"


def test_an_article_of_the_folder_has_its_own_page(client: TestClient, folder: Path) -> None:
    (folder / "articles").mkdir()
    page = folder / "articles" / "3-embargo.html"
    page.write_text('<!doctype html><a href="../graph.html#entity=norway">Norway</a>', encoding="utf-8")
    try:
        response = client.get("/article/3-embargo", headers=HTML)
        assert response.status_code == 303
        assert response.headers["location"] == "/articles/3-embargo.html"
        own = client.get("/articles/3-embargo.html")
        assert own.text == page.read_text(encoding="utf-8")
        assert "script-src 'none'; style-src 'unsafe-inline'" in own.headers["content-security-policy"]
        assert client.get("/article/3-embargo", headers={"Accept": "text/turtle"}).status_code == 200
        assert client.get("/articles/index.html").headers["location"] == "/articles"
    finally:
        page.unlink()
        page.parent.rmdir()


@pytest.mark.parametrize(
    "path", ["/articles/../graph.ttl", "/articles/%2e%2e%2fgraph.ttl", "/articles/a.html", "/articles/graph.ttl"]
)
def test_only_pages_of_articles_are_sent_from_the_folder(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
