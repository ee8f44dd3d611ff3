"""What the network changes for a user, and what it leaves alone: builds, other ontologies, kg explain."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

import kg
from kg.annotate import DEFAULT_MODEL, annotate, load_model
from kg.extract.learned import network as learned
from kg.extract.learned.network import FOLDER, load_network
from kg.gazetteer import load_gazetteer
from kg.hearing import ask_network
from kg.library import open_library
from kg.losses import read_fact
from kg.model import Article
from kg.ontology import Ontology, extend_ontology, load_ontology
from kg.pipeline import extractor_version
from kg.sight import Sight, look
from tests.extract.learned.test_network import trained
from tests.test_cli import run
from tests.test_new_relation import LABELS
from tests.test_new_relation import NEWS as MUSEUM_NEWS

EXAMPLES = Path(__file__).parent.parent / "examples"
NEWS = """Norwegian Foreign Minister Ada Moss met her Finnish counterpart, Juhani Salo, in Helsinki on Monday.

Hungary refused to join the Tatra Accord. The army of Myanmar had shelled the village of Nawng Hkam, Moss said. She
praised Juhani Salo, who received the Silver Quill Prize. Peru has not expelled the Chilean ambassador, Marta Riveros.
"""
PREFIXES = """
@prefix kg: <https://w3id.org/kg-press/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
OTHER_MET = (
    PREFIXES
    + """
kg:met a kg:EventRelation, owl:SymmetricProperty ; schema:domainIncludes kg:Actor ; schema:rangeIncludes kg:Actor ;
    skos:definition "Another meaning than the one at training."@en ; kg:eventClass kg:Meeting ; kg:verb "X meet Y" .
"""
)

pytestmark = [pytest.mark.model, trained]


@pytest.fixture
def no_network(monkeypatch, tmp_path) -> Iterator[None]:
    """Neither the weights nor what runs them are there."""
    monkeypatch.setattr(learned, "FOLDER", tmp_path / "no weights")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    load_network.cache_clear()
    yield
    load_network.cache_clear()


@pytest.fixture
def news(tmp_path) -> Path:
    (tmp_path / "news.txt").write_text(NEWS)
    return tmp_path / "news.txt"


def see(ontology: Ontology, text: str = NEWS) -> Sight:
    article = Article(id="news", text=text)
    return look(article, annotate(article, load_model()), ontology, load_gazetteer(), load_network())


def contents(folder: Path) -> dict[str, bytes]:
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.name != "library.sqlite")
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


