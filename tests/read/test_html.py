import pytest

from tests.read.conftest import ReadFile

PAGE = """<html lang="en"><head><title>Envoys meet in Oslo - The Daily</title>{head}
<meta name="author" content="Jane Roe"><meta property="og:site_name" content="The Daily">
<link rel="canonical" href="https://example.org/talks"></head><body><nav>Home | World | Sport</nav><article>
<h1>Envoys meet in Oslo</h1><p>Envoys of Norland and Sudia met in a café in Oslo on Monday to talk about the border.</p>
<p>They agreed to meet again in June, a spokesman for the ministry said after the talks had ended.</p></article>
<footer>Copyright 2019 The Daily</footer></body></html>"""
DATED = PAGE.format(head='<meta property="article:published_time" content="2024-05-06T10:00:00Z">')
TEXT = """Envoys meet in Oslo

Envoys of Norland and Sudia met in a café in Oslo on Monday to talk about the border.

They agreed to meet again in June, a spokesman for the ministry said after the talks had ended."""


def test_main_text_and_metadata_are_found(read_file: ReadFile) -> None:
    [article], _ = read_file("talks.html", DATED)
    assert article.text == TEXT
    assert (article.title, article.published, article.publisher) == ("Envoys meet in Oslo", "2024-05-06", "The Daily")
    assert (article.url, article.authors) == ("https://example.org/talks", ("Jane Roe",))


def test_a_page_without_a_date_has_none(read_file: ReadFile) -> None:
    assert read_file("talks.htm", PAGE.format(head=""))[0][0].published is None


@pytest.mark.parametrize(
    "page",
    [
        ('<?xml version="1.0" encoding="utf-8"?>' + DATED).encode(),
        PAGE.format(head='<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">').encode("latin-1"),
        PAGE.format(head="<meta charset=windows-1250>").encode("cp1250"),
        PAGE.format(head="<meta charset=no-such-thing>").encode("cp1252"),
    ],
)
def test_the_declared_encoding_counts_where_bytes_are_not_unicode(page: bytes, read_file: ReadFile) -> None:
    assert read_file("talks.html", page)[0][0].text == TEXT


def test_a_page_without_prose_is_no_article(read_file: ReadFile) -> None:
    page = "<html><body><script>talks()</script></body></html>"
    assert read_file("talks.html", page) == ([], ["holds no text that looks like an article"])
