"""Chains that stand at the same words of a copy and its original are one, however little their words say."""

from __future__ import annotations

from dataclasses import dataclass

from kg.gazetteer import load_gazetteer
from kg.resolve import resolve
from tests.resolve.test_clusters import ANNA, BERG, PRISONERS, person, read


@dataclass(frozen=True)
class Said:
    """What people said."""

    partitions: tuple[tuple[tuple[str, ...], ...], ...] = ()
    same: tuple[tuple[str, str, object], ...] = ()


def names(*readings, said: Said | None = None, **pairs: str) -> list[str]:
    same = tuple((f"{copy}-c0", f"{original}-c0") for copy, original in pairs.items())
    return [entity.name for entity in resolve(readings, load_gazetteer(), said, same).entities]


def test_a_group_of_a_copy_is_that_of_its_original() -> None:
    articles = read("a", PRISONERS), read("b", PRISONERS), read("c", PRISONERS)
    assert names(*articles) == ["prisoners"] * 3
    assert names(*articles, b="a") == ["prisoners"] * 2
    assert names(*articles, b="a", c="a") == ["prisoners"]


def test_a_surname_of_a_copy_is_whoever_bears_it_in_the_original() -> None:
    assert names(read("a", ANNA), read("b", BERG), b="a") == ["Anna Berg"]


def test_a_person_may_keep_them_apart() -> None:
    said = Said(partitions=((("a-c0",), ("b-c0",)),))
    assert names(read("a", PRISONERS), read("b", PRISONERS), said=said, b="a") == ["prisoners"] * 2


def test_names_that_cannot_be_one_persons_are_not_joined() -> None:
    assert names(read("a", person("Anna Berg")), read("b", person("Olaf Moss")), b="a") == ["Anna Berg", "Olaf Moss"]


def test_a_join_is_a_judgement_with_its_reason() -> None:
    resolution = resolve([read("a", PRISONERS), read("b", PRISONERS)], load_gazetteer(), same=[("b-c0", "a-c0")])
    assert [(j.left, j.right, j.verdict, j.reasons) for j in resolution.judgements] == [
        ("b-c0", "a-c0", "same", ("the same words of a copy",))
    ]
