"""The catalogue of a folder: what is kept, found and taken out again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.catalogue.entry import Entry, Tie, name_keys
from kg.catalogue.store import CATALOGUE, Base, changing_catalogue, open_catalogue
from kg.errors import InputError, KgError

ADA = Entry("p-1", "Person", ("Ada Moss", "Adelaide Moss"), ("The Gull",), ("NO",), ("Minister",), ("c-1",), "1960")
HALDEN = Entry("c-1", "Company", ("Halden Robotics Ltd",))


def add(folder: Path, name: str, *items: Entry | Tie | InputError) -> list[InputError]:
    return add_from(folder, name, items)


def add_from(folder: Path, name: str, items: Iterable[Entry | Tie | InputError]) -> list[InputError]:
    with changing_catalogue(folder) as catalogue:
        return list(catalogue.add(name, f"{name}.csv", items))


def test_an_entry_is_found_by_its_names_as_it_was_told(tmp_path: Path) -> None:
    add(tmp_path, "people", ADA, HALDEN)
    with open_catalogue(tmp_path) as catalogue:
        assert catalogue is not None
        assert [f.entry for f in catalogue.find(["ada moss", "adelaide moss"])] == [ADA]
        assert [f.entry for f in catalogue.find(["halden robotics"])] == [HALDEN]
        assert catalogue.find(["gull the", "the gull", "gull", "moss"]) == []  # weak names and surnames lead nowhere


def test_related_entries_know_each_other_both_ways(tmp_path: Path) -> None:
    bo = Entry("p-2", "Person", ("Bo Hale",))
    add(tmp_path, "people", ADA, HALDEN, bo, Tie("p-2", "c-1"), Tie("p-2", "nobody"))
    with open_catalogue(tmp_path) as catalogue:
        assert catalogue is not None
        [halden] = catalogue.find(["halden robotics"])
        assert [e.id for e in catalogue.related(halden)] == ["p-1", "p-2"]


def test_a_base_of_the_same_name_is_replaced(tmp_path: Path) -> None:
    add(tmp_path, "people", ADA)
    add(tmp_path, "people", HALDEN)
    with open_catalogue(tmp_path) as catalogue:
        assert catalogue is not None
        assert catalogue.bases() == [Base("people", "people.csv", 1)]
        assert catalogue.find(["ada moss"]) == []


def test_two_bases_may_have_the_same_ids(tmp_path: Path) -> None:
    add(tmp_path, "one", ADA)
    add(tmp_path, "two", ADA)
    with open_catalogue(tmp_path) as catalogue:
        assert catalogue is not None
        assert [f.base for f in catalogue.find(["ada moss"])] == ["one", "two"]


def test_an_id_that_comes_twice_is_named(tmp_path: Path) -> None:
    [error] = add(tmp_path, "people", ADA, Entry("p-1", "Person", ("Bo Hale",)))
    assert str(error) == "people.csv: has more than one entry of the id 'p-1'; the first is kept"


def test_the_last_base_takes_the_file_with_it(tmp_path: Path) -> None:
    add(tmp_path, "people", ADA)
    with changing_catalogue(tmp_path) as catalogue:
        assert catalogue.remove("people")
    assert list(tmp_path.iterdir()) == []


def test_a_change_that_breaks_off_leaves_all_as_it_was(tmp_path: Path) -> None:
    add(tmp_path, "people", ADA)

    def broken() -> Iterator[Entry]:
        yield HALDEN
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_from(tmp_path, "people", broken())
    with open_catalogue(tmp_path) as catalogue:
        assert catalogue is not None
        assert len(catalogue.bases()) == 1


def test_two_cannot_change_it_at_once(tmp_path: Path) -> None:
    add(tmp_path, "people", ADA)
    with changing_catalogue(tmp_path), pytest.raises(KgError, match="another kg"), changing_catalogue(tmp_path):
        pass


def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path) -> None:
    (tmp_path / CATALOGUE).write_bytes(b"not a database" * 100)
    with pytest.raises(InputError, match=r"catalogue\.sqlite: is not a catalogue of kg"), open_catalogue(tmp_path):
        pass


HOSTILE = st.sampled_from(
    ["'; DROP TABLE entry; --", '"', "%", "<script>alert(1)</script>", "a\x00b", "\n=1+1", "[bold]"]
)


@given(
    st.lists(st.tuples(HOSTILE | st.text(min_size=1), HOSTILE | st.text(min_size=1)), unique_by=lambda pair: pair[0])
)
def test_any_text_is_kept_as_it_is(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]) -> None:
    folder = tmp_path_factory.mktemp("any")
    entries = [Entry(id, "Organization", (name,)) for id, name in pairs]
    entries = [e for e in entries if (e.id + e.names[0]).isprintable()]
    add(folder, "people", *entries)
    with open_catalogue(folder) as catalogue:
        for entry in entries:
            assert catalogue is not None
            keys = list(name_keys(entry.names[0], "Organization"))
            assert not keys or entry in [f.entry for f in catalogue.find(keys)]


@given(st.text(), st.sampled_from(["Person", "Organization", ""]))
def test_one_word_is_no_key_of_a_person(name: str, kind: str) -> None:
    keys = list(name_keys(name, kind))
    assert len(keys) <= 2
    assert kind != "Person" or all(" " in key for key in keys)


def test_the_catalogue_is_an_ordinary_database(tmp_path: Path) -> None:
    add(tmp_path, "people", ADA)
    with sqlite3.connect(tmp_path / CATALOGUE) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
