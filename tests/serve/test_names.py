from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kg.serve.names import Named, find_named, most_reported, open_names, write_names

ENTITIES = (
    Named("rene-moreau", "René Moreau", "Person", 3, ("Moreau", "the envoy")),
    Named("moreau-line", "Moreau Line", "Organization", 9, ()),
    Named("sergei-volin", "Сергей Волин", "Person", 1, ()),
    Named("soervik", "Sørvik", "Place", 2, ('"Old" Port',)),
    Named("hostile", '<script>alert("x")</script>', "Group", 0, ("' OR 1=1 --", "*")),
)


@pytest.fixture
def names(tmp_path: Path) -> sqlite3.Connection:
    path = tmp_path / "names.sqlite"
    with sqlite3.connect(path) as connection:
        assert write_names(connection, ENTITIES) == len(ENTITIES)
    return open_names(path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("more", ["moreau-line", "rene-moreau"]),
        ("rene", ["rene-moreau"]),
        ("MOREAU ré", ["rene-moreau"]),
        ("moreau rene", ["rene-moreau"]),
        ("envoy", ["rene-moreau"]),
        ("сер", ["sergei-volin"]),
        ("sergey", ["sergei-volin"]),
        ("sorv", ["soervik"]),
        ("sørv", ["soervik"]),
        ('"old"', ["soervik"]),
        ('script "x', ["hostile"]),
        ("NEAR(", []),
        ("name: OR", []),
        ("oreau", []),
        ("", []),
        ("* ' \" - ( 🙂", []),
        ("\0more", ["moreau-line", "rene-moreau"]),
    ],
)
def test_words_begin_words_of_names(names: sqlite3.Connection, text: str, found: list[str]) -> None:
    assert [entity.id for entity in find_named(names, text, 10)] == found


def test_it_tells_by_which_name_it_was_found(names: sqlite3.Connection) -> None:
    (found,) = find_named(names, "envoy", 1)
    assert (found.label, found.said) == ("René Moreau", "the envoy")
    assert find_named(names, "Moreau", 9)[1].said == "René Moreau"  # its own name before an alias


def test_the_most_reported_come_first(names: sqlite3.Connection) -> None:
    assert [entity.id for entity in most_reported(names, 3)] == ["moreau-line", "rene-moreau", "soervik"]
