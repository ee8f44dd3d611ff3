"""How a worker answers: frames of a kind, a length and that many bytes.

READY once, when it has opened its edition; then for each job HEAD (JSON: media type and headers), any number of PIECEs
and an END; or at any time FAULT (JSON: status and message), after which it waits for the next job.
"""

from __future__ import annotations

import struct
from asyncio import StreamReader
from typing import BinaryIO

READY, HEAD, PIECE, END, FAULT = b"R", b"H", b"P", b"E", b"F"
_MARK = struct.Struct("!cI")
LONGEST = 1 << 16  # bytes in a piece


def write_frame(pipe: BinaryIO, kind: bytes, data: bytes | memoryview = b"") -> None:
    """Send one frame, at once."""
    pipe.write(_MARK.pack(kind, len(data)))
    pipe.write(data)
    pipe.flush()


async def read_frame(pipe: StreamReader) -> tuple[bytes, bytes]:
    """The next frame; raises EOFError where the process has ended."""
    kind, length = _MARK.unpack(await pipe.readexactly(_MARK.size))
    return kind, await pipe.readexactly(length)
