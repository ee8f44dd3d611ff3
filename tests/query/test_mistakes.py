"""What a query's author is told: where it is wrong, what was meant, and why it may find less than was meant."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store

from kg.errors import KgError
from kg.query.nearest import suggest_term
from kg.query.questions import stored_questions
from kg.query.run import peek, prepare
from kg.query.tokens import point
from kg.record import record
from kg.store import infer, load
from tests.query.asking import run_query
from tests.readings import small_world, tiny_ontology


@pytest.fixture(scope="module")
def store() -> Store:
    made = load(record(*small_world(), tiny_ontology()))
    infer(made)
    return made


def advice(store: Store, sparql: str) -> list[str]:
    asked = prepare(store, sparql, {})
    return asked.advice(empty=peek(asked.answer())[1])


@pytest.mark.parametrize(
    ("sparql", "reason", "pointed"),
    [
        ("SELCT ?x { ?x ?y ?z }", "did you mean 'SELECT'?", "SELCT"),
        ("SELECT ?x { ?x a kg:Person ", "'{' is never closed", "{"),
        ("SELECT ?x { ?x a kg:Person )", "')' stands where something else", ")"),
        ("SELECT ?x { ?x a kg:Person } }", "'}' closes nothing", "}"),
        ('SELECT ?x { ?x ?y "Ada }', "the string that begins here does not end", '"'),
        ("SELECT ?s, ?p { ?s ?p ?o }", "there is no comma here", ","),
        ("SELECT COUNT(?x) { ?x ?y ?z }", "write (COUNT(…) AS ?name)", "COUNT"),
        ("SELECT * { ?s ?p ?o FILTER ?s > 3 }", "what FILTER asks stands in brackets", "FILTER"),
        ("SELECT * { ?s ?p ?o } ORDER ?s", "write ORDER BY", "ORDER"),
        ("SELECT * { ?s a kg:Person ?s kg:met ?o }", "is a full stop or a semicolon missing before ?s?", "?s"),
        ("SELECT * { ?s a kg:Person .\n ?x ?y }", "the triple that begins here is not whole", "?x"),
        ("PREFIX a: <http://a/> SELECT * { ?s b:c ?o }", "unknown prefix 'b'", "b:c"),
        ("SELECT * { ?s kgg:met ?o }", "unknown prefix 'kgg'; did you mean 'kg'?", "kgg:met"),
        ("SELECT * { ?s kg:Met ?o }", "kg has no term 'Met'; did you mean kg:met?", "kg:Met"),
        ("SELECT *\n{ ?s\tkg:releasedFrom ?o }", "did you mean kg:released?", "kg:releasedFrom"),
        ('SELECT * { ?s kg:\\"x ?o }', "kg has no term", 'kg:\\"x'),
        ("SELECT * { ?s kg:met ?o } LIMIT many", "not SPARQL from here on", "LIMIT many"),
    ],
)
def test_a_mistake_is_shown_in_its_line(store: Store, sparql: str, reason: str, pointed: str) -> None:
    with pytest.raises(KgError) as error:
        run_query(store, sparql)
    message, line, marks = str(error.value).split("\n")
    assert reason in message
    at = marks.index("^")
    assert line[at : at + marks.count("^")] == pointed
    assert set(marks) == {" ", "^"}


def test_what_has_no_place_of_its_own_is_said_plainly(store: Store) -> None:
    with pytest.raises(KgError, match=r"neither in GROUP BY nor inside a COUNT or the like$"):
        run_query(store, "SELECT ?x (COUNT(?y) AS ?n) { ?x kg:met ?y }")


def test_long_lines_are_cut_around_the_place() -> None:
    sparql = "SELECT * { " + "?s ?p ?o . " * 40 + "?x kg:mett ?y }"
    line, marks = point(sparql, sparql.index("kg:mett"), 7).split("\n")
    assert len(line) <= 104
    assert line[marks.index("^") :].startswith("kg:mett")
    wide = 'SELECT * { ?s ?p "日本" . ?x kg:mett ?y }'
    line, marks = point(wide, wide.index("kg:mett"), 7).split("\n")
    assert marks.index("^") == line.index("kg:mett") + 2  # each of the two signs takes two columns


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("releasedFrom", "kg:released"),
        ("sanctions", "kg:sanctioned"),
        ("freed", "kg:released"),
        ("statement", "kg:Statement"),
        ("president", "kg:headOfStateOf"),
        ("imposedSanctionsOn", "kg:sanctioned"),
        ("spokesman", "kg:spokespersonFor"),
        ("bombed", "kg:attacked"),
    ],
)
def test_a_term_is_found_by_letters_words_and_lexicon(name: str, meant: str) -> None:
    assert meant in suggest_term(name)


def test_nothing_is_suggested_for_what_means_nothing() -> None:
    assert suggest_term("xyzzy") == ""


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT ?x ?y { ?x kg:visited ?z }", ["nothing binds ?y, so it stays empty"]),
        ("SELECT ?x { ?x kg:visited ?z FILTER(?a > 1) } ORDER BY ?b", ["nothing binds ?a", "nothing binds ?b"]),
        ("SELECT ?x { ?x a kg:Person FILTER(!BOUND(?a)) FILTER NOT EXISTS { ?x kg:released ?c } }", []),
        ("SELECT (COUNT(?x) AS ?n) { ?x a kg:Person VALUES ?v { 1 } BIND(1 AS ?w) FILTER(?v = ?w) } ORDER BY ?n", []),
        ("SELECT ?x { id:Norland ^kg:envoyOf ?x }", ["did you mean id:norland?"]),
        ("SELECT ?x { ?x kg:envoyOf id:Norland }", ["id:Norland is not in this graph; did you mean id:norland?"]),
        ("SELECT ?x { ?x kg:envoyOf id:zzzzzzzz }", ["id:zzzzzzzz is not in this graph"]),
        ("SELECT ?x { ?x kg:sanctioned ?y }", ["nothing in this graph is said by kg:sanctioned"]),
        ("SELECT ?x { ?x skos:preflabel ?y }", ["skos:preflabel; did you mean skos:prefLabel?"]),
        ('SELECT ?x { ?x skos:prefLabel "ada moss" }', ['has skos:prefLabel "ada moss"; did you mean "Ada Moss"?']),
        ('SELECT ?x { ?x rdfs:label "released"@en }', ['did you mean "released"?']),
        ("SELECT ?x { id:norland kg:envoyOf ?x }", ["kg:envoyOf leads the other way round: ?x kg:envoyOf id:norland"]),
        ("SELECT ?x { id:sudonia kg:released ?x }", []),
        ("SELECT ?x { GRAPH ?g { ?x kg:released ?y } } ", []),
        ("SELECT ?x FROM <a:nowhere> { ?x kg:released ?y }", ["there is no graph <a:nowhere>"]),
        ("SELECT ?x FROM NAMED <a:nowhere> { GRAPH ?g { ?x kg:released ?y } }", ["there is no graph <a:nowhere>"]),
    ],
)
def test_advice_says_what_is_suspicious(store: Store, sparql: str, told: list[str]) -> None:
    found = advice(store, sparql)
    assert len(found) == len(told), found
    for sentence, expected in zip(found, told, strict=True):
        assert expected in sentence


def test_graph_is_explained_where_there_are_no_graphs() -> None:
    quads = record(*small_world(), tiny_ontology())
    flat = load(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    assert "GRAPH finds nothing in this file" in advice(flat, "SELECT * { GRAPH ?g { ?s kg:met ?o } }")[0]


def test_from_asks_one_article(store: Store) -> None:
    asked = "SELECT ?x FROM <https://w3id.org/kg-press/article/a-1> { ?x kg:envoyOf ?y }"
    assert "norland" in run_query(store, asked.replace("?x FROM", "?y FROM"), width=None)
    assert "sudonia" not in run_query(store, asked.replace("?x FROM", "?y FROM"), width=None)


QUERIES = [question.sparql for question in stored_questions().values()] + [
    "PREFIX ex: <http://example.org/> CONSTRUCT { ?a ex:b ?c } WHERE { ?a kg:met ?c FILTER(?a != ?c) } LIMIT 5",
    "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a (kg:met|^kg:met)* ?b } GROUP BY ?b HAVING(COUNT(?a) > 1)",
    "DESCRIBE ?x { ?x skos:prefLabel 'Norland', \"Sudonia\"@en }",
    "ASK { GRAPH ?g { ?s ?p 1.5e3, true, '''x''' } MINUS { [] a kg:Person } }",
]
PIECES = [
    *(
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ".",
        ";",
        ",",
        "?",
        "$",
        "'",
        '"',
        '"""',
        "<",
        ">",
        "<<",
        ">>",
        "^^",
        "@en",
        "\\",
        "#",
    ),
    *(
        "\n",
        "\0",
        "\ud800",
        "\u202e",
        "é",
        "😀",
        "SERVICE",
        "LOAD",
        "SELECT",
        "GROUP BY",
        "OPTIONAL",
        "UNION",
        "kg:",
        "id:x",
    ),
    *(":", "_:b", "?entity", "kg:nothing", "nope:x", "|", "/", "*", "+", "!", "-", "=", "&&", "a", "1", "%", "\\u0041"),
]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A query with pieces lost, moved, doubled and put in."""
    text = draw(st.sampled_from(QUERIES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.integers(0, 12)), len(text))
        put = draw(st.sampled_from(PIECES) | st.just(text[start:end] * 2) | st.text(max_size=3))
        text = text[:start] + put + text[end:]
    return text


@settings(deadline=None, max_examples=150)
@given(damaged(), st.sampled_from(["table", "csv", "tsv", "json", "srj", "md", "ttl"]))
def test_whatever_is_asked_ends_in_an_answer_or_a_sentence(store: Store, text: str, format: str) -> None:
    with suppress(KgError):
        asked = prepare(store, text, {})
        run_query(store, text, format=format)
        asked.advice(empty=True)
        asked.part()


@pytest.mark.parametrize(
    "text",
    [
        *(f"FILTER({text})" for text in ("(" * 9000, "!" * 9000 + "1", "1" + "+1" * 9000, "1" + "||1" * 9000)),
        "{" * 9000 + "?s a ?o" + "}" * 9000,
        "OPTIONAL { ?s a ?o } " * 9000,
        "?s a ?o . " * 9000,
        "?s a 1" + ", 1" * 9000,
        "VALUES ?s { 1 } " * 9000,
        "{ } UNION " * 9000 + "{ }",
        "?s ?p " + "a" + ".a" * 200_000,  # no name, and found to be none at once
    ],
)
def test_what_would_break_the_store_is_not_asked(store: Store, text: str) -> None:
    with pytest.raises(KgError, match="more than 3,000 words and signs"):
        run_query(store, f"SELECT * {{ {text} }}")


def test_values_may_be_many(store: Store) -> None:
    ids = " ".join(str(NamedNode(f"https://w3id.org/kg-press/id/e{number}")) for number in range(9000))
    assert run_query(store, f"SELECT ?x {{ VALUES ?x {{ {ids} id:norland }} ?x a kg:Country }}").count("id:") == 1
