"""The page of an ontology: all terms are on it, every link leads somewhere, and what a user writes stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from typer.testing import CliRunner

from kg.cli import app
from kg.ontology import extend_ontology, load_ontology, read_ontology
from kg.rdf.vocab import KG, PLOVER
from kg.reference.page import digest, render

COMMITTED = Path(__file__).parents[2] / "docs" / "ontology.html"
HOSTILE = """
@prefix : <https://example.org/sea#> . @prefix kg: <https://w3id.org/kg-press/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> .
<https://example.org/sea> a owl:Ontology ; dcterms:title "</title><script>alert(1)</script>" ;
    skos:historyNote "1: <img src=x onerror=alert(2)>" .
:Ship a kg:Kind, owl:Class ; rdfs:label "<b onclick=alert(3)>ship" ; rdfs:subClassOf kg:Good, :Boat ; kg:cue "</p><i>" .
:Boat a kg:Kind, owl:Class ; rdfs:label "boat" ; rdfs:subClassOf :Ship .
:towed a owl:ObjectProperty ; rdfs:label "towed" ; skos:definition "$title ${style} <script>" ;
    rdfs:domain :Ship ; rdfs:range :Ship ; kg:verb "X tow|drag Y" ;
    kg:example "X[<u>The Gull</u>] towed Y[the \\"Tern\\"]." ;
    skos:closeMatch <javascript:alert(4)>, <https://example.org/?a=1&b=2> .
"""


class Page(HTMLParser):
    """The elements of a page with their attributes, and the ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.ids = [about["id"] for _, about in self.elements if "id" in about]
        self.addresses = [str(about["href"]) for _, about in self.elements if "href" in about]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def text() -> str:
    return render(load_ontology())


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_the_committed_page_is_the_one_that_the_ontology_gives(text: str) -> None:
    assert COMMITTED.read_text("utf-8") == text, "run: kg ontology --output docs/ontology.html"


def test_every_term_has_its_local_name_as_anchor(page: Page) -> None:
    for namespace in (KG, PLOVER):
        terms = {s for s in load_ontology().graph.subjects() if isinstance(s, URIRef) and s in namespace}
        assert terms
        assert {str(term).removeprefix(str(namespace)) for term in terms} <= set(page.ids)


@pytest.mark.parametrize("ontology", [load_ontology(), extend_ontology(HOSTILE, "sea.ttl")])
def test_ids_are_unique_and_links_lead_to_them(ontology) -> None:
    page = Page(render(ontology))
    assert len(page.ids) == len(set(page.ids))
    assert {address[1:] for address in page.addresses if address.startswith("#")} <= set(page.ids)


def test_nothing_is_loaded_from_elsewhere(text: str, page: Page) -> None:
    assert not {"link", "img", "iframe", "object"} & {tag for tag, _ in page.elements}
    assert not any({"src", "style"} & about.keys() for _, about in page.elements)
    for name in ("style", "script"):
        (inside,) = re.findall(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert f"{name}-src '{digest(inside)}'" in text


def test_what_a_user_writes_stays_text() -> None:
    text = render(extend_ontology(HOSTILE, "sea.ttl"))
    page, ours = Page(text), Page(render(load_ontology()))
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in ours.elements}
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not any(name.startswith("on") for _, about in page.elements for name in about)
    assert all(address.startswith(("#", "https://", "http://")) for address in page.addresses)
    assert "&lt;/title&gt;" in text
    assert "$title ${style} &lt;script&gt;" in text


def test_the_page_is_about_the_file_given(tmp_path: Path) -> None:
    source, target = tmp_path / "sea.ttl", tmp_path / "sea.html"
    source.write_text(HOSTILE.replace("</title><script>alert(1)</script>", "The sea"), encoding="utf-8")
    done = CliRunner().invoke(app, ["ontology", str(source), "--output", str(target)])
    assert done.exit_code == 0, done.output
    assert "31 kinds and 47 relations" in done.output
    assert "<title>The sea</title>" in target.read_text("utf-8")
    assert 'id="towed"' in target.read_text("utf-8")


def test_a_bad_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("<a", encoding="utf-8")
    done = CliRunner().invoke(app, ["ontology", str(tmp_path / "bad.ttl"), "--output", str(tmp_path / "bad.html")])
    assert "is not valid Turtle" in str(done.exception)
    assert not (tmp_path / "bad.html").exists()


def test_the_same_ontology_gives_the_same_page_in_whatever_order_it_is_read() -> None:
    lines = load_ontology().graph.serialize(format="nt").splitlines()
    graph = Graph().parse(data="\n".join(reversed(lines)), format="nt")
    assert render(read_ontology(graph)) == render(load_ontology())
