"""The history of a folder: what was done to it, and what each action changed in the graph."""

from kg.history.compare import Changes, compare
from kg.history.difference import Difference, read_difference
from kg.history.log import Action, read_log, read_state, record
from kg.history.state import Named, Said, Source, State

__all__ = [
    "Action",
    "Changes",
    "Difference",
    "Named",
    "Said",
    "Source",
    "State",
    "compare",
    "read_difference",
    "read_log",
    "read_state",
    "record",
]
