"""Rows for the eye: columns side by side, or a paragraph a row where they would be too narrow to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill

from rich.cells import cell_len, chop_cells

LEAST = 12  # a column this narrow can still be read
LEAST_QUOTE = 30  # and one of whole sentences
GAP = 3  # between two columns

Columns = Mapping[str, Sequence[str]]


def write_table(columns: Columns, width: int | None) -> Iterator[str]:
    """The rows below their names, no line wider than a `width`; columns that nothing fills are left out."""
    filled = {name: texts for name, texts in columns.items() if any(texts)}
    if not filled:
        yield "nothing found\n"
        return
    widths = fit(filled, width)
    if widths:
        yield from write_columns(filled, widths)
    else:
        yield from write_records(filled, width or LEAST)


def fit(columns: Columns, width: int | None) -> list[int]:
    """The widths at which columns stand side by side, the wide ones giving way first; none where one were unreadable.

    >>> fit({"who": ["Ada Moss"], "quote": ["word " * 20]}, 60), fit({"quote": ["word " * 20]}, 20)
    ([8, 47], [])
    """
    longest = [max(map(cell_len, (name, *texts))) for name, texts in columns.items()]
    room = sum(longest) if width is None else width - 2 - GAP * (len(columns) - 1)
    least = [LEAST_QUOTE if name == "quote" else LEAST for name in columns]
    for level in range(min(room, max(longest)), 0, -1):
        widths = [min(long, max(low, level)) for long, low in zip(longest, least, strict=True)]
        if sum(widths) <= room:
            return widths
    return []


def write_columns(columns: Columns, widths: Sequence[int]) -> Iterator[str]:
    """A line a row, or several where a cell is folded."""
    yield line(columns, widths)
    yield " " + "─" * (sum(widths) + GAP * (len(widths) - 1) + 1) + "\n"
    for row in zip(*columns.values(), strict=True):
        cells = [fold(text, width) for text, width in zip(row, widths, strict=True)]
        for level in range(max(map(len, cells))):
            yield line([cell[level] if level < len(cell) else "" for cell in cells], widths)


def line(texts: Sequence[str] | Columns, widths: Sequence[int]) -> str:
    """One line of a table."""
    padded = (text + " " * (width - cell_len(text)) for text, width in zip(texts, widths, strict=True))
    return f"  {(' ' * GAP).join(padded)}".rstrip() + "\n"


def fold(text: str, width: int) -> list[str]:
    """A cell in lines, broken between words where it can be."""
    if cell_len(text) <= width:
        return [text]
    lines, rest = list[str](), text
    while cell_len(rest) > width:
        first = chop_cells(rest, width)[0]
        cut = first.rfind(" ") if rest[len(first) : len(first) + 1].strip() else len(first)
        cut = cut if cut > 0 else len(first)
        lines.append(rest[:cut])
        rest = rest[cut:].lstrip()
    return [*lines, rest] if rest else lines


def write_records(columns: Columns, width: int) -> Iterator[str]:
    """A paragraph a row: a line for each value, long ones going on below, indented."""
    between = ""
    for row in zip(*columns.values(), strict=True):
        lines = (f"{name}: {text}" for name, text in zip(columns, row, strict=True) if text)
        yield between + "".join(f"{fill(line, max(width, LEAST), subsequent_indent='    ')}\n" for line in lines)
        between = "\n"
