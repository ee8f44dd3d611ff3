import logging

import pytest

from kg.read.pdf import join_lines
from tests.read.conftest import ReadFile
from tests.read.paper import print_pdf

FIRST = [
    *("The Daily, Monday", "Envoys meet in Oslo", "Envoys of Norland and Sudia met in Oslo to talk about"),
    *("the border. The talks between the two govern-", "ments of the north lasted for two days and nights."),
    *("They ended.", "The next talks will be held in June, a spokesman of", "1"),
]
SECOND = ["The Daily, Monday", "the Ministry of Trade said.", "2"]
THIRD = ["The Daily, Monday", "Both sides welcomed the news from the capital of Sudia.", "3"]


def test_paragraphs_are_put_together_across_lines_and_pages(read_file: ReadFile) -> None:
    [article], _ = read_file("talks.pdf", print_pdf(FIRST, SECOND, THIRD))
    assert article.text.split("\n\n") == [
        "Envoys meet in Oslo",
        "Envoys of Norland and Sudia met in Oslo to talk about the border. The talks between the two governments of "
        "the north lasted for two days and nights. They ended.",
        "The next talks will be held in June, a spokesman of the Ministry of Trade said.",
        "Both sides welcomed the news from the capital of Sudia.",
    ]
    assert (article.id, article.title, article.published) == ("talks", "Envoys meet in Oslo", None)


def test_the_title_of_the_document_counts_unless_a_program_made_it(read_file: ReadFile) -> None:
    assert read_file("a.pdf", print_pdf(FIRST, title="Envoys meet"))[0][0].title == "Envoys meet"
    assert read_file("b.pdf", print_pdf(FIRST[1:], title="talks-final.doc"))[0][0].title == "Envoys meet in Oslo"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (print_pdf([]), "has no text layer: its pages are pictures and need OCR first"),
        (print_pdf(FIRST, password="secret"), "is an encrypted PDF: save a copy without password"),
        (b"%PDF-1.4 and no more", "is a broken PDF (PdfStreamError)"),
    ],
)
def test_a_pdf_without_readable_text_is_reported(
    data: bytes, reason: str, read_file: ReadFile, capfd: pytest.CaptureFixture[str]
) -> None:
    logging.basicConfig(force=True)
    assert read_file("talks.pdf", data) == ([], [reason])
    assert capfd.readouterr().err == ""


def test_a_heading_after_a_full_line_stands_alone() -> None:
    page = ["The envoys of both sides met in Oslo on Monday.", "What comes next", "They will return to Oslo in June."]
    assert join_lines([page]).split("\n\n") == page


def test_the_margins_of_a_printed_web_page_are_left_out() -> None:
    body = ["The envoys met in Oslo.", "They left."]
    page = ["12/14/25, 4:26 PM Envoys meet - The Daily", *body, "https://example.org/talks 1/1"]
    assert join_lines([page]) == join_lines([body])


def test_a_blank_line_and_a_short_line_end_a_paragraph() -> None:
    page = [
        "The envoys met in Oslo on Monday and",
        "",
        "left on Tuesday for the long way home.",
        "Bye.",
        "They will return.",
    ]
    assert join_lines([page]).split("\n\n") == [page[0], page[2] + " Bye.", page[4]]
