"""A crew of workers for one edition: each does one job at a time, and whoever takes too long is ended and replaced.

The store cannot be told to give up a search, so a limit holds only because it ends the process that searches.
"""

from __future__ import annotations

import asyncio
import json
import pickle
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from kg.serve.frames import END, FAULT, HEAD, LONGEST, PIECE, READY, read_frame
from kg.serve.nursery import Nursery
from kg.serve.refusal import Refusal
from kg.serve.worker import Post

MIB = 1 << 20
AT_HAND = MIB  # bytes of an answer that are kept in memory; a longer one waits in a temporary file
AGAIN = 2.0  # seconds


@dataclass(frozen=True, slots=True)
class Limits:
    """What a crew may take: processes, seconds a job, bytes of memory each, bytes of an answer.

    So many jobs may wait for a worker, each so long.
    """

    workers: int = 2
    seconds: float = 30
    memory: int = 2048 * MIB  # of addresses; a store maps its files, so these are more than it uses
    answer: int = 100 * MIB
    waiting: int = 16
    patience: float = 30  # seconds


@dataclass(frozen=True, slots=True)
class Received:
    """The whole answer of a job: a media type, headers, and a file at its beginning that holds so many bytes."""

    type: str
    headers: Mapping[str, str]
    file: IO[bytes]
    size: int

    @property
    def data(self) -> Any:
        """What the job returned, where that was plain data."""
        with self.file:
            return json.loads(self.file.read())

    async def pieces(self) -> AsyncIterator[bytes]:
        """The bytes, some at a time."""
        with self.file:
            while piece := self.file.read(LONGEST):
                yield piece


class Worker:
    """One process, which ends with `end`, or when this one ends."""

    def __init__(self, nursery: Nursery, number: int, reader: StreamReader, writer: StreamWriter) -> None:
        self._nursery, self.number, self._in, self._out = nursery, number, writer, reader  # its process has this id

    @classmethod
    async def start(cls, nursery: Nursery, post: Post) -> Worker:
        """A worker that is ready for its first job; raises Refusal where it cannot open the edition."""
        number, pipe = await asyncio.to_thread(nursery.bear)
        worker = cls(nursery, number, *await asyncio.open_connection(sock=pipe))
        try:
            await worker.send(post)
            kind, data = await read_frame(worker._out)
            if kind != READY:
                raise refusal(data)
        except (EOFError, OSError):
            await worker.end()
            raise Refusal(500, "a worker ended before it had begun; short of memory?") from None
        except BaseException:
            await worker.end()
            raise
        return worker

    async def send(self, task: object) -> None:
        """Hand over a task."""
        self._in.write(pickle.dumps(task))
        await self._in.drain()

    async def do(self, job: Callable[..., Any], args: tuple[Any, ...], most: int) -> Received:
        """The answer to one job; raises Refusal where there is none, EOFError or OSError where the process ended."""
        await self.send((job, args))
        told = dict[str, Any]()
        file: IO[bytes] = SpooledTemporaryFile(AT_HAND)  # noqa: SIM115  closed by whoever gets the answer
        size = 0
        while True:
            kind, data = await read_frame(self._out)
            if kind == END:
                file.seek(0)
                return Received(told["type"], told["headers"], file, size)
            if kind == FAULT:
                raise refusal(data)
            if kind == HEAD:
                told = json.loads(data)
            if kind == PIECE:
                size += file.write(data)
                if size > most:
                    raise TooLong(most)

    async def end(self) -> None:
        """End the process, whatever it is at."""
        self._in.transport.abort()
        await asyncio.to_thread(self._nursery.end, self.number)


class TooLong(Refusal):
    """An answer has more bytes than it may."""

    def __init__(self, most: int) -> None:
        super().__init__(507, f"the answer is longer than {most // MIB} MB, so none of it was sent; ask for less")


class Crew:
    """The workers for one edition, from `start` to `end`."""

    def __init__(self, nursery: Nursery, post: Post, limits: Limits) -> None:
        self._nursery, self._post, self.limits = nursery, post, limits
        self._idle = asyncio.Queue[Worker]()
        self._all = set[Worker]()
        self._hiring = set[asyncio.Task[None]]()
        self.waiting, self.busy, self._ended = 0, 0, False

    async def start(self) -> None:
        """Start the workers, and return when one is ready; raises Refusal where it cannot open the edition."""
        await self._hire()
        for _ in range(self.limits.workers - 1):
            self._replace(None)

    async def end(self) -> None:
        """End all workers, whatever they are at."""
        self._ended = True
        for task in self._hiring:
            task.cancel()
        await asyncio.gather(*self._hiring, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._all))
        self._all.clear()

    async def finish(self) -> None:
        """End all workers as soon as nobody waits for them any more."""
        while self.busy or self.waiting:
            await asyncio.sleep(0.1)
        await self.end()

    @property
    def numbers(self) -> list[int]:
        """The ids of the processes."""
        return sorted(worker.number for worker in self._all)

    async def do(self, job: Callable[..., Any], args: tuple[Any, ...]) -> Received:
        """The answer to a job; raises Refusal where there is none."""
        worker = await self._take()
        whole = False
        self.busy += 1
        try:
            async with asyncio.timeout(self.limits.seconds):
                received = await worker.do(job, args, self.limits.answer)
            whole = True
            return received
        except TooLong:
            raise
        except Refusal:
            whole = True
            raise
        except TimeoutError:
            seconds = f"{self.limits.seconds:g} seconds"
            raise Refusal(504, f"no whole answer within {seconds}, so it was given up; ask for less") from None
        except (EOFError, OSError):
            raise Refusal(
                507, "this was given up: most likely it takes more memory than it may; ask for less"
            ) from None
        finally:
            self.busy -= 1
            if whole:
                self._idle.put_nowait(worker)
            else:
                self._replace(worker)

    async def _take(self) -> Worker:
        """A worker that is free; raises Refusal where too many wait for one, or one waits for too long."""
        later = {"Retry-After": "5"}
        if self._idle.empty() and self.waiting >= self.limits.waiting:
            raise Refusal(503, "too many questions at once; ask again in a few seconds", later)
        self.waiting += 1
        try:
            async with asyncio.timeout(self.limits.patience):
                return await self._idle.get()
        except TimeoutError:
            raise Refusal(503, "no worker came free in time; ask again in a few seconds", later) from None
        finally:
            self.waiting -= 1

    async def _hire(self) -> None:
        worker = await Worker.start(self._nursery, self._post)
        self._all.add(worker)
        self._idle.put_nowait(worker)

    def _replace(self, worker: Worker | None) -> None:
        """End a worker, if there is one, and start another, while the next question is already heard."""

        async def replace() -> None:
            if worker:
                await worker.end()
                self._all.discard(worker)
            while not self._ended:
                with suppress(Refusal, OSError):
                    await self._hire()
                    return
                await asyncio.sleep(AGAIN)  # the machine may be short of something

        task = asyncio.create_task(replace())
        self._hiring.add(task)
        task.add_done_callback(self._hiring.discard)


def refusal(data: bytes) -> Refusal:
    """What a worker says of a job that it does not answer."""
    told = json.loads(data)
    return Refusal(told["status"], told["message"], told["headers"])
