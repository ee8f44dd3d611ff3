"""The files of the trained network (training/export.py writes them) and what runs them, opened when first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import KgError

READER, JUDGE, TRAITS, PIECES, LEGEND = "reader.onnx", "judge.onnx", "traits.npz", "pieces.txt", "legend.json"
WITHOUT = "articles are read without it by --fast"
Numbers = NDArray[np.float32]
Run = Callable[[Mapping[str, NDArray[Any]]], list[Numbers]]


def check_folder(folder: Path) -> None:
    """Raise KgError where a file of the network is missing."""
    if missing := [name for name in (READER, JUDGE, TRAITS, PIECES, LEGEND) if not (folder / name).is_file()]:
        raise KgError(f"the trained network lacks {', '.join(missing)} in {folder}; {WITHOUT}")


def fingerprint(folder: Path) -> str:
    """A short name for these very files, as hexadecimal digits."""
    found = blake2b(digest_size=8)
    for name in (READER, JUDGE, TRAITS, PIECES, LEGEND):
        found.update((folder / name).read_bytes())
    return found.hexdigest()


def open_graph(file: Path) -> Run:
    """A part of the network as a function of its named inputs, run on one thread: articles are read beside each other.

    Raises KgError where ONNX Runtime is not installed.
    """
    try:
        import onnxruntime as runtime
    except ImportError:
        raise KgError(f"the trained network needs the package onnxruntime; {WITHOUT}") from None
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only
    session = runtime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    return lambda inputs: session.run(None, dict(inputs))


class TraitTable:
    """What each row of hashed traits adds to a pair: 8-bit numbers with a scale a row."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as arrays:
            self._rows: NDArray[np.int8] = arrays["rows"]
            self._scales: Numbers = arrays["scales"]

    def add_up(self, rows: Sequence[Sequence[int]]) -> Numbers:
        """The sums over some rows each: as many as there are lists × width."""
        flat = np.concatenate([np.asarray(some, np.intp) for some in rows])
        starts = np.cumsum([0, *(len(some) for some in rows[:-1])])
        sums: Numbers = np.add.reduceat(self._rows[flat] * self._scales[flat, None], starts, axis=0, dtype=np.float32)
        return sums
