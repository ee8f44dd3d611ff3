"""/sparql keeps to the SPARQL 1.1 Protocol (after the W3C's own tests of it), and other programs can talk to it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, Graph, URIRef, Variable
from rdflib.namespace import VOID
from rdflib.plugins.stores.sparqlconnector import SPARQLConnector
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result
from starlette.testclient import TestClient

from tests.serve.server import Server

WHO = "SELECT ?who ?whom { ?a kg:released ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom } ORDER BY ?whom"
ANY = "ASK { ?s ?p ?o }"
ABOUT = "CONSTRUCT { id:libya ?p ?o } WHERE { id:libya ?p ?o }"
INFERRED = "https://w3id.org/kg-press/graph/inferred"
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"


def ask(client: TestClient, sparql: str, accept: str = "", **params: Any) -> Any:
    return client.get("/sparql", params={"query": sparql, **params}, headers={"Accept": accept or "*/*"})


def yes(response: Any) -> bool:
    assert response.status_code == 200, response.text
    return bool(response.json()["boolean"])


def test_a_query_comes_in_the_address_in_a_form_or_as_the_body(client: TestClient) -> None:
    by_address = ask(client, ANY)
    by_form = client.post("/sparql", data={"query": ANY})
    by_body = client.post("/sparql", content=ANY, headers={"Content-Type": QUERY})
    in_utf_8 = client.post("/sparql", content=ANY, headers={"Content-Type": f"{QUERY}; charset=UTF-8"})
    assert all(yes(response) for response in (by_address, by_form, by_body, in_utf_8))


@pytest.mark.parametrize(
    ("content", "type", "status"),
    [
        (b"query=ASK%20%7B%7D&query=ASK%20%7B%7D", FORM, 400),
        (b"", FORM, 400),
        (b"query=ASK%20%7B%7D&update=CLEAR%20ALL", FORM, 403),
        (b"update=CLEAR%20ALL", FORM, 403),
        (b"query=%ff%fe", FORM, 400),
        (b"\xff\xfe", QUERY, 400),
        (b"CLEAR ALL", "application/sparql-update", 403),
        (b"ASK {}", "", 415),
        (b"ASK {}", "text/plain", 415),
        ("ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16", 415),
        (b"ASK { ", QUERY, 400),
        (b"", QUERY, 400),
        (b"INSERT DATA { <x:a> <x:b> <x:c> }", QUERY, 400),
        (b"ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", QUERY, 400),
        (b"questions/released.rq", QUERY, 400),  # names no file here
        (b"released", QUERY, 400),  # and no stored question
        (b"x" * ((1 << 20) + 1), QUERY, 413),
    ],
)
def test_what_is_no_question_is_refused_in_a_sentence(
    client: TestClient, content: bytes, type: str, status: int
) -> None:
    response = client.post("/sparql", content=content, headers={"Content-Type": type} if type else {})
    assert response.status_code == status
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.strip()
    assert "Traceback" not in response.text


def test_a_body_that_does_not_tell_its_length_has_a_limit_too(client: TestClient) -> None:
    pieces = iter([b"x" * 65536] * 32)
    assert client.post("/sparql", content=pieces, headers={"Content-Type": QUERY}).status_code == 413


def test_mistakes_are_explained_with_their_place(client: TestClient) -> None:
    response = ask(client, "SELECT ?a\n{ ?a kg:releasd ?b }")
    assert response.status_code == 400
    assert "line 2, column 6" in response.text
    assert "did you mean kg:released?" in response.text


@pytest.mark.parametrize(("method", "status"), [("PUT", 405), ("DELETE", 405), ("PATCH", 405)])
def test_other_methods_are_not_done(client: TestClient, method: str, status: int) -> None:
    response = client.request(method, "/sparql", params={"query": ANY})
    assert (response.status_code, set(response.headers["Allow"].split(", "))) == (status, {"GET"})


def test_options_tells_the_methods(client: TestClient) -> None:
    response = client.options("/sparql")
    assert (response.status_code, response.headers["Allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_head_tells_what_get_would(client: TestClient) -> None:
    got, told = ask(client, WHO), client.head("/sparql", params={"query": WHO})
    assert (told.status_code, told.content) == (200, b"")
    assert told.headers["Content-Length"] == got.headers["Content-Length"] == str(len(got.content))


@pytest.mark.parametrize(
    ("accept", "type", "reads"),
    [
        ("", JSON, "json"),
        (JSON, JSON, "json"),
        ("application/json", "application/json", "json"),
        (f"{JSON};q=0.1, {XML};q=0.9", XML, "xml"),
        ("text/csv", "text/csv; charset=utf-8", "csv"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "tsv"),
    ],
)
def test_rows_come_as_who_asks_wants_them(client: TestClient, accept: str, type: str, reads: str) -> None:
    response = ask(client, WHO, accept)
    assert (response.headers["Content-Type"], response.headers["Vary"]) == (type, "Accept")
    parsed = Result.parse(iter_file(response.content), format=reads)
    assert [str(row[Variable("whom")]) for row in parsed.bindings][:1] == ["41 Italian fishermen"]
    assert len(parsed.bindings) == 3


def iter_file(content: bytes) -> Any:
    from io import BytesIO

    return BytesIO(content)


@pytest.mark.parametrize(
    ("accept", "type", "format"),
    [
        ("", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
        ("text/turtle", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", "application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_triples_come_as_who_asks_wants_them(client: TestClient, accept: str, type: str, format: RdfFormat) -> None:
    response = ask(client, ABOUT, accept)
    assert response.headers["Content-Type"] == type
    triples = {quad.triple for quad in parse(response.content, format=format)}
    same = {quad.triple for quad in parse(ask(client, ABOUT, "text/turtle").content, format=RdfFormat.TURTLE)}
    assert len(triples) > 5
    assert triples == same


@pytest.mark.parametrize(("sparql", "accept"), [(WHO, "text/turtle"), (ABOUT, JSON), (ANY, "image/png")])
def test_what_there_is_not_is_told_with_what_there_is(client: TestClient, sparql: str, accept: str) -> None:
    response = ask(client, sparql, accept)
    assert response.status_code == 406
    assert "can be had as" in response.text


def test_cells_that_spreadsheets_would_run_are_text(client: TestClient) -> None:
    sparql = 'SELECT ?x { VALUES ?x { "=1+1" } }'
    assert ask(client, sparql, "text/csv").text.splitlines()[1] == "'=1+1"
    assert ask(client, sparql, "text/tab-separated-values").text.splitlines()[1] == '"=1+1"'


def test_the_request_may_name_the_graphs(client: TestClient) -> None:
    within = f"ASK {{ GRAPH <{INFERRED}> {{ ?s ?p ?o }} }}"
    assert yes(ask(client, within))
    assert yes(ask(client, within, **{"named-graph-uri": INFERRED}))
    assert not yes(ask(client, ANY, **{"named-graph-uri": INFERRED}))  # the default graph is then empty
    assert yes(ask(client, ANY, **{"default-graph-uri": INFERRED}))
    assert not yes(ask(client, ANY, **{"default-graph-uri": "https://example.org/none"}))
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    whole, part = (
        int(ask(client, count, **params).json()["results"]["bindings"][0]["n"]["value"])
        for params in ({}, {"default-graph-uri": INFERRED})
    )
    assert part == client.get("/health").json()["inferred"]
    assert part < whole
    both = client.post(
        "/sparql", params={"default-graph-uri": INFERRED}, content=count, headers={"Content-Type": QUERY}
    )
    assert int(both.json()["results"]["bindings"][0]["n"]["value"]) == part
    over = "ASK FROM <https://example.org/none> { ?s ?p ?o }"
    assert not yes(ask(client, over))
    assert yes(ask(client, over, **{"default-graph-uri": INFERRED}))  # what the request says goes first
    assert ask(client, ANY, **{"default-graph-uri": "no iri"}).status_code == 400


@pytest.mark.parametrize("type", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"])
def test_it_describes_itself(client: TestClient, type: str) -> None:
    response = client.get("/sparql", headers={"Accept": type})
    assert response.headers["Content-Type"].startswith(type)
    graph = Graph().parse(data=response.text, format=type)
    sd = "http://www.w3.org/ns/sparql-service-description#"
    service = graph.value(None, RDF.type, URIRef(f"{sd}Service"))
    assert graph.value(service, URIRef(f"{sd}endpoint")) == URIRef("http://localhost/sparql")
    assert graph.value(service, URIRef(f"{sd}supportedLanguage")) == URIRef(f"{sd}SPARQL11Query")
    assert len(list(graph.objects(service, URIRef(f"{sd}resultFormat")))) == 8
    health = client.get("/health").json()
    assert {int(str(number)) for number in graph.objects(None, VOID.triples)} == {
        health["inferred"],
        health["triples"] + health["inferred"],
    }


def test_browsers_get_to_the_page_for_queries(client: TestClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (response.status_code, response.headers["Location"]) == (303, "/query")
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_stored_questions_have_addresses(client: TestClient) -> None:
    listed = {question["name"]: question for question in client.get("/questions").json()}
    assert {param["name"] for param in listed["released"]["params"]} >= {"entity"}
    answer = client.get("/questions/released", params={"entity": "Libya"}, headers={"Accept": "text/csv"})
    assert "41 Italian fishermen" in answer.text
    assert client.get("/questions/nothing").status_code == 404
    unknown = client.get("/questions/released", params={"entity": "Lybia"})
    assert unknown.status_code == 400
    assert "Libya" in unknown.text
    assert client.get("/questions/released?entity=Libya&entity=Malta").status_code == 400
    assert client.get("/questions/..%2f..%2fsecret").status_code == 404


def test_rdflib_asks_it(server: Server) -> None:
    store = SPARQLStore(f"{server.url}sparql")
    graph = Graph(store)
    labels = {str(row[0]) for row in graph.query(WHO)}  # type: ignore[index, union-attr]
    assert labels == {"Libya", "Iceland"}
    libya = URIRef("https://w3id.org/kg-press/id/libya")
    assert (libya, RDF.type, None) in graph
    post = SPARQLConnector(f"{server.url}sparql", method="POST_FORM", returnFormat="csv")
    assert len(post.query(WHO).bindings) == 3
    triples = SPARQLConnector(f"{server.url}sparql", returnFormat="turtle").query(ABOUT)
    assert libya in set(triples.graph.subjects())  # type: ignore[union-attr]


def test_answers_are_those_of_kg_query(client: TestClient, folder: Any) -> None:
    from kg.query.run import open_store, prepare
    from kg.query.writers import Layout, write

    store = open_store(folder)
    told = "".join(write(prepare(store, WHO, {}).answer(), "csv", Layout(None)))
    assert ask(client, WHO, "text/csv").content.decode() == told
    assert json.loads(ask(client, WHO).text)["head"]["vars"] == ["who", "whom"]
