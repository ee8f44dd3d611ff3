"""Every check finds what it is for in a good graph that was spoilt, and nothing in a good one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from rdflib import RDF, SH, Graph

from kg.cli import main
from kg.rdf.prefixes import BASE, PREFIXES
from kg.record import record
from kg.validate import validate
from kg.validate.checks import Check, stored_checks
from kg.validate.display import as_json, as_text, as_turtle
from kg.validate.report import Report, Severity
from kg.validate.shapes import list_shapes, read_shapes
from tests.readings import hostile_world, small_world, tiny_ontology
from tests.written import turtle

SMALL = record(*small_world(), tiny_ontology())
HEADER = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())

Spoil = Callable[[], Store]


def spoilt(*updates: str) -> Store:
    """The small graph after some updates; `?x` in them is whatever matches."""
    store = Store()
    store.extend(Quad(q.subject, q.predicate, q.object) for q in SMALL)
    before = len(store), set(store)
    for update in updates:
        store.update(HEADER + update)
    assert (len(store), set(store)) != before, "the update changed nothing"
    return store


def change(property_: str, value: str, where: str = "") -> str:
    """An update that replaces a value of one node."""
    some = f"{{ SELECT ?s ?o WHERE {{ ?s {property_} ?o {where} }} ORDER BY ?s LIMIT 1 }}"
    return f"DELETE {{ ?s {property_} ?o }} INSERT {{ ?s {property_} {value} }} WHERE {some}"


FIRST = "{ SELECT ?s WHERE { ?s a kg:Statement } ORDER BY ?s LIMIT 1 }"
ODD_STATUS = change("kg:status", "kg:odd", "; a kg:Statement")
ODD_PLACE = "DELETE { ?e kg:place ?x } INSERT { ?e kg:place 'here' } WHERE { ?e kg:place ?x }"
SOME_FACT = "id:sudonia kg:released id:prisoners"

SPOILT: dict[str, tuple[str, ...]] = {
    "article-count": (change("kg:articleCount", "7"),),
    "contradicts": (f"INSERT {{ ?s kg:contradicts ?s }} WHERE {FIRST}",),
    "domain": ("DELETE { ?x a kg:Person } INSERT { ?x a kg:Good } WHERE { ?x a kg:Person }",),
    "ends-inside": (change("kg:subjectEnd", "900"),),
    "event-status": (change("kg:status", "kg:planned", "; a kg:Event"),),
    "evidence-has-claim": ("DELETE { ?c kg:states ?s } WHERE { ?c kg:states ?s . ?s rdf:predicate kg:released }",),
    "fact-on-a-word": ("INSERT DATA { id:ada-moss kg:met id:sudonia }",),
    "fact-without-statement": ("INSERT DATA { id:norland kg:released id:prisoners }",),
    "inverse": ("INSERT DATA { kg:released owl:inverseOf kg:releasedBy . id:port-hale kg:releasedBy id:sudonia }",),
    "labels": ("DELETE { id:prisoners skos:prefLabel ?l } WHERE { id:prisoners skos:prefLabel ?l }",),
    "office-of-two": (
        """INSERT DATA {
          state:a a kg:State ; rdf:subject id:ada-moss ; rdf:predicate kg:headOfStateOf ; rdf:object id:norland ;
            kg:holdsFrom "2019"^^xsd:gYear ; kg:holdsUntil "2024"^^xsd:gYear .
          state:b a kg:State ; rdf:subject id:bo-lind ; rdf:predicate kg:headOfStateOf ; rdf:object id:norland ;
            kg:reportedFrom "2021-03-04"^^xsd:date ; kg:reportedUntil "2021-03-09"^^xsd:date }""",
    ),
    "one-kind": ("INSERT DATA { id:ada-moss a kg:Country }",),
    "quote-length": (change("nif:anchorOf", '"other words"'),),
    "real-dates": (change("dcterms:issued", '"2015-02-30"^^xsd:date'),),
    "released-never-held": (),
    "report-count": (change("kg:reportCount", "7"),),
    "resolves": ("INSERT DATA { id:ada-moss kg:envoyOf id:nowhere }",),
    "said-twice": (
        """INSERT { statement:copy ?p ?o } WHERE
          { ?s ?p ?o { SELECT ?s WHERE { ?s a kg:Statement } ORDER BY ?s LIMIT 1 } }""",
    ),
    "seen": (change("kg:firstSeen", '"1999-01-01"^^xsd:date'),),
    "sentence-iri": (change("nif:referenceContext", "article:other"),),
    "statement-without-fact": (f"DELETE DATA {{ {SOME_FACT} }}",),
    "symmetric": (
        """DELETE { ?s rdf:subject ?a ; rdf:object ?b } INSERT { ?s rdf:subject ?b ; rdf:object ?a }
          WHERE { ?s a kg:Statement ; rdf:predicate kg:met ; rdf:subject ?a ; rdf:object ?b }""",
    ),
    "terms": ("DELETE { kg:released a ?c } WHERE { kg:released a ?c }",),
    "times-in-order": (change("sem:hasBeginTimeStamp", '"2030-01"^^xsd:gYearMonth'),),
    "told-before": (change("kg:validFrom", '"2031"^^xsd:gYear'),),
    "trigger-words": (change("kg:trigger", '"z"'),),
}


def check_of(name: str) -> Check:
    from kg.ontology import builtin_folder
    from kg.validate.checks import read_check

    return read_check((builtin_folder() / "checks" / f"{name}.rq").read_text())


def broken(report: Report) -> set[str]:
    return {problem.rule for problem in report.problems}


@pytest.mark.parametrize("name", SPOILT)
def test_each_check_finds_what_it_is_for(name: str) -> None:
    check = check_of(name)
    store = spoilt(*SPOILT[name]) if SPOILT[name] else spoilt("INSERT DATA { id:x rdfs:seeAlso id:x }")
    found = [problem for problem in validate(store).problems if problem.rule == check.rule]
    assert found
    assert {problem.severity for problem in found} == {check.severity}
    assert all(problem.value for problem in found)
    if name != "released-never-held":
        assert check.rule not in broken(validate(SMALL))


def test_every_check_is_proved() -> None:
    assert {check_of(name) for name in SPOILT} == set(stored_checks())
    assert len({check.rule for check in stored_checks()}) == len(SPOILT)


def test_the_page_lists_every_check() -> None:
    page = (Path(__file__).parents[2] / "docs" / "validation.md").read_text()
    assert all(f"| {check.rule} |" in page for check in stored_checks())


def test_denials_and_plans_give_no_fact() -> None:
    """What is only planned or denied is found where it stands as a fact."""
    rule = check_of("fact-without-statement").rule
    denied = spoilt(
        "INSERT { ?a ?p ?b } WHERE { ?s kg:status kg:negated ; rdf:subject ?a ; rdf:predicate ?p ; rdf:object ?b }"
    )
    assert rule in broken(validate(denied))


@pytest.mark.parametrize(
    ("update", "rule", "value"),
    [
        (f"INSERT {{ ?s kg:confidence 0.1 }} WHERE {FIRST}", "a statement has one confidence, from 0 to 1", "kg:conf"),
        (ODD_STATUS, "a statement is actual, planned, possible or negated", "kg:odd"),
        (ODD_PLACE, "the place of an event is a node", "“here”"),
        ("DELETE { ?a dcterms:identifier ?x } WHERE { ?a dcterms:identifier ?x }", "an article has one id", "missing"),
        (change("nif:beginIndex", "'three'"), "a sentence has one begin, counted from 0", "“three”"),
    ],
)
def test_shapes_speak_english(update: str, rule: str, value: str) -> None:
    [problem, *_] = [problem for problem in validate(spoilt(update)).problems if problem.rule == rule]
    assert value in problem.value
    assert problem.severity is Severity.VIOLATION


def test_every_shape_says_what_it_asks_for() -> None:
    shapes = read_shapes()
    for shape in (*shapes.subjects(RDF.type, SH.NodeShape), *shapes.objects(None, SH.property)):
        assert shapes.value(shape, SH.message), shape
    assert len(list_shapes(shapes)) >= 9


@pytest.mark.parametrize("world", [small_world, hostile_world])
def test_what_kg_writes_conforms(world) -> None:
    report = validate(record(*world(), tiny_ontology()))
    assert report.conforms, report.problems
    assert report.count(Severity.WARNING) == 0, report.problems


def test_a_graph_with_a_base_of_its_own_is_checked_there() -> None:
    base = "https://example.org/news/"
    quads = record(*small_world(), tiny_ontology(), base=base)
    assert validate(quads).conforms
    wrong = Quad(NamedNode(base + "id/ada-moss"), NamedNode(PREFIXES["kg"] + "envoyOf"), NamedNode(base + "id/nobody"))
    rules = broken(validate([*quads, wrong]))
    assert {check_of("labels").rule, check_of("resolves").rule} <= rules


def test_what_was_inferred_is_not_checked_as_if_it_was_said() -> None:
    inferred = Quad(*(NamedNode(BASE + "id/" + x) for x in "abc"), NamedNode(BASE + "graph/inferred"))
    assert validate([*SMALL, inferred]).problems == validate(SMALL).problems


def test_quotes_are_compared_with_the_articles() -> None:
    texts = {reading.article.id: reading.article.text for reading in small_world()[0]}
    assert validate(SMALL, texts).conforms
    [first, *_] = texts
    report = validate(SMALL, texts | {first: "Nothing of the kind."})
    assert broken(report) - broken(validate(SMALL)) == {"a sentence is a slice of its article"}
    del texts[first]
    assert any("holds no article" in problem.value for problem in validate(SMALL, texts).problems)


def hostile_report() -> Report:
    """Problems whose labels and values would do harm."""
    evil = "\x1b[31m<script>alert(1)</script>\n# heading\u202e"
    return validate(
        parse(
            f"""PREFIX kg: <{PREFIXES["kg"]}> PREFIX skos: <{PREFIXES["skos"]}>
            <{BASE}id/a> a kg:Person, kg:Country ; skos:prefLabel {json.dumps(evil)} ; kg:size {json.dumps(evil)} .
            <{BASE}claim/x> a kg:Claim ; kg:states <{BASE}statement/none> ;
              kg:subjectBegin "no number" ; kg:subjectEnd -1 .
            _:b a kg:Statement .""",
            format=RdfFormat.TURTLE,
        )
    )


def test_hostile_graphs_give_plain_lines() -> None:
    report = hostile_report()
    assert not report.conforms
    for line in as_text(report, BASE, everything=True):
        assert line.isprintable() or not line


def test_the_report_is_read_as_shacl_reports_are() -> None:
    report = validate(spoilt(*SPOILT["quote-length"]))
    graph = Graph().parse(data=as_turtle(report), format="turtle")
    assert len(list(graph.subjects(RDF.type, SH.ValidationResult))) == len(report.problems)
    for result in graph.objects(None, SH.result):
        for needed in (SH.focusNode, SH.resultSeverity, SH.resultMessage, SH.sourceConstraintComponent):
            assert graph.value(result, needed) is not None
    assert Graph().parse(data=as_turtle(hostile_report()), format="turtle")
    told = json.loads(as_json(report))
    assert told["conforms"] is False
    assert {problem["severity"] for problem in told["problems"]} >= {"violation"}


def run(*args: object) -> int:
    with pytest.raises(SystemExit) as stop:
        main([str(a) for a in args])
    return int(stop.value.code or 0)


def test_the_command_names_node_reason_and_how_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "graph.ttl").write_bytes(turtle(SMALL))
    assert run("validate", tmp_path) == 0
    assert capsys.readouterr().out.startswith("the graph conforms (")
    everyone = "DELETE { ?s kg:reportCount ?n } INSERT { ?s kg:reportCount 70 } WHERE { ?s kg:reportCount ?n }"
    (tmp_path / "graph.ttl").write_bytes(turtle(spoilt(everyone)))
    assert run("validate", tmp_path) == 1
    said = capsys.readouterr().out
    assert "violation: a statement counts the independent reports that its sentences are from (7)" in said
    assert "”: it says 70, and there are 1" in said
    assert "and 2 more (--all shows them)" in said
    assert run("validate", tmp_path, "--all") == 1
    assert "more (--all" not in capsys.readouterr().out
    assert run("validate", tmp_path, "--format", "json") == 1
    assert json.loads(capsys.readouterr().out)["conforms"] is False
