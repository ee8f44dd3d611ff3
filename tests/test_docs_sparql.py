"""Every question of docs/sparql.md is answered by the sample, or explained as the page says."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest
from pyoxigraph import Store

from kg.errors import KgError
from kg.query.run import open_store, peek, prepare

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "sparql.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sparql\n(.*?)\n```\n(?:\n```text\n(.*?)\n```)?", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(ROOT / "output" / "sample")


@pytest.mark.parametrize(("sparql", "told"), BLOCKS)
def test_the_page_says_what_kg_says(store: Store, sparql: str, told: str) -> None:
    try:
        asked = prepare(store, sparql, {})
        empty = peek(asked.answer())[1]
        said = "\n".join(f"note: {sentence}" for sentence in asked.advice(empty=empty))
        assert told or not empty
    except KgError as error:
        said = str(error)
    assert said == told


def test_the_page_has_patterns_and_mistakes() -> None:
    assert sum(not told for _, told in BLOCKS) == 5
    assert sum(bool(told) for _, told in BLOCKS) > 8


def test_its_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    copytree(ROOT / "output" / "sample", tmp_path / "output" / "mygraph")
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code, "docs/sparql.md", "exec"), {})
    assert "Libya" in capsys.readouterr().out.split()
