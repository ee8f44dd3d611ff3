"""What a worker does in its own process (nursery.py): one job after another, each a function with its arguments.

It comes to its end with the server, even in the middle of a search: the socket between them closes then.
"""

from __future__ import annotations

import json
import os
import pickle
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from io import BufferedWriter, RawIOBase
from pathlib import Path
from queue import SimpleQueue
from socket import socket
from threading import Thread
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from kg.errors import KgError
from kg.serve.frames import END, FAULT, HEAD, LONGEST, PIECE, READY, write_frame
from kg.serve.refusal import Refusal

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

JSON = "application/json"
NICER = 5  # than the process that listens, for questions of strangers


@dataclass(frozen=True, slots=True)
class Post:
    """What a worker is told first: the edition to open, how much memory it may take, and whether others go first."""

    edition: Path | None
    memory: int  # bytes of address space; 0 where there is no limit
    yields: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """What a job answers, if it is not plain data: bytes of a media type, or what writes them to a file."""

    type: str
    body: bytes | Callable[[BinaryIO], object]
    headers: dict[str, str] = field(default_factory=dict)


def work(pipe: socket) -> NoReturn:
    """Do what comes in until the other end closes."""
    try:
        serve(pipe.makefile("rb"), pipe.makefile("wb"))
    finally:
        os._exit(1)


def serve(orders: BinaryIO, answers: BinaryIO) -> None:
    """Open an edition, and do one job after another; returns where that cannot be."""
    tasks = SimpleQueue[Any]()
    Thread(target=listen, args=(orders, tasks), daemon=True).start()
    post: Post = tasks.get()
    bound(post)
    try:
        first = open_first(post)
    except (sqlite3.Error, OSError, ValueError) as error:
        fault(answers, Refusal(500, f"{post.edition}: cannot be opened ({error})"))
        return
    write_frame(answers, READY)
    while True:
        job, args = tasks.get()
        do(answers, job, (*first, *args))


def listen(pipe: BinaryIO, tasks: SimpleQueue[Any]) -> None:
    """Hand over each task that comes in; the process ends with the pipe."""
    with suppress(EOFError, OSError):
        while True:
            tasks.put(pickle.load(pipe))  # the process that started this one wrote it
    os._exit(0)


def bound(post: Post) -> None:
    """Take no more than was given."""
    if post.yields and hasattr(os, "nice"):
        os.nice(NICER)
    if post.memory:
        with suppress(ImportError, ValueError, OSError):  # not every platform can
            import resource

            resource.setrlimit(resource.RLIMIT_AS, (post.memory, post.memory))


def open_first(post: Post) -> tuple[Any, ...]:
    """What every job is given first: the edition, if there is one."""
    if post.edition is None:
        return ()
    from kg.serve.edition import open_edition

    return (open_edition(post.edition),)


def do(answers: BinaryIO, job: Callable[..., Any], args: tuple[Any, ...]) -> None:
    """Do one job and send what it answers, or why it does not."""
    try:
        found = job(*args)
        reply = found if isinstance(found, Reply) else Reply(JSON, dump(found))
        write_frame(answers, HEAD, dump({"type": reply.type, "headers": reply.headers}))
        with BufferedWriter(Pieces(answers), LONGEST) as out:
            if isinstance(reply.body, bytes):
                out.write(reply.body)
            else:
                reply.body(out)
        write_frame(answers, END)
    except Refusal as error:
        fault(answers, error)
    except KgError as error:
        fault(answers, Refusal(400, str(error)))
    except MemoryError:
        fault(answers, Refusal(507, "this takes more memory than it may"))
    except Exception as error:
        where = extract_tb(error.__traceback__)[-1]
        told = f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}"
        fault(answers, Refusal(500, f"this could not be answered, by a fault of kg ({told})"))


class Pieces(RawIOBase):
    """A file of which each piece written is sent at once."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: Buffer, /) -> int:
        """Send a piece; returns how much of it went."""
        piece = memoryview(data)[:LONGEST]
        write_frame(self._answers, PIECE, piece)
        return len(piece)


def fault(answers: BinaryIO, refusal: Refusal) -> None:
    """Say why there is no answer."""
    write_frame(
        answers, FAULT, dump({"status": refusal.status, "message": refusal.message, "headers": refusal.headers})
    )


def dump(data: Any) -> bytes:
    """Data as JSON."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
