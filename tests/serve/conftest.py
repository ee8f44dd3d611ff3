"""A folder to serve, the application over it in this process, and a server of its own process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from starlette.testclient import TestClient

from kg.serve.app import make_app
from kg.serve.desk import Desk
from kg.serve.workers import Limits
from tests.serve.server import Server, running

SAMPLE = Path(__file__).parent.parent.parent / "output" / "sample" / "graph.ttl"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, as a folder that may be written."""
    found = tmp_path_factory.mktemp("served")
    copy(SAMPLE, found)
    return found


@pytest.fixture(scope="session")
def client(folder: Path) -> Iterator[TestClient]:
    """The application in this process, with a worker for pages and one for queries."""
    desk = Desk(folder, Limits(workers=1, seconds=5))
    with TestClient(make_app(desk), base_url="http://localhost", follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[Server]:
    """`kg serve` as users run it, with a short limit of time."""
    with running(folder, "--timeout", "4") as server:
        yield server
