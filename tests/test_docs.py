"""Every command and every Python block of the README and the docs runs as printed."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SAVED = re.compile(r"Save this as `([\w.]+)`:\n\n```turtle\n(.*?)^```", re.DOTALL | re.MULTILINE)

pytestmark = pytest.mark.model


def blocks(page: Path, language: str) -> Iterator[str]:
    """The fenced blocks of a page in one language ("" for none), fences taken in pairs."""
    inside, lines = None, list[str]()
    for line in page.read_text().splitlines():
        if line.startswith("```"):
            if inside == language:
                yield "\n".join(lines)
            inside, lines = (line[3:].strip(), []) if inside is None else (None, [])
        elif inside is not None:
            lines.append(line)


def commands(page: Path) -> list[str]:
    """The kg commands that a page shows."""
    return [line for block in blocks(page, "") for line in block.splitlines() if line.startswith("kg ")]


def run(command: str) -> int:
    """The exit status of a command line."""
    with pytest.raises(SystemExit) as stop:
        main(shlex.split(command, comments=True)[1:])
    return int(stop.value.code or 0)


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    """A folder like the project's root, where commands may write."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_no_command_is_overlooked(page):
    shown = re.findall(
        r"^kg (?:build|catalogue|withdraw|merge|split|undo|review|diff|log|query|conflicts)\b"
        r"|^kg (?:export|import|explain|validate)\b",
        page.read_text(),
        re.MULTILINE,
    )
    assert len(commands(page)) == len(shown)


@pytest.mark.parametrize("page", [p for p in PAGES if commands(p)], ids=lambda p: p.name)
def test_commands_run(page, workplace, capsys):
    for name, turtle in SAVED.findall(page.read_text()):
        (workplace / name).write_text(turtle)
    for command in commands(page):
        assert run(command) == 0, f"{command}: {capsys.readouterr().err}"
        assert "nothing found" not in capsys.readouterr().out, command


def test_python_of_the_readme_runs(workplace, capsys):
    [code] = blocks(ROOT / "README.md", "python")
    exec(compile(code, "README.md", "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_python_of_the_page_on_looking_runs(workplace):
    page = ROOT / "docs" / "explorer.md"
    [code] = blocks(page, "python")
    for command in commands(page):
        run(command)
    names: dict[str, object] = {}
    exec(compile(code, page.name, "exec"), names)
    exec('graph.show("Norway").write("norway.html")', names)
    assert "Norway" in (workplace / "norway.html").read_text()


def test_the_readme_prints_the_answer_it_promises(workplace, capsys):
    page = ROOT / "README.md"
    answer = re.search(r"<!-- answer -->\n```\n(.*?)```", page.read_text(), re.DOTALL)
    assert answer
    for command in commands(page)[:2]:
        capsys.readouterr()
        run(command)
    assert capsys.readouterr().out.split() == answer[1].split()


def test_the_notebook_runs(workplace):
    notebook = json.loads((ROOT / "examples" / "notebook.ipynb").read_text())
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    assert names["graph"]
