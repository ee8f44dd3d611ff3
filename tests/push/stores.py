"""Stores to push to: the real Oxigraph server, and one of few lines that fails on demand."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import urllib3

OXIGRAPH = Path(sys.executable).with_name("oxigraph")


@dataclass
class Oxigraph:
    """`oxigraph serve` on a port of its own."""

    location: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/store"

    def start(self) -> None:
        command = [OXIGRAPH, "serve", "--location", self.location, "--bind", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("oxigraph does not start")

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()

    def ask(self, sparql: str) -> list[dict[str, str]]:
        """The rows of a query to the union of all graphs."""
        answer = urllib3.request(
            "POST",
            f"http://127.0.0.1:{self.port}/query?union-default-graph",
            body=sparql,
            headers={"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"},
        )
        return [{k: v["value"] for k, v in row.items()} for row in answer.json()["results"]["bindings"]]

    def graphs(self) -> set[str]:
        return {row["g"] for row in self.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}


@contextmanager
def oxigraph(location: Path) -> Iterator[Oxigraph]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        server = Oxigraph(location, free.getsockname()[1])
    server.start()
    try:
        yield server
    finally:
        server.stop()


@dataclass
class Moody:
    """A Graph Store that answers the next requests as it is told to, and then does as it should."""

    url: str = ""
    moods: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)  # status, headers, body
    always: tuple[int, dict[str, str], bytes] | None = None
    graphs: dict[str, set[bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)  # method, graph
    sizes: list[int] = field(default_factory=list)
    login: str = ""


@contextmanager
def moody() -> Iterator[Moody]:
    store = Moody()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            graph = parse_qs(urlsplit(self.path).query).get("graph", [""])[0]
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            store.asked.append((self.command, graph))
            store.sizes.append(len(body))
            if store.login and self.headers.get("Authorization") != store.login:
                return self.reply(401)
            if mood := store.moods.pop(0) if store.moods else store.always:
                return self.reply(*mood)
            return self.serve(graph, body)

        def serve(self, graph: str, body: bytes) -> None:
            match self.command:
                case "PUT":
                    store.graphs[graph] = set(body.splitlines())
                case "POST":
                    store.graphs.setdefault(graph, set()).update(body.splitlines())
                case "DELETE":
                    return self.reply(204 if store.graphs.pop(graph, None) else 404)
                case _:
                    return self.reply(200 if graph in store.graphs else 404)
            return self.reply(204)

        def reply(self, status: int, headers: dict[str, str] | None = None, body: bytes = b"") -> None:
            if status == 0:  # break the connection
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | (headers or {})).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body if self.command != "HEAD" else b"")

        do_HEAD = do_PUT = do_POST = do_DELETE = answer

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    store.url = f"http://127.0.0.1:{server.server_port}/store"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield store
    finally:
        server.shutdown()
        server.server_close()
