"""A run in a few lines: what was read, what was found, where it lies."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg.figures import count
from kg.graph import Graph

RELATIONS_SHOWN, SAMPLE = 8, 8


def summarise(graph: Graph, output: Path, seconds: float) -> RenderableType:
    """Counts, the commonest relations, some claims with their words' source, and the files to open next."""
    claims = graph.claims
    copies = len(graph.reports.copies)
    head = Text.assemble(
        (count(len(graph.readings), "article"), "bold"),
        f" ({count(len(graph.readings) - copies, 'independent report')})" if copies else "",
        f", {count(len(graph.entities), 'entity', 'entities')}, ",
        (count(len(claims), "claim"), "bold"),
        (f"  in {seconds:.1f} s", "dim"),
    )
    counts = Counter(edge.predicate for edge in claims).most_common()
    shown = ", ".join(f"{name} {n}" for name, n in counts[:RELATIONS_SHOWN])
    more = f" and {len(counts) - RELATIONS_SHOWN} more relations" if len(counts) > RELATIONS_SHOWN else ""
    table = Table(box=None, pad_edge=False, show_header=False)
    each = {str(edge): edge for edge in sorted(claims, key=lambda e: e.confidence)}  # said twice, shown once
    surest = sorted(each.values(), key=lambda e: (-e.confidence, str(e)))[:SAMPLE]
    for edge in surest:
        ends = Text(edge.subject.name), Text(edge.predicate, style="cyan"), Text(edge.object.name)
        table.add_row(*ends, mark(edge.status))
    page, server = str(output / "graph.html"), f"kg serve {output}"
    files = Text.assemble("\nopen ", (page, "bold"), " in a browser, or run: ", (server, "bold"))
    files.append_text(Text.assemble("\nask: ", ("kg query --list", "bold")))
    return Group(head, Text(shown + more, style="dim"), Text(), table, files)


def mark(status: str) -> Text:
    """A status as people read it; facts need no mark."""
    return Text("" if status == "actual" else status, style="yellow")
