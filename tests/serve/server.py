"""`kg serve` in a process of its own."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

KG = (sys.executable, "-c", "from kg.cli import main; main()")
WAIT = 60.0  # seconds; a machine may have much to do


@dataclass(frozen=True)
class Server:
    """A running server: its process and its address."""

    process: subprocess.Popen[str]
    url: str

    def ask(self, sparql: str, **headers: str) -> httpx.Response:
        """What /sparql answers."""
        return httpx.post(f"{self.url}sparql", data={"query": sparql}, headers=headers, timeout=WAIT)

    def get(self, path: str) -> httpx.Response:
        """What a page answers."""
        return httpx.get(f"{self.url}{path}", timeout=WAIT)

    def workers(self) -> set[int]:
        """The ids of the processes that answer."""
        return {worker for nursery in children(self.process.pid) for worker in children(nursery)}


@contextmanager
def running(source: Path, *options: str) -> Iterator[Server]:
    """A server of a folder, on a port that is free."""
    command = [*KG, "serve", str(source), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout
        for line in process.stdout:
            if found := re.search(r"serving .* at (http://\S+)", line):
                yield Server(process, found[1])
                return
        raise RuntimeError(f"no server: {process.communicate()[0]}")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(WAIT)


def children(pid: int) -> set[int]:
    """The processes that a process has started."""
    listed = subprocess.run(["ps", "-o", "pid=,stat=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return {int(number) for number, state in map(str.split, listed.stdout.splitlines()) if state[0] != "Z"}


def alive(pid: int) -> bool:
    """Whether a process is there and no mere shadow of one."""
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return listed.stdout.strip()[:1] not in {"", "Z"}


def until(holds: Callable[[], object], seconds: float = WAIT) -> bool:
    """Whether something comes to hold in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False
