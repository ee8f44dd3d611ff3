"""Jobs that workers of the tests do: well, too long, or badly."""

from __future__ import annotations

import os
import time
from typing import Any

from kg.errors import KgError
from kg.serve.refusal import Refusal
from kg.serve.worker import Reply


def echo(told: Any) -> Any:
    return told


def tell_process() -> int:
    return os.getpid()


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "slept"


def print_much(size: int) -> Reply:
    print("what a library prints does not disturb")
    return Reply("text/plain", b"x" * size)


def write_pieces(number: int, *, fail: bool = False) -> Reply:
    def write(out: Any) -> None:
        for _ in range(number):
            out.write(b"x" * 1000)
        if fail:
            raise KgError("there is no more")

    return Reply("text/plain", write, {"X-Pieces": str(number)})


def refuse() -> None:
    raise Refusal(404, "there is no such thing", {"X-Why": "because"})


def complain() -> None:
    raise KgError("this is no date")


def stumble() -> None:
    raise ZeroDivisionError("secret")


def die() -> None:
    os._exit(3)


def take_memory(size: int) -> int:
    return len(bytearray(size))
