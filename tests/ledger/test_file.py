"""ledger.csv: sorted and safe when kg writes it, read with patience when people did."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.ledger import Handle, Ledger, Line, read_ledger
from kg.ledger.file import read_lines

ANNA, BERG, HOLM = Handle("Person", "Anna Berg"), Handle("Person", "A. Berg"), Handle("Person", "Eva Holm", "a7")
SAME = Line("same", ANNA, BERG, "ada", "one minister")
OTHER = Line("different", ANNA, HOLM)

handles = st.builds(Handle, st.just("Person"), st.text(min_size=1).filter(str.strip), st.text())
lines = st.builds(Line, st.sampled_from(["same", "different", "unsure"]), handles, handles, st.text(), st.text())


def read(tmp_path: Path, text: str | bytes) -> Ledger:
    path = tmp_path / "ledger.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_ledger(path)


@given(st.lists(lines, max_size=5))
def test_what_is_written_reads_back(found):
    ledger = Ledger().add(*found)
    text = ledger.csv().decode()
    assert Ledger().add(*read_lines(text.split("\n"), "ledger.csv")) == ledger
    assert len(text.splitlines()) == len(ledger.lines) + 1  # one judgement a line


@given(st.permutations([SAME, OTHER, Line("unsure", BERG, HOLM)]))
def test_the_order_of_judgements_does_not_matter(found):
    assert Ledger().add(*found) == Ledger().add(*sorted(found))


def test_it_looks_like_this(tmp_path):
    path = tmp_path / "ledger.csv"
    Ledger().add(SAME, OTHER).write(path)
    assert path.read_text() == (
        "verdict,left,right,by,reason\n"
        "different,Person: Anna Berg,Person: Eva Holm @ a7,,\n"
        "same,Person: A. Berg,Person: Anna Berg,ada,one minister\n"
    )
    assert read_ledger(path) == Ledger().add(SAME, OTHER)


def test_an_empty_ledger_is_no_file(tmp_path):
    path = tmp_path / "ledger.csv"
    Ledger().add(SAME).write(path)
    Ledger().add(SAME).remove(SAME).write(path)
    assert not path.exists()
    assert read_ledger(path) == Ledger()


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffverdict,left,right,by,reason\r\nSame, person: Anna Berg ,Person: A. Berg,ada,one minister\r\n",
        "same,Person: Anna Berg,Person: A. Berg,ada,one minister",
        '\n\n ,, ,\nsame, "Person: A. Berg", "Person: Anna Berg",ada,  one   minister  \n\n',
        "verdict,left,right,by,reason,score\nsame,Person: A. Berg,Person: Anna Berg,ada,one minister,0.83\n",
    ],
)
def test_sloppy_lines_are_understood(tmp_path, text):
    [line] = read(tmp_path, text).lines
    assert (line.verdict, line.left.key, line.right.key, line.by, line.reason) == (
        *("same", BERG.key, ANNA.key, "ada", "one minister"),
    )


def test_reason_and_author_may_be_missing_and_commas_unquoted(tmp_path):
    assert read(tmp_path, "same,Person: A. Berg,Person: Anna Berg\n").lines == (Line("same", ANNA, BERG),)
    [line] = read(tmp_path, "same,Person: A. Berg,Person: Anna Berg,ada,yes, of course, she is\n").lines
    assert line.reason == "yes, of course, she is"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("verdict,left,right\n\nsme,Person: A,Person: B\n", "line 3: “sme” is no verdict"),
        ("same,Person: A\n", "line 1: a judgement needs"),
        ("same,Person: A,B\n", "line 1: “B” is no handle"),
        ('same,Person: A,"Person: B\nsame,Person: C,Person: D\n', "line 1: its quotes"),
        (b"same,Person: A,Person: B\nsame,Person: \xe9,Person: B\n", "line 2: is not UTF-8"),
    ],
)
def test_a_wrong_line_is_one_sentence_and_nothing_is_lost(tmp_path, text, reason):
    with pytest.raises(InputError) as error:
        read(tmp_path, text)
    assert f"ledger.csv: {reason}" in str(error.value)
    assert "\n" not in str(error.value)
    assert (tmp_path / "ledger.csv").read_bytes() == (text.encode() if isinstance(text, str) else text)


def test_no_cell_is_a_formula(tmp_path):
    ledger = Ledger().add(Line("same", ANNA, BERG, "=cmd()", "@SUM(A1)"), Line("same", ANNA, HOLM, "'=x", "''-"))
    assert ",'=cmd(),'@SUM(A1)\n" in ledger.csv().decode()
    assert read(tmp_path, ledger.csv()) == ledger
