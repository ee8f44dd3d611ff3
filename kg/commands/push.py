"""`kg push`: the graph into a running store."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from kg.commands.options import INTERRUPTED, Source, complain
from kg.commands.progress import telling


def push(
    source: Source,
    url: Annotated[
        str, typer.Argument(metavar="URL", help="The store's Graph Store endpoint: http://localhost:7878/store")
    ],
) -> None:
    """Load a running SPARQL store; again, only what changed since.

    A store that wants to know who asks: set KG_PUSH_USER and KG_PUSH_PASSWORD, or KG_PUSH_TOKEN.

    Example: `kg push output http://localhost:7878/store`
    """
    from kg.push import push as push_graph
    from kg.push.endpoint import Endpoint
    from kg.source import read_view

    user, password, token = (os.environ.get(f"KG_PUSH_{name}", "") for name in ("USER", "PASSWORD", "TOKEN"))
    endpoint = Endpoint(url, user=user, password=password, token=token)
    folder = source if source.is_dir() else source.parent
    view = read_view(source)
    try:
        with telling("graph") as progress:
            done = push_graph(
                (*view.lines, *view.inferred),
                view.base,
                endpoint,
                folder,
                on_count=progress.expect,
                on_graph=progress.tell,
            )
    except KeyboardInterrupt:
        complain(f"stopped; {endpoint.url} keeps what it has, and the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None
    told = [f"sent {count(done.sent)} ({done.triples:,} triples)"] if done.sent else []
    told += [f"deleted {count(done.deleted)}"] if done.deleted else []
    told += [f"{count(done.kept)} there already"] if done.kept else []
    typer.echo(f"{endpoint.url}: {', '.join(told) or 'nothing to send'}")


def count(graphs: int) -> str:
    """How many graphs, in words."""
    return "1 graph" if graphs == 1 else f"{graphs:,} graphs"
