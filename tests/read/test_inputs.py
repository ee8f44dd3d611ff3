import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.read import SUFFIXES, read_inputs
from tests.read.conftest import ReadFile

SHARED = Path(__file__).parents[3] / "shared"


def refuse(skip: InputError) -> None:
    pytest.fail(str(skip))


def read_all(*inputs: Path | str) -> tuple[list[str], list[str]]:
    skips: list[str] = []
    articles = read_inputs([str(each) for each in inputs], on_skip=lambda skip: skips.append(str(skip)))
    return [article.id for article in articles], skips


def test_a_folder_is_read_in_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.text", ".hidden.txt", ".git/d.txt", "picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"The envoys met in room {name}.")
    assert read_all(tmp_path) == (["a", "b", "c"], [])


def test_what_kg_wrote_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The envoys met in Oslo on Monday.")
    for folder, sign in (("out", "library.sqlite"), ("pages", ".pages.sha256")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / sign).write_text("")
        (tmp_path / folder / "b.txt").write_text("The envoys met again in Oslo on Tuesday.")
    assert read_all(tmp_path) == (["a"], [])
    page = tmp_path / "page.html"
    page.write_text('<html><head><meta name="generator" content="kg"></head><p>The envoys met in Oslo on Monday.</p>')
    ids, skips = read_all(page)
    assert not ids
    assert "is a page that kg wrote, not an article" in str(skips[0])


def test_a_glob_matches_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "a1.txt").write_text("The envoys met.")
    (tmp_path / "a2").mkdir()
    (tmp_path / "a2" / "inner.txt").write_text("The envoys left.")
    (tmp_path / "a3.png").write_bytes(b"\x89PNG")
    assert read_all(tmp_path / "a*") == (["a1", "inner"], [])


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("The envoys met.")
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "notes.docx").write_text("The envoys met.")
    (tmp_path / "nothing").mkdir()
    names = ["missing.txt", "empty.txt", "notes.docx", "nothing", "*.rst", "good.txt"]
    ids, skips = read_all(*(tmp_path / name for name in names))
    assert ids == ["good"]
    assert [skip.removeprefix(f"{tmp_path}/") for skip in skips] == [
        "missing.txt: does not exist",
        "empty.txt: is empty",
        f"notes.docx: is of a kind that is not read (.docx; known are {', '.join(SUFFIXES)})",
        "nothing: holds no file that can be read as articles",
        "*.rst: matches no file that can be read as articles",
    ]


def test_a_forbidden_file_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbid)  # permissions do not bind the superuser, who may run the tests
    assert read_all(tmp_path / "a.txt")[1] == [f"{tmp_path}/a.txt: cannot be opened: permission denied"]


def test_a_file_name_may_be_no_unicode(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"\xe9.txt"):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text(f"The envoys met in {name!r}.")
    (tmp_path / os.fsdecode(b"\xff.txt")).touch()
    ids, skips = read_all(tmp_path)
    assert all(each.isascii() for each in ids)
    assert len(ids) == 2
    assert skips == [f"{tmp_path}/?.txt: is empty"]


@pytest.mark.parametrize("name", ["\0", "x" * 5000 + ".txt", "", "[", "**/../\0*"])
def test_a_strange_name_is_an_input_error(name: str) -> None:
    ids, skips = read_all(name)
    assert not ids
    assert len(skips) == 1


def test_the_same_article_twice_is_one_and_another_under_its_id_is_reported(tmp_path: Path) -> None:
    for folder, text in (("a", "The envoys met."), ("b", "The envoys met."), ("c", "The envoys left.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "talks.txt").write_text(text)
    ids, skips = read_all(tmp_path)
    assert ids == ["talks"]
    assert skips == [
        f"{tmp_path}/c/talks.txt: id 'talks' was already read from {tmp_path}/a/talks.txt, with another text"
    ]


@pytest.mark.parametrize(
    ("piped", "texts"),
    [
        (b"Talks open\n\nThe envoys met.\n", ["Talks open\n\nThe envoys met.\n"]),
        (b'\n{"text": "The envoys met."}\n{"body": "They left."}\n', ["The envoys met.", "They left."]),
        (b'{"a": "brace"} opened the meeting.', ['{"a": "brace"} opened the meeting.']),
    ],
)
def test_standard_input_is_text_or_json_lines(piped: bytes, texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
    assert [article.text for article in read_inputs(["-"], on_skip=refuse)] == texts


def test_a_pipe_is_read_like_a_file() -> None:
    code = "import kg.read; print(*kg.read.read_inputs(['-'], on_skip=print))"
    done = subprocess.run([sys.executable, "-c", code], input=b"The envoys met.", capture_output=True, check=True)
    assert b"text='The envoys met.'" in done.stdout


def test_packed_files_are_unpacked(read_file: ReadFile) -> None:
    articles, _ = read_file("talks.txt.gz", gzip.compress(b"The envoys met."))
    assert [(article.id, article.text) for article in articles] == [("talks", "The envoys met.")]
    assert read_file("cut.txt.gz", gzip.compress(b"The envoys met.")[:-9])[1][0].startswith("cannot be read: ")


def test_articles_come_before_the_next_input_is_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The envoys met.")
    skips: list[InputError] = []
    articles = read_inputs([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], on_skip=skips.append)
    assert next(articles).id == "a"
    assert not skips
    assert not list(articles)
    assert skips


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = "import sys, kg.read; print({'trafilatura', 'pypdf', 'py3langid', 'charset_normalizer'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"


GOOD = (
    b'{"id": "a", "text": "The envoys met.", "date": 5}',
    b'[{"text": "The envoys met."}]',
    b"id,text\n1,The envoys met.\n",
    b"<html><body><p>The envoys met in Oslo on Monday.</p></body></html>",
    b"---\ntitle: Talks\n---\n# Talks\n\n| a | b |\n",
    b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF",
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file of some format with bytes put in, taken out or doubled."""
    data = draw(st.sampled_from(GOOD))
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(data))] * 2)))
    return data[:start] + draw(st.binary(max_size=12)) + data[draw(st.sampled_from([start, end])) :]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=300) | damaged() | st.text(max_size=200).map(str.encode), suffix=st.sampled_from(SUFFIXES)
)
def test_any_bytes_give_articles_or_reasons(data: bytes, suffix: str, read_file: ReadFile) -> None:
    articles, reasons = read_file("some" + suffix, data)
    assert articles or reasons or suffix in {".csv", ".tsv"}  # a table may have no rows
    assert all(reason and "\n" not in reason and reason.encode() for reason in reasons)
    for article in articles:
        assert article.text.strip()
        assert f"{article}".encode()
        assert article.id


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the annotated articles are not here")
def test_development_articles_keep_id_text_and_date() -> None:
    articles = {
        article.id: article for article in read_inputs([str(SHARED / "gold/dev/*.article.json")], on_skip=refuse)
    }
    for path in (SHARED / "gold/dev").glob("*.article.json"):
        given = json.loads(path.read_text())
        assert articles[given["id"]].text == given["text"]
        assert articles[given["id"]].published == (given["date"] or None)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the annotated articles are not here")
def test_no_english_article_is_turned_away() -> None:
    inputs = [
        SHARED / "articles/guardian-syria-2019.csv",
        SHARED / "silver/articles.jsonl",
        SHARED / "bench/*/input.jsonl",
    ]
    ids, skips = read_all(*inputs)
    assert len(ids) > 1900
    assert not skips
