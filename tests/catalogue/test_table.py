"""Rows of tables become entries."""

from __future__ import annotations

import pytest

from kg.catalogue.entry import Entry
from kg.errors import InputError
from tests.catalogue.conftest import ReadBase


def test_a_row_with_all_that_is_told(read_base: ReadBase) -> None:
    data = (
        "id,name,aliases,kind,country,position,birth_date,weak aliases\n"
        "p-1,Ada Moss,Adelaide Moss|A. Moss;Ada L. Moss,person,Norway|SWE,Minister of Trade,1960-01-02,The Gull\n"
    )
    [entry] = read_base("base.csv", data)
    assert entry == Entry(
        id="p-1",
        kind="Person",
        names=("Ada Moss", "Adelaide Moss", "A. Moss", "Ada L. Moss"),
        also=("The Gull",),
        countries=("NO", "SE"),
        offices=("Minister of Trade",),
        born="1960-01-02",
    )


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("base.csv", "ID;Full Name;Type\n7;Ada Moss;Person\n"),
        ("base.tsv", "uid\tlabel\tcategory\n7\tAda Moss\tHuman\n"),
        ("base.csv", "\ufeffidentifier,Caption,schema\r\n7,Ada Moss,Person\r\n"),
        ("base.csv", 'id,name,kind\n7,"Ada\nMoss",PERSON\n\n'),
        ("base.csv", "notes,name,id,kind\nnone,Ada Moss,7,Person\n"),
    ],
)
def test_columns_by_many_names(read_base: ReadBase, file: str, data: str) -> None:
    [entry] = read_base(file, data)
    assert entry == Entry("7", "Person", ("Ada Moss",))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Ada Moss,Person", "line 2 has no id"),
        ("7,,Person", "line 2 has no name"),
        ("7,Ada Moss,Spaceship", "line 2 has a kind that kg does not know (Spaceship)"),
        ("7,Ada Moss,Person,more", "line 2 has 4 cells for 3 columns"),
        (f"7,{'x' * 501},Person", "line 2 has an id or a name of more than 500 characters"),
    ],
)
def test_a_bad_row_is_named_and_the_next_goes_through(read_base: ReadBase, row: str, reason: str) -> None:
    bad, good = read_base("base.csv", f"id,name,kind\n{row}\n8,Ada Moss,Person\n")
    assert isinstance(bad, InputError)
    assert bad.reason.startswith(reason)
    assert isinstance(good, Entry)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "has no column for the name"),
        ("id,kind\n1,Person\n", "has no column for the name (its columns: id,kind)"),
        ("name,kind\nAda,Person\n", "has no column for an id"),
        (b"id,name\n7,Caf\xe9\n", "is not UTF-8"),
        ('id,name\n7,"Ada', "cannot be read on from line 2"),
    ],
)
def test_a_file_that_is_no_base_is_refused(read_base: ReadBase, data: str | bytes, reason: str) -> None:
    with pytest.raises(InputError) as error:
        read_base("base.csv", data)
    assert error.value.reason.startswith(reason)


def test_other_files_are_refused_with_what_is_known(read_base: ReadBase) -> None:
    with pytest.raises(InputError, match=r"base\.docx: .*known are \.csv"):
        read_base("base.docx", "x")
