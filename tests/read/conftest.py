"""Reading one file: the articles in it and the reasons given for what is none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Article
from kg.read import read_inputs

ReadFile = Callable[[str, str | bytes], tuple[list[Article], list[str]]]


@pytest.fixture
def read_file(tmp_path: Path) -> ReadFile:
    def read(name: str, content: str | bytes) -> tuple[list[Article], list[str]]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        reasons: list[str] = []
        articles = list(read_inputs([str(path)], on_skip=lambda skip: reasons.append(skip.reason)))
        return articles, reasons

    return read
