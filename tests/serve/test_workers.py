"""Workers do jobs, keep to their limits, and are replaced when they do not."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from kg.serve.nursery import Nursery
from kg.serve.refusal import Refusal
from kg.serve.worker import Post
from kg.serve.workers import Crew, Limits
from tests.serve import jobs
from tests.serve.server import alive, until

MIB = 1 << 20


NURSERY = Nursery()


@pytest.fixture(scope="module", autouse=True)
def nursery() -> Iterator[None]:
    """Where all workers of these tests come from."""
    with NURSERY:
        yield


def at_work(test: Callable[[Crew], Awaitable[Any]], **limits: Any) -> Any:
    """What a test finds that is given one worker, or as many as it says."""

    async def run() -> Any:
        chosen = Limits(**{"workers": 1, "seconds": 20.0} | limits)
        crew = Crew(NURSERY, Post(None, chosen.memory, yields=False), chosen)
        await crew.start()
        try:
            return await test(crew)
        finally:
            await crew.end()

    return asyncio.run(run())


async def refused(crew: Crew, job: Callable[..., Any], *args: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        await crew.do(job, args)
    return refusal.value


def test_a_job_gets_plain_values_and_gives_plain_values() -> None:
    told = {"name": 'René "X" <b>', "numbers": [1, 2.5, None]}

    async def test(crew: Crew) -> Any:
        return (await crew.do(jobs.echo, (told,))).data

    assert at_work(test) == told


def test_long_answers_come_whole() -> None:
    async def test(crew: Crew) -> None:
        received = await crew.do(jobs.print_much, (3 * MIB + 7,))
        assert (received.type, received.size) == ("text/plain", 3 * MIB + 7)
        assert b"".join([piece async for piece in received.pieces()]) == b"x" * (3 * MIB + 7)
        written = await crew.do(jobs.write_pieces, (300,))
        assert (written.size, written.headers) == (300_000, {"X-Pieces": "300"})

    at_work(test)


def test_what_a_job_refuses_is_told_and_the_worker_stays() -> None:
    async def test(crew: Crew) -> None:
        before = crew.numbers
        found = await refused(crew, jobs.refuse)
        assert (found.status, found.message, found.headers) == (404, "there is no such thing", {"X-Why": "because"})
        assert (await refused(crew, jobs.complain)).status == 400
        half = await refused(crew, jobs.write_pieces, 500)  # too few arguments would be another fault
        assert half.status == 507
        crash = await refused(crew, jobs.stumble)
        assert crash.status == 500
        assert "secret" not in crash.message
        assert "jobs.py" in crash.message
        assert before != crew.numbers  # of those, only too long an answer ends a worker

    at_work(test, answer=400_000)


def test_what_fails_half_way_is_no_answer() -> None:
    async def test(crew: Crew) -> None:
        with pytest.raises(Refusal, match="there is no more"):
            await crew.do(write_and_fail, ())

    at_work(test)


def write_and_fail() -> Any:
    return jobs.write_pieces(500, fail=True)


def test_a_job_that_takes_too_long_is_ended_with_its_process() -> None:
    async def test(crew: Crew) -> None:
        (before,) = crew.numbers
        start = time.monotonic()
        assert (await refused(crew, jobs.sleep, 60)).status == 504
        assert time.monotonic() - start < 5
        assert (await crew.do(jobs.tell_process, ())).data != before
        assert not alive(before)

    at_work(test, seconds=1.0)


def test_a_job_that_nobody_waits_for_is_ended() -> None:
    async def test(crew: Crew) -> None:
        (before,) = crew.numbers
        task = asyncio.create_task(crew.do(jobs.sleep, (60,)))
        await asyncio.sleep(0.2)
        task.cancel()
        assert (await crew.do(jobs.tell_process, ())).data != before
        assert not alive(before)

    at_work(test)


def test_a_process_that_ends_is_replaced() -> None:
    async def test(crew: Crew) -> None:
        assert (await refused(crew, jobs.die)).status == 507
        assert (await crew.do(jobs.echo, (1,))).data == 1

    at_work(test)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold processes to their memory")
def test_memory_has_a_limit() -> None:
    async def test(crew: Crew) -> None:
        assert (await refused(crew, jobs.take_memory, 3000 * MIB)).status == 507
        assert (await crew.do(jobs.take_memory, (MIB,))).data == MIB

    at_work(test)


def test_when_too_many_wait_the_next_is_told_to_come_later() -> None:
    async def test(crew: Crew) -> None:
        tasks = [asyncio.create_task(crew.do(jobs.sleep, (0.5,))) for _ in range(3)]
        await asyncio.sleep(0.1)
        full = await refused(crew, jobs.echo, 1)
        assert (full.status, full.headers) == (503, {"Retry-After": "5"})
        assert [(await task).data for task in tasks] == ["slept"] * 3
        assert (crew.busy, crew.waiting) == (0, 0)

    at_work(test, waiting=2)


def test_nobody_waits_for_ever() -> None:
    async def test(crew: Crew) -> None:
        task = asyncio.create_task(crew.do(jobs.sleep, (60,)))
        await asyncio.sleep(0)
        assert (await refused(crew, jobs.echo, 1)).status == 503
        assert (await refused_by(task)).status == 504

    at_work(test, seconds=2.0, patience=0.5)


async def refused_by(task: asyncio.Task[Any]) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        await task
    return refusal.value


def test_workers_end_with_their_crew_whatever_they_are_at() -> None:
    async def test(crew: Crew) -> list[int]:
        task = asyncio.create_task(crew.do(jobs.sleep, (60,)))
        await asyncio.sleep(0.2)
        task.cancel()
        return crew.numbers

    numbers = at_work(test, workers=2)
    assert until(lambda: not any(map(alive, numbers)), 5)


def test_who_cannot_open_the_edition_says_so(tmp_path: Any) -> None:
    async def run() -> None:
        await Crew(NURSERY, Post(tmp_path, 0, yields=False), Limits()).start()

    with pytest.raises(Refusal, match="cannot be opened"):
        asyncio.run(run())
