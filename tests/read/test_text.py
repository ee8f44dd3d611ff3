import pytest

from kg.read.text import find_headline
from tests.read.conftest import ReadFile


def test_the_text_is_the_file(read_file: ReadFile) -> None:
    written = "\n Talks open in Oslo \r\n\r\nThe envoys met.\t\n\n"
    [article], reasons = read_file("Oslo talks.txt", "\ufeff" + written)
    assert (article.id, article.text, article.title) == ("oslo-talks", written, "Talks open in Oslo")
    assert article.published is None
    assert not reasons


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Will the talks open?\nThe envoys of both sides met. " + "They spoke for hours. " * 6, "Will the talks open?"),
        ("The envoys met in Oslo on Monday.\n\nThey left on Tuesday.", ""),
        ("The envoys met in Oslo on Monday and talked about the\nBorder Treaty of last year.", ""),
        ("Talks open in Oslo", ""),
        ("Talks " * 40 + "\n\nThe envoys met.", ""),
    ],
)
def test_a_headline_is_short_and_stands_apart(text: str, headline: str) -> None:
    assert find_headline(text) == headline


def test_a_file_for_more_than_one_document_is_too_large(read_file: ReadFile) -> None:
    assert read_file("a.txt", b"talks " * 4_000_000) == ([], ["is larger than 20 MB, too large for one document"])
