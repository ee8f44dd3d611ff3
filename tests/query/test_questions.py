"""Every stored question is proved by three files: data.ttl, params.json, and the rows of result.tsv.

The data hold near misses, so that a question which asks for something else finds something else; both engines must
give the rows of the file, in its order. What newsrooms.py writes is the data.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import (
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
    serialize,
)

from kg.errors import KgError
from kg.query.bind import bind, read_levels
from kg.query.questions import read_question, stored_questions
from kg.query.run import open_store, select
from kg.rdf.prefixes import PREFIXES
from kg.store import load, query, read_file, union
from kg.validate import validate

FOLDER = Path(__file__).parent / "questions"
NAMES = sorted(stored_questions())
SELECTS = [name for name in NAMES if name != "around"]
COUNTED = {"changes", "connected", "offices", "paths", "supported", "together"}  # rows sum up others, or are the first


@cache
def both(name: str) -> tuple[Store, rdflib.Graph]:
    """The data of a question with what follows from them, in either engine."""
    store = open_store(FOLDER / name / "data.ttl")
    data = serialize(union(store), format=RdfFormat.N_TRIPLES)
    return store, rdflib.Graph().parse(data=data, format="nt")


def params(name: str) -> dict[str, str]:
    return dict(json.loads((FOLDER / name / "params.json").read_text()))


def ask_oxigraph(name: str, given: dict[str, str]) -> list[tuple[str, ...]]:
    store, _ = both(name)
    found = query(store, bind(stored_questions()[name], given, store))
    assert isinstance(found, QuerySolutions)
    return rows(found)


def rows(found: QuerySolutions) -> list[tuple[str, ...]]:
    names = [variable.value for variable in found.variables]
    return [tuple("" if row[name] is None else str(row[name]) for name in names) for row in found]


def ask_rdflib(name: str, given: dict[str, str]) -> list[tuple[str, ...]]:
    store, graph = both(name)
    found = graph.query(bind(stored_questions()[name], given, store), initNs=PREFIXES)
    return [tuple("" if term is None else as_store_writes(term) for term in row) for row in found]


def as_store_writes(term: rdflib.term.Node) -> str:
    """A term of rdflib as Oxigraph prints it."""
    line = f"<a:a> <a:a> {term.n3()} ."
    return str(next(iter(parse(line, format=RdfFormat.N_TRIPLES))).object)


def test_there_is_a_folder_for_every_question() -> None:
    assert len(NAMES) == 27
    assert sorted(path.name for path in FOLDER.iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_question_says_what_it_asks(name: str) -> None:
    question = stored_questions()[name]
    assert question.title
    assert question.sparql.count("# param") == len(question.params)
    asked = {variable for level in read_levels(question.sparql) for variable in level.names}
    assert set(question.params) <= asked
    optional = {param for param, about in question.params.items() if about.optional}
    assert set(question.params) - set(question.required()) == optional
    for param in optional:
        assert f"# if {param}\n" in question.sparql
    without = read_levels(question.given([]))
    assert not optional & {variable for level in without for variable in level.names}


@pytest.mark.parametrize("name", NAMES)
def test_the_data_are_such_as_kg_writes(name: str) -> None:
    report = validate(read_file(FOLDER / name / "data.ttl"))
    assert report.conforms, report.problems


@pytest.mark.parametrize("name", SELECTS)
def test_both_engines_give_the_expected_rows(name: str) -> None:
    found = parse_query_results((FOLDER / name / "result.tsv").read_bytes(), QueryResultsFormat.TSV)
    assert isinstance(found, QuerySolutions)
    expected = rows(found)
    assert expected
    assert ask_oxigraph(name, params(name)) == expected
    assert ask_rdflib(name, params(name)) == expected


@pytest.mark.parametrize("name", SELECTS)
def test_a_parameter_that_is_not_given_restricts_nothing(name: str) -> None:
    question, given = stored_questions()[name], params(name)
    for kept in [None, *(set(given) - set(question.required()))]:
        fewer = {param: given[param] for param in given if param == kept or param in question.required()}
        wide = ask_oxigraph(name, fewer)
        assert wide == ask_rdflib(name, fewer)
        if name not in COUNTED:
            assert set(ask_oxigraph(name, given)) <= set(wide)


def test_around_is_a_graph_of_its_own() -> None:
    store, graph = both("around")
    asked = bind(stored_questions()["around"], params("around"), store)
    found = query(store, asked)
    assert isinstance(found, QueryTriples)
    expected = set(parse((FOLDER / "around" / "result.ttl").read_bytes(), format=RdfFormat.TURTLE))
    assert {str(triple) for triple in found} == {str(quad.triple) for quad in expected}
    other = graph.query(asked, initNs=PREFIXES).graph
    assert other is not None
    assert {tuple(map(as_store_writes, triple)) for triple in other} == {
        (str(q.subject), str(q.predicate), str(q.object)) for q in expected
    }


HOSTILE = (
    'a "quoted" name',
    "line\nbreak\r\nand\ttab",
    "} . ?s ?p ?o",
    '" } UNION { ?s ?p ?o . #',
    "back\\slash \\",  # rdflib reads \\u0041 as A, whatever stands before it
    "emoji 😀 and ‏rtl",
    "'''\"\"\"@en^^<a:b>",
    "$x ?entity VALUES",
    "<b>bold</b>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_value_is_nobodys_name(text: str) -> None:
    for name, question in stored_questions().items():
        for param in question.params:
            with pytest.raises(KgError, match=r"is called|is no date"):
                bind(question, {**params(name), param: text}, both(name)[0])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_one_value_in_either_engine(text: str) -> None:
    store, graph = both("met")
    asked = "# param given (text): any\nSELECT ?given ?n { { SELECT (COUNT(*) AS ?n) { ?s ?p ?given } } }"
    bound = bind(read_question(asked), {"given": text}, store)
    found = query(store, bound)
    assert isinstance(found, QuerySolutions)
    assert [tuple(term.value for term in row) for row in found] == [(text, "0")]
    assert [tuple(map(str, row)) for row in graph.query(bound, initNs=PREFIXES)] == [(text, "0")]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_is_found(text: str) -> None:
    line = f"id:x skos:prefLabel {rdflib.Literal(text).n3()} . id:y skos:prefLabel 'y' ."
    head = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> . " for prefix in ("id", "skos"))
    store = load(parse(head + line, format=RdfFormat.TURTLE))
    asked = "# param who (entity): anyone\nSELECT ?who { ?who skos:prefLabel ?name }"
    assert select(store, asked, {"who": text}) == [{"who": PREFIXES["id"] + "x"}]


OWN = """
# title: Who met whom
# param entity (entity, optional): only this one
# param day (date, optional): on this day
SELECT ?n ?m WHERE {
  { SELECT ?s WHERE { ?s rdf:subject|rdf:object ?entity } }  # if entity
  ?s rdf:predicate kg:met ; rdf:subject/skos:prefLabel ?n ; rdf:object/skos:prefLabel ?m .
  ?s kg:validFrom ?from FILTER(STR(?from) = STR(?day))  # if day
}
"""


def test_terms_stand_in_every_query_that_mentions_them() -> None:
    store, graph = both("met")
    question = read_question(OWN)
    given = {"entity": "moss", "day": "2024-04-06"}
    bound = bind(question, given, store)
    assert bound.count("VALUES ?entity {") == 1
    assert bound.index("SELECT ?s WHERE { VALUES ?entity") < bound.index("rdf:subject|rdf:object")
    assert 'VALUES ?day { "2024-04-06"^^<http://www.w3.org/2001/XMLSchema#date> }' in bound
    assert select(store, OWN, given) == [{"n": "Ada Moss", "m": "Piet Krol"}]
    assert [tuple(map(str, row)) for row in graph.query(bound, initNs=PREFIXES)] == [("Ada Moss", "Piet Krol")]
    assert len(select(store, OWN, {})) == 2


@pytest.mark.parametrize(
    ("entity", "other", "steps"),
    [
        ("Ada Moss", "Norland", [("1", "1")]),
        ("Ada Moss", "Sudonia", [("2", "1"), ("2", "2")]),
        ("Lena Orv", "Norland", []),
    ],
)
def test_paths_are_as_short_as_they_can_be(entity: str, other: str, steps: list[tuple[str, str]]) -> None:
    given = {"entity": entity, "other": other}
    found = select(both("paths")[0], "paths", given)
    assert [(row["steps"], row["step"]) for row in found] == steps
    assert ask_oxigraph("paths", given) == ask_rdflib("paths", given)


@pytest.mark.parametrize("name", ["ADA moss", "id:ada-moss", f"<{PREFIXES['id']}ada-moss>"])
def test_an_entity_is_named_by_label_alias_or_iri(name: str) -> None:
    assert ask_oxigraph("represents", {"entity": name}) == ask_oxigraph("represents", {"entity": "Ada Moss"}) != []


def test_a_name_means_all_that_bear_it() -> None:
    found = {row[0] for row in ask_oxigraph("represents", {"entity": "moss"})}
    assert found == {'"Ada Moss"', '"Edda Moss"'}


@pytest.mark.parametrize(
    ("name", "given", "complaint"),
    [
        ("about", {"entity": "Ada Mos"}, r"nothing in the graph is called 'Ada Mos'; did you mean 'Ada Moss'\?"),
        ("about", {"entity": "id:nobody"}, "nothing in the graph is called 'id:nobody'"),
        ("about", {"entity": "actual"}, "nothing in the graph is called 'actual'"),
        ("states", {"relation": "detaned"}, r"no relation in the graph is called 'detaned'; did you mean 'detained'\?"),
        ("connected", {"kind": "persn"}, r"no kind in the graph is called 'persn'; did you mean '[Pp]erson'\?"),
        ("connected", {"month": "April"}, "'April' is no date; write a day, a month or a year"),
        ("about", {}, "this question needs entity: who or what"),
        ("met", {"entitty": "x"}, r"no parameter 'entitty'; did you mean 'entity'\?"),
    ],
)
def test_a_value_that_means_nothing_is_explained(name: str, given: dict[str, str], complaint: str) -> None:
    with pytest.raises(KgError, match=complaint):
        bind(stored_questions()[name], given, both(name)[0])


def test_ids_below_another_base_are_named_alike() -> None:
    base = "https://example.org/news/"
    data = f"<{base}> a <http://rdfs.org/ns/void#Dataset> ; <http://rdfs.org/ns/void#uriSpace> '{base}' . "
    data += f"<{base}id/ada> <http://www.w3.org/2004/02/skos/core#prefLabel> 'Ada' ."
    store = load(parse(data, format=RdfFormat.TURTLE))
    asked = "# param who (entity): anyone\nSELECT ?who { ?who skos:prefLabel ?name }"
    for name in ("ada", "id:ada"):
        assert select(store, asked, {"who": name}) == [{"who": f"{base}id/ada"}]
