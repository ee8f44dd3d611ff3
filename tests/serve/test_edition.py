from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest
from pyoxigraph import QuerySolutions

from kg.errors import InputError
from kg.query.run import open_store
from kg.serve import edition, making
from kg.serve.edition import Opened, digest_of, find_edition, open_edition, remove_editions
from kg.serve.making import make_edition
from kg.serve.names import find_named
from kg.store import query
from tests.serve.conftest import SAMPLE


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return Path(make_edition(SAMPLE, tmp_path))


def rows(opened: Opened, sparql: str) -> list[str]:
    found = query(opened.store, sparql)
    assert isinstance(found, QuerySolutions)
    return sorted(str(row) for row in found)


def test_it_holds_what_kg_query_asks(made: Path) -> None:
    opened, whole = open_edition(made), open_store(SAMPLE)
    for sparql in ("SELECT * { ?s ?p ?o }", "SELECT * { GRAPH ?g { ?s ?p ?o } }"):
        found = query(whole, sparql)
        assert isinstance(found, QuerySolutions)
        assert rows(opened, sparql) == sorted(str(row) for row in found)


def test_it_tells_how_much_it_holds(made: Path) -> None:
    opened = open_edition(made)
    about = opened.edition
    assert (about.entities, about.statements, about.articles) == (63, 95, 10)
    assert about.triples + about.inferred == len(opened.store)
    assert about.digest == made.name == digest_of(SAMPLE)


def test_names_have_kinds_and_weights(made: Path) -> None:
    (libya, *_) = find_named(open_edition(made).names, "libya", 5)
    assert (libya.id, libya.kind) == ("libya", "Country")
    assert libya.weight > 3


def test_the_same_graph_is_loaded_once(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_edition(SAMPLE, made.parent) == made
    monkeypatch.setattr(edition, "FORMAT", "of the future")
    assert find_edition(SAMPLE, made.parent) is None


def test_what_is_open_is_not_removed(made: Path) -> None:
    opened = open_edition(made)
    remove_editions(made.parent)
    assert made.is_dir()
    opened.names.close()
    remove_editions(made.parent, but=made)
    assert made.is_dir()
    remove_editions(made.parent)
    assert not made.exists()


def test_what_was_left_half_made_is_removed(made: Path) -> None:
    (made.parent / "x.draft").mkdir()
    (made.parent / "x.draft" / "names.sqlite").write_bytes(b"")
    remove_editions(made.parent, but=made)
    assert list(made.parent.iterdir()) == [made]


@pytest.mark.parametrize(
    ("turtle", "reason"),
    [
        ("<a> <b> .", "is not valid RDF"),
        ("<https://example.org/a> a <https://example.org/B> .", "is no graph of kg"),
        ("<https://example.org/a> a <https://w3id.org/kg-press/ontology#Statement> .", "has no"),
    ],
)
def test_what_is_no_graph_leaves_nothing_behind(tmp_path: Path, turtle: str, reason: str) -> None:
    graph, shelf = tmp_path / "graph.ttl", tmp_path / "shelf"
    graph.write_text(turtle)
    shelf.mkdir()
    with pytest.raises(InputError, match=reason):
        make_edition(tmp_path, shelf)
    assert not list(shelf.iterdir())


def test_a_graph_replaced_meanwhile_is_loaded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = Path(copy(SAMPLE, tmp_path / "graph.ttl"))
    fill, digests = making.fill, list[str]()

    def replaced(folder: Path, path: Path, digest: str) -> None:
        fill(folder, path, digest)
        digests.append(digest)
        if len(digests) == 1:
            graph.write_text(graph.read_text() + "\n# more\n")

    monkeypatch.setattr(making, "fill", replaced)
    made = Path(make_edition(tmp_path, tmp_path))
    assert len(digests) == 2
    assert made.name == digests[1] == digest_of(graph)