def test_two_builds_write_the_same_bytes_and_quotes_are_slices(news, tmp_path):
    for name in ("one", "two"):
        graph = kg.build(news, output=tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert "network" in {claim.extractor for reading in graph.readings for claim in reading.claims}
    claims = [json.loads(line) for line in (tmp_path / "one" / "claims.jsonl").read_text().splitlines()]
    assert len({claim["id"] for claim in claims}) == len(claims)
    for claim in claims:
        assert claim["quote"] == NEWS[claim["start"] : claim["end"]]
        for end in (claim["subject"], claim["object"]):
            assert end["text"] == NEWS[end["start"] : end["end"]]


def test_fast_needs_neither_weights_nor_runtime(news, no_network):
    graph = kg.build(news, fast=True)
    assert graph.claims
    article = Article(id="news", text=NEWS)
    rules = look(article, annotate(article, load_model()), load_ontology(), load_gazetteer()).reading
    assert [reading.claims for reading in graph.readings] == [rules.claims]
    assert [reading.mentions for reading in graph.readings] == [rules.mentions]
    assert run("explain", NEWS, "--fast") == 0


@pytest.mark.parametrize("command", ["build", "explain"])
def test_missing_weights_are_one_sentence_and_status_1(news, no_network, tmp_path, capsys, command):
    options = ["-o", tmp_path / "out"] if command == "build" else []
    assert run(command, news, *options) == 1
    [said] = capsys.readouterr().err.strip().splitlines()
    assert "--fast" in said
    assert not (tmp_path / "out").exists()


def test_a_missing_runtime_is_named(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    load_network.cache_clear()
    assert run("explain", "Norway slept.") == 1
    load_network.cache_clear()
    [said] = capsys.readouterr().err.strip().splitlines()
    assert "onnxruntime" in said
    assert "--fast" in said


def test_what_was_read_fast_is_read_again_without(news, tmp_path):
    out, read = tmp_path / "out", list[str]()
    for fast in (True, True, False, False):
        kg.build(news, output=out, fast=fast, on_article=lambda a: read.append(a.id))
    assert read == ["news", "news"]
    with open_library(out / "library.sqlite") as library:
        assert library.extractor == extractor_version("", DEFAULT_MODEL, load_network())
        assert library.extractor != extractor_version("", DEFAULT_MODEL, None)


@pytest.mark.parametrize(
    ("turtle", "text"),
    [
        (LABELS, MUSEUM_NEWS),
        ((EXAMPLES / "companies" / "companies.ttl").read_text(), (EXAMPLES / "companies" / "article.txt").read_text()),
    ],
    ids=["labels", "companies"],
)
def test_an_ontology_of_another_field_is_read_as_without_the_network(tmp_path, capfd, turtle, text):
    (tmp_path / "own.ttl").write_text(turtle)
    (tmp_path / "news.txt").write_text(text)
    for name, fast in (("with", False), ("without", True)):
        kg.build(tmp_path / "news.txt", output=tmp_path / name, ontology=tmp_path / "own.ttl", fast=fast)
    with_it, without = contents(tmp_path / "with"), contents(tmp_path / "without")
    assert with_it["claims.jsonl"]
    for name in with_it.keys() - {"library.sqlite"}:  # it names what read the articles, as the graph does at its head
        told, alone = (files[name].partition(b"# Entities")[2] or files[name] for files in (with_it, without))
        assert told == alone, name
    assert capfd.readouterr() == ("", "")


def test_a_relation_that_means_something_else_is_left_to_the_rules():
    before, after = see(load_ontology()), see(extend_ontology(OTHER_MET, "own.ttl"))
    assert before.opinion.relations - after.opinion.relations == {"met"}
    assert "met" in {score.predicate for score in before.opinion.scores}
    assert "met" not in {score.predicate for score in after.opinion.scores}
    heard = [a.network for a in after.appraisals if a.claim.predicate == "met"]
    assert heard
    assert set(heard) == {None}
    assert any(a.network is not None for a in after.appraisals)


def test_pairs_of_kinds_that_no_known_relation_joins_are_never_asked():
    terms = load_ontology()
    only = replace(terms, relations={"received": terms.relations["received"]})
    for ontology in (terms, only):
        sight = see(ontology)
        assert sight.opinion.pairs
        for pair in sight.opinion.pairs:
            kinds = [ontology.main_kind(mention.kind) for mention in (pair.first, pair.second)]
            ways = product(ontology.relations.values(), (kinds, kinds[::-1]))
            assert any(ontology.admits(relation, *way) for relation, way in ways)
    assert {score.predicate for score in sight.opinion.scores} <= {"received"}


def test_explain_shows_pairs_chances_and_reasons(capsys):
    assert run("explain", NEWS) == 0
    shown = capsys.readouterr().out
    section = shown[shown.index("Network") : shown.index("Claims")]
    assert "not made because" in section
    assert "below 0." in section
    choices = see(load_ontology()).choices
    agreed, unlikely = (next(c for c in choices if (c[2] is None) is made) for made in (True, False))
    for _, claim, _ in (agreed, unlikely):
        assert claim.predicate in section
        assert f"{claim.confidence:.2f}" in section
    assert run("explain", NEWS, "--fast") == 0
    assert "which pairs it was asked about" not in capsys.readouterr().out


def test_explain_tells_of_a_fact_with_the_network(capsys):
    assert run("explain", NEWS, "--fact", "Ada Moss met Juhani Salo") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "found" in said
    assert "network says 0." in said
    assert said.endswith("; claimed")
    assert run("explain", NEWS, "--fact", "Hungary signed Tatra Accord", "--fast") == 0
    said = capsys.readouterr().out
    assert "lost by the layer" in said
    assert "network" not in said


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("Norway attacked Peru", "was not asked: the two are never near each other"),
        ("Ada Moss received Helsinki", "was not asked: the two are never near each other"),
        ("Juhani Salo met Ada Moss", "; claimed"),
        ("Ada Moss killed Juhani Salo", "was asked about the two, and does not think that the text says so"),
    ],
)
def test_what_the_network_does_not_say_has_its_reason(fact, said):
    asked = read_fact(fact, load_ontology())
    assert said in ask_network(see(load_ontology()), asked)


def test_of_a_relation_that_it_was_not_trained_on_the_network_says_so():
    changed = extend_ontology(OTHER_MET, "own.ttl")
    assert ask_network(see(changed), read_fact("Ada Moss met Juhani Salo", changed)) == (
        "was not trained on this relation"
    )


def test_the_weights_come_with_the_package():
    assert FOLDER.is_relative_to(Path(kg.__file__).parent)
