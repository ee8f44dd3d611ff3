import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.ids import content_id
from tests.read.conftest import ReadFile


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_are_found_by_name(separator: str, read_file: ReadFile) -> None:
    rows = ["id;published_at;outlet;content", 'a;2025-12-14;The Daily;"The envoys; they ""met"",', 'and left."']
    [article], reasons = read_file("a.tsv", "\n".join(rows).replace(";", separator))
    assert article.text == 'The envoys; they "met",\nand left.'.replace(";", separator)
    assert (article.id, article.published, article.publisher) == ("a", "2025-12-14", "The Daily")
    assert not reasons


def test_rows_with_a_number_but_no_id_are_named_by_their_text(read_file: ReadFile) -> None:
    articles, _ = read_file("a.csv", '"","text"\n"3","The envoys met."\n"4","They left."\n')
    assert [article.id for article in articles] == [content_id("The envoys met."), content_id("They left.")]


def test_a_table_from_an_old_spreadsheet_is_read(read_file: ReadFile) -> None:
    [article], _ = read_file("a.csv", "id;text\na;The minister’s café was closed.\n".encode("cp1252"))
    assert article.text == "The minister’s café was closed."


def test_bad_rows_are_skipped_by_line(read_file: ReadFile) -> None:
    articles, reasons = read_file("a.csv", "id,text\na,\nb,The envoys met, they said.\n\nc,They left.\n")
    assert [article.id for article in articles] == ["c"]
    assert reasons == ["line 2 has no text", "line 3 has 3 cells for 2 columns"]


def test_a_quotation_that_never_ends_is_reported(read_file: ReadFile) -> None:
    articles, [reason] = read_file("a.csv", 'id,text\na,They left.\nb,"' + "The envoys met.\n" * 300_000)
    assert [article.id for article in articles] == ["a"]
    assert "cannot be read on from line" in reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("id,words\n1,The envoys met.\n", "has no column for the text (its columns: id, words)"),
        ("", "is empty"),
        ("\ufeff", "has no column for the text (its columns: )"),
        (b"PK\x00\x00", "holds binary data, not text"),
    ],
)
def test_a_file_that_is_no_table_of_articles_is_reported(
    content: str | bytes, reason: str, read_file: ReadFile
) -> None:
    assert read_file("a.csv", content) == ([], [reason])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from('\n\r",;\t'), min_size=1))
def test_the_text_of_a_cell_is_never_altered(text: str, read_file: ReadFile) -> None:
    table = io.StringIO(newline="")
    csv.writer(table).writerows([("id", "text"), ("a", text)])
    articles, _ = read_file("a.csv", table.getvalue())
    assert [article.text for article in articles] == ([text] if text.strip() else [])
