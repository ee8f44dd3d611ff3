"""ledger.csv: read with patience, written whole and sorted."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path

from kg.errors import InputError
from kg.files import write_whole
from kg.ledger.handles import Handle, parse_handle
from kg.printable import one_line
from kg.spreadsheet import cell, uncell

LEDGER = "ledger.csv"
COLUMNS = ("verdict", "left", "right", "by", "reason")
VERDICTS = ("different", "same", "unsure")


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One judgement: whether what two handles stand for is one; left and right are in order, whoever was first.

    A handle against itself speaks of the articles that share the name: their chains are all one, or all different.
    """

    verdict: str
    left: Handle
    right: Handle
    by: str = ""
    reason: str = ""
    number: int = field(default=0, compare=False)  # in the file it was read from

    def __post_init__(self) -> None:
        left, right = sorted((self.left, self.right))
        object.__setattr__(self, "left", left)
        object.__setattr__(self, "right", right)
        for name in ("by", "reason"):  # one judgement a line, whatever was typed
            object.__setattr__(self, name, one_line(getattr(self, name)))

    @property
    def fields(self) -> tuple[str, str, str, str, str]:
        """Its cells, as `read_line` takes them."""
        return self.verdict, str(self.left), str(self.right), self.by, self.reason

    def __str__(self) -> str:
        words = {"same": "is", "different": "is not", "unsure": "may be"}
        return f"{self.left} {words[self.verdict]} {self.right}"


@dataclass(frozen=True, slots=True)
class Ledger:
    """Judgements, sorted, each once."""

    lines: tuple[Line, ...] = ()

    def add(self, *lines: Line) -> Ledger:
        """A ledger with these lines as well, numbered as they will stand in its file."""
        ordered = sorted({*self.lines, *lines})
        return Ledger(tuple(replace(line, number=number) for number, line in enumerate(ordered, 2)))

    def remove(self, *lines: Line) -> Ledger:
        """A ledger without these lines."""
        return Ledger(tuple(line for line in self.lines if line not in lines)).add()

    def csv(self) -> bytes:
        """The lines below their header, as UTF-8."""
        text = StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([cell(value) for value in line.fields] for line in self.lines)
        return text.getvalue().encode()

    def write(self, path: Path) -> None:
        """Write the file whole; a ledger without a line is no file."""
        if self.lines:
            write_whole(path, self.csv())
        else:
            path.unlink(missing_ok=True)


def read_ledger(path: Path) -> Ledger:
    """The judgements of a file, none where there is no file. Raises InputError that names the first wrong line."""
    if not path.exists():
        return Ledger()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].count(b"\n")
        raise InputError(str(path), f"line {before + 1}: is not UTF-8") from None
    return Ledger(tuple(sorted(set(read_lines(StringIO(text, newline=None), str(path))))))


def read_lines(rows: Iterable[str], source: str) -> Iterator[Line]:
    """The judgements of lines of text; blank ones and headers are passed over."""
    for number, row in enumerate(rows, 1):
        try:
            [fields] = csv.reader([row.rstrip("\n")], strict=True, skipinitialspace=True) if row.strip() else [[]]
            fields = [uncell(value.strip()) for value in fields]
            if any(fields) and [value.lower() for value in fields[:3]] != list(COLUMNS[:3]):
                yield read_line(fields, number)
        except csv.Error:
            raise InputError(source, f"line {number}: its quotes do not match") from None
        except ValueError as error:
            raise InputError(source, f"line {number}: {error}") from None


def read_line(fields: Sequence[str], number: int = 0) -> Line:
    """The judgement in the fields of a line: by and reason may be missing, a score may follow (judgements.csv)."""
    if len(fields) < 3:
        raise ValueError("a judgement needs a verdict, a left and a right")
    verdict = fields[0].lower()
    if verdict not in VERDICTS:
        raise ValueError(f"“{fields[0]}” is no verdict; same, different and unsure are")
    by = fields[3] if len(fields) > 3 else ""
    reasons = fields[4:5] if len(fields) == 6 and _is_number(fields[5]) else fields[4:]
    return Line(verdict, parse_handle(fields[1]), parse_handle(fields[2]), by, ", ".join(filter(None, reasons)), number)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
