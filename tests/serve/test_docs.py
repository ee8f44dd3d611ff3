"""Every command of docs/serve.md runs as printed, but for the port."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path
from shutil import which

import pytest

from kg.serve.workers import MIB, Limits
from tests.serve.server import Server

PAGE = (Path(__file__).parent.parent.parent / "docs" / "serve.md").read_text(encoding="utf-8")
CURLS = re.findall(r"^curl .*$", PAGE, re.MULTILINE)
LOCAL = "http://localhost:8000/"


@pytest.mark.skipif(not which("curl"), reason="curl is not installed")
@pytest.mark.parametrize("command", CURLS)
def test_commands_run(server: Server, command: str) -> None:
    ran = shlex.split(command.replace(LOCAL, server.url))
    found = subprocess.run([*ran, "--fail", "--silent"], capture_output=True, text=True, timeout=60, check=False)
    assert found.returncode == 0
    assert len(found.stdout.splitlines()) > 1 or found.stdout.startswith("{")  # JSON of one line


def test_python_runs(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code.replace(LOCAL, server.url), "docs/serve.md", "exec"), {})
    assert "Libya" in capsys.readouterr().out.split()


def test_the_page_tells_the_limits_that_there_are() -> None:
    limits = Limits()
    for told in (
        f"instead of {limits.seconds} seconds",
        f"longer than {limits.answer // MIB} MB",
        f"more memory than {limits.memory // MIB // 1024} GB",
        f"At most {limits.waiting} questions wait, and none longer than {limits.patience} seconds",
        {2: "two"}[limits.workers] + " for those that people write",
    ):
        assert told in PAGE
