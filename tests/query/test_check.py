import pytest

from kg.errors import KgError
from kg.query.check import check, outer_group, read_tokens, variables


def ask(sparql: str) -> None:
    check(sparql, {"met", "Person"}, lambda name: name == "ownTerm")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s kg:met ?o } # SERVICE <http://x/> kgg:y",
        'SELECT * { ?service kg:ownTerm \'SERVICE\', """LOAD "quoted" """, \'it\\\'s SERVICE\' }',
        "SELECT * { ?s <http://example.org/SERVICE#x> ?o }",
        "PREFIX ex: <http://example.org/> SELECT * { ?s ex:SERVICE 'x'@en FILTER(?a<?b) }",
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
    ],
)
def test_no_disguise_lets_service_through(sparql: str) -> None:
    with pytest.raises(KgError, match="SERVICE"):
        ask(sparql)


def test_the_outer_group_is_that_of_the_pattern() -> None:
    for sparql in ("CONSTRUCT { ?a ?b ?c } WHERE { ?a", "SELECT ?x WHERE { ?a", "ASK { ?a", "# {\nDESCRIBE ?x { ?a"):
        at = outer_group(sparql)
        assert at is not None
        assert sparql[at:] == " ?a"
    assert outer_group("DESCRIBE <http://example.org/x>") is None


def test_tokens_and_variables() -> None:
    assert [t.kind for t in read_tokens("ASK { ?s ex:a.b 'x'@en }")] == [
        *("word", "brace", "variable", "name", "string", "language", "brace")
    ]
    assert list(variables("SELECT ?a { $b ?p '?c' }")) == ["a", "b", "p"]
