"""`kg serve`: a graph as a local web application."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
import webbrowser
from ipaddress import ip_address
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.options import INTERRUPTED, Source, complain
from kg.commands.progress import meanwhile
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.serve.desk import Desk

LOCAL = "127.0.0.1"
EVERY = ("0.0.0.0", "::")  # addresses that stand for all that this machine has
LONGEST = 1 << 16  # bytes of an address, which may hold a query, with the headers
CONNECTIONS = 200  # at once; more are told to come later
BACKLOG = 100  # connections that wait to be taken
GRACE = 2  # seconds for answers under way when it ends


def serve(
    source: Source,
    port: Annotated[int, typer.Option(help="Port to listen on; 0 takes any that is free.", min=0, max=65535)] = 8000,
    host: Annotated[
        str, typer.Option(help="Address to listen on; any other than this one lets other machines read the graph.")
    ] = LOCAL,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", help="Give up a question after so long.", min=0.1, max=3600)
    ] = 30,
    open: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Serve a graph on this machine: the map, pages, search, SPARQL. It keeps up while `kg build` adds articles.

    Example: `kg serve output`
    """
    from kg.serve.desk import Desk
    from kg.serve.workers import Limits

    if not hasattr(os, "fork"):
        raise KgError("kg serve needs a system that can fork processes, such as Linux or macOS; Windows has WSL")
    listener = listen(host, port)
    logging.basicConfig(format="kg: %(message)s", level=logging.WARNING, stream=sys.stderr)
    logging.getLogger("kg.serve").setLevel(logging.INFO)
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)  # it complains of clients, and of its end
    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended like this, it ends its workers too
        asyncio.run(run(Desk(source, Limits(seconds=timeout), meanwhile), listener, host, browse=open))
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    finally:
        listener.close()


def listen(host: str, port: int) -> socket.socket:
    """A socket that has the port; raises KgError where that is taken, or the address is not this machine's."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError:
        raise KgError(f"{host} is no address of this machine; leave out --host for this machine alone") from None
    try:
        family, kind, protocol, _, address = found[0]
        listener = socket.socket(family, kind, protocol)
        if sys.platform != "win32":  # where this would let two servers have one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise KgError(f"{host}:{port} cannot be listened on ({reason}); take another with --port") from None
    return listener


async def run(desk: Desk, listener: socket.socket, host: str, *, browse: bool) -> None:
    """Serve until somebody ends it."""
    import uvicorn

    from kg.serve.app import make_app

    async with desk:
        app = make_app(desk, [host, socket.gethostname().lower()] if reaches_out(host) else ())
        config = uvicorn.Config(app, lifespan="off", log_config=None, access_log=False, server_header=False)
        config.h11_max_incomplete_event_size, config.timeout_graceful_shutdown = LONGEST, GRACE
        config.limit_concurrency = CONNECTIONS
        listener.listen(BACKLOG)
        address = address_of(host, listener.getsockname()[1])
        if reaches_out(host):
            complain(f"other machines can read this graph, and ask it anything, as long as this runs ({host})")
        typer.echo(f"serving {desk.source} at {address} (Ctrl-C ends it)")
        if browse:
            webbrowser.open(address)
        await uvicorn.Server(config).serve(sockets=[listener])


def address_of(host: str, port: int) -> str:
    """Where a browser on this machine finds the server.

    >>> address_of("0.0.0.0", 80), address_of("::1", 8000)
    ('http://localhost:80/', 'http://[::1]:8000/')
    """
    if host in EVERY:
        return f"http://localhost:{port}/"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def reaches_out(host: str) -> bool:
    """Whether others than this machine can reach an address."""
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"
