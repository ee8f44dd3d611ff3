"""The desk: where requests ask, and who sees to it that there are workers with the latest edition to ask.

When the graph changes, the next edition is made beside the one at work, new crews open it, and the old ones finish what
was asked of them.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack, nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kg.errors import KgError
from kg.serve.edition import NAMES, Edition, digest_of, find_edition, read_edition, remove_editions
from kg.serve.names import open_names
from kg.serve.nursery import Nursery
from kg.serve.refusal import Refusal
from kg.serve.worker import Post
from kg.serve.workers import MIB, Crew, Limits, Received, Worker
from kg.store import find_graph

SHELF = ".serve"  # the folder of editions in a folder of kg
LOOK = 1.0  # seconds between two looks at the graph
PATIENCE = 10.0  # seconds that a page may take
Whom = Literal["pages", "queries"]
PAGES: Final = "pages"
QUERIES: Final = "queries"
Meanwhile = Callable[[str], AbstractContextManager[object]]

log = logging.getLogger("kg.serve")


@dataclass(frozen=True, slots=True)
class Shift:
    """An edition, the crews that have it open, and since when."""

    edition: Edition
    crews: dict[str, Crew]
    since: datetime
    hold: sqlite3.Connection  # as long as it is open, nobody removes the edition


class Desk:
    """`async with Desk(source)`: serves the graph of a folder or a file until the end of the block.

    `limits` are those of strangers' questions; pages have the same, but that nobody has to wait longer than PATIENCE.
    As long as it makes an edition, which may take minutes, it is within `meanwhile`, which it tells so in words.
    Raises InputError where there is no sound graph of kg.
    """

    def __init__(self, source: Path, limits: Limits | None = None, meanwhile: Meanwhile = nullcontext) -> None:
        self.source, self.limits, self._meanwhile = source, limits or Limits(), meanwhile
        self.building, self.trouble = False, ""
        self._shift: Shift | None = None
        self._leaving = set[asyncio.Task[None]]()

    async def __aenter__(self) -> Desk:
        with ExitStack() as held:
            self._nursery = held.enter_context(Nursery())
            spare = held.enter_context(TemporaryDirectory(prefix="kg-serve-", ignore_cleanup_errors=True))
            self._shelf = self._find_shelf(Path(spare))
            self._seen: object = self._look()
            self._shift = await self._open()
            self._watch = asyncio.create_task(self._keep_up())
            self._held = held.pop_all()
        return self

    async def __aexit__(self, *_: object) -> None:
        with self._held:
            for task in (self._watch, *self._leaving):
                task.cancel()
            await asyncio.gather(self._watch, *self._leaving, return_exceptions=True)
            await self._dismiss(self.shift)

    @property
    def shift(self) -> Shift:
        """Who is at work now, with which edition."""
        assert self._shift, "the desk is not open"
        return self._shift

    @property
    def edition(self) -> Edition:
        """The edition at work now."""
        return self.shift.edition

    async def do(self, job: Callable[..., Any], *args: Any, of: Whom = "pages") -> Received:
        """The answer to a job (kg.serve); raises Refusal where there is none."""
        return await self.shift.crews[of].do(job, args)

    def _find_shelf(self, spare: Path) -> Path:
        """Where editions are kept for the next start: in the folder served; if that cannot be, for this time only."""
        if self.source.is_dir():
            shelf = self.source / SHELF
            with suppress(OSError):
                shelf.mkdir(exist_ok=True)
                (shelf / ".look").touch()
                (shelf / ".look").unlink()
                return shelf
        return spare

    def _look(self) -> tuple[int, int, int]:
        """What tells that the graph was replaced; raises InputError or OSError where there is none."""
        state = find_graph(self.source).stat()
        return state.st_mtime_ns, state.st_size, state.st_ino

    async def _open(self) -> Shift:
        """The edition of the graph as it is now, made if need be, with crews at work."""
        path = await asyncio.to_thread(find_edition, self.source, self._shelf) or await self._make()
        crews = {
            PAGES: Crew(
                self._nursery, Post(path, self.limits.memory, yields=False), replace(self.limits, seconds=PATIENCE)
            ),
            QUERIES: Crew(self._nursery, Post(path, self.limits.memory, yields=True), self.limits),
        }
        shift = Shift(read_edition(path), crews, datetime.now(UTC), open_names(path / NAMES))
        try:
            await asyncio.gather(*(crew.start() for crew in crews.values()))
        except BaseException:
            await self._dismiss(shift)
            raise
        remove_editions(self._shelf, but=path)
        return shift

    async def _make(self) -> Path:
        """Make the edition of the graph in a process of its own, which others go before once there is one."""
        from kg.serve.making import make_edition  # which loads much that is needed only here

        maker = await Worker.start(self._nursery, Post(None, 0, yields=self._shift is not None))
        size = find_graph(self.source).stat().st_size / MIB
        kept = "the next start will be quick" if self.source.is_dir() else "a folder would be loaded only once"
        path: Path | None = None
        try:
            with self._meanwhile(f"loading {self.source} ({size:,.1f} MB); {kept}"):
                made = await maker.do(make_edition, (self.source, self._shelf), self.limits.answer)
            path = Path(made.data)
        except (EOFError, OSError):
            raise KgError(f"{self.source}: the process that loads it ended; short of memory or of space?") from None
        finally:
            await maker.end()
            remove_editions(self._shelf, but=path)  # half of one, where it was given up
        return path

    async def _keep_up(self) -> None:
        """Look at the graph now and then; where it was replaced, open its next edition."""
        while True:
            await asyncio.sleep(LOOK)
            before, self._seen = self._seen, None
            try:
                self._seen = self._look()
                if self._seen != before:
                    await self._turn()
            except Exception as error:  # whatever it is, what is served stays
                self._tell(error)

    async def _turn(self) -> None:
        """Open the next edition, where the graph is another one, and let the crews of the one before finish."""
        if await asyncio.to_thread(digest_of, self.source) == self.edition.digest:
            self.trouble = ""
            return
        self.building = True
        try:
            old, self._shift = self.shift, await self._open()
            self.trouble = ""
            log.info("the graph was replaced; edition %s is served now", self.edition.digest)
            task = asyncio.create_task(self._dismiss(old, finish=True))
            self._leaving.add(task)
            task.add_done_callback(self._leaving.discard)
        finally:
            self.building = False

    def _tell(self, error: Exception) -> None:
        told = (
            str(error) if isinstance(error, KgError | OSError) else f"a fault of kg ({type(error).__name__}: {error})"
        )
        if self.trouble != told:
            self.trouble = told
            log.warning("%s; the edition before is still served", told)

    async def _dismiss(self, shift: Shift, *, finish: bool = False) -> None:
        """End the crews of a shift, at once or when they have finished, and let go of its edition."""
        try:
            await asyncio.gather(*(crew.finish() if finish else crew.end() for crew in shift.crews.values()))
        finally:
            shift.hold.close()
        remove_editions(self._shelf, but=self._shift.edition.path if self._shift else None)


async def ask(request: Request, job: Callable[..., Any], *args: Any, of: Whom = "pages") -> Received:
    """What a worker answers; raises Refusal where it does not, or where nobody waits for the answer any more."""
    desk: Desk = request.app.state.desk
    work = asyncio.create_task(desk.do(job, *args, of=of))
    gone = asyncio.create_task(leave(request))
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            raise Refusal(499, "nobody waits for the answer any more")
        return work.result()
    finally:
        gone.cancel()
        work.cancel()
        await asyncio.gather(work, gone, return_exceptions=True)


async def leave(request: Request) -> None:
    """Wait until whoever asks has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def respond(received: Received, headers: Mapping[str, str] | None = None) -> Response:
    """What a worker answered, as the response; what is chosen by Accept says so."""
    told = {"Content-Type": received.type, "Content-Length": str(received.size), "Vary": "Accept"}
    return StreamingResponse(received.pieces(), headers=told | dict(received.headers) | dict(headers or {}))
