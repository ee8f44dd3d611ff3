import pytest
from pyoxigraph import Store

from kg.errors import KgError
from kg.query.check import check
from kg.query.tokens import read_levels, read_tokens
from kg.rdf.prefixes import PREFIXES


def ask(sparql: str) -> None:
    check(sparql, PREFIXES, {"met", "Person"}, lambda name: name == "ownTerm")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s kg:met ?o } # SERVICE <http://x/> kgg:y",
        'SELECT * { ?service kg:ownTerm \'SERVICE\', """LOAD "quoted" """, \'it\\\'s SERVICE\' }',
        "SELECT * { ?s <http://example.org/SERVICE#x> ?o }",
        "PREFIX ex: <http://example.org/> SELECT * { ?s ex:SERVICE 'x'@en FILTER(?a < ?b) }",
        "SELECT * { ?s id:secret-service ?service, <urn:service:a> }",
        "SELECT * { _:b kg:met ?o FILTER(?a<?b) }",
    ],
)
def test_words_in_strings_names_and_comments_are_no_commands(sparql: str) -> None:
    ask(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s kg:met ?o . SeRvIcE SILENT ?x { ?s ?p ?o } }",
        "SELECT * { FILTER(?a < 3) SERVICE <http://x/> { ?s ?p ?o } FILTER(?b > 3) }",
        "SELECT * { ?s ?p '#' . SERVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p <http://x/#'> . SERVICE <http://x/'> { ?s ?p ?o } }",
        "ASK{{}SERVICE<http://x/>{}}",
        "SELECT*{?s ?p trueSERVICE <http://x/>{}}",
        "SELECT*{?s ?p 5e0service <http://x/>{}}",
        "SELECT*{?s ?p id:.SERVICE <http://x/>{}}",
        "SELECT*{?s ?p id:-SERVICE <http://x/>{}}",
        "SELECT*{?s ?p trueSERVICEid:x{}}",
        "SELECT*{SERVICESILENT<http://x/>{}}",
        "SELECT*{?s ?p 'x'@en-SERVICE<http://x/>{}}",
        "PREFIX SERVICE: <http://x/> ASK { SERVICE:a {} }",
    ],
)
def test_no_disguise_lets_service_through(sparql: str) -> None:
    with pytest.raises(KgError, match="SERVICE"):
        ask(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT*{?a ?p ?b FILTER(?a<?b)SERVICE#>\nid:x{}}",
        "SELECT*{FILTER(1<'>')SERVICE<http://x/>{} FILTER(1>'')}",
        "SELECT*{?s ?p (''' ' #\\q\n).SERVICE<http://x/>{} #'''\n}",
        "SELECT*{?s ?p <http://x/#\\u0041>.SERVICE<http://x/>{}}",
        "BASE<http://x/>SELECT*{?s ?p <#'>.SERVICE<http://x/>{}#'\n}",
        "PREFIX x:<http://h:>SELECT*{?s ?p x:SERVICE<http://x/>{}}",
        "PREFIX x: # '\n <http://h:>SELECT*{?s ?p x:SERVICE<http://x/>{}}",
        "SELECT*{?s ?p id:5.id:.SERVICE id:x{}}",
        "PREFIX \ufffd:<http://x/>SELECT*{?s id:5SERVICE\ufffd:{}}",
    ],
)
def test_where_a_reading_is_in_doubt_service_may_not_be_named(sparql: str) -> None:
    Store().query(sparql, prefixes=PREFIXES)  # valid SPARQL for Oxigraph, which would ask when its rows are read
    with pytest.raises(KgError, match="SERVICE"):
        ask(sparql)


@pytest.mark.parametrize("sparql", ["INSERTDATA { <a:a> <a:b> 1 }", "loadSILENT <http://x/>", "BASE <a:b> Clear ALL"])
def test_updates_are_refused_however_written(sparql: str) -> None:
    with pytest.raises(KgError, match="would change the graph"):
        ask(sparql)


def test_a_local_name_begins_with_a_letter_or_digit() -> None:
    assert [t.text for t in read_tokens("id:.a id:-b id:c.d")] == ["id:", "a", "id:", "-", "b", "id:c.d"]


def test_a_query_has_one_pattern() -> None:
    patterns = "CONSTRUCT { ?b ?c ?d } WHERE { ?a }", "CONSTRUCT { ?b ?c ?d } { ?a }", "# {\nDESCRIBE ?x { ?a } LIMIT 1"
    for sparql in (*patterns, "CONSTRUCT WHERE { ?a }", "SELECT ?x FROM <http://x> WHERE { ?a", "ASK { ?a }"):
        (level,) = read_levels(sparql)
        assert sparql[level.start : level.end].rstrip() == " ?a"
    assert read_levels("DESCRIBE <http://example.org/x>")[0].start is None


def test_tokens() -> None:
    assert [t.kind for t in read_tokens("ASK { ?s ex:a.b 'x'@en }")] == [
        *("word", "brace", "variable", "name", "string", "language", "brace")
    ]
