"""The files of article pages: they come, change and go with the articles, and nobody else's file is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import KgWarning
from kg.graph import Graph
from kg.publish.articles.names import page_link, page_name
from tests.publish.articles import sample

COPY = page_name("../Évil <b>")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return sample.graph()


def names(folder: Path) -> set[str]:
    return {path.name for path in (folder / "articles").iterdir() if not path.name.startswith(".")}


def test_every_article_has_its_page_and_the_list_names_all(tmp_path: Path, graph: Graph) -> None:
    graph.write(tmp_path)
    assert names(tmp_path) == {"index.html", "strait.html", COPY}
    assert (tmp_path / page_link("strait")).is_file()
    index = (tmp_path / "articles/index.html").read_text("utf-8")
    assert 'href="strait.html"' in index
    assert f'href="{COPY}"' in index
    assert "2 articles of 2 outlets" in index
    assert "<script" not in index


def test_a_page_that_stays_as_it_is_is_not_written_again(tmp_path: Path, graph: Graph) -> None:
    graph.write(tmp_path)
    before = {name: (tmp_path / "articles" / name).stat().st_ino for name in names(tmp_path)}
    graph.write(tmp_path)
    assert {name: (tmp_path / "articles" / name).stat().st_ino for name in names(tmp_path)} == before


def test_the_page_of_an_article_that_is_gone_goes(tmp_path: Path, graph: Graph) -> None:
    graph.write(tmp_path)
    Graph(graph.readings[:1], graph.resolution, graph.ontology).write(tmp_path)
    assert names(tmp_path) == {"index.html", "strait.html"}


def test_a_page_that_somebody_changed_stays_and_the_others_are_made(tmp_path: Path, graph: Graph) -> None:
    graph.write(tmp_path)
    edited = tmp_path / "articles/strait.html"
    edited.write_text("with my notes")
    (tmp_path / "articles/index.html").unlink()
    for _ in range(2):
        with pytest.warns(KgWarning, match=r"articles/strait\.html is not as kg wrote it, and stays"):
            graph.write(tmp_path)
        assert edited.read_text() == "with my notes"
        assert names(tmp_path) == {"index.html", "strait.html", COPY}
    edited.unlink()
    graph.write(tmp_path)
    assert "The strait is closed" in edited.read_text("utf-8")


def test_a_folder_of_articles_that_is_the_readers_own_stays(tmp_path: Path, graph: Graph) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/strait.html").write_text("what was saved from the web")
    with pytest.warns(KgWarning, match="articles is not as kg wrote it, and stays"):
        graph.write(tmp_path)
    assert names(tmp_path) == {"strait.html"}
    assert (tmp_path / "graph.html").is_file()


def test_a_file_called_articles_stays(tmp_path: Path, graph: Graph) -> None:
    (tmp_path / "articles").write_text("a list of what to read")
    with pytest.warns(KgWarning, match="articles is not as kg wrote it, and stays"):
        graph.write(tmp_path)
    assert (tmp_path / "articles").read_text() == "a list of what to read"


def test_imported_rdf_has_no_texts_and_so_no_pages(tmp_path: Path, graph: Graph) -> None:
    graph.write(tmp_path / "built")
    main_without_exit("import", str(tmp_path / "built/graph.ttl"), "--output", str(tmp_path / "imported"))
    assert (tmp_path / "imported/graph.html").is_file()
    assert not (tmp_path / "imported/articles").exists()


def main_without_exit(*args: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    assert ended.value.code == 0
