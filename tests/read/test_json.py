import json

import pytest

from kg.ids import content_id
from tests.read.conftest import ReadFile


def test_a_line_that_is_broken_is_skipped_by_number(read_file: ReadFile) -> None:
    lines = [
        b'{"id": "a", "text": "The envoys met.", "score": NaN}',
        b"",
        b'{"id": "b", "text": "The envoys',
        b'"The envoys met."',
        b'{"id": "c"}',
        b'{"id": "d", "text": "A caf\xe9 closed."}',
        b'{"id": "e", "text": "half \\ud800"}',
        b"[" * 100_000,
        b'{"id": "f", "text": "The envoys left.", "n": ' + b"1" * 5000 + b"}",
        b'{"id": "g", "text": " They\\nleft. ", "title": "\\ud83d\\ude00 half \\ud800"}',
    ]
    articles, reasons = read_file("a.jsonl", b"\r\n".join(lines))
    assert [(article.id, article.text) for article in articles] == [("a", "The envoys met."), ("g", " They\nleft. ")]
    assert articles[1].title == "😀 half"
    assert [reason.split(":")[0] for reason in reasons] == [
        "line 3 is not valid JSON",
        "line 4 is no JSON object",
        "line 5 has no text",
        "line 6 holds broken characters (half of a surrogate pair, or bytes that are not UTF-8)",
        "line 7 holds broken characters (half of a surrogate pair, or bytes that are not UTF-8)",
        "line 8 is not valid JSON",
        "line 9 is not valid JSON",
    ]
    assert reasons[0].endswith("(column 32)")
    assert reasons[5].endswith("it is nested too deeply")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_may_be_in_any_unicode_encoding(encoding: str, read_file: ReadFile) -> None:
    [article], _ = read_file("a.ndjson", '{"text": "The café met."}\n'.encode(encoding))
    assert article.text == "The café met."


def test_a_file_holds_one_article_or_a_list(read_file: ReadFile) -> None:
    article = {"id": "Oslo7", "title": "Talks", "text": "Talks\n\nThe envoys met.", "authors": ["Jane Roe"]}
    [read], _ = read_file("talks.article.json", json.dumps(article))
    assert (read.id, read.text, read.authors) == ("Oslo7", article["text"], ("Jane Roe",))
    [unnamed], _ = read_file("talks.article.json", '{"text": "The envoys met."}')
    assert unnamed.id == "talks"
    several, reasons = read_file("list.json", json.dumps([article, {"id": "x"}, {"text": "They left."}, 5]))
    assert [each.id for each in several] == ["Oslo7", content_id("They left.")]
    assert reasons == ["item 2 has no text", "item 4 is no JSON object"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.json", '{"text": ', "is not valid JSON: Expecting value (column 10)"),
        ("a.json", '{\n"text"\n}', "is not valid JSON: Expecting ':' delimiter (line 3, column 1)"),
        ("a.json", "[" * 100_000, "is not valid JSON: it is nested too deeply"),
        ("a.json", "[]", "holds an empty list"),
        ("a.json", "5", "holds no JSON object or list"),
        ("a.jsonl", "\n \n", "is empty"),
        ("a.jsonl", b"\x00\x01\x02", "holds binary data, not text"),
    ],
)
def test_a_file_without_articles_is_reported(name: str, content: str | bytes, reason: str, read_file: ReadFile) -> None:
    assert read_file(name, content) == ([], [reason])
