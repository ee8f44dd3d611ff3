"""Every command and every Python block of the README and the docs runs as printed."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from kg.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

SAVED = re.compile(r"Save this as `([\w.]+)`:\n\n```turtle\n(.*?)^```", re.DOTALL | re.MULTILINE)

pytestmark = pytest.mark.model


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in one language ("" for none)."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(), re.DOTALL | re.MULTILINE)


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    """A folder like the project's root, where commands may write."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_run(page, workplace, capsys):
    for name, turtle in SAVED.findall(page.read_text()):
        (workplace / name).write_text(turtle)
    commands = [line for block in blocks(page, "") for line in block.splitlines() if line.startswith("kg ")]
    for command in commands:
        with pytest.raises(SystemExit) as stop:
            main(shlex.split(command, comments=True)[1:])
        assert not stop.value.code, f"{command}: {capsys.readouterr().err}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_python_runs(page, workplace, capsys):
    for code in blocks(page, "python"):
        exec(compile(code, str(page), "exec"), {})
        assert capsys.readouterr().out


def test_the_readme_prints_the_answer_it_promises(workplace, capsys):
    page = (ROOT / "README.md").read_text()
    query = next(line for line in page.splitlines() if line.startswith("kg query") and "released" in line)
    answer = re.search(r"<!-- answer -->\n```\n(.*?)```", page, re.DOTALL)
    for command in ("kg build examples/ --output output/mygraph", query):
        capsys.readouterr()
        with pytest.raises(SystemExit):
            main(shlex.split(command)[1:])
    assert answer
    assert capsys.readouterr().out.split() == answer[1].split()


def test_the_notebook_runs(workplace):
    notebook = json.loads((ROOT / "examples" / "notebook.ipynb").read_text())
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    assert names["graph"]
