"""Where workers come from: a process that has loaded all that they need, and forks.

To load that takes a second, to fork a few milliseconds; so it costs little to end a worker. The process ends with the
one that started it, when the socket between them closes, and so does each worker (worker.py).
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import struct
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from threading import Lock

from kg.serve.refusal import Refusal

BEAR, END = b"B", b"E"
_ORDER = struct.Struct("!cI")  # and for END the id of a process; the answer is one of these, too
LOADED = ("kg.serve.answering", "kg.serve.explorer", "kg.serve.prompts", "kg.serve.sheets")  # jobs of all days
PROGRAM = "from kg.serve.nursery import main; main()"


class Nursery:
    """`with Nursery() as nursery`: workers, as many as are asked for, from any thread."""

    _orders: socket.socket  # as long as there is a process

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            self._orders.close()
            self._process.kill()
            self._process.wait()

    def bear(self) -> tuple[int, socket.socket]:
        """A new worker: the id of its process, and the socket to speak with it. Raises Refusal where there is none."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            try:
                return self._order(BEAR, 0, theirs), ours
            except OSError:
                ours.close()
                raise Refusal(500, "no worker can be started; short of memory?") from None

    def end(self, number: int) -> None:
        """End a worker, whatever it is at; returns when its process is gone."""
        with self._lock, suppress(OSError):
            self._order(END, number)

    def _order(self, what: bytes, number: int, *given: socket.socket) -> int:
        """Send an order and wait for the answer; raises OSError where there is none."""
        if self._process is None or self._process.poll() is not None:
            self._start()
        socket.send_fds(self._orders, [_ORDER.pack(what, number)], [each.fileno() for each in given])
        answer = self._orders.recv(_ORDER.size)
        if not answer:
            raise ConnectionResetError
        return int(_ORDER.unpack(answer)[1])

    def _start(self) -> None:
        if self._process:
            self._orders.close()
        self._orders, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", PROGRAM],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # which does not hear Ctrl-C
            )


def main() -> None:
    """Bear and end workers until nobody is there to ask for it."""
    for name in LOADED:
        import_module(name)
    from kg.serve.worker import work

    gc.freeze()  # what is loaded is shared by all, as long as nobody writes to it
    orders, workers = socket.socket(fileno=0), set[int]()
    while True:
        message, given, *_ = socket.recv_fds(orders, _ORDER.size, 1)
        if not message:
            os._exit(0)  # the workers hear of it as this did
        what, number = _ORDER.unpack(message)
        if what == BEAR:
            with socket.socket(fileno=given[0]) as pipe:
                number = os.fork()
                if not number:
                    orders.close()
                    work(pipe)
            workers.add(number)
        elif number in workers:  # until it was waited for, nobody else gets its id
            os.kill(number, signal.SIGKILL)
            os.waitpid(number, 0)
            workers.remove(number)
        orders.sendall(_ORDER.pack(what, number))
