from pathlib import Path

import pytest

from kg.errors import InputError
from kg.rdf.prefixes import BASE
from kg.record import record
from kg.store import find_graph, infer, inferred_graph, load, query, union
from tests.readings import small_world, tiny_ontology


def test_inference_gives_wider_classes_inverses_and_the_other_way_round() -> None:
    store = load(record(*small_world(), tiny_ontology(), include_spoken=True))
    before = len(store)
    added = infer(store)
    assert added == len(store) - before > 0
    for fact in (
        "id:ada-moss a schema:Person",  # wider class
        "id:sudonia kg:met id:ada-moss",  # symmetric
        "id:prisoners kg:releasedBy id:sudonia",  # inverse
        "?event a sem:Event ; sem:hasActor id:sudonia",  # wider property, over two steps
    ):
        assert bool(query(store, f"ASK {{ {fact} }}")), fact


def test_inference_reaches_an_end_and_can_be_taken_back() -> None:
    quads = record(*small_world(), tiny_ontology())
    store = load(quads)
    infer(store)
    assert infer(store) == 0
    store.remove_graph(inferred_graph(BASE))
    assert set(store) == set(load(quads))


def test_queries_see_the_union_of_all_graphs_once() -> None:
    store = load(record(*small_world(), tiny_ontology()))
    assert len(list(query(store, "SELECT * { ?s a kg:Statement ; rdf:predicate kg:released }"))) == 1


def test_files_are_read_by_their_suffix(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("<http://e/a> <http://e/b> 'c' .", encoding="utf-8")
    assert len(union(load(find_graph(tmp_path)))) == 1


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("a.ttl", "<http://e/a> oops", "is not valid RDF"),
        ("a.txt", "", "has no RDF suffix"),
        ("b.ttl", None, "no such file"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, name: str, text: str | None, complaint: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"{name}: {complaint}"):
        load(tmp_path / name)


def test_a_folder_without_a_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no graph\.ttl"):
        find_graph(tmp_path)
