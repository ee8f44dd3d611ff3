"""judgements.csv: what kg judged by itself, in the ledger's columns and with a score; lines can be copied there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.ledger import Handle, Roster
from kg.ledger.file import COLUMNS
from kg.model import Judgement, Link
from kg.spreadsheet import write_table


def serialize(judgements: Iterable[Judgement], roster: Roster, links: Iterable[Link] = ()) -> bytes:
    """Each judgement and link once, sorted, in handles that pick no other entity's chains; `BASE: ID` is an entry."""
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    spellings: dict[tuple[str, str], set[Handle]] = defaultdict(set)
    for chain, entity in roster.of_chain.items():
        handle = roster.row_handle(chain)
        bearers[handle.key].add(entity)
        spellings[handle.key].add(handle.everywhere)

    def pick(chain: str) -> Handle:
        handle = roster.row_handle(chain)
        return min(spellings[handle.key]) if len(bearers[handle.key]) == 1 else handle

    rows = set()
    for judgement in judgements:
        left, right = sorted((pick(judgement.left), pick(judgement.right)))
        if left != right:
            reason = "; ".join(judgement.reasons)
            rows.add((judgement.verdict, str(left), str(right), judgement.by, reason, f"{judgement.score:.2f}"))
    for link in links:
        linked = roster.entities[link.entity]
        named = map(pick, roster.chains(linked))
        usual = min(named, key=lambda h: (h.article != "", h.name != linked.name, h))
        left, right = sorted((usual, Handle(link.base, link.entry)))
        rows.add((link.verdict, str(left), str(right), link.by, "; ".join(link.reasons), f"{link.score:.2f}"))
    columns = (*COLUMNS, "score")
    return write_table(columns, (dict(zip(columns, row, strict=True)) for row in sorted(rows)))
