"""People's judgements on identity: a plain file, one judgement a line, that always wins (docs/ledger.md)."""

from kg.ledger.changes import Author, Change, read_change
from kg.ledger.file import LEDGER, Ledger, Line, read_ledger
from kg.ledger.handles import Handle, parse_handle
from kg.ledger.roster import Roster
from kg.ledger.verdicts import Verdicts, apply, rows_of

__all__ = [
    "LEDGER",
    "Author",
    "Change",
    "Handle",
    "Ledger",
    "Line",
    "Roster",
    "Verdicts",
    "apply",
    "parse_handle",
    "read_change",
    "read_ledger",
    "rows_of",
]
