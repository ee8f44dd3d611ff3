"""Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """A Markdown table; all columns but the first are numbers.

    >>> print(table(["set", "f1"], [["dev", "0.50"]]))
    | set | f1 |
    | --- | ---: |
    | dev | 0.50 |
    """
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in (head, rule, *lines))
